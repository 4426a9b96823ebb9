// Values cut into at most 255 bins at their quantiles; bin 0 is "missing". Trees then split on small integers.
import type { FeatureMatrix } from './feature-matrix.ts';

export interface Binned {
  readonly rows: number;
  readonly features: number;
  /** Row-major: bins[row * features + feature]. */
  readonly bins: Uint8Array;
  /** Upper edges: a value falls into the first bin whose edge is not below it. */
  readonly edges: readonly Float64Array[];
}

const MOST_BINS = 254;
/** Quantiles of a large column are read from a part of it. */
const SAMPLE_ROWS = 50_000;

export function findEdges(matrix: FeatureMatrix): Float64Array[] {
  return matrix.values.map((column) => {
    const step = Math.max(1, Math.floor(column.length / SAMPLE_ROWS));
    const seen: number[] = [];
    for (let i = 0; i < column.length; i += step) if (!Number.isNaN(column[i]!)) seen.push(column[i]!);
    const sorted = Float64Array.from(seen).sort();
    const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
    if (distinct.length <= MOST_BINS) return midpoints(distinct);
    const quantiles = Float64Array.from(
      { length: MOST_BINS },
      (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (MOST_BINS + 1))]!,
    );
    return quantiles.filter((value, i) => i === 0 || value !== quantiles[i - 1]);
  });
}

export function binRows(matrix: FeatureMatrix, edges: readonly Float64Array[]): Binned {
  const features = edges.length;
  const bins = new Uint8Array(matrix.rows * features);
  for (let f = 0; f < features; f++) {
    const column = matrix.values[f]!;
    const edge = edges[f]!;
    for (let row = 0; row < matrix.rows; row++) bins[row * features + f] = binOf(column[row]!, edge);
  }
  return { rows: matrix.rows, features, bins, edges };
}

/** 0 for missing, else 1 + the number of edges below the value. */
export function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function midpoints(distinct: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, distinct.length - 1) },
    (_, i) => (distinct[i]! + distinct[i + 1]!) / 2,
  );
}
