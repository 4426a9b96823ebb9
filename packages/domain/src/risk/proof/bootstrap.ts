// How sure a score is: the rows are drawn again a thousand times, whole reaches at a time, because the months of one reach hang together and
// single months would make the interval too narrow. Every forecaster is scored on the same draws, so that differences are paired. Rows are
// sorted once; a draw is only a weight for each reach.
import type { Random } from '../learner/random.ts';

export const SCORE_NAMES = ['auc', 'averagePrecision', 'brier', 'logLoss', 'onsetAuc'] as const;
export type ScoreName = (typeof SCORE_NAMES)[number];
export type Scores = Readonly<Record<ScoreName, number>>;

export interface JudgedRows {
  readonly labels: readonly number[];
  /** Rows that count for the onset: the newest sample before had passed. */
  readonly onset: readonly boolean[];
  /** Number of the reach of each row, from 0. */
  readonly clusters: readonly number[];
}

/** Scores of one forecaster for any weights of the reaches. */
export type Weighing = (weights: Float64Array) => Scores;

/** @param probabilities one a row */
export function prepareWeighing(rows: JudgedRows, probabilities: readonly number[]): Weighing {
  const all = sortRows(rows, probabilities, () => true);
  const onset = sortRows(rows, probabilities, (row) => rows.onset[row]!);
  const sums = sumLosses(rows, probabilities);
  return (weights) => {
    const { auc, averagePrecision } = walk(all, weights);
    return { auc, averagePrecision, ...weighLosses(sums, weights), onsetAuc: walk(onset, weights).auc };
  };
}

/** So many times as many reaches as there are, with replacement: how often each was drawn. */
export function drawWeights(clusters: number, draws: number, random: Random): Float64Array[] {
  return Array.from({ length: draws }, () => {
    const weights = new Float64Array(clusters);
    for (let i = 0; i < clusters; i++) weights[Math.floor(random() * clusters)]!++;
    return weights;
  });
}

export interface Interval {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** The middle 95 % of the draws; null when the score cannot be formed, or not in one draw of twenty. */
export function intervalOf(point: number, draws: readonly number[]): Interval | null {
  const known = Float64Array.from(draws.filter((value) => !Number.isNaN(value))).sort();
  if (Number.isNaN(point) || known.length === 0 || known.length < 0.95 * draws.length) return null;
  return { point, low: quantileOf(known, 0.025), high: quantileOf(known, 0.975) };
}

function quantileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (at - Math.floor(at)) * (above - below);
}

interface SortedRows {
  readonly labels: Uint8Array;
  readonly clusters: Int32Array;
  /** 1 on the last row of those with the same probability. */
  readonly ends: Uint8Array;
}

function sortRows(rows: JudgedRows, probabilities: readonly number[], counts: (row: number) => boolean): SortedRows {
  const order = rows.labels.map((_, row) => row).filter(counts);
  order.sort((a, b) => probabilities[b]! - probabilities[a]!);
  return {
    labels: Uint8Array.from(order, (row) => rows.labels[row]!),
    clusters: Int32Array.from(order, (row) => rows.clusters[row]!),
    ends: Uint8Array.from(order, (row, i) => (probabilities[row] === probabilities[order[i + 1]!] ? 0 : 1)),
  };
}

/** From the highest probability down, as in metrics.ts but with weights. */
function walk({ labels, clusters, ends }: SortedRows, weights: Float64Array) {
  let [failed, passed, pairs, precision] = [0, 0, 0, 0];
  let [failedHere, passedHere] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const weight = weights[clusters[i]!]!;
    if (labels[i] === 1) failedHere += weight;
    else passedHere += weight;
    if (ends[i] === 0) continue;
    pairs += passedHere * (failed + failedHere / 2);
    failed += failedHere;
    passed += passedHere;
    if (failedHere > 0) precision += (failedHere * failed) / (failed + passed);
    failedHere = 0;
    passedHere = 0;
  }
  // 0 / 0 is NaN, as it should be where there is nothing to compare.
  return { auc: pairs / (failed * passed), averagePrecision: precision / failed };
}

interface LossSums {
  readonly counts: Float64Array;
  readonly squares: Float64Array;
  readonly logs: Float64Array;
}

function sumLosses({ labels, clusters }: JudgedRows, probabilities: readonly number[]): LossSums {
  const length = clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
  const sums = {
    counts: new Float64Array(length),
    squares: new Float64Array(length),
    logs: new Float64Array(length),
  };
  for (const [row, label] of labels.entries()) {
    const cluster = clusters[row]!;
    const p = Math.min(1 - 1e-9, Math.max(1e-9, probabilities[row]!));
    sums.counts[cluster]! += 1;
    sums.squares[cluster]! += (probabilities[row]! - label) ** 2;
    sums.logs[cluster]! -= Math.log(label === 1 ? p : 1 - p);
  }
  return sums;
}

function weighLosses({ counts, squares, logs }: LossSums, weights: Float64Array) {
  let [count, square, log] = [0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    count += weights[i]! * counts[i]!;
    square += weights[i]! * squares[i]!;
    log += weights[i]! * logs[i]!;
  }
  return { brier: square / count, logLoss: log / count };
}
