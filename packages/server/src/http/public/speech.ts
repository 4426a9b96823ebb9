// The words of the public pages, in the language of the address: Chinese unless it says `lang=en`. The screens have tables of their own: they
// speak to those who work here, these to those who live here.
import { type Day, isDay } from '@xunhe/domain/ground/day';
import { instantToDay } from '../../acts/city-clock.ts';

export type Language = 'zh' | 'en';
export type Pair = readonly [zh: string, en: string];

export interface Speech {
  readonly language: Language;
  /** Slots as `{n}` are filled; `{n:s}` becomes "s" unless n is 1. */
  say(pair: Pair, filling?: Readonly<Record<string, string | number>>): string;
  /** The name in this language, the Chinese one where the English is not known. */
  name(thing: { readonly name: string; readonly name_en: string | null }): string;
  day(day: Day): string;
  month(month: string): string;
  /** The day of an instant. */
  at(at: Date, timezone: string): string;
  /** An address of these pages, in this language. */
  link(path: string): string;
  list(parts: readonly string[]): string;
}

export function makeSpeech(language: Language): Speech {
  const isChinese = language === 'zh';
  const speech: Speech = {
    language,
    say: (pair, filling = {}) => fill(pair[isChinese ? 0 : 1], filling),
    name: ({ name, name_en }) => (isChinese ? name : (name_en ?? name)),
    day(day) {
      const [year, month, date] = numbersOf(day);
      return isChinese ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month! - 1]} ${year}`;
    },
    month(text) {
      const [year, month] = numbersOf(`${text}-01`);
      return isChinese ? `${year}年${month}月` : `${MONTHS[month! - 1]} ${year}`;
    },
    at: (at, timezone) => speech.day(instantToDay(at.getTime(), timezone)),
    link: (path) => (isChinese ? path : `${path}${path.includes('?') ? '&' : '?'}lang=en`),
    list: (parts) => parts.join(isChinese ? '、' : ', '),
  };
  return speech;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function numbersOf(day: Day): number[] {
  if (!isDay(day)) throw new Error(`"${day}" is no day`);
  return day.split('-').map(Number);
}

function fill(sentence: string, filling: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-zA-Z]+)(?::([^}]*))?\}/g, (whole, name: string, plural: string | undefined) => {
    const value = filling[name];
    if (value === undefined) return whole;
    return plural === undefined ? String(value) : Number(value) === 1 ? '' : plural;
  });
}
