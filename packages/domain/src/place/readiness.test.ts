import { describe, expect, it } from 'vitest';
import { findNextStep, judgeStep, READINESS_STEPS, type ReadinessStep, type StepState } from './readiness.ts';

const all = (state: StepState) =>
  Object.fromEntries(READINESS_STEPS.map((step) => [step, state])) as Record<ReadinessStep, StepState>;

describe('a step of the first hour', () => {
  it('is done when all but a few are there, and missing only when none is', () => {
    expect(judgeStep({ have: 0, of: null })).toBe('missing');
    expect(judgeStep({ have: 0, of: 0 })).toBe('missing');
    expect(judgeStep({ have: 1, of: null })).toBe('done');
    expect(judgeStep({ have: 94, of: 100 })).toBe('part');
    expect(judgeStep({ have: 95, of: 100 })).toBe('done');
  });

  it('comes next in order: what is needed and missing, then what is needed in part, then what adds to it', () => {
    expect(findNextStep(all('missing'))).toBe('regions');
    expect(findNextStep({ ...all('done'), lines: 'part', chiefs: 'missing', rain: 'missing' })).toBe('chiefs');
    expect(findNextStep({ ...all('done'), lines: 'part', rain: 'missing' })).toBe('lines');
    expect(findNextStep({ ...all('done'), rain: 'missing' })).toBe('rain');
    expect(findNextStep({ ...all('done'), rain: 'part' })).toBeNull();
  });
});
