// What the address of a screen may say after the question mark, as far as several screens read it; the rest stands in its room. Everything is text
// there; what cannot be read is left out, so that an old or mistyped address still opens its screen.
import { LEVELS, type WarningLevel } from '@xunhe/domain/duty/level';
import { isDay } from '@xunhe/domain/ground/day';
import { isMonth } from '@xunhe/domain/ground/month';

export type Raw = Readonly<Record<string, unknown>>;

export interface MonthSearch {
  /** The month whose data are looked at; left out for the newest. */
  readonly month?: string;
}

export interface ListSearch {
  readonly q?: string;
  readonly region?: string;
  readonly level?: WarningLevel;
  readonly page?: number;
}

export function readMonthSearch(raw: Raw): MonthSearch {
  const { month } = raw;
  return typeof month === 'string' && isMonth(month) ? { month } : {};
}

export function readListSearch(raw: Raw): ListSearch {
  return { ...readText(raw, 'q'), ...readText(raw, 'region'), ...readOneOf(raw, 'level', LEVELS), ...readPage(raw) };
}

/** Plain `key=value` pairs: region codes must not turn into numbers. */
export function parseSearch(text: string): Raw {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(search: Raw): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

export function readText<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && value !== '' ? { [key]: value.slice(0, 80) } : {}) as { [P in K]?: string };
}

export function readDay<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && isDay(value) ? { [key]: value } : {}) as { [P in K]?: string };
}

export function readOneOf<K extends string, V extends string>(
  raw: Raw,
  key: K,
  values: readonly V[],
): { readonly [P in K]?: V } {
  return ((values as readonly unknown[]).includes(raw[key]) ? { [key]: raw[key] } : {}) as { [P in K]?: V };
}

export function readPage(raw: Raw): { readonly page?: number } {
  const number = Number(raw.page);
  return Number.isInteger(number) && number > 1 ? { page: number } : {};
}
