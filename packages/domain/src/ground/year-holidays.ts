// What a year of the work calendar must be, whoever writes it: days off as ranges in order, and weekend days worked.
import { addDays, type Day, isDay, weekday } from './day.ts';
import type { YearHolidays } from './holidays.ts';
import { accept, type Result, refuse } from './result.ts';

const MOST_RANGES = 40;
const MOST_WORKED = 40;

/**
 * Refuses with `calendar.day` (no day of this year), `calendar.range` (ends before it begins), `calendar.order` (out of order or twice),
 * `calendar.weekday` (a worked day that is no weekend), `calendar.both` (off and worked), each with the path of the place; `calendar.long`.
 */
export function checkYear(year: number, { off, worked }: YearHolidays): Result<YearHolidays> {
  if (off.length > MOST_RANGES || worked.length > MOST_WORKED) return refuse({ kind: 'calendar.long' });
  const dayOf = (date: string): Day => `${String(year).padStart(4, '0')}-${date}`;
  let last = '';
  for (const [n, [from, to]] of off.entries()) {
    const path = `/body/off/${n}`;
    if (!isDay(dayOf(from)) || !isDay(dayOf(to))) return refuse({ kind: 'calendar.day', path, year });
    if (to < from) return refuse({ kind: 'calendar.range', path, from, to });
    if (from <= last) return refuse({ kind: 'calendar.order', path, date: from });
    last = to;
  }
  last = '';
  for (const [n, date] of worked.entries()) {
    const path = `/body/worked/${n}`;
    if (!isDay(dayOf(date))) return refuse({ kind: 'calendar.day', path, year });
    if (date <= last) return refuse({ kind: 'calendar.order', path, date });
    if (weekday(dayOf(date)) <= 5) return refuse({ kind: 'calendar.weekday', path, date });
    if (off.some(([from, to]) => from <= date && date <= to)) return refuse({ kind: 'calendar.both', path, date });
    last = date;
  }
  return accept({ off, worked });
}

/** What a day is by a year's data. `rest`: a weekend that nobody took away or made longer. */
export type DayKind = 'work' | 'rest' | 'off' | 'worked';

export function kindOfDay(day: Day, { off, worked }: YearHolidays): DayKind {
  const date = day.slice(5);
  if (worked.includes(date)) return 'worked';
  if (off.some(([from, to]) => from <= date && date <= to)) return 'off';
  return weekday(day) <= 5 ? 'work' : 'rest';
}

/** The year's data after one day became off, worked or what its weekday says. Worked is for weekends: on a weekday it says the same as work. */
export function setDay(data: YearHolidays, day: Day, kind: DayKind): YearHolidays {
  const year = day.slice(0, 4);
  const days = new Set<string>();
  for (const [from, to] of data.off)
    for (let at: Day = `${year}-${from}`; at <= `${year}-${to}`; at = addDays(at, 1)) days.add(at);
  if (kind === 'off') days.add(day);
  else days.delete(day);
  const date = day.slice(5);
  const others = data.worked.filter((one) => one !== date);
  return {
    off: toRanges([...days].sort()),
    worked: kind === 'worked' && weekday(day) > 5 ? [...others, date].sort() : others,
  };
}

function toRanges(days: readonly Day[]): [string, string][] {
  const ranges: [Day, Day][] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([from, to]) => [from.slice(5), to.slice(5)]);
}
