// How a model of a month is learned. Chosen on 2002-2013 of the sample city, see docs/decisions/010-risk-model.md.
import { type BoostOptions, DEFAULT_BOOST } from './learner/boosting.ts';
import type { CalibrationRidge } from './learner/calibration.ts';

export interface EnsembleOptions {
  readonly boost: BoostOptions;
  /** Months of the past that are learned from, and the newest of them that choose trees, blend and calibration. */
  readonly windowMonths: number;
  readonly checkMonths: number;
  /** The checked months fall into so many parts, each forecast by a model trained before it. */
  readonly folds: number;
  /** Months of which rivers are kept back, for a model of reaches without samples. */
  readonly riverCheckMonths: number;
  readonly calibrationRidge: CalibrationRidge;
  readonly halfLifeMonths: number;
  readonly mostRows: number;
  /** Boosted models whose mean speaks, at most. */
  readonly members: number;
}

export const DEFAULT_ENSEMBLE: EnsembleOptions = {
  boost: DEFAULT_BOOST,
  windowMonths: 240,
  checkMonths: 24,
  folds: 2,
  riverCheckMonths: 60,
  calibrationRidge: { shift: 40, slope: 160 },
  halfLifeMonths: 96,
  mostRows: 120_000,
  members: 4,
};

/** Forecasts of months that the forecasting models had not seen, with what then came. */
export interface PastForecasts {
  readonly probability: readonly number[];
  readonly label: readonly number[];
  /** How many months they are of. */
  readonly months: number;
}
