// The model of a month: boosting and a logistic regression, blended and calibrated on the newest months of the training window, as forecast
// by models that had not seen them; then both are fitted again on all of it. Nothing after `asOf` is read.
import {
  type Boosted,
  type BoostOptions,
  DEFAULT_BOOST,
  scoreRows,
  type TrainingRows,
  trainBoosting,
} from './boosting.ts';
import { type Calibration, fitCalibration, toProbability } from './calibration.ts';
import { ALONE, type Crew } from './crew.ts';
import type { FeatureCache } from './feature-cache.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import { LOGISTIC_FEATURES, LOGISTIC_OWNLESS, type Logistic, scoreLogistic, trainLogistic } from './logistic.ts';
import { type Collected, collectRows, rowsBetween } from './training-rows.ts';

export interface EnsembleOptions {
  readonly boost: BoostOptions;
  /** Months of the past that are learned from, and the newest of them that choose trees, blend and calibration. */
  readonly windowMonths: number;
  readonly checkMonths: number;
  /** The checked months fall into so many parts, each forecast by a model trained before it. */
  readonly folds: number;
  readonly halfLifeMonths: number;
  readonly mostRows: number;
}

export const DEFAULT_ENSEMBLE: EnsembleOptions = {
  boost: DEFAULT_BOOST,
  windowMonths: 240,
  checkMonths: 24,
  folds: 2,
  halfLifeMonths: 96,
  mostRows: 120_000,
};

/** Forecasts of months that the forecasting models had not seen, with what then came. */
export interface PastForecasts {
  readonly probability: readonly number[];
  readonly label: readonly number[];
  /** How many months they are of. */
  readonly months: number;
}

export interface Ensemble {
  readonly boosted: Boosted;
  readonly logistic: Logistic;
  /** Share of the boosted logit in the blend. */
  readonly blend: number;
  readonly calibration: Calibration;
  readonly rows: number;
  readonly positives: number;
  readonly past: PastForecasts;
}

const LEAST_ROWS = 240;
const LEAST_OF_EACH = 12;
const LEAST_CHECKED = 60;
/** More past forecasts than these say nothing more about a threshold. */
const MOST_PAST = 20_000;

export interface TrainingWish {
  /** Learn only from what is known of a reach without samples of its own. */
  readonly ownless?: boolean;
  /** Reaches that are not learned from. */
  readonly without?: ReadonlySet<number>;
  /** Who does the work; the model is the same for any crew. */
  readonly crew?: Crew;
}

/** Null when the past is too short or too uniform to learn from. */
export function trainEnsemble(
  cache: FeatureCache,
  asOf: number,
  options: EnsembleOptions,
  by: TrainingWish = {},
): Ensemble | null {
  const { ownless = false, without, crew = ALONE } = by;
  const { history } = cache.prepared;
  const first = Math.max(history.firstMonth + 1, asOf - options.windowMonths + 1);
  const collected = collectRows(
    cache,
    {
      from: first,
      to: asOf,
      halfLifeMonths: options.halfLifeMonths,
      mostRows: options.mostRows,
      seed: options.boost.seed,
      ownless,
      ...(without && { without }),
    },
    (reach, column) => {
      const fails = history.fails[reach * history.months + column]!;
      return fails < 0 ? Number.NaN : fails;
    },
  );
  const all = collected && rowsBetween(collected, first, asOf);
  if (!all || !isEnough(all)) return null;
  const names = ownless ? LOGISTIC_OWNLESS : LOGISTIC_FEATURES;
  const rehearsed = rehearse(collected, { first, asOf, names, crew }, options);
  const trees = rehearsed?.trees ?? 80;
  return {
    boosted: trainBoosting(all, { ...options.boost, trees }, null, crew),
    logistic: trainLogistic(all, names),
    blend: rehearsed?.blend ?? 0.5,
    calibration: rehearsed?.calibration ?? { shift: 0, slope: 1 },
    rows: all.matrix.rows,
    positives: all.labels.reduce((sum, label) => sum + label, 0),
    past: rehearsed?.past ?? { probability: [], label: [], months: 0 },
  };
}

