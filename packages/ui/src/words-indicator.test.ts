import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { describe, expect, it } from 'vitest';
import { INDICATOR_WORDS, sayReading } from './words-indicator.ts';

describe('indicators', () => {
  it('all have their words', () => {
    expect(Object.keys(INDICATOR_WORDS).sort()).toEqual(Object.keys(INDICATORS).sort());
  });

  it('are shown with their unit and no idle zeros', () => {
    expect(sayReading('nh3n', 3.2)).toBe('3.2 mg/L');
    expect(sayReading('nh3n', 0.05, '<')).toBe('<0.05 mg/L');
    expect(sayReading('ph', 7.04)).toBe('7');
    expect(sayReading('tp', 0.004)).toBe('0.004 mg/L');
  });
});
