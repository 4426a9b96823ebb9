// The forecasts that were published for a month, held against what was then measured. Its sums are kept beside the scores, so that months can
// be pooled later without their rows.
import { groupBy } from '../../ground/group.ts';
import {
  brier,
  type CalibrationBin,
  calibrationError,
  calibrationTable,
  logLoss,
  rocAuc,
  type Scored,
} from '../learner/metrics.ts';
import { findSurprises, type Surprises, surpriseZ } from './surprise.ts';

/** One reach that had a forecast and was then sampled. */
export interface ForecastOutcome extends Scored {
  readonly basis: string;
  /** What the last sample before had said: 1 failed, 0 passed, null none within a year. */
  readonly persistence: number | null;
}

/** A score that cannot be formed is null: no failing month, no passing one, no row at all. */
export interface MonthScore {
  readonly rows: number;
  readonly positives: number;
  readonly meanProbability: number | null;
  readonly auc: number | null;
  readonly brier: number | null;
  readonly logLoss: number | null;
  readonly calibrationError: number | null;
}

export interface ForecastScore extends MonthScore {
  readonly form: 1;
  /** Of the reaches that had a last sample to repeat, by that sample and by the model. */
  readonly persistence: MonthScore;
  readonly modelBesidePersistence: MonthScore;
  readonly spiegelhalterZ: number | null;
  readonly bases: readonly (MonthScore & { readonly basis: string })[];
  readonly surprises: Surprises;
  readonly calibration: readonly CalibrationBin[];
  /** Reaches with a forecast; reaches sampled in the month, and in the same month a year before. */
  readonly forecast: number;
  readonly sampled: number;
  readonly sampledYearBefore: number;
}

export function scoreForecasts(
  outcomes: readonly ForecastOutcome[],
  counts: Pick<ForecastScore, 'forecast' | 'sampled' | 'sampledYearBefore'>,
): ForecastScore {
  const surprises = findSurprises(outcomes);
  const repeatable = outcomes.filter((row) => row.persistence !== null);
  return {
    form: 1,
    ...scoreMonth(outcomes),
    persistence: scoreMonth(repeatable.map((row) => ({ probability: row.persistence!, label: row.label }))),
    modelBesidePersistence: scoreMonth(repeatable),
    spiegelhalterZ: surpriseZ(surprises.brier),
    bases: [...groupBy(outcomes, (row) => row.basis)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([basis, rows]) => ({ basis, ...scoreMonth(rows) })),
    surprises,
    calibration: calibrationTable(outcomes),
    ...counts,
  };
}

function scoreMonth(rows: readonly Scored[]): MonthScore {
  return {
    rows: rows.length,
    positives: rows.filter((row) => row.label === 1).length,
    meanProbability: known(rows.reduce((sum, row) => sum + row.probability, 0) / rows.length),
    auc: known(rocAuc(rows)),
    brier: known(brier(rows)),
    logLoss: known(logLoss(rows)),
    calibrationError: known(calibrationError(rows)),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