interface Rehearsed {
  readonly trees: number;
  readonly blend: number;
  readonly calibration: Calibration;
  readonly past: PastForecasts;
}

/** Forecasts the checked months part by part; null when the past before them is too short. */
function rehearse(
  all: Collected,
  by: { readonly first: number; readonly asOf: number; readonly names: readonly string[]; readonly crew: Crew },
  options: EnsembleOptions,
): Rehearsed | null {
  const checkMonths = Math.min(options.checkMonths, Math.floor((by.asOf - by.first + 1) / 4));
  const part = Math.max(1, Math.ceil(checkMonths / options.folds));
  const boosted: number[] = [];
  const logistic: number[] = [];
  const labels: number[] = [];
  const trees: number[] = [];
  for (let from = by.asOf - checkMonths + 1; from <= by.asOf; from += part) {
    const early = rowsBetween(all, by.first, from - 1);
    const check = rowsBetween(all, from, Math.min(by.asOf, from + part - 1));
    if (!isEnough(early) || check.matrix.rows === 0) continue;
    const model = trainBoosting(early, options.boost, check, by.crew);
    trees.push(model.trees.length);
    boosted.push(...scoreRows(model, check.matrix));
    logistic.push(...scoreLogistic(trainLogistic(early, by.names), check.matrix));
    labels.push(...check.labels);
  }
  if (labels.length < LEAST_CHECKED) return null;
  const blend = chooseBlend(boosted, logistic, labels);
  const mixed = boosted.map((logit, i) => blend * logit + (1 - blend) * logistic[i]!);
  const calibration = fitCalibration(mixed, labels);
  const step = Math.max(1, Math.ceil(labels.length / MOST_PAST));
  const kept = <T>(values: readonly T[]) => values.filter((_, i) => i % step === 0);
  return {
    trees: Math.max(20, Math.round((1.05 * trees.reduce((sum, count) => sum + count, 0)) / trees.length)),
    blend,
    calibration,
    past: {
      probability: kept(mixed).map((logit) => round4(toProbability(calibration.shift + calibration.slope * logit))),
      label: kept(labels),
      months: checkMonths,
    },
  };
}

/** Calibrated logits of rows. */
export function scoreEnsemble(model: Ensemble, matrix: FeatureMatrix): Float64Array {
  const logistic = scoreLogistic(model.logistic, matrix);
  return scoreRows(model.boosted, columnsOf(model, matrix)).map((logit, i) => {
    const mixed = model.blend * logit + (1 - model.blend) * logistic[i]!;
    return model.calibration.shift + model.calibration.slope * mixed;
  });
}

/** The columns that the boosted part reads, in its order. */
export function columnsOf(model: Ensemble, matrix: FeatureMatrix): FeatureMatrix {
  const indexByName = new Map(matrix.columns.map((column, i) => [column.name, i]));
  const values = model.boosted.columns.map(({ name }) => {
    const index = indexByName.get(name);
    if (index === undefined) throw new Error(`The matrix has no feature "${name}"`);
    return matrix.values[index]!;
  });
  return { rows: matrix.rows, columns: model.boosted.columns, values };
}

/** Whether a matrix has every feature that the model reads. */
export function canRead(model: Ensemble, matrix: FeatureMatrix): boolean {
  const names = new Set(matrix.columns.map((column) => column.name));
  return [...model.boosted.columns.map((column) => column.name), ...model.logistic.names].every((name) =>
    names.has(name),
  );
}

function isEnough({ labels }: TrainingRows): boolean {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return labels.length >= LEAST_ROWS && positives >= LEAST_OF_EACH && labels.length - positives >= LEAST_OF_EACH;
}

/** The share with the least log loss, in steps of a tenth; never all on one side, because the checked months are few. */
function chooseBlend(boosted: readonly number[], logistic: readonly number[], labels: readonly number[]): number {
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

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
