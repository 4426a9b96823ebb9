// The work on a node in parts of four features each, which any number of hands may take from one table: everything lies in memory that can be
// shared between threads. Each part writes an answer of its own, so the result does not depend on who took which part.
import type { Binned } from './bins.ts';
import { fillHistograms, HISTOGRAM_SIZE } from './histogram.ts';
import {
  FOUND,
  FOUND_SIZE,
  leastScore,
  type SearchedNode,
  type SearchRules,
  type Split,
  searchFeature,
} from './split-search.ts';

/** What a training shows to everybody who works on it; can be sent to another thread as it is. */
export interface Workplace {
  readonly data: Binned;
  readonly monotone: Int8Array;
  readonly minRows: number;
  readonly l2: number;
  readonly minGain: number;
  /** Rows of the tree, those of a node together. */
  readonly rows: Int32Array;
  /** Where those rows of a node wait that go right. */
  readonly spare: Int32Array;
  /** Slope and weight of the rows to be counted, in the order of `rows`. */
  readonly pairs: Float64Array;
  /** Features of the tree, ascending. */
  readonly features: Int32Array;
  /** Slot after slot, in each the features of the tree. */
  readonly histograms: Float64Array;
  /** The order: see ORDER. */
  readonly order: Float64Array;
  /** Per part the best split of the counted node and of its sibling. */
  readonly found: Float64Array;
  /** How many parts are still to be taken, and how many are done. */
  readonly turns: Int32Array;
}

/** Who does the work of a node, alone or with others. */
export interface Crew {
  /** Memory that everybody in the crew sees. */
  reserve(bytes: number): ArrayBufferLike;
  /** Does all parts of the order, and answers when all are done. */
  work(place: Workplace, load: NodeLoad): void;
}

/** How much there is to do at a node. */
export interface NodeLoad {
  readonly rows: number;
  readonly features: number;
  readonly parts: number;
}

/** The crew of one. */
export const ALONE: Crew = {
  reserve: (bytes) => new ArrayBuffer(bytes),
  work: takeParts,
};

const PART = 4;
/** Where the numbers of an order stand. The counted node is a child or the root; its sibling has the histogram of the parent. */
const ORDER = {
  features: 0,
  from: 1,
  to: 2,
  slot: 3,
  siblingSlot: 4,
  slope: 5,
  curve: 6,
  unit: 7,
  node: 8,
  sibling: 12,
} as const;
const TO_TAKE = 0;
export const DONE = 1;

export interface NodeOrder {
  readonly features: number;
  /** Rows of the counted node. */
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** -1 for none. */
  readonly siblingSlot: number;
  readonly scales: SearchRules['scales'];
  readonly node: SearchedNode;
  readonly sibling: SearchedNode | null;
}

export interface PlaceSize {
  readonly data: Binned;
  readonly monotone: Int8Array;
  readonly countedRows: number;
  readonly countedFeatures: number;
  readonly leaves: number;
}

export function furnish(size: PlaceSize, rules: Pick<Workplace, 'minRows' | 'l2' | 'minGain'>, crew: Crew): Workplace {
  const { data, countedRows, countedFeatures } = size;
  const parts = Math.ceil(countedFeatures / PART);
  const doubles = (count: number) => new Float64Array(crew.reserve(count * 8));
  return {
    data,
    monotone: size.monotone,
    minRows: rules.minRows,
    l2: rules.l2,
    minGain: rules.minGain,
    rows: new Int32Array(crew.reserve(countedRows * 4)),
    spare: new Int32Array(crew.reserve(countedRows * 4)),
    pairs: doubles(countedRows * 2),
    features: new Int32Array(crew.reserve(countedFeatures * 4)),
    histograms: doubles(size.leaves * countedFeatures * HISTOGRAM_SIZE),
    order: doubles(16),
    found: doubles(parts * 2 * FOUND_SIZE),
    turns: new Int32Array(crew.reserve(8)),
  };
}

/** Counts the node, takes it from its parent's histogram, and answers the best splits of both. */
export function workNode(place: Workplace, order: NodeOrder, crew: Crew): [Split | null, Split | null] {
  writeOrder(place.order, order);
  const parts = Math.ceil(order.features / PART);
  Atomics.store(place.turns, DONE, 0);
  Atomics.store(place.turns, TO_TAKE, parts);
  crew.work(place, { rows: order.to - order.from, features: order.features, parts });
  return [
    bestOf(place, order, { node: order.node, index: 0 }),
    order.sibling && bestOf(place, order, { node: order.sibling, index: 1 }),
  ];
}

/** Takes parts until none is left. The order may only be read while a taken part is not done. */
export function takeParts(place: Workplace): void {
  for (let left = Atomics.sub(place.turns, TO_TAKE, 1); left > 0; left = Atomics.sub(place.turns, TO_TAKE, 1)) {
    doPart(place, left - 1);
    Atomics.add(place.turns, DONE, 1);
  }
}

