// The day of a sample by one rule, whichever door it comes through: a real day, not before there was monitoring and not ahead of the city's own day.
import { type Day, isDay } from '../ground/day.ts';
import type { Refusal } from '../ground/result.ts';

/** Earlier days are zeros of programs (1900, 1904, 1970), not samples: rivers are monitored by rule since about then [D]. */
export const FIRST_SAMPLE_DAY: Day = '1980-01-01';

/**
 * @param today the city's own day
 * @returns null for a day that may be; `date.impossible`, `date.tooOld` (with `first`) or `date.future` (with `today`)
 */
export function refuseSampleDay(day: string, today: Day): Refusal | null {
  if (!isDay(day)) return { kind: 'date.impossible' };
  if (day < FIRST_SAMPLE_DAY) return { kind: 'date.tooOld', first: FIRST_SAMPLE_DAY };
  return day > today ? { kind: 'date.future', today } : null;
}
