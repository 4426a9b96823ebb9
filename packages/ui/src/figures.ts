// Numbers with their units, and probabilities in the words people use. A number that is not known is a dash, never a zero.
import { defineWords, type Language, speak } from './words.ts';

const UNKNOWN = '–';

export const FIGURE_WORDS = defineWords({
  minutes: ['{n} 分钟', '{n} min'],
  hours: ['{h} 小时 {m} 分', '{h} h {m} min'],
  days: ['{n} 天', '{n} day{n:s}'],
  visits: ['{n} 天次', '{n} day-visit{n:s}'],
  times: ['{n} 次', '{n} time{n:s}'],
  hardly: ['几乎不可能', 'hardly likely'],
  seldom: ['不足一成可能', 'less than one chance in ten of being'],
  about: ['约{n}成可能', 'about {n} chances in ten of being'],
  half: ['约五成可能', 'an even chance of being'],
  surely: ['九成以上可能', 'more than nine chances in ten of being'],
  worse: ['{chance}劣于{cls}', '{chance} worse than {cls}'],
  hardlyWorse: ['几乎不会劣于{cls}', 'hardly likely to be worse than {cls}'],
});

const formats = new Map<number, Intl.NumberFormat>();

/** Making a format takes a hundred times as long as using it. */
function formatOf(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals });
  formats.set(decimals, made);
  return made;
}

/** `12,345` or with digits after the point; idle zeros are dropped. */
export function sayNumber(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const text = formatOf(decimals).format(value);
  return text === '-0' ? '0' : text;
}

/** `26.9 %`. */
export function sayShare(share: number | null | undefined, decimals = 0): string {
  return share === null || share === undefined || !Number.isFinite(share)
    ? UNKNOWN
    : `${sayNumber(share * 100, decimals)} %`;
}

/** `850 m` below a kilometre, `1.4 km` above. */
export function sayLength(metres: number | null | undefined): string {
  if (metres === null || metres === undefined) return UNKNOWN;
  if (metres < 999.5) return `${sayNumber(metres)} m`;
  return `${sayNumber(metres / 1000, metres < 100_000 ? 1 : 0)} km`;
}

/** `25 分钟`, `3 小时 5 分`. */
export function sayMinutes(minutes: number | null | undefined, language: Language): string {
  if (minutes === null || minutes === undefined) return UNKNOWN;
  const say = speak(FIGURE_WORDS, language);
  const whole = Math.round(minutes);
  if (whole < 60) return say('minutes', { n: whole });
  return say('hours', { h: sayNumber(Math.floor(whole / 60)), m: whole % 60 });
}

/** `约三成可能劣于Ⅴ类`. */
export function sayChanceOfWorse(probability: number, className: string, language: Language): string {
  const say = speak(FIGURE_WORDS, language);
  if (probability < 0.02) return say('hardlyWorse', { cls: className });
  return say('worse', { chance: sayChance(probability, language), cls: className });
}

/** A probability to the nearest tenth, because the model is no better than that. */
export function sayChance(probability: number, language: Language): string {
  const say = speak(FIGURE_WORDS, language);
  if (probability < 0.02) return say('hardly');
  if (probability < 0.1) return say('seldom');
  if (probability >= 0.92) return say('surely');
  const tenths = Math.min(9, Math.max(1, Math.round(probability * 10)));
  if (tenths === 5) return say('half');
  const words = language === 'zh' ? CHINESE_TENTHS : ENGLISH_TENTHS;
  return say('about', { n: words[tenths]! });
}

const CHINESE_TENTHS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'];
const ENGLISH_TENTHS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
