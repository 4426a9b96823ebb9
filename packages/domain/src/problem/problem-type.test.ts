import { describe, expect, it } from 'vitest';
import { TRACING_DEFAULT } from '../risk/tracing/tracing-rule.ts';
import { PROBLEM_TYPES } from './problem-type.ts';

describe('types of problems', () => {
  it('are those by which source tracing knows what may be behind a problem', () => {
    const { kindsOfProblem, signatures } = TRACING_DEFAULT;
    expect(PROBLEM_TYPES).toEqual(expect.arrayContaining(Object.keys(kindsOfProblem.value)));
    expect(Object.keys(signatures.value)).toEqual(
      expect.arrayContaining([...new Set(Object.values(kindsOfProblem.value).flat())]),
    );
  });
});
