// What any model has to beat: the last sample, the same month a year before, the share of failing months in the last year.
import type { Prepared } from './prepared-history.ts';
import { lagOf, meanOf, newestOf, type Past } from './windows.ts';

export interface Baselines {
  /** 1 when the newest sample of the last year failed, 0 when not, null without one. */
  readonly persistence: number | null;
  readonly sameMonthLastYear: number | null;
  readonly share12: number | null;
}

export function baselinesOf({ history, failing }: Prepared, reach: number, at: number): Baselines {
  const past: Past = { values: failing, from: reach * history.months, at };
  return {
    persistence: known(newestOf(past, 12).value),
    sameMonthLastYear: known(lagOf(past, 11)),
    share12: known(meanOf(past, 12)),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
