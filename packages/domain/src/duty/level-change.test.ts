import { describe, expect, it } from 'vitest';
import { LEVELS } from './level.ts';
import { levelChange } from './level-change.ts';

describe('the change of a warning', () => {
  it('is told for every pair of levels', () => {
    expect(LEVELS.map((previous) => LEVELS.map((level) => levelChange(previous, level)))).toEqual([
      [null, 'appeared', 'appeared', 'appeared'],
      ['ended', null, 'risen', 'risen'],
      ['ended', 'fallen', null, 'risen'],
      ['ended', 'fallen', 'fallen', null],
    ]);
  });
});
