import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../ground/day.ts';
import { countDays } from '../people/post.ts';
import { handOverDuty } from './hand-over.ts';
import { sumVisits } from './period.ts';

const day = (n: number) => addDays('2026-03-01', n);

describe('a duty that is handed over', () => {
  it('splits the window that runs by what was done in it', () => {
    const windows = [
      { from: '2026-03-02', to: '2026-03-08', visits: 2 },
      { from: '2026-03-09', to: '2026-03-15', visits: 2 },
      { from: '2026-03-16', to: '2026-03-22', visits: 2 },
    ];
    expect(handOverDuty(windows, ['2026-03-03', '2026-03-10', '2026-03-10'], '2026-03-12')).toEqual({
      kept: [windows[0], { from: '2026-03-09', to: '2026-03-11', visits: 1 }],
      moved: [{ from: '2026-03-12', to: '2026-03-15', visits: 1 }, windows[2]],
    });
  });

  it('asks nobody for more visits than days are left', () => {
    const windows = [{ from: '2026-03-01', to: '2026-03-31', visits: 4 }];
    expect(handOverDuty(windows, [], '2026-03-30').moved).toEqual([
      { from: '2026-03-30', to: '2026-03-31', visits: 2 },
    ]);
  });

  it('loses nothing that was asked, and gives each day to one of the two', () => {
    const windows = fc
      .array(fc.record({ length: fc.integer({ min: 1, max: 9 }), visits: fc.integer({ min: 1, max: 9 }) }), {
        maxLength: 5,
      })
      .map((parts) => {
        let at = 0;
        return parts.map(({ length, visits }) => {
          const from = at;
          at += length;
          return { from: day(from), to: day(at - 1), visits: Math.min(visits, length) };
        });
      });
    fc.assert(
      fc.property(
        windows,
        fc.array(fc.integer({ min: 0, max: 44 })),
        fc.integer({ min: 0, max: 45 }),
        (all, visits, at) => {
          const { kept, moved } = handOverDuty(all, visits.map(day), day(at));
          expect(kept.every((window) => window.to < day(at)) && moved.every((window) => window.from >= day(at))).toBe(
            true,
          );
          const asked = sumVisits(all);
          const after = sumVisits([...kept, ...moved]);
          expect(after).toBeLessThanOrEqual(asked);
          // What is asked less was left in a window with too few days to do it.
          const running = all.find((window) => window.from < day(at) && window.to >= day(at));
          if (!running) expect(after).toBe(asked);
          expect(moved.every((window) => window.visits <= countDays(window))).toBe(true);
        },
      ),
    );
  });
});
