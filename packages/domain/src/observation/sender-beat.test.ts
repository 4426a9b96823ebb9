import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeSender } from './sender-beat.ts';

const HOUR = 3_600_000;
const hourly = (count: number) => Array.from({ length: count }, (_, n) => n * HOUR);

it('says nothing of a system that came a few times', () => {
  expect(judgeSender([], 0)).toEqual({ everyMs: null, state: 'unknown' });
  expect(judgeSender(hourly(4), 1000 * HOUR)).toEqual({ everyMs: null, state: 'unknown' });
});

it('judges each by its own beat', () => {
  const last = 9 * HOUR;
  expect(judgeSender(hourly(10), last + 2 * HOUR)).toEqual({ everyMs: HOUR, state: 'steady' });
  expect(judgeSender(hourly(10), last + 2 * HOUR + 1).state).toBe('late');
  expect(judgeSender(hourly(10), last + 5 * HOUR).state).toBe('late');
  expect(judgeSender(hourly(10), last + 5 * HOUR + 1).state).toBe('silent');
  const daily = hourly(10).map((time) => time * 24);
  expect(judgeSender(daily, daily.at(-1)! + 30 * HOUR).state).toBe('steady');
});

it('takes many batches of one visit for one, and one that was left out for none', () => {
  const batches = hourly(10).flatMap((time) => [time, time + 1000, time + 2000, time + 300_000]);
  expect(judgeSender(batches, 10 * HOUR)).toEqual({ everyMs: HOUR, state: 'steady' });
  const gap = hourly(12).filter((time) => time !== 5 * HOUR);
  expect(judgeSender(gap, 12 * HOUR)).toEqual({ everyMs: HOUR, state: 'steady' });
});

it('forgets how it was long ago', () => {
  const slow = Array.from({ length: 40 }, (_, n) => n * 24 * HOUR);
  const since = slow.at(-1)!;
  const fast = Array.from({ length: 31 }, (_, n) => since + (n + 1) * HOUR);
  expect(judgeSender([...slow, ...fast], fast.at(-1)! + HOUR)).toEqual({ everyMs: HOUR, state: 'steady' });
});

it('does not hang on the order in which it is told, and never gets better by waiting', () => {
  const rank = { steady: 0, unknown: 0, late: 1, silent: 2 };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 * HOUR }), { maxLength: 60 }),
      fc.integer({ min: 0, max: 900 * HOUR }),
      fc.integer({ min: 0, max: 900 * HOUR }),
      (times, a, b) => {
        const now = 400 * HOUR + Math.min(a, b);
        expect(judgeSender(times.toReversed(), now)).toEqual(judgeSender(times, now));
        const later = judgeSender(times, 400 * HOUR + Math.max(a, b));
        expect(rank[later.state]).toBeGreaterThanOrEqual(rank[judgeSender(times, now).state]);
      },
    ),
  );
});
