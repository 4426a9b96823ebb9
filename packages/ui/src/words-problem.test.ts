import { TRANSITIONS } from '@xunhe/domain/problem/flow';
import { describe, expect, it } from 'vitest';
import { PROBLEM_MOVE_WORDS } from './words-problem.ts';

describe('the moves of a problem', () => {
  // `defer` is a move of before, which stands in the histories of old cases.
  it('all have their word, and no word is left over', () => {
    const moves = new Set(['report', 'handOver', 'takeIn', 'defer', ...TRANSITIONS.map(({ move }) => move)]);
    expect(Object.keys(PROBLEM_MOVE_WORDS).sort()).toEqual([...moves].sort());
  });
});
