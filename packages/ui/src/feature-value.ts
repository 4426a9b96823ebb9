// The value of a feature as a person measures it: the model reads many of them as logarithms, a person reads mg/L, millimetres and days.
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { sayLength, sayNumber, sayShare } from './figures.ts';
import type { Language } from './words.ts';
import { sayReading } from './words-indicator.ts';
import { CLASS_NUMERALS } from './words-shared.ts';

const UNKNOWN = '–';
const NEVER_MONTHS = 120;

export function sayFeatureValue(name: string, value: number | null, language: Language): string {
  if (value === null) return UNKNOWN;
  const [subject = '', part = ''] = name.split('.');
  const zh = language === 'zh';
  const counted =
    (unit: string, english: string, decimals = 0) =>
    (n: number) =>
      `${sayNumber(n, decimals)} ${zh ? unit : english}`.trim();
  const days = counted('天', 'days');
  const load = (n: number) => `${sayNumber(n, n < 10 ? 1 : 0)} kg/d`;
  const mm = (n: number) => `${sayNumber(n, n < 10 ? 1 : 0)} mm`;

  if (/^share|^same/.test(part) && subject === 'failing') return sayShare(value);
  if (part.startsWith('share') || subject === 'land') return sayShare(value);
  switch (subject) {
    case 'distance':
    case 'upstream':
    case 'downstream':
    case 'river':
    case 'district':
    case 'city':
      if (part === 'age') return value === 0 ? (zh ? '上月' : 'last month') : counted('个月', 'months')(value + 1);
      if (part.startsWith('slope')) return `${times(Math.exp(value))}${zh ? '/年' : ' a year'}`;
      if (part.startsWith('spread')) return `± ${times(Math.exp(value))}`;
      return counted('倍', 'times', Math.exp(value) < 10 ? 2 : 0)(Math.exp(value));
    case 'failing':
      if (value >= NEVER_MONTHS) return zh ? '十年内没有' : 'never in ten years';
      return value === 0 ? (zh ? '上月' : 'last month') : counted('个月', 'months')(value + 1);
    case 'samples':
      return counted('个月', 'months')(value);
    case 'rain':
      if (part === 'wetDays' || part === 'usualWetDays') return days(value);
      return part.startsWith('dry') ? days(Math.expm1(value)) : mm(Math.expm1(value));
    case 'sources':
      if (/[lL]oad/.test(part)) return load(Math.expm1(value));
      return counted('处', '')(part.endsWith('Above') ? Math.expm1(value) : value);
    case 'complaints':
      return counted('件', '')(Math.expm1(value));
    case 'findings':
      return counted('个', '', 2)(Math.expm1(value));
    case 'reach':
      if (part === 'length' || part === 'width') return sayLength(Math.exp(value));
      if (part === 'target') return CLASS_NUMERALS[value] ?? String(value);
      if (part === 'still') return value === 1 ? (zh ? '是' : 'yes') : zh ? '否' : 'no';
      return counted('段', '')(Math.expm1(value));
  }
  if (INDICATORS[subject]) return sayReading(subject, Math.exp(value));
  return String(Number(value.toPrecision(4)));
}

function times(factor: number): string {
  return `× ${sayNumber(factor, 2)}`;
}

/** What an effect on the logit does to the odds: `× 2.1`. */
export function sayOdds(effect: number): string {
  const factor = Math.exp(effect);
  return `× ${sayNumber(factor, factor >= 9.95 ? 0 : factor >= 1.995 ? 1 : 2)}`;
}
