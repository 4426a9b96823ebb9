// Sums over the rows of a node, by feature and bin: all that a tree needs to find its next split. A bin holds two numbers, the slope and the
// weight (see cells.ts); both are whole, so that sums are exact and the same in any order. Rows are counted into packed cells first.
import type { Binned } from './bins.ts';
import { MOST_ROWS, unpackCells } from './cells.ts';
import type { Crowds } from './crowds.ts';
import { CELLS, countRows } from './row-count.ts';

/** Numbers in the histogram of one feature. */
export const HISTOGRAM_SIZE = 256 * 2;

interface NodeSums {
  readonly slope: number;
  readonly weight: number;
}

/** The rows of a node, with their cells by row, and its sums. */
export interface CountedRows {
  readonly rows: Int32Array;
  readonly cells: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly node: NodeSums;
  /** Null where there is none. */
  readonly sibling: NodeSums | null;
  readonly unit: number;
}

/** Features first…first+count-1 of a list, whose histograms lie one after the other from `at`; those of the sibling, still the parent's, from
 * `siblingAt`. */
export interface CountedFeatures {
  readonly features: Int32Array;
  readonly first: number;
  readonly count: number;
  readonly histograms: Float64Array;
  readonly at: number;
  readonly siblingAt: number;
}

/** Counts a node, and takes it from its parent for the sibling. */
export function fillHistograms(data: Binned, crowds: Crowds, counted: CountedRows, target: CountedFeatures): void {
  const { from, to } = counted;
  const isSmall = to - from <= MOST_ROWS;
  const isWhole = isSmall || fitsOneCell(crowds, target);
  const step = isWhole ? to - from : MOST_ROWS;
  for (let block = from; block < to; block += step) {
    countRows(data, { ...counted, from: block, to: Math.min(to, block + step) }, target);
    unpack(data, counted, target, block > from);
  }
  if (isWhole && !isSmall) deduceFullest(data, crowds, counted, target);
}

function unpack(data: Binned, { sibling, unit }: CountedRows, target: CountedFeatures, isAdded: boolean): void {
  const { features, first, count, histograms } = target;
  for (let k = 0; k < count; k++) {
    const at = target.at + k * HISTOGRAM_SIZE;
    const siblingAt = sibling ? target.siblingAt + k * HISTOGRAM_SIZE : -1;
    const bins = binsOf(data, features[first + k]!);
    unpackCells(CELLS, k * 256, { histograms, at, siblingAt, bins, unit }, isAdded);
  }
}

function deduceFullest(data: Binned, crowds: Crowds, { node, sibling }: CountedRows, target: CountedFeatures): void {
  const { features, first, count, histograms, at, siblingAt } = target;
  for (let k = 0; k < count; k++) {
    const feature = features[first + k]!;
    const bins = { all: binsOf(data, feature), deduced: crowds.fullest[feature]! };
    deduce(histograms, at + k * HISTOGRAM_SIZE, bins, node);
    if (sibling) deduce(histograms, siblingAt + k * HISTOGRAM_SIZE, bins, sibling);
  }
}

/** Missing, every edge, and above the last one. */
export function binsOf({ edges }: Binned, feature: number): number {
  return edges[feature]!.length + 2;
}

function fitsOneCell({ others }: Crowds, { features, first, count }: CountedFeatures): boolean {
  for (let k = 0; k < count; k++) if (others[features[first + k]!]! > MOST_ROWS) return false;
  return true;
}

/** The sums of one bin from those of the node and of all other bins. */
function deduce(
  histograms: Float64Array,
  at: number,
  bins: { readonly all: number; readonly deduced: number },
  node: NodeSums,
): void {
  const deduced = at + 2 * bins.deduced;
  histograms[deduced] = 0;
  histograms[deduced + 1] = 0;
  let { slope, weight } = node;
  for (let i = at; i < at + 2 * bins.all; i += 2) {
    slope -= histograms[i]!;
    weight -= histograms[i + 1]!;
  }
  histograms[deduced] = slope;
  histograms[deduced + 1] = weight;
}
