// Working days by the statutory calendar: make-up Saturdays count, holidays do not. A city may bring years of its own over those that come
// with the product. A year that nobody brought falls back to weekends and the fixed holidays, and `isYearKnown` says so.
import { addDays, type Day, dayNumber, weekday } from './day.ts';
import { FIXED_HOLIDAYS, HOLIDAYS, type YearHolidays } from './holidays.ts';

export interface WorkCalendar {
  isYearKnown(year: number): boolean;
  isWorkingDay(day: Day): boolean;
  /** The day that many working days later (earlier when negative); 0 gives the day itself. */
  addWorkingDays(day: Day, days: number): Day;
  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
}

/** @param own the city's years, each in place of the one that comes with the product */
export function makeCalendar(own: ReadonlyMap<number, YearHolidays>): WorkCalendar {
  const yearOf = (year: number) => own.get(year) ?? HOLIDAYS[year];
  const isWorkingDay = (day: Day): boolean => {
    const year = yearOf(Number(day.slice(0, 4))) ?? FIXED_HOLIDAYS;
    const date = day.slice(5);
    if (year.worked.includes(date)) return true;
    if (year.off.some(([from, to]) => from <= date && date <= to)) return false;
    return weekday(day) <= 5;
  };
  return {
    isYearKnown: (year) => yearOf(year) !== undefined,
    isWorkingDay,
    addWorkingDays(day, days) {
      const step = days < 0 ? -1 : 1;
      let at = day;
      for (let left = Math.abs(days); left > 0; ) {
        at = addDays(at, step);
        if (isWorkingDay(at)) left--;
      }
      return at;
    },
    workingDaysBetween(from, to) {
      const [start, end, sign] = dayNumber(from) <= dayNumber(to) ? [from, to, 1] : [to, from, -1];
      let count = 0;
      for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
      return sign * count || 0;
    },
  };
}

/** As it comes with the product. */
export const STATUTORY = makeCalendar(new Map());
export const { isYearKnown, isWorkingDay, addWorkingDays, workingDaysBetween } = STATUTORY;
