// How good forecasts were. All scores take probabilities and 0/1 labels of the same length; a score that cannot be formed is NaN.
import { groupBy } from '../../ground/group.ts';

export interface Scored {
  readonly probability: number;
  readonly label: number;
}

/** Area under the ROC curve: the chance that a failing month got the higher probability; ties count half. */
export function rocAuc(rows: readonly Scored[]): number {
  const sorted = [...rows].sort((a, b) => a.probability - b.probability);
  let [ranks, positives] = [0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability) to++;
    for (let i = from; i < to; i++) {
      if (sorted[i]!.label !== 1) continue;
      ranks += (from + to + 1) / 2;
      positives++;
    }
    from = to;
  }
  const negatives = sorted.length - positives;
  return positives === 0 || negatives === 0
    ? Number.NaN
    : (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Average precision: precision at each failing month, in order of falling probability; ties enter together. */
export function averagePrecision(rows: readonly Scored[]): number {
  const sorted = [...rows].sort((a, b) => b.probability - a.probability);
  const positives = sorted.filter((row) => row.label === 1).length;
  let [seen, hits, sum] = [0, 0, 0];
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let here = 0;
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability) here += sorted[to++]!.label;
    seen += to - from;
    hits += here;
    sum += (hits / seen) * here;
    from = to;
  }
  return positives === 0 ? Number.NaN : sum / positives;
}

/** Mean squared error of the probabilities. */
export function brier(rows: readonly Scored[]): number {
  return rows.length === 0
    ? Number.NaN
    : rows.reduce((sum, row) => sum + (row.probability - row.label) ** 2, 0) / rows.length;
}

export function logLoss(rows: readonly Scored[]): number {
  if (rows.length === 0) return Number.NaN;
  const loss = (row: Scored) => {
    const p = Math.min(1 - 1e-9, Math.max(1e-9, row.probability));
    return row.label === 1 ? -Math.log(p) : -Math.log(1 - p);
  };
  return rows.reduce((sum, row) => sum + loss(row), 0) / rows.length;
}

export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly share: number;
}

export function calibrationTable(rows: readonly Scored[], bins = 10): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, label: 0 }));
  for (const { probability, label } of rows) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))]!;
    bin.count++;
    bin.probability += probability;
    bin.label += label;
  }
  return sums.map((bin, i) => ({
    from: i / bins,
    to: (i + 1) / bins,
    count: bin.count,
    meanProbability: bin.count === 0 ? 0 : bin.probability / bin.count,
    share: bin.count === 0 ? 0 : bin.label / bin.count,
  }));
}

/** Ten bins with equally many rows each: most months are quiet, so bins of equal width leave the upper ones thin. Ties stay together. */
export function calibrationTableByCount(rows: readonly Scored[], bins = 10): CalibrationBin[] {
  const sorted = [...rows].sort((a, b) => a.probability - b.probability);
  const table: CalibrationBin[] = [];
  for (let from = 0, bin = 0; from < sorted.length; bin++) {
    let to = from + Math.max(1, Math.round((sorted.length - from) / Math.max(1, bins - bin)));
    while (to < sorted.length && sorted[to]!.probability === sorted[to - 1]!.probability) to++;
    const part = sorted.slice(from, to);
    table.push({
      from: part[0]!.probability,
      to: part.at(-1)!.probability,
      count: part.length,
      meanProbability: part.reduce((sum, row) => sum + row.probability, 0) / part.length,
      share: part.reduce((sum, row) => sum + row.label, 0) / part.length,
    });
    from = to;
  }
  return table;
}

/** Mean distance between what was said and what came, over ten bins weighted by their rows. */
export function calibrationError(rows: readonly Scored[], bins = 10): number {
  return errorOfBins(calibrationTable(rows, bins));
}

export function errorOfBins(bins: readonly CalibrationBin[]): number {
  const rows = bins.reduce((sum, bin) => sum + bin.count, 0);
  return bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.meanProbability - bin.share), 0) / rows;
}

export interface LevelRow {
  readonly level: string;
  readonly count: number;
  readonly failures: number;
  /** Share of the reach-months at this level and above, and of all failures that they hold. */
  readonly shareOfMonths: number;
  readonly shareOfFailures: number;
  readonly failureRate: number;
}

/** @param limits least probability of each level, highest first, the last 0 */
export function levelTable(
  rows: readonly Scored[],
  limits: readonly (readonly [level: string, least: number])[],
): LevelRow[] {
  const levels = limits.map(([level]) => level);
  return tableOfLevels(rows, levels, (row) => limits.find(([, least]) => row.probability >= least)![0]);
}

/** @param levels highest first */
export function tableOfLevels<R extends Scored>(
  rows: readonly R[],
  levels: readonly string[],
  levelOf: (row: R) => string,
): LevelRow[] {
  const levelByRow = rows.map(levelOf);
  const failures = rows.filter((row) => row.label === 1).length;
  let [countAbove, failuresAbove] = [0, 0];
  return levels.map((level) => {
    const here = rows.filter((_, i) => levelByRow[i] === level);
    const failed = here.filter((row) => row.label === 1).length;
    countAbove += here.length;
    failuresAbove += failed;
    return {
      level,
      count: here.length,
      failures: failed,
      shareOfMonths: rows.length === 0 ? 0 : countAbove / rows.length,
      shareOfFailures: failures === 0 ? 0 : failuresAbove / failures,
      failureRate: here.length === 0 ? 0 : failed / here.length,
    };
  });
}

/** Mean of the AUCs inside each group that has both outcomes: skill in timing, without the stable difference between places. */
export function withinAuc<T extends Scored>(rows: readonly T[], groupOf: (row: T) => string): number {
  const groups = groupBy(rows, groupOf);
  let [sum, weight] = [0, 0];
  for (const group of groups.values()) {
    const auc = rocAuc(group);
    if (Number.isNaN(auc)) continue;
    sum += auc * group.length;
    weight += group.length;
  }
  return weight === 0 ? Number.NaN : sum / weight;
}
