// Failing months one after the other. A month without a sample ends the run: nobody can say of it that it failed.
import type { Prepared } from './prepared-history.ts';
import { newestOf, type Past } from './windows.ts';

export interface FailingRun {
  readonly months: number;
  /** Age of its newest month. */
  readonly monthsAgo: number;
  /** True when every one of them was worse than class Ⅴ. */
  readonly worseThanV: boolean;
}

/** A run that ended longer ago is not said of the water of today. */
const FRESH_MONTHS = 3;

/** Up to the newest sampled month; null when that passed, is too old, or stands alone. */
export function failingRun(prepared: Prepared, at: { reach: number; month: number }): FailingRun | null {
  const past = failingOf(prepared, at.reach, at.month);
  const { age } = newestOf(past, FRESH_MONTHS);
  if (Number.isNaN(age)) return null;
  const { wqClass } = prepared.history;
  let months = 0;
  let worse = 0;
  for (let m = at.month - age; m >= 0 && past.values[past.from + m] === 1; m--) {
    months++;
    if (wqClass[past.from + m] === 6) worse++;
  }
  return months < 2 ? null : { months, monthsAgo: age, worseThanV: worse === months };
}

export function failingOf({ history, failing }: Prepared, reach: number, month: number): Past {
  return { values: failing, from: reach * history.months, at: month };
}
