// The values of a packet as readings to keep: in our units, and held against the time. HJ 212 has the sample of a slow instrument repeated in
// every packet until the next one, so samples are counted by SampleTime and a repeated one is stale (vectors php-4-water, foxtech-1).
import type { Quality, Value } from './values.ts';

export interface Reading {
  readonly code: string;
  /** Null for what we have no indicator for, and for sums. */
  readonly indicator: string | null;
  readonly field: string;
  readonly value: number;
  /** Null where only the station knows it. */
  readonly unit: string | null;
  readonly sampleMs: number | null;
  readonly quality: Quality;
}

export interface ReadingTimes {
  /** DataTime: a moment, or the beginning of a window. */
  readonly dataMs: number | null;
  readonly windowMs: number;
  /** QN. */
  readonly sentMs: number | null;
  readonly receivedMs: number;
  /** The newest sample of a factor that is stored, if the caller looks it up. */
  readonly lastSampleMs?: ((code: string) => number | null) | undefined;
}

/** Clocks of loggers drift by minutes. */
export const AHEAD_MS = 10 * 60_000;
/** Between a line that was down for a while and a clock that is eight hours off, as one set to world time is [D]. */
const LATE_MS = 6 * 3_600_000;
/** Stations sample every four hours at the least (HJ 915-2017); a sample six times that old is a frozen instrument [D]. */
const STALE_MS = 24 * 3_600_000;

export function toReadings(values: readonly Value[], times: ReadingTimes): Reading[] {
  const whole = qualityOfPacket(times);
  return values.map((value) =>
    toReading(value, value.quality === 'ok' ? (whole ?? qualityOfSample(value, times)) : value.quality),
  );
}

function toReading({ code, field, value, sampleMs, factor }: Value, quality: Quality): Reading {
  if (factor === null) return { code, indicator: null, field, value, unit: null, sampleMs, quality };
  if (field === 'Cou') return { code, indicator: null, field, value, unit: factor.loadUnit, sampleMs, quality };
  const { indicator, standardUnit } = factor;
  // Values converted to reference conditions (Zs) are of exhaust gas; no indicator of water means them.
  if (indicator === null || field.startsWith('Zs'))
    return { code, indicator: null, field, value, unit: factor.unit, sampleMs, quality };
  // A thousandth of a decimal number leaves dust behind the twelfth digit.
  const standard = factor.factor === 1 ? value : Number((value * factor.factor).toPrecision(12));
  return { code, indicator, field, value: standard, unit: standardUnit, sampleMs, quality };
}

function qualityOfPacket({ dataMs, windowMs, sentMs, receivedMs }: ReadingTimes): Quality | null {
  if (dataMs === null) return null;
  if (dataMs > Math.min(receivedMs, sentMs ?? receivedMs) + AHEAD_MS) return 'future';
  return receivedMs - dataMs - windowMs > LATE_MS ? 'late' : null;
}

function qualityOfSample({ code, sampleMs }: Value, { dataMs, receivedMs, lastSampleMs }: ReadingTimes): Quality {
  if (sampleMs === null) return 'ok';
  if (sampleMs > receivedMs + AHEAD_MS) return 'future';
  const isSeen = sampleMs <= (lastSampleMs?.(code) ?? Number.NEGATIVE_INFINITY);
  return isSeen || (dataMs ?? receivedMs) - sampleMs > STALE_MS ? 'stale_sample' : 'ok';
}
