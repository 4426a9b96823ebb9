// When a water was last black and odorous, and how long it has been clean since: what a relapse (返黑返臭) is told by.
import type { Month } from '../ground/month.ts';
import type { BlackOdour } from '../observation/black-odorous.ts';

/** A month in which at least one sign of black-and-odorous water was measured. */
export interface GradedMonth {
  readonly month: Month;
  readonly grade: BlackOdour | null;
}

export interface BlackOdourPast {
  readonly lastMonth: Month;
  /** Measured months since; a month without a sample is not a clean one. */
  readonly cleanMonths: number;
}

/** Looks back from `month`, which itself is left out. Null: never black and odorous before, as far as was measured. */
export function findBlackOdourPast(months: readonly GradedMonth[], month: Month): BlackOdourPast | null {
  const before = months.filter((one) => one.month < month);
  const black = before.filter(({ grade }) => grade !== null).map((one) => one.month);
  const lastMonth = black.sort().at(-1);
  if (lastMonth === undefined) return null;
  return { lastMonth, cleanMonths: before.filter((one) => one.month > lastMonth).length };
}
