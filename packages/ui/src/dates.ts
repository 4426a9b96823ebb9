// Dates as a person says them, by the clock of the city: a browser abroad, or a sample city that stands in another year, must not change
// what "today" is.
import { type Day, dayNumber, weekday } from '@xunhe/domain/ground/day';
import type { Month } from '@xunhe/domain/ground/month';
import { defineWords, type Language, speak } from './words.ts';

export interface CityClock {
  readonly timezone: string;
  /** City time minus real time, milliseconds. */
  readonly offsetMs: number;
}

export const DATE_WORDS = defineWords({
  today: ['今天', 'Today'],
  yesterday: ['昨天', 'Yesterday'],
  tomorrow: ['明天', 'Tomorrow'],
  dueToday: ['今天到期', 'due today'],
  left: ['还剩 {n} 天', '{n} day{n:s} left'],
  overdue: ['逾期 {n} 天', '{n} day{n:s} overdue'],
  until: ['截至 {day}', 'by {day}'],
  day: ['{month}月{day}日', '{day} {month}'],
  dayOfYear: ['{year}年{month}月{day}日', '{day} {month} {year}'],
  month: ['{year}年{month}月', '{month} {year}'],
});

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** The city's now as an instant, milliseconds since 1970. */
export function cityNow(clock: CityClock, realMs: number): number {
  return realMs + clock.offsetMs;
}

/** The calendar day of an instant in the city's zone. */
export function instantToDay(instant: number | string, timezone: string): Day {
  const parts = partsOf(instant, timezone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** `09:30` in the city's zone. */
export function sayTime(instant: number | string, timezone: string): string {
  const parts = partsOf(instant, timezone);
  return `${parts.hour}:${parts.minute}`;
}

/** `今天 09:30`, `昨天 17:05`, `1月3日 09:30`. */
export function sayInstant(
  instant: number | string,
  at: { readonly today: Day; readonly timezone: string },
  language: Language,
): string {
  return `${sayDay(instantToDay(instant, at.timezone), at.today, language)} ${sayTime(instant, at.timezone)}`;
}

/** `今天`, `昨天`, `明天`, `1月3日`, and with its year when it is another one. */
export function sayDay(day: Day, today: Day, language: Language): string {
  const say = speak(DATE_WORDS, language);
  const away = dayNumber(day) - dayNumber(today);
  if (away === 0) return say('today');
  if (away === -1) return say('yesterday');
  if (away === 1) return say('tomorrow');
  return sayDate(day, language, day.slice(0, 4) !== today.slice(0, 4));
}

/** `1月31日`, or with the year `2018年1月31日`. */
export function sayDate(day: Day, language: Language, withYear = false): string {
  if (day.length < 10) return '–';
  const say = speak(DATE_WORDS, language);
  const number = Number(day.slice(8));
  const month = monthWord(day, language);
  return withYear
    ? say('dayOfYear', { year: day.slice(0, 4), month, day: number })
    : say('day', { month, day: number });
}

/** `还剩 3 天`, `今天到期`, `逾期 2 天`. */
export function sayDue(dueDay: Day, today: Day, language: Language): string {
  const say = speak(DATE_WORDS, language);
  const left = dayNumber(dueDay) - dayNumber(today);
  if (left === 0) return say('dueToday');
  return left > 0 ? say('left', { n: left }) : say('overdue', { n: -left });
}

/** `截至 1月31日`. */
export function sayUntil(day: Day, language: Language): string {
  return speak(DATE_WORDS, language)('until', { day: sayDate(day, language) });
}

/** `2018年1月`. */
export function sayMonth(month: Month, language: Language): string {
  return speak(DATE_WORDS, language)('month', { year: month.slice(0, 4), month: monthWord(month, language) });
}

export function sayWeekday(day: Day, language: Language): string {
  return WEEKDAYS[language][weekday(day) - 1]!;
}

function monthWord(text: string, language: Language): string {
  const number = Number(text.slice(5, 7));
  return language === 'zh' ? String(number) : ENGLISH_MONTHS[number - 1]!;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(instant: number | string, timezone: string): Parts {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return parts as unknown as Parts;
}