function doPart(place: Workplace, part: number): void {
  const { features, histograms, order } = place;
  const width = wholeAt(order, ORDER.features);
  const first = part * PART;
  const count = Math.min(PART, width - first);
  const at = (wholeAt(order, ORDER.slot) * width + first) * HISTOGRAM_SIZE;
  for (let k = 0; k < count; k++) histograms.fill(0, at + k * HISTOGRAM_SIZE, endOf(place, first + k, at, k));
  const counted = {
    rows: place.rows,
    pairs: place.pairs,
    from: wholeAt(order, ORDER.from),
    to: wholeAt(order, ORDER.to),
  };
  fillHistograms(place.data, { features, first, count }, counted, { histograms, at });
  const rules: SearchRules = {
    scales: { slope: order[ORDER.slope]!, curve: order[ORDER.curve]!, unit: order[ORDER.unit]! },
    minRows: place.minRows,
    l2: place.l2,
    minGain: place.minGain,
  };
  const to = part * 2 * FOUND_SIZE;
  search(place, rules, { first, count, at, node: readNode(order, ORDER.node) }, to);
  if (wholeAt(order, ORDER.siblingSlot) < 0) return;
  const siblingAt = (wholeAt(order, ORDER.siblingSlot) * width + first) * HISTOGRAM_SIZE;
  for (let k = 0; k < count; k++) {
    const end = endOf(place, first + k, siblingAt, k);
    const apart = at - siblingAt;
    for (let i = siblingAt + k * HISTOGRAM_SIZE; i < end; i++) histograms[i]! -= histograms[i + apart]!;
  }
  search(place, rules, { first, count, at: siblingAt, node: readNode(order, ORDER.sibling) }, to + FOUND_SIZE);
}

/** Loops are several times slower when they do not know that their counter is a small whole number. */
function wholeAt(order: Float64Array, at: number): number {
  return order[at]! | 0;
}

/** Behind the last bin that a feature has in its histogram, the k-th from `at`. */
function endOf({ data, features }: Workplace, index: number, at: number, k: number): number {
  return at + k * HISTOGRAM_SIZE + 2 * (data.edges[features[index]!]!.length + 2);
}

function search(
  { data, features, monotone, histograms, found }: Workplace,
  rules: SearchRules,
  part: { readonly first: number; readonly count: number; readonly at: number; readonly node: SearchedNode },
  to: number,
): void {
  found[to + FOUND.score] = leastScore(part.node, rules);
  found[to + FOUND.feature] = -1;
  if (part.node.weight < 2 * rules.minRows * rules.scales.unit) return;
  for (let k = 0; k < part.count; k++) {
    const feature = features[part.first + k]!;
    const lastBin = data.edges[feature]!.length + 1;
    const at = part.at + k * HISTOGRAM_SIZE;
    searchFeature(part.node, rules, { feature, sign: monotone[feature]!, lastBin, histograms, at }, { found, to });
  }
}

/** Of equally good splits that of the first feature, which is in the first part. */
function bestOf(
  place: Workplace,
  order: NodeOrder,
  { node, index }: { node: SearchedNode; index: number },
): Split | null {
  const { found } = place;
  const parts = Math.ceil(order.features / PART);
  let best = -1;
  for (let part = 0; part < parts; part++) {
    const at = (part * 2 + index) * FOUND_SIZE;
    if (found[at + FOUND.feature]! >= 0 && (best < 0 || found[at]! > found[best]!)) best = at;
  }
  if (best < 0) return null;
  return {
    feature: wholeAt(found, best + FOUND.feature),
    bin: wholeAt(found, best + FOUND.bin),
    missingLeft: found[best + FOUND.missingLeft] === 1,
    slope: found[best + FOUND.slope]!,
    weight: found[best + FOUND.weight]!,
    gain: found[best + FOUND.score]! - leastScore(node, { ...place, scales: order.scales }),
  };
}

function writeOrder(memory: Float64Array, order: NodeOrder): void {
  memory[ORDER.features] = order.features;
  memory[ORDER.from] = order.from;
  memory[ORDER.to] = order.to;
  memory[ORDER.slot] = order.slot;
  memory[ORDER.siblingSlot] = order.sibling ? order.siblingSlot : -1;
  memory[ORDER.slope] = order.scales.slope;
  memory[ORDER.curve] = order.scales.curve;
  memory[ORDER.unit] = order.scales.unit;
  writeNode(memory, ORDER.node, order.node);
  if (order.sibling) writeNode(memory, ORDER.sibling, order.sibling);
}

function writeNode(memory: Float64Array, at: number, node: SearchedNode): void {
  memory[at] = node.slope;
  memory[at + 1] = node.weight;
  memory[at + 2] = node.low;
  memory[at + 3] = node.high;
}

function readNode(memory: Float64Array, at: number): SearchedNode {
  return { slope: memory[at]!, weight: memory[at + 1]!, low: memory[at + 2]!, high: memory[at + 3]! };
}
