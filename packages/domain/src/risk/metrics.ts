// How good forecasts were. All scores take probabilities and 0/1 labels of the same length; a score that cannot be formed is NaN.

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

/** Mean distance between what was said and what came, over ten bins weighted by their rows. */
export function calibrationError(rows: readonly Scored[], bins = 10): number {
  if (rows.length === 0) return Number.NaN;
  return (
    calibrationTable(rows, bins).reduce((sum, bin) => sum + bin.count * Math.abs(bin.meanProbability - bin.share), 0) /
    rows.length
  );
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
  const failures = rows.filter((row) => row.label === 1).length;
  let [countAbove, failuresAbove] = [0, 0];
  return limits.map(([level, least], i) => {
    const above = limits[i - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const here = rows.filter((row) => row.probability >= least && row.probability < above);
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
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  let [sum, weight] = [0, 0];
  for (const group of groups.values()) {
    const auc = rocAuc(group);
    if (Number.isNaN(auc)) continue;
    sum += auc * group.length;
    weight += group.length;
  }
  return weight === 0 ? Number.NaN : sum / weight;
}
