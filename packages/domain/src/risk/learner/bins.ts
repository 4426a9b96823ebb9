// Values cut into at most 255 bins at their quantiles; bin 0 is "missing". Trees then split on small integers. Four features share a word,
// word by word down the rows: one load serves four features, and a single feature is still read by its byte.
import type { FeatureMatrix } from './feature-matrix.ts';
import { sortedSample } from './sorted-sample.ts';

export interface Binned {
  readonly rows: number;
  readonly features: number;
  /** The word of features 4k…4k+3 of a row is words[k * rows + row]. */
  readonly words: Uint32Array;
  /** The same memory by bytes: see `binsStart`. */
  readonly bytes: Uint8Array;
  /** Upper edges: a value falls into the first bin whose edge is not below it. */
  readonly edges: readonly Float64Array[];
}

const MOST_BINS = 254;

/** The bin of a feature in a row is bytes[binsStart(data, feature) + 4 * row]. */
export function binsStart({ rows }: { readonly rows: number }, feature: number): number {
  return (feature >> 2) * 4 * rows + (feature & 3);
}

export function findEdges(matrix: FeatureMatrix): Float64Array[] {
  return matrix.values.map((column) => {
    const sorted = sortedSample(column);
    const distinct = firstDistinct(sorted, MOST_BINS + 1);
    if (distinct.length <= MOST_BINS) return midpoints(distinct);
    const quantiles = Float32Array.from(
      { length: MOST_BINS },
      (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / (MOST_BINS + 1))]!,
    );
    return Float64Array.from(firstDistinct(quantiles, MOST_BINS));
  });
}

/** @param reserve gives the memory for the bins: another thread may have to see them */
export function binRows(
  matrix: FeatureMatrix,
  edges: readonly Float64Array[],
  reserve: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): Binned {
  const memory = reserve(Math.ceil(edges.length / 4) * 4 * matrix.rows);
  const bytes = new Uint8Array(memory);
  for (let f = 0; f < edges.length; f++)
    binColumn({ column: matrix.values[f]!, edges: edges[f]! }, bytes, {
      first: binsStart(matrix, f),
      step: 4,
      from: 0,
      to: matrix.rows,
    });
  return { rows: matrix.rows, features: edges.length, words: new Uint32Array(memory), bytes, edges };
}

/** Where the bins of rows `from` to `to` (excluded) of one column go. */
export interface BinTarget {
  readonly first: number;
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** The bin is 0 for missing, else 1 + the number of edges below the value: a search without branches, which chance cannot mislead. */
export function binColumn(
  { column, edges }: { readonly column: Float32Array; readonly edges: Float64Array },
  bytes: Uint8Array,
  { first, step, from, to }: BinTarget,
): void {
  const edge = new Float64Array(256).fill(Number.POSITIVE_INFINITY);
  edge.set(edges);
  for (let row = from, at = first; row < to; row++, at += step) {
    const value = column[row]!;
    let below = +(edge[127]! < value) << 7;
    below += +(edge[below + 63]! < value) << 6;
    below += +(edge[below + 31]! < value) << 5;
    below += +(edge[below + 15]! < value) << 4;
    below += +(edge[below + 7]! < value) << 3;
    below += +(edge[below + 3]! < value) << 2;
    below += +(edge[below + 1]! < value) << 1;
    below += +(edge[below]! < value);
    bytes[at] = Number.isNaN(value) ? 0 : below + 1;
  }
}

/** At most so many different values of a sorted list. */
function firstDistinct(sorted: Float32Array, most: number): Float32Array {
  const distinct = new Float32Array(Math.min(most, sorted.length));
  let count = 0;
  for (let i = 0; i < sorted.length && count < most; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i]!;
  return distinct.subarray(0, count);
}

function midpoints(distinct: Float32Array): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, distinct.length - 1) },
    (_, i) => (distinct[i]! + distinct[i + 1]!) / 2,
  );
}
