// The class of next month (1–6, GB 3838-2002), as shares of the six classes: boosting on the class as a number, and on top of it a
// proportional-odds model (P. McCullagh 1980) whose cuts are fitted on months that the boosting had not seen.
import type { FeatureCache } from './features/feature-cache.ts';
import { type Boosted, type BoostOptions, DEFAULT_BOOST, scoreRows, trainBoosting } from './learner/boosting.ts';
import { ALONE, type Crew } from './learner/crew.ts';
import type { FeatureMatrix } from './learner/feature-matrix.ts';
import { collectRows, rowsBetween } from './training-rows.ts';

export interface ClassModel {
  readonly boosted: Boosted;
  /** P(class > k) = σ(slope × score − cuts[k − 1]) for k of 1–5. */
  readonly slope: number;
  readonly cuts: readonly number[];
}

export const CLASS_BOOST: BoostOptions = { ...DEFAULT_BOOST, objective: 'squared', trees: 120 };

const WINDOW_MONTHS = 120;
const CHECK_MONTHS = 12;
const LEAST_ROWS = 240;
const CUTS = [1, 2, 3, 4, 5];

/** Null when there are too few sampled months. */
export function trainClassModel(
  cache: FeatureCache,
  asOf: number,
  boost: BoostOptions = CLASS_BOOST,
  crew: Crew = ALONE,
): ClassModel | null {
  const { history } = cache.prepared;
  const from = Math.max(history.firstMonth + 1, asOf - WINDOW_MONTHS + 1);
  const all = collectRows(
    cache,
    { from, to: asOf, halfLifeMonths: WINDOW_MONTHS, mostRows: 60_000, seed: boost.seed, ownless: false },
    (reach, column) => history.wqClass[reach * history.months + column]! || Number.NaN,
  );
  if (!all || all.labels.length < LEAST_ROWS) return null;
  const checkFrom = asOf - Math.min(CHECK_MONTHS, Math.floor((asOf - from + 1) / 4)) + 1;
  const early = rowsBetween(all, from, checkFrom - 1);
  const check = rowsBetween(all, checkFrom, asOf);
  if (early.labels.length < LEAST_ROWS / 2 || check.labels.length < 30) return null;
  const rehearsal = trainBoosting(early, boost, check, crew);
  const cuts = fitCuts(scoreRows(rehearsal, check.matrix), check.labels);
  const trees = Math.max(20, rehearsal.trees.length);
  return { boosted: trainBoosting(rowsBetween(all, from, asOf), { ...boost, trees }, null, crew), ...cuts };
}

/** One shared slope and five cuts by Newton's method on the five cumulative outcomes; a ridge keeps classes that never came apart. */
function fitCuts(scores: Float64Array, labels: Float32Array): { slope: number; cuts: number[] } {
  let slope = 2;
  const cuts = CUTS.map((k) => slope * (k + 0.5));
  for (let round = 0; round < 60; round++) {
    const g = new Float64Array(6);
    const diagonal = new Float64Array(6);
    const cross = new Float64Array(5);
    for (const [k, cut] of cuts.entries()) {
      for (let i = 0; i < labels.length; i++) {
        const p = 1 / (1 + Math.exp(cut - slope * scores[i]!));
        const error = p - (labels[i]! > k + 1 ? 1 : 0);
        const curve = Math.max(1e-9, p * (1 - p));
        g[k]! -= error;
        g[5]! += error * scores[i]!;
        diagonal[k]! += curve;
        diagonal[5]! += curve * scores[i]! ** 2;
        cross[k]! -= curve * scores[i]!;
      }
      // Drawn towards the middle between two classes, as strongly as four rows.
      g[k]! += cut - slope * (k + 1.5);
      diagonal[k]! += 1;
    }
    g[5]! += 4 * (slope - 2);
    diagonal[5]! += 4;
    // The matrix is an arrow: the cuts meet each other only in the slope.
    let under = diagonal[5]!;
    let right = g[5]!;
    for (let k = 0; k < 5; k++) {
      under -= cross[k]! ** 2 / diagonal[k]!;
      right -= (cross[k]! * g[k]!) / diagonal[k]!;
    }
    const stepSlope = right / under;
    let moved = Math.abs(stepSlope);
    for (let k = 0; k < 5; k++) {
      const step = (g[k]! - cross[k]! * stepSlope) / diagonal[k]!;
      cuts[k] = cuts[k]! - Math.max(-2, Math.min(2, step));
      moved += Math.abs(step);
    }
    slope = Math.max(0.2, slope - Math.max(-1, Math.min(1, stepSlope)));
    if (moved < 1e-9) break;
  }
  return { slope, cuts: cuts.map((cut, k) => Math.max(cut, ...cuts.slice(0, k))) };
}

/** Six shares of each row, classes Ⅰ–Ⅴ and worse. */
export function scoreClasses(model: ClassModel, matrix: FeatureMatrix): number[][] {
  const names = new Map(matrix.columns.map((column, i) => [column.name, i]));
  const kept = model.boosted.columns.map((column) => names.get(column.name) ?? -1);
  const scores = scoreRows(model.boosted, {
    rows: matrix.rows,
    columns: model.boosted.columns,
    values: kept.map((i) => matrix.values[i] ?? new Float32Array(matrix.rows).fill(Number.NaN)),
  });
  return Array.from(scores, (score) => {
    const above = model.cuts.map((cut) => 1 / (1 + Math.exp(cut - model.slope * score)));
    return [1, 2, 3, 4, 5, 6].map((wqClass) => (above[wqClass - 2] ?? 1) - (above[wqClass - 1] ?? 0));
  });
}

/** The same shares with the classes beyond the target together as likely as the model of failing says: one forecast, not two. */
export function alignClasses(shares: readonly number[], targetClass: number, probability: number): number[] {
  const beyond = shares.slice(targetClass).reduce((sum, share) => sum + share, 0);
  const within = 1 - beyond;
  return shares.map((share, i) => {
    if (i >= targetClass) return beyond > 1e-9 ? (share / beyond) * probability : probability / (6 - targetClass);
    return within > 1e-9 ? (share / within) * (1 - probability) : (1 - probability) / targetClass;
  });
}

/** Mean class, 1–6. */
export function expectedClassOf(shares: readonly number[]): number {
  return shares.reduce((sum, share, i) => sum + share * (i + 1), 0);
}
