// The end of a tree: each leaf gets its value from the exact slopes and curves of its rows, one after the other, and adds it to their scores.
import { LEAF_SIZE, type Workplace } from './workplace.ts';

/** Its rows are a range of the workplace's rows, its value stays between bounds. */
export interface GrownLeaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** Where the numbers of a leaf stand in the workplace. */
const LEAF = { from: 0, to: 1, low: 2, high: 3, value: 4 } as const;
/** Rows that are sure beyond all measure still have some curve, so that one of them that is wrong does not throw its leaf to infinity. */
const LEAST_BEND = 1e-6;

export function writeLeaves({ leaves: memory }: Workplace, leaves: readonly GrownLeaf[]): void {
  for (const [index, leaf] of leaves.entries()) {
    const at = index * LEAF_SIZE;
    memory[at + LEAF.from] = leaf.from;
    memory[at + LEAF.to] = leaf.to;
    memory[at + LEAF.low] = leaf.low;
    memory[at + LEAF.high] = leaf.high;
  }
}

export function readValues({ leaves: memory }: Workplace, leaves: readonly GrownLeaf[], values: Float64Array): void {
  for (const [index, { node }] of leaves.entries()) values[node] = memory[index * LEAF_SIZE + LEAF.value]!;
}

export function settleLeaf(place: Workplace, index: number): void {
  const at = index * LEAF_SIZE;
  const { leaves, rows, scores } = place;
  const from = leaves[at + LEAF.from]! | 0;
  const to = leaves[at + LEAF.to]! | 0;
  const raw = rawValue(place, from, to);
  const value = Math.min(Math.max(raw, leaves[at + LEAF.low]!), leaves[at + LEAF.high]!) * place.learningRate;
  leaves[at + LEAF.value] = value;
  for (let i = from; i < to; i++) scores[rows[i]!]! += value;
}

function rawValue({ objective, rows, labels, weights, guesses, l2 }: Workplace, from: number, to: number): number {
  const isLogistic = objective === 'logistic';
  let slope = 0;
  let curve = l2;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const weight = weights[row]!;
    const guess = guesses[row]!;
    slope += weight * (guess - labels[row]!);
    curve += weight * (isLogistic ? Math.max(guess * (1 - guess), LEAST_BEND) : 1);
  }
  return -slope / curve;
}
