// Working days by the statutory calendar: make-up Saturdays count, holidays do not. A year that the table does not hold falls back to
// weekends and the fixed holidays, and `isYearKnown` says so.
import { addDays, type Day, dayNumber, weekday } from './day.ts';
import { FIXED_HOLIDAYS, HOLIDAYS } from './holidays.ts';
import { firstDay, lastDay, type Month } from './month.ts';

export function isYearKnown(year: number): boolean {
  return HOLIDAYS[year] !== undefined;
}

export function isWorkingDay(day: Day): boolean {
  const year = HOLIDAYS[Number(day.slice(0, 4))] ?? FIXED_HOLIDAYS;
  const date = day.slice(5);
  if (year.worked.includes(date)) return true;
  if (year.off.some(([from, to]) => from <= date && date <= to)) return false;
  return weekday(day) <= 5;
}

/** The day that many working days later (earlier when negative); 0 gives the day itself. */
export function addWorkingDays(day: Day, days: number): Day {
  const step = days < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(days); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day): number {
  const [start, end, sign] = dayNumber(from) <= dayNumber(to) ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
  return sign * count || 0;
}

/** The last working day of a month, null in a month without any. */
export function lastWorkingDay(month: Month): Day | null {
  for (let day = lastDay(month); day >= firstDay(month); day = addDays(day, -1)) if (isWorkingDay(day)) return day;
  return null;
}
