// `city.json`: who the city is and by which standard, zone and day it lives. Without it nothing else of a bundle can be read.
import { readFileSync } from 'node:fs';
import { isDay } from '@xunhe/domain/ground/day';
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import type { CityCard } from '../../store/import/city.ts';
import { type BadRow, type Reason, showValue } from './bad-row.ts';

export const CITY_FILE = 'city.json';
const STANDARDS = ['GB3838-2002'];
const LONGEST = 1_000_000;
const HOTLINE = /^[0-9+ -]{3,20}$/;

/** The card, or everything that is wrong with it. */
export function readCityCard(path: string): { readonly card: CityCard | null; readonly bad: readonly BadRow[] } {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const json = text.length > LONGEST ? undefined : parseJson(text);
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    return { card: null, bad: [badField(null, undefined, { kind: 'file.notJson' })] };
  const fields = json as Readonly<Record<string, unknown>>;
  const bad: BadRow[] = [];
  const refuse = (field: string, reason: Reason) => {
    bad.push(badField(field, fields[field], reason));
  };
  const text1 = (field: string) => {
    const value = fields[field];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 100 && isStorable(value))
      return value.trim();
    refuse(field, { kind: value === undefined || value === '' ? 'value.empty' : 'value.form', form: 'text' });
    return '';
  };
  const list = (field: string) => {
    const value = fields[field] ?? [];
    if (Array.isArray(value) && isStorable(value)) return value as unknown[];
    refuse(field, Array.isArray(value) ? { kind: 'value.nul' } : { kind: 'value.form', form: 'list' });
    return [];
  };
  const card: CityCard = {
    city: text1('code'),
    name: text1('name'),
    name_en: fields.name_en === undefined || fields.name_en === null ? null : text1('name_en'),
    timezone: text1('timezone'),
    standard: text1('standard'),
    target_class: (fields.target_class ?? 5) as number,
    class_indicators: list('class_indicators') as string[],
    today: (fields.today ?? null) as string | null,
    about: list('about'),
    credits: list('credits'),
    hotline: (fields.hotline ?? null) as string | null,
    tells_watch: (fields.tells_watch ?? false) as boolean,
  };
  if (card.city !== '' && !/^[1-9]\d{3}$/.test(card.city)) refuse('code', { kind: 'value.form', form: 'cityCode' });
  if (card.timezone !== '' && !isZone(card.timezone)) refuse('timezone', { kind: 'value.form', form: 'timezone' });
  if (card.standard !== '' && !STANDARDS.includes(card.standard))
    refuse('standard', { kind: 'value.choice', choices: STANDARDS });
  if (![1, 2, 3, 4, 5].includes(card.target_class))
    refuse('target_class', { kind: 'value.choice', choices: [1, 2, 3, 4, 5] });
  if (card.today !== null && !(typeof card.today === 'string' && isDay(card.today)))
    refuse('today', { kind: 'date.impossible' });
  if (!card.class_indicators.every((id) => typeof id === 'string' && Object.hasOwn(INDICATORS, id)))
    refuse('class_indicators', { kind: 'value.choice', choices: Object.keys(INDICATORS) });
  if (card.hotline !== null && !(typeof card.hotline === 'string' && HOTLINE.test(card.hotline)))
    refuse('hotline', { kind: 'value.form', form: 'phone' });
  if (typeof card.tells_watch !== 'boolean')
    refuse('tells_watch', { kind: 'value.choice', choices: ['true', 'false'] });
  return bad.length > 0 ? { card: null, bad } : { card, bad };
}

function badField(field: string | null, value: unknown, reason: Reason): BadRow {
  const shown = value === undefined ? null : showValue(typeof value === 'string' ? value : JSON.stringify(value));
  return { file: CITY_FILE, line: null, at: null, column: field, value: shown, reason };
}

/** `undefined` when the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The file is a stranger's: its faults are reported, not thrown.
    return undefined;
  }
}

/** False for text that PostgreSQL cannot hold: a NUL or half a surrogate pair. JSON writes just those as escapes. */
function isStorable(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value));
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // The only way to ask whether a zone is known.
    return false;
  }
}
