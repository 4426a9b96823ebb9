// The model of a month: boosting and a logistic regression, blended and calibrated on a part of the training window, as forecast by models
// that had not seen it (the newest months, or other rivers where a reach has no samples); then both are fitted again on all of it. Nothing
// after `asOf` is read.
import type { EnsembleOptions, PastForecasts } from './ensemble-options.ts';
import type { FeatureCache } from './features/feature-cache.ts';
import { type Boosted, scoreRows } from './learner/boosting.ts';
import type { Calibration } from './learner/calibration.ts';
import { ALONE, type Crew } from './learner/crew.ts';
import type { FeatureMatrix } from './learner/feature-matrix.ts';
import {
  LOGISTIC_FEATURES,
  LOGISTIC_OWNLESS,
  type Logistic,
  scoreLogistic,
  trainLogistic,
} from './learner/logistic.ts';
import { countMembers, trainMembers } from './learner/members.ts';
import { isEnough, rehearse } from './rehearsal.ts';
import { findLone, foldByRiver, hideRivers } from './river-folds.ts';
import { type Collected, collectRows, type Fold, rowsBetween } from './training-rows.ts';

export interface Ensemble {
  readonly boosted: Boosted;
  readonly logistic: Logistic;
  /** Share of the boosted logit in the blend. */
  readonly blend: number;
  readonly calibration: Calibration;
  /** For rows of which no other reach of the river is sampled either; null in a model of sampled reaches. */
  readonly loneCalibration: Calibration | null;
  readonly rows: number;
  readonly positives: number;
  readonly past: PastForecasts;
}

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
  if (!collected) return null;
  const known = ownless ? hideRivers(collected, options.boost.seed) : collected;
  const all = rowsBetween(known, first, asOf);
  if (!isEnough(all)) return null;
  const names = ownless ? LOGISTIC_OWNLESS : LOGISTIC_FEATURES;
  const span = { first, asOf };
  const rivers = ownless ? foldByRiver(known, all, asOf - options.riverCheckMonths + 1) : [];
  const ofRivers = rehearse(rivers, { names, crew, months: options.riverCheckMonths, ofRivers: true }, options);
  const months = Math.min(options.checkMonths, Math.floor((asOf - first + 1) / 4));
  const rehearsed =
    ofRivers ??
    rehearse(
      foldByTime(known, span, { months, folds: options.folds }),
      { names, crew, months, ofRivers: false },
      options,
    );
  const trees = rehearsed?.trees ?? 80;
  const members = countMembers(all.matrix.rows, options.members);
  return {
    boosted: trainMembers(all, { ...options.boost, trees }, members, crew),
    logistic: trainLogistic(all, names),
    blend: rehearsed?.blend ?? 0.5,
    calibration: rehearsed?.calibration ?? { shift: 0, slope: 1 },
    loneCalibration: rehearsed?.loneCalibration ?? null,
    rows: all.matrix.rows,
    positives: all.labels.reduce((sum, label) => sum + label, 0),
    past: rehearsed?.past ?? { probability: [], label: [], months: 0 },
  };
}

/** The newest months part by part, each with the months before it. */
function foldByTime(
  all: Collected,
  { first, asOf }: { readonly first: number; readonly asOf: number },
  { months, folds }: { readonly months: number; readonly folds: number },
): Fold[] {
  const part = Math.max(1, Math.ceil(months / folds));
  const cut: Fold[] = [];
  for (let from = asOf - months + 1; from <= asOf; from += part)
    cut.push({
      early: rowsBetween(all, first, from - 1),
      check: rowsBetween(all, from, Math.min(asOf, from + part - 1)),
    });
  return cut;
}

/** Calibrated logits of rows. */
export function scoreEnsemble(model: Ensemble, matrix: FeatureMatrix): Float64Array {
  const logistic = scoreLogistic(model.logistic, matrix);
  const calibrations = calibrateRows(model, matrix);
  return scoreRows(model.boosted, columnsOf(model, matrix)).map((logit, i) => {
    const { shift, slope } = calibrations[i]!;
    return shift + slope * (model.blend * logit + (1 - model.blend) * logistic[i]!);
  });
}

/** The calibration of each row. */
export function calibrateRows({ calibration, loneCalibration }: Ensemble, matrix: FeatureMatrix): Calibration[] {
  const isLone = loneCalibration && findLone(matrix);
  return Array.from({ length: matrix.rows }, (_, row) => (isLone?.(row) ? loneCalibration! : calibration));
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
