// What a training lays out for everybody who works on it: all of it can be memory that threads share, and can be sent to another thread as
// it is.
import type { Binned } from './bins.ts';
import { type Crowds, countCrowds } from './crowds.ts';
import { HISTOGRAM_SIZE } from './histogram.ts';
import { FOUND_SIZE } from './split-search.ts';

export type Objective = 'logistic' | 'squared';

export interface Workplace {
  readonly objective: Objective;
  readonly data: Binned;
  readonly crowds: Crowds;
  readonly monotone: Int8Array;
  readonly minRows: number;
  readonly l2: number;
  readonly minGain: number;
  readonly learningRate: number;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  readonly scores: Float64Array;
  /** What the scores say of each row of the tree: a probability, or a value. */
  readonly guesses: Float64Array;
  /** A row's slope, curve and count in one number: see cells.ts. */
  readonly cells: Float64Array;
  /** Slope and weight of all rows of a block. */
  readonly blocks: Float64Array;
  /** See SCALE in slopes.ts. */
  readonly scales: Float64Array;
  /** Rows of the tree, those of a node together. */
  readonly rows: Int32Array;
  /** Where those rows of a node wait that go right. */
  readonly spare: Int32Array;
  /** Features of the tree, ascending. */
  readonly features: Int32Array;
  /** Slot after slot, in each the features of the tree. */
  readonly histograms: Float64Array;
  /** The node at work: see ORDER in node-work.ts. */
  readonly order: Float64Array;
  /** Per part the best split of the counted node and of its sibling. */
  readonly found: Float64Array;
  /** Leaves of a grown tree: see LEAF in leaf-work.ts. */
  readonly leaves: Float64Array;
  /** See TURN. */
  readonly turns: Int32Array;
}

/** How many parts are still to be taken, how many are done, and what kind of work they are. */
export const TURN = { toTake: 0, done: 1, kind: 2 } as const;
/** Features in a part of a node's work. */
export const PART = 8;
/** Rows whose slopes are one part of the work. */
export const SLOPE_BLOCK = 4096;
export const ORDER_SIZE = 13;
export const LEAF_SIZE = 5;

/** Memory that everybody in a crew sees. */
export type Reserve = (bytes: number) => ArrayBufferLike;

export interface PlaceSize {
  readonly data: Binned;
  readonly monotone: Int8Array;
  readonly countedRows: number;
  readonly countedFeatures: number;
  readonly leaves: number;
}

export type PlaceRules = Pick<Workplace, 'objective' | 'minRows' | 'l2' | 'minGain' | 'learningRate'>;

export function furnish(size: PlaceSize, rules: PlaceRules, reserve: Reserve): Workplace {
  const { data, countedRows, countedFeatures } = size;
  const parts = Math.ceil(countedFeatures / PART);
  const doubles = (count: number) => new Float64Array(reserve(count * 8));
  const floats = (count: number) => new Float32Array(reserve(count * 4));
  const wholes = (count: number) => new Int32Array(reserve(count * 4));
  return {
    ...rules,
    data,
    crowds: countCrowds(data),
    monotone: size.monotone,
    labels: floats(data.rows),
    weights: floats(data.rows),
    scores: doubles(data.rows),
    guesses: doubles(data.rows),
    cells: doubles(data.rows),
    blocks: doubles(2 * Math.ceil(countedRows / SLOPE_BLOCK)),
    scales: doubles(4),
    rows: wholes(countedRows),
    spare: wholes(countedRows),
    features: wholes(countedFeatures),
    histograms: doubles(size.leaves * countedFeatures * HISTOGRAM_SIZE),
    order: doubles(ORDER_SIZE),
    found: doubles(parts * 2 * FOUND_SIZE),
    leaves: doubles(size.leaves * LEAF_SIZE),
    turns: wholes(3),
  };
}
