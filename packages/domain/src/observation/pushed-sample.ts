// What another system sends of one day at one place: a water sample with its readings, or the rain of a gauge. Units are named with every number:
// micrograms taken for milligrams are the commonest error between two systems.
import { accept, type Result, refuse } from '../ground/result.ts';
import { standardUnit, unitFactor, unitKey } from './measure-unit.ts';
import { type Mark, parseReading } from './reading.ts';
import { standardReading } from './standard-reading.ts';

export interface PushedReading {
  readonly indicator: string;
  /** A number, or a text such as `<0.05` below the detection limit. */
  readonly value: number | string;
  /** As the indicator may be measured; left out only where it has none (pH). */
  readonly unit?: string | undefined;
}

export interface PushedReadings {
  /** By indicator, in standard units. */
  readonly readings: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, Mark>>;
}

/**
 * All readings of a sample in standard units.
 * Refusals name the place by `n` (from 0): `reading.indicator`, `reading.twice`, `reading.unit` (with `expected`), `reading.notANumber`,
 * `reading.limitNotPositive`; `sample.empty` without any reading.
 */
export function readPushed(sent: readonly PushedReading[]): Result<PushedReadings> {
  const readings: Record<string, number> = {};
  const marks: Record<string, Mark> = {};
  for (const [n, { indicator, value, unit = '' }] of sent.entries()) {
    const standard = standardUnit(indicator);
    if (standard === null) return refuse({ kind: 'reading.indicator', n, indicator });
    if (Object.hasOwn(readings, indicator)) return refuse({ kind: 'reading.twice', n, indicator });
    const factor = unit === standard ? 1 : unitFactor(standard, unitKey(unit));
    if (factor === null) return refuse({ kind: 'reading.unit', n, indicator, unit, expected: standard });
    const read = parseReading(String(value));
    if (!read.ok) return refuse({ ...read.refusal, n, indicator });
    if (read.value === null) return refuse({ kind: 'reading.notANumber', n, indicator, value: '' });
    const reading = standardReading(read.value, { indicator, factor });
    readings[indicator] = reading.value;
    if (reading.mark !== null) marks[indicator] = reading.mark;
  }
  return Object.keys(readings).length === 0 ? refuse({ kind: 'sample.empty' }) : accept({ readings, marks });
}
