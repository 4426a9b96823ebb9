// The model of a month: boosting and a logistic regression, blended and calibrated on the newest months of the training window, which both
// had not seen; then both are fitted again on all of it. Nothing after `asOf` is read.
import {
  type Boosted,
  type BoostOptions,
  DEFAULT_BOOST,
  scoreRows,
  type TrainingRows,
  trainBoosting,
} from './boosting.ts';
import { type Calibration, fitCalibration } from './calibration.ts';
import { type FeatureMatrix, keepColumns, stackRows } from './feature-matrix.ts';
import { buildFeatures } from './features.ts';
import { LOGISTIC_FEATURES, LOGISTIC_OWNLESS, type Logistic, scoreLogistic, trainLogistic } from './logistic.ts';
import type { Prepared } from './prepared-history.ts';
import { seedRandom } from './random.ts';

export interface EnsembleOptions {
  readonly boost: BoostOptions;
  /** Months of the past that are learned from, and the newest of them held back to choose trees, blend and calibration. */
  readonly windowMonths: number;
  readonly checkMonths: number;
  /** After so many months a row counts half. */
  readonly halfLifeMonths: number;
  /** A large city is learned from a part of its rows. */
  readonly mostRows: number;
}

export const DEFAULT_ENSEMBLE: EnsembleOptions = {
  boost: DEFAULT_BOOST,
  windowMonths: 144,
  checkMonths: 24,
  halfLifeMonths: 72,
  mostRows: 120_000,
};

export interface Ensemble {
  readonly boosted: Boosted;
  readonly logistic: Logistic;
  /** Share of the boosted logit in the blend. */
  readonly blend: number;
  readonly calibration: Calibration;
  readonly rows: number;
  readonly positives: number;
}

/** Features by month are the same for every model that is trained later: they are kept between trainings. */
export class FeatureCache {
  readonly #prepared: Prepared;
  readonly #kept = new Map<number, FeatureMatrix>();

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  get prepared(): Prepared {
    return this.#prepared;
  }

  at(asOf: number): FeatureMatrix {
    let matrix = this.#kept.get(asOf);
    if (!matrix) {
      matrix = buildFeatures(this.#prepared, asOf);
      this.#kept.set(asOf, matrix);
    }
    return matrix;
  }
}

const LEAST_ROWS = 240;
const LEAST_OF_EACH = 12;

/**
 * Null when the past is too short or too uniform to learn from.
 * @param ownless learn only from what is known of a reach without samples of its own
 */
export function trainEnsemble(
  cache: FeatureCache,
  asOf: number,
  options: EnsembleOptions,
  ownless: boolean,
): Ensemble | null {
  const first = Math.max(cache.prepared.history.firstMonth + 1, asOf - options.windowMonths + 1);
  const checkFrom = asOf - Math.min(options.checkMonths, Math.floor((asOf - first + 1) / 4)) + 1;
  const all = collectRows(cache, { from: first, to: asOf, asOf, options, ownless });
  if (!all || !isEnough(all)) return null;
  const early = collectRows(cache, { from: first, to: checkFrom - 1, asOf, options, ownless });
  const check = collectRows(cache, { from: checkFrom, to: asOf, asOf, options, ownless });
  const names = ownless ? LOGISTIC_OWNLESS : LOGISTIC_FEATURES;
  const logistic = trainLogistic(all, names);
  const counts = { rows: all.matrix.rows, positives: all.labels.reduce((sum, label) => sum + label, 0) };
  if (!early || !check || !isEnough(early) || check.matrix.rows < 60) {
    const boosted = trainBoosting(all, { ...options.boost, trees: 80 });
    return { boosted, logistic, blend: 0.5, calibration: { shift: 0, slope: 1 }, ...counts };
  }
  const earlyBoosted = trainBoosting(early, options.boost, check);
  const earlyLogistic = trainLogistic(early, names);
  const boostedLogits = scoreRows(earlyBoosted, check.matrix);
  const logisticLogits = scoreLogistic(earlyLogistic, check.matrix);
  const blend = chooseBlend(boostedLogits, logisticLogits, check.labels);
  const mixed = boostedLogits.map((logit, i) => blend * logit + (1 - blend) * logisticLogits[i]!);
  const calibration = fitCalibration(mixed, check.labels);
  const trees = Math.max(20, Math.round(earlyBoosted.trees.length * 1.1));
  const boosted = trainBoosting(all, { ...options.boost, trees });
  return { boosted, logistic, blend, calibration, ...counts };
}

/** Calibrated logits of rows. */
export function scoreEnsemble(model: Ensemble, matrix: FeatureMatrix): Float64Array {
  const kept = keepColumns(matrix, (column) => model.boosted.columns.some((own) => own.name === column.name));
  const logistic = scoreLogistic(model.logistic, matrix);
  return scoreRows(model.boosted, kept).map((logit, i) => {
    const mixed = model.blend * logit + (1 - model.blend) * logistic[i]!;
    return model.calibration.shift + model.calibration.slope * mixed;
  });
}

interface Wanted {
  /** Target months. */
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  readonly options: EnsembleOptions;
  readonly ownless: boolean;
}

function collectRows(cache: FeatureCache, wanted: Wanted): TrainingRows | null {
  const { history } = cache.prepared;
  const parts: { matrix: FeatureMatrix; rows: number[] }[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  const thin = seedRandom(wanted.options.boost.seed + 17);
  const expected = (wanted.to - wanted.from + 1) * history.reaches.length;
  const share = Math.min(1, wanted.options.mostRows / Math.max(1, expected));
  for (let target = wanted.from; target <= wanted.to; target++) {
    const column = target - history.firstMonth;
    const rows: number[] = [];
    for (let reach = 0; reach < history.reaches.length; reach++) {
      const label = history.fails[reach * history.months + column]!;
      if (label < 0 || (share < 1 && thin() >= share)) continue;
      rows.push(reach);
      labels.push(label);
      weights.push(0.5 ** ((wanted.asOf - target) / wanted.options.halfLifeMonths));
    }
    if (rows.length > 0) parts.push({ matrix: cache.at(target - 1), rows });
  }
  if (labels.length === 0) return null;
  const stacked = stackRows(parts);
  return {
    matrix: wanted.ownless ? keepColumns(stacked, (column) => column.ownless) : stacked,
    labels: Float32Array.from(labels),
    weights: Float32Array.from(weights),
  };
}

function isEnough({ labels }: TrainingRows): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return labels.length >= LEAST_ROWS && positives >= LEAST_OF_EACH && labels.length - positives >= LEAST_OF_EACH;
}

/** The share with the least log loss, in steps of a tenth; never all on one side, because the check months are few. */
function chooseBlend(boosted: Float64Array, logistic: Float64Array, labels: Float32Array): number {
  let best = { blend: 0.5, loss: Number.POSITIVE_INFINITY };
  for (let blend = 0.3; blend < 0.91; blend += 0.1) {
    let loss = 0;
    for (let i = 0; i < labels.length; i++) {
      const logit = blend * boosted[i]! + (1 - blend) * logistic[i]!;
      loss += Math.max(logit, 0) - logit * labels[i]! + Math.log1p(Math.exp(-Math.abs(logit)));
    }
    if (loss < best.loss) best = { blend, loss };
  }
  return Math.round(best.blend * 10) / 10;
}
