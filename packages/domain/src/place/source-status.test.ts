import { describe, expect, it } from 'vitest';
import { readSourceState } from './source-status.ts';

describe('readSourceState', () => {
  it.each([
    [null, 'working'],
    ['', 'working'],
    ['active', 'working'],
    ['rectified', 'working'],
    ['整改完成', 'working'],
    [' Closed ', 'closed'],
    ['已取缔', 'closed'],
    ['fault', 'faulty'],
    ['异常', 'faulty'],
  ] as const)('%j is %s', (status, state) => {
    expect(readSourceState(status)).toBe(state);
  });
});
