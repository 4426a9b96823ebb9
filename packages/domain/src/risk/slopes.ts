// Slope and curve of the loss at every row, as whole numbers in the 53 bits that a number holds exactly: sums come out the same in any
// order and on any number of threads, and a sibling by subtraction has no rounding. The curve and the count of rows share one number,
// the "weight": count × unit + curve.

export type Objective = 'logistic' | 'squared';

/** What one row is on these scales; all are powers of two. */
export interface Scales {
  /** A slope of 1. */
  readonly slope: number;
  /** A curve of 1. */
  readonly curve: number;
  /** A row in the weight; all curves together stay below it. */
  readonly unit: number;
}

export interface SlopeRows {
  readonly scores: Float64Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** @param counted how many rows a tree sees, at most */
export function scaleSlopes(rows: SlopeRows, objective: Objective, counted: number): Scales {
  const { scores, labels, weights } = rows;
  let heaviest = 0;
  let steepest = 0;
  for (let i = 0; i < labels.length; i++) {
    heaviest = Math.max(heaviest, weights[i]!);
    if (objective === 'squared') steepest = Math.max(steepest, weights[i]! * Math.abs(scores[i]! - labels[i]!));
  }
  if (objective === 'logistic') steepest = heaviest;
  const sharpest = objective === 'logistic' ? heaviest / 4 : heaviest;
  const unit = 2 ** (53 - Math.ceil(Math.log2(counted + 2)));
  return {
    slope: powerBelow(2 ** 52 / (counted * (steepest || 1))),
    curve: powerBelow((unit / (counted + 1) - 1) / (sharpest || 1)),
    unit,
  };
}

/** Slope and weight of each row, in pairs. */
export function fillSlopes(rows: SlopeRows, objective: Objective, scales: Scales, pairs: Float64Array): void {
  const { scores, labels, weights } = rows;
  const { slope, curve, unit } = scales;
  const isLogistic = objective === 'logistic';
  for (let i = 0; i < labels.length; i++) {
    const weight = weights[i]!;
    const score = scores[i]!;
    const guess = isLogistic ? 1 / (1 + Math.exp(-score)) : score;
    const bend = isLogistic ? guess * (1 - guess) : 1;
    pairs[2 * i] = Math.floor(weight * (guess - labels[i]!) * slope + 0.5);
    // At least one step, so that no sum of curves is ever zero.
    const steps = Math.floor(weight * bend * curve + 0.5);
    pairs[2 * i + 1] = unit + Math.max(steps, 1);
  }
}

function powerBelow(value: number): number {
  return 2 ** Math.floor(Math.log2(value));
}
