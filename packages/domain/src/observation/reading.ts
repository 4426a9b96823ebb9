// One measured cell on its way into the store. A value under the detection limit counts as half of it and stays marked; an impossible one
// is kept and marked too, so that nothing is silently dropped and nothing wrong is used.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { INDICATORS } from './indicator.ts';

/** WARNING: stored beside readings. `<` is under the detection limit and is used; every other mark keeps the value out of use. */
export type Mark = '<' | 'sentinel' | 'out_of_range';

export interface Reading {
  readonly value: number;
  readonly mark: Mark | null;
}

/** Numbers that loggers send for "no value" (HJ 212 practice). */
const SENTINELS = new Set([-99, -999, -9999]);

/** Text to a number, strictly: ASCII digits, one point, an exponent of at most two digits. `null` for an empty cell. */
export function parseReading(text: string): Result<Reading | null, Refusal> {
  const cell = text.trim();
  if (cell === '') return accept(null);
  const match = /^(<)?\s*([+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?)$/.exec(cell);
  const value = match ? Number(match[2]) : Number.NaN;
  if (!match || !Number.isFinite(value)) return refuse({ kind: 'reading.notANumber', value: cell.slice(0, 80) });
  if (!match[1]) return accept({ value, mark: null });
  if (value <= 0) return refuse({ kind: 'reading.limitNotPositive', value: cell.slice(0, 80) });
  return accept({ value: value / 2, mark: '<' });
}

/** The mark of a value in its standard unit. */
export function markOf(indicator: string, value: number): Exclude<Mark, '<'> | null {
  if (SENTINELS.has(value)) return 'sentinel';
  const range = INDICATORS[indicator];
  return range && (value < range.min || value > range.max) ? 'out_of_range' : null;
}

export function isUsable(mark: string | undefined): boolean {
  return mark === undefined || mark === '<';
}
