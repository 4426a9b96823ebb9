import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../ground/day.ts';
import { listAloneDays, moveForAbsence } from './absence.ts';
import { sumVisits, type Window } from './period.ts';

const day = (n: number) => `2018-03-${String(n).padStart(2, '0')}`;
const window = (from: number, to: number, visits: number): Window => ({ from: day(from), to: day(to), visits });
const DEKADS = [window(1, 10, 1), window(11, 20, 1), window(21, 31, 1)];
const move = (
  windows: readonly Window[],
  away: readonly [number, number][],
  more: { visits?: number[]; today?: number } = {},
) =>
  moveForAbsence(
    { windows, visitDays: (more.visits ?? []).map(day) },
    away.map(([from, to]) => ({ from: day(from), to: day(to) })),
    day(more.today ?? 1),
  );

describe('days away without a stand-in', () => {
  it('move what falls wholly into them to the days left', () => {
    expect(move(DEKADS, [[1, 10]])).toEqual({ windows: [window(11, 20, 1), window(21, 31, 2)], moved: 1, excused: 0 });
  });

  it('leave a window of which one day is outside', () => {
    expect(move(DEKADS, [[2, 10]])).toEqual({ windows: DEKADS, moved: 0, excused: 0 });
    expect(move(DEKADS, [[1, 9]]).moved).toBe(0);
  });

  it('keep what was done in them', () => {
    const twice = [window(1, 10, 2), window(11, 20, 1)];
    expect(move(twice, [[1, 10]], { visits: [3] })).toEqual({
      windows: [window(1, 10, 1), window(11, 20, 2)],
      moved: 1,
      excused: 0,
    });
  });

  it('excuse what no day is left for, and never go back', () => {
    expect(move(DEKADS, [[21, 31]])).toEqual({ windows: DEKADS.slice(0, 2), moved: 0, excused: 1 });
    const daily = [1, 2, 5, 6, 7].map((n) => window(n, n, 1));
    expect(move(daily, [[1, 2]])).toEqual({ windows: daily.slice(2), moved: 0, excused: 2 });
    // Two days of the last window are over when the absence is told, one is asked already.
    expect(move([window(1, 3, 1), window(4, 6, 1)], [[1, 3]], { today: 6 })).toMatchObject({ moved: 0, excused: 1 });
  });

  it('never ask for more than before, nor for a day away or twice', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 12 })), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 31 }), { maxLength: 6 }),
        (cuts, spans, visited) => {
          let at = 1;
          const windows = cuts.flatMap(([length, visits]) => {
            const made = at + length - 1 > 31 ? [] : [window(at, at + length - 1, Math.min(visits, length))];
            at += length;
            return made;
          });
          const alone = spans.map(([from, length]) => ({ from: day(from), to: day(Math.min(31, from + length)) }));
          const visitDays = visited.map(day);
          const after = moveForAbsence({ windows, visitDays }, alone, day(1));
          expect(sumVisits(after.windows) + after.excused).toBe(sumVisits(windows));
          moved += after.moved;
          for (const one of after.windows) {
            const before = windows.find(({ from }) => from === one.from)!;
            if (one.visits > before.visits) expect(one.visits).toBeLessThanOrEqual(dayCount(one));
            expect(one.to).toBe(before.to);
          }
        },
      ),
      { numRuns: 500 },
    );
    // Some forty in five hundred runs; a run without any would prove nothing.
    expect(moved).toBeGreaterThan(5);
  });

  it('are those on which no assistant stands in', () => {
    const given = (from: number, to: number) => ({ chief: 'lin', assistant: 'he', from: day(from), to: day(to) });
    const alone = listAloneDays({ from: day(3), to: day(12) }, [given(5, 6), given(12, 20)]);
    expect(alone).toEqual([
      { from: day(3), to: day(4) },
      { from: day(7), to: day(11) },
    ]);
    expect(listAloneDays({ from: day(3), to: day(4) }, [given(1, 31)])).toEqual([]);
  });
});

function dayCount({ from, to }: Window): number {
  let count = 1;
  for (let at = from; at < to; at = addDays(at, 1)) count++;
  return count;
}
