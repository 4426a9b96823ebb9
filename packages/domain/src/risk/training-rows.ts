// The rows a model learns from: every sampled reach and month of a window, oldest month first, so that an earlier part of the window is
// the beginning of the same columns.
import type { FeatureCache } from './features/feature-cache.ts';
import type { TrainingRows } from './learner/boosting.ts';
import { type FeatureMatrix, keepColumns, stackRows } from './learner/feature-matrix.ts';
import { seedRandom } from './learner/random.ts';

export interface Window {
  /** First and last target month. */
  readonly from: number;
  readonly to: number;
  /** After so many months a row counts half. */
  readonly halfLifeMonths: number;
  /** A large city is learned from a part of its rows. */
  readonly mostRows: number;
  readonly seed: number;
  /** Only what is known of a reach without samples of its own. */
  readonly ownless: boolean;
  /** Reaches that are not learned from. */
  readonly without?: ReadonlySet<number>;
}

export interface Collected {
  readonly matrix: FeatureMatrix;
  readonly labels: Float32Array;
  /** Target month of each row, ascending. */
  readonly months: Int32Array;
  /** A number for the river of each row. */
  readonly rivers: Int32Array;
  readonly halfLifeMonths: number;
}

/** Rows to learn from, and rows that they say nothing of. */
export interface Fold {
  readonly early: TrainingRows;
  readonly check: TrainingRows;
}

/** @param labelOf NaN where the month has no label; null as a whole when no month has one */
export function collectRows(
  cache: FeatureCache,
  window: Window,
  labelOf: (reach: number, column: number) => number,
): Collected | null {
  const { history } = cache.prepared;
  const parts: { matrix: FeatureMatrix; rows: number[] }[] = [];
  const labels: number[] = [];
  const months: number[] = [];
  const rivers: number[] = [];
  const riverOf = numberRivers(history.reaches);
  const thin = seedRandom(window.seed + 17);
  const share = Math.min(1, window.mostRows / Math.max(1, countLabels(cache, window, labelOf)));
  for (let target = window.from; target <= window.to; target++) {
    const column = target - history.firstMonth;
    const rows: number[] = [];
    for (let reach = 0; reach < history.reaches.length; reach++) {
      const label = labelOf(reach, column);
      if (Number.isNaN(label) || window.without?.has(reach) || (share < 1 && thin() >= share)) continue;
      rows.push(reach);
      labels.push(label);
      months.push(target);
      rivers.push(riverOf[reach]!);
    }
    if (rows.length === 0) continue;
    const month = cache.at(target - 1);
    parts.push({ matrix: window.ownless ? keepColumns(month, (one) => one.ownless) : month, rows });
  }
  if (labels.length === 0) return null;
  return {
    matrix: stackRows(parts),
    labels: Float32Array.from(labels),
    months: Int32Array.from(months),
    rivers: Int32Array.from(rivers),
    halfLifeMonths: window.halfLifeMonths,
  };
}

/** Rivers are numbered by their ids, so that their order in the store says nothing. */
function numberRivers(reaches: readonly { readonly waterBody: string }[]): number[] {
  const ids = [...new Set(reaches.map(({ waterBody }) => waterBody))].sort();
  const numbers = new Map(ids.map((id, i) => [id, i]));
  return reaches.map(({ waterBody }) => numbers.get(waterBody)!);
}

function countLabels(cache: FeatureCache, window: Window, labelOf: (reach: number, column: number) => number): number {
  const { history } = cache.prepared;
  let count = 0;
  for (let target = window.from; target <= window.to; target++)
    for (let reach = 0; reach < history.reaches.length; reach++)
      if (!Number.isNaN(labelOf(reach, target - history.firstMonth)) && !window.without?.has(reach)) count++;
  return count;
}

/** The rows of some target months, weighed by their age at the last of them. Columns are views, nothing is copied. */
export function rowsBetween(all: Collected, from: number, to: number): TrainingRows {
  const start = firstAtLeast(all.months, from);
  const end = firstAtLeast(all.months, to + 1);
  return {
    matrix: {
      rows: end - start,
      columns: all.matrix.columns,
      values: all.matrix.values.map((column) => column.subarray(start, end)),
    },
    labels: all.labels.subarray(start, end),
    weights: Float32Array.from(all.months.subarray(start, end), (month) => 0.5 ** ((to - month) / all.halfLifeMonths)),
  };
}

function firstAtLeast(months: Int32Array, month: number): number {
  let low = 0;
  let high = months.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (months[middle]! < month) low = middle + 1;
    else high = middle;
  }
  return low;
}
