import { describe, expect, it } from 'vitest';
import { monthNumber } from '../ground/month.ts';
import { judgeRhythm } from './rhythm.ts';

const ASOF = monthNumber('2025-12');
/** Every so many months, the last of them so many before the newest month. */
const beat = (every: number, count: number, lastAgo: number) =>
  Array.from({ length: count }, (_, i) => ASOF - lastAgo - i * every);

describe('the beat of a place', () => {
  it.each([
    ['monthly and on time', beat(1, 24, 0), [1, 0, 12, 12, 'steady']],
    ['monthly, the newest month missing', beat(1, 24, 1), [1, 1, 12, 11, 'late']],
    ['monthly, silent for three months', beat(1, 24, 3), [1, 3, 12, 9, 'silent']],
    ['every third month is not late in the second', beat(3, 8, 2), [3, 0, 4, 4, 'steady']],
    ['every third month is late in the third', beat(3, 8, 3), [3, 1, 4, 3, 'late']],
    ['every third month is silent after three missed', beat(3, 8, 9), [3, 7, 4, 1, 'silent']],
    [
      'a gap in the year does not change the beat',
      beat(1, 24, 0).filter((m) => m !== ASOF - 5),
      [1, 0, 12, 11, 'steady'],
    ],
    ['begun within the year', beat(1, 4, 0), [1, 0, 4, 4, 'steady']],
    ['two samples show no beat', beat(6, 2, 0), [null, 0, 0, 0, 'unknown']],
    ['monthly, but nothing for three years', beat(1, 24, 36), [null, 0, 0, 0, 'ended']],
    ['never sampled', [], [null, 0, 0, 0, 'unknown']],
    ['a newer sample than asked for is no debt', beat(1, 24, -1), [1, 0, 12, 12, 'steady']],
  ])('%s', (_, months, [every, lateMonths, expected, came, state]) => {
    expect(judgeRhythm(months as number[], ASOF)).toEqual({ every, lateMonths, expected, came, state });
  });
});
