// The month is the beat of the product. On the wire it is `YYYY-MM`; in columns it is a number that counts months from year 0.
import { type Day, dayNumber, numberToDay } from './day.ts';

/** `YYYY-MM`. */
export type Month = string;

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function numberToMonth(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

export function addMonths(month: Month, months: number): Month {
  return numberToMonth(monthNumber(month) + months);
}

export function dayToMonth(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDay(month: Month): Day {
  return `${month}-01`;
}

export function lastDay(month: Month): Day {
  return numberToDay(dayNumber(firstDay(addMonths(month, 1))) - 1);
}

export function daysInMonth(month: Month): number {
  return Number(lastDay(month).slice(8));
}

/** Every month from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let n = monthNumber(from); n <= monthNumber(to); n++) months.push(numberToMonth(n));
  return months;
}
