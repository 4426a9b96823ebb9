// From which probability on forecasts fail so often. Read from all of the past at once by two numbers and not from the few forecasts near
// the limit, which would let it wander from month to month.
import { fitCalibration, toProbability } from '../risk/learner/calibration.ts';
import type { Scored } from './past-forecasts.ts';

/** A forecast of exactly 0 or 1 is taken as one in a thousand from it. */
const SUREST = 0.999;

/** The probability at which a share of `wanted` failed in the past; null where the past gives no such figure. */
export function findFailureRate(scored: readonly Scored[], wanted: number): number | null {
  const logits = scored.map(({ probability }) => toLogit(probability));
  const labels = scored.map(({ label }) => label);
  const { shift, slope } = fitCalibration(logits, labels);
  const limit = toProbability((toLogit(wanted) - shift) / slope);
  return Number.isFinite(limit) ? limit : null;
}

function toLogit(probability: number): number {
  const clipped = Math.min(SUREST, Math.max(1 - SUREST, probability));
  return Math.log(clipped / (1 - clipped));
}
