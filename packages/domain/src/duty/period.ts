// How a month is cut into the windows in which visits are asked. A calendar week belongs to the month that holds its Thursday (the
// ISO 8601 rule for years, used on months), and the stray days at either end join the nearest window: so every week of a year is
// asked exactly once and no day of a month lies outside the windows.
import { type Day, dayNumber, numberToDay, weekday } from '../ground/day.ts';
import { firstDay, lastDay, type Month, monthNumber, numberToMonth } from '../ground/month.ts';
import { countDays, overlapSpans, type Span } from '../people/post.ts';

/** WARNING: stored in policies; add, never rename. */
export const PERIODS = ['workingDay', 'week', 'dekad', 'month', 'twoMonths', 'quarter'] as const;

export type Period = (typeof PERIODS)[number];

/** Visits on distinct days, each period. */
export interface Frequency {
  readonly visits: number;
  readonly per: Period;
}

/** `visits` day-visits are asked between `from` and `to`, both included. */
export interface Window extends Span {
  readonly visits: number;
}

export type IsWorkingDay = (day: Day) => boolean;

/** The spans of a period in a month, in order. Periods longer than a month give the month itself. */
export function listSpans(per: Period, month: Month, isWorkingDay: IsWorkingDay): Span[] {
  switch (per) {
    case 'workingDay':
      return listDays(month)
        .filter(isWorkingDay)
        .map((day) => ({ from: day, to: day }));
    case 'week':
      return listWeeks(month);
    case 'dekad':
      return [
        { from: `${month}-01`, to: `${month}-10` },
        { from: `${month}-11`, to: `${month}-20` },
        { from: `${month}-21`, to: lastDay(month) },
      ];
    case 'month':
    case 'twoMonths':
    case 'quarter':
      return [{ from: firstDay(month), to: lastDay(month) }];
  }
}

/** The first month of the running period, and how many months it has: quarters and pairs follow the calendar year. */
export function longPeriod(per: Period, month: Month): { readonly start: Month; readonly months: number } {
  const months = per === 'quarter' ? 3 : per === 'twoMonths' ? 2 : 1;
  const number = monthNumber(month);
  return { start: numberToMonth(number - (number % months)), months };
}

/**
 * The part of a window that falls into a span, its visits pro rata by days. Shares telescope: however a window is split, the parts
 * add up to the whole, and at an exact half the later part owes the visit.
 */
export function clipWindow(window: Window, span: Span): Window | null {
  if (window.visits > 0 && span.from <= window.from && window.to <= span.to) return window;
  const both = overlapSpans(window, span);
  if (both === null) return null;
  const { from, to } = both;
  const days = countDays(window);
  const before = dayNumber(from) - dayNumber(window.from);
  const until = dayNumber(to) - dayNumber(window.from) + 1;
  const visits = share(window.visits, until, days) - share(window.visits, before, days);
  return visits > 0 ? { from, to, visits } : null;
}

export function clipWindows(windows: readonly Window[], span: Span): Window[] {
  return windows.flatMap((window) => clipWindow(window, span) ?? []);
}

export function sumVisits(windows: readonly Window[]): number {
  return windows.reduce((sum, window) => sum + window.visits, 0);
}

function share(visits: number, held: number, days: number): number {
  return Math.max(0, Math.ceil((2 * visits * held - days) / (2 * days)));
}

function listDays(month: Month): Day[] {
  const first = dayNumber(firstDay(month));
  return Array.from({ length: dayNumber(lastDay(month)) - first + 1 }, (_, i) => numberToDay(first + i));
}

function listWeeks(month: Month): Span[] {
  const thursdays = listDays(month).filter((day) => weekday(day) === 4);
  return thursdays.map((thursday, i) => ({
    from: i === 0 ? firstDay(month) : numberToDay(dayNumber(thursday) - 3),
    to: i === thursdays.length - 1 ? lastDay(month) : numberToDay(dayNumber(thursday) + 3),
  }));
}
