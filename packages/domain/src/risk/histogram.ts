// Sums over the rows of a node, by feature and bin: all that a tree needs to find its next split. A bin holds two numbers, the slope and the
// weight (see slopes.ts); both are whole, so that sums are exact and the same in any order.
import { type Binned, binsStart } from './bins.ts';

/** Numbers in the histogram of one feature. */
export const HISTOGRAM_SIZE = 256 * 2;

/** Rows in the order in which they are counted. */
export interface CountedRows {
  readonly rows: Int32Array;
  /** Slope and weight of rows[i] at 2i and 2i + 1. */
  readonly pairs: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** Adds the rows to the histograms of features[first…first+count-1], at most four, that lie one after the other from `at`. */
export function fillHistograms(
  data: Binned,
  { features, first, count }: { readonly features: Int32Array; readonly first: number; readonly count: number },
  counted: CountedRows,
  { histograms, at }: { readonly histograms: Float64Array; readonly at: number },
): void {
  const lead = features[first]!;
  if (count === 4 && (lead & 3) === 0 && features[first + 3] === lead + 3) {
    fillWord(data.words, (lead >> 2) * data.rows, counted, histograms, at);
    return;
  }
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const two = [binsStart(data, features[first + k]!), binsStart(data, features[first + k + 1]!)] as const;
    fillTwo(data.bytes, two, counted, histograms, at + k * HISTOGRAM_SIZE);
  }
  if (k < count)
    fillOne(data.bytes, binsStart(data, features[first + k]!), counted, histograms, at + k * HISTOGRAM_SIZE);
}

// The three loops below take most of the time of a training. They are written out, because a loop over features inside costs a third more.

function fillWord(
  words: Uint32Array,
  start: number,
  { rows, pairs, from, to }: CountedRows,
  sums: Float64Array,
  at: number,
): void {
  const second = at + HISTOGRAM_SIZE;
  const third = second + HISTOGRAM_SIZE;
  const fourth = third + HISTOGRAM_SIZE;
  for (let i = from; i < to; i++) {
    const word = words[start + rows[i]!]!;
    const slope = pairs[2 * i]!;
    const weight = pairs[2 * i + 1]!;
    let cell = at + ((word & 255) << 1);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
    cell = second + ((word >>> 7) & 510);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
    cell = third + ((word >>> 15) & 510);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
    cell = fourth + ((word >>> 23) & 510);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
  }
}

function fillTwo(
  bytes: Uint8Array,
  [one, other]: readonly [number, number],
  { rows, pairs, from, to }: CountedRows,
  sums: Float64Array,
  at: number,
): void {
  const second = at + HISTOGRAM_SIZE;
  for (let i = from; i < to; i++) {
    const row = rows[i]! << 2;
    const slope = pairs[2 * i]!;
    const weight = pairs[2 * i + 1]!;
    let cell = at + (bytes[one + row]! << 1);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
    cell = second + (bytes[other + row]! << 1);
    sums[cell]! += slope;
    sums[cell + 1]! += weight;
  }
}

function fillOne(
  bytes: Uint8Array,
  start: number,
  { rows, pairs, from, to }: CountedRows,
  sums: Float64Array,
  at: number,
): void {
  for (let i = from; i < to; i++) {
    const cell = at + (bytes[start + (rows[i]! << 2)]! << 1);
    sums[cell]! += pairs[2 * i]!;
    sums[cell + 1]! += pairs[2 * i + 1]!;
  }
}
