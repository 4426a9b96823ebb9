// Does the model still mean what it says? The last six to twelve scored months together, held against what their own probabilities promise.
// A city-wide wet month moves all reaches at once, so the spread between months widens what counts as chance.

import type { CalibrationBin } from '../learner/metrics.ts';
import type { ForecastScore } from './forecast-score.ts';
import { addSurprises, type Surprise, surpriseZ } from './surprise.ts';

export type DriftKind = 'tooFew' | 'steady' | 'watch' | 'drifting';
export type DriftSign = 'tooManyFailures' | 'tooFewFailures' | 'errorsLarger' | 'fewerSamples' | 'otherForecasts';

export interface Drift {
  readonly kind: DriftKind;
  /** What speaks for it; empty when steady. */
  readonly signs: readonly DriftSign[];
  readonly months: number;
  readonly rows: number;
  readonly meanProbability: number | null;
  readonly failingShare: number | null;
  /** Standard deviations from what the probabilities promise: failures, squared error, log loss. */
  readonly failuresZ: number | null;
  readonly brierZ: number | null;
  readonly logLossZ: number | null;
  /** Reaches sampled, by those of the same months a year before. */
  readonly sampledRatio: number | null;
  /** Population stability index of the probabilities to those of the reference. */
  readonly stability: number | null;
}

export const DRIFT_MONTHS = 12;
const LEAST_MONTHS = 6;
const LEAST_ROWS = 100;
/** Four signs rest on z: so far apart that all together cry in vain one time in fifty [D], and one time in a thousand. */
const WATCH_Z = 2.6;
const DRIFTING_Z = 3.5;
/** A quarter of the reaches fell silent [D]. */
const LEAST_SAMPLED = 0.75;
/** The usual mark of a population that is no longer the same [D]. */
const MOST_INSTABILITY = 0.25;

/**
 * @param scores newest last; only the last twelve with rows count
 * @param reference bins of the forecasts the model was judged on, in the same ten parts
 */
export function judgeDrift(scores: readonly ForecastScore[], reference: readonly CalibrationBin[] | null): Drift {
  const months = scores.filter((score) => score.rows > 0).slice(-DRIFT_MONTHS);
  const rows = sum(months.map((month) => month.rows));
  const told = {
    months: months.length,
    rows,
    meanProbability: rows === 0 ? null : sum(months.map((month) => (month.meanProbability ?? 0) * month.rows)) / rows,
    failingShare: rows === 0 ? null : sum(months.map((month) => month.positives)) / rows,
    failuresZ: poolZ(months.map((month) => month.surprises.failures)),
    brierZ: poolZ(months.map((month) => month.surprises.brier)),
    logLossZ: poolZ(months.map((month) => month.surprises.logLoss)),
    sampledRatio: ratioOf(months),
    stability: reference && stabilityOf(months, reference),
  };
  if (months.length < LEAST_MONTHS || rows < LEAST_ROWS) return { kind: 'tooFew', signs: [], ...told };
  const failuresZ = told.failuresZ ?? 0;
  // Errors smaller than promised are no reason to worry.
  const errorsZ = Math.max(told.brierZ ?? 0, told.logLossZ ?? 0);
  const signs: DriftSign[] = [];
  if (failuresZ > WATCH_Z) signs.push('tooManyFailures');
  if (failuresZ < -WATCH_Z) signs.push('tooFewFailures');
  if (errorsZ > WATCH_Z) signs.push('errorsLarger');
  if (told.sampledRatio !== null && told.sampledRatio < LEAST_SAMPLED) signs.push('fewerSamples');
  if (reference && told.stability !== null && told.stability > mostInstability(rows, reference))
    signs.push('otherForecasts');
  const isDrifting = Math.max(Math.abs(failuresZ), errorsZ) > DRIFTING_Z;
  return { kind: isDrifting ? 'drifting' : signs.length > 0 ? 'watch' : 'steady', signs, ...told };
}

/** The z of the sum, made smaller by how much more the months scatter around their own mean than independent rows would. */
function poolZ(months: readonly Surprise[]): number | null {
  const z = surpriseZ(addSurprises(months));
  const each = months.map(surpriseZ).filter((one) => one !== null);
  if (z === null || each.length < 2) return z;
  const mean = sum(each) / each.length;
  const scatter = sum(each.map((one) => (one - mean) ** 2)) / (each.length - 1);
  return z / Math.sqrt(Math.max(1, scatter));
}

function ratioOf(months: readonly ForecastScore[]): number | null {
  const before = sum(months.map((month) => month.sampledYearBefore));
  return before === 0 ? null : sum(months.map((month) => month.sampled)) / before;
}

/** Half a row in every bin, so that an empty one does not make it infinite. */
function stabilityOf(months: readonly ForecastScore[], reference: readonly CalibrationBin[]): number {
  const now = reference.map((_, bin) => 0.5 + sum(months.map((month) => month.calibration[bin]?.count ?? 0)));
  const then = reference.map((bin) => 0.5 + bin.count);
  const [nowAll, thenAll] = [sum(now), sum(then)];
  return sum(
    now.map((count, bin) => {
      const [a, b] = [count / nowAll, then[bin]! / thenAll];
      return (a - b) * Math.log(a / b);
    }),
  );
}

/** With few rows the index is large by chance alone: about its mean and three standard deviations when nothing changed. */
function mostInstability(rows: number, reference: readonly CalibrationBin[]): number {
  const free = reference.length - 1;
  const each = 1 / rows + 1 / Math.max(1, sum(reference.map((bin) => bin.count)));
  return Math.max(MOST_INSTABILITY, each * (free + 3 * Math.sqrt(2 * free)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
