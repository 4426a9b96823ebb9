// The time a report tells of: a month `2017-05`, a quarter `2017-Q2` or a year `2017`.
import type { Day } from '../ground/day.ts';
import { addMonths, firstDay, isMonth, lastDay, type Month, monthsBetween } from '../ground/month.ts';

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface ReportPeriod {
  /** As it stands in addresses and in the store. */
  readonly name: string;
  readonly kind: PeriodKind;
  readonly months: readonly Month[];
  readonly from: Day;
  readonly to: Day;
}

const LENGTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

/** Null for what names no period. */
export function parsePeriod(name: string): ReportPeriod | null {
  if (isMonth(name)) return makePeriod('month', name);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  if (quarter) return makePeriod('quarter', addMonths(`${quarter[1]}-01`, 3 * (Number(quarter[2]) - 1)));
  return /^\d{4}$/.test(name) ? makePeriod('year', `${name}-01`) : null;
}

/** The period of a kind that a month lies in. */
export function periodOf(kind: PeriodKind, month: Month): ReportPeriod {
  const nth = Number(month.slice(5, 7)) - 1;
  return makePeriod(kind, addMonths(month, -(nth % LENGTHS[kind])));
}

export function periodBefore(period: ReportPeriod): ReportPeriod {
  return makePeriod(period.kind, addMonths(period.months[0]!, -LENGTHS[period.kind]));
}

function makePeriod(kind: PeriodKind, first: Month): ReportPeriod {
  const months = monthsBetween(first, addMonths(first, LENGTHS[kind] - 1));
  const year = first.slice(0, 4);
  const name =
    kind === 'month' ? first : kind === 'year' ? year : `${year}-Q${Math.ceil(Number(first.slice(5, 7)) / 3)}`;
  return { name, kind, months, from: firstDay(first), to: lastDay(months.at(-1)!) };
}
