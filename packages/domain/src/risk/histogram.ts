// Sums over the rows of a node, by feature and bin: all that a tree needs to find its next split.
import type { Binned } from './bins.ts';

export const BINS = 256;

/** Rows with the slope and the curve of the loss at each. */
export interface Weighed {
  readonly data: Binned;
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
  readonly rows: Int32Array;
  readonly features: Int32Array;
}

/** Histograms are large: they are lent out and taken back, not made anew for each node. */
export class HistogramPool {
  readonly #size: number;
  readonly #free: Float64Array[] = [];

  constructor(features: number) {
    this.#size = features * BINS * 3;
  }

  take(): Float64Array {
    const histogram = this.#free.pop();
    return histogram ? histogram.fill(0) : new Float64Array(this.#size);
  }

  give(histogram: Float64Array): void {
    this.#free.push(histogram);
  }
}

/** Adds the rows from `from` to `to` (indices into `rows`, end excluded) to a histogram. */
export function fillHistogram(
  { data, gradient, hessian, rows, features }: Weighed,
  histogram: Float64Array,
  from: number,
  to: number,
): void {
  const { bins, features: width } = data;
  const count = features.length;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const base = row * width;
    const g = gradient[row]!;
    const h = hessian[row]!;
    for (let k = 0; k < count; k++) {
      const feature = features[k]!;
      const cell = (feature * BINS + bins[base + feature]!) * 3;
      histogram[cell]! += g;
      histogram[cell + 1]! += h;
      histogram[cell + 2]! += 1;
    }
  }
}
