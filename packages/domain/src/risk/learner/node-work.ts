// The work on a node, in parts of eight features each: its rows are counted, its sibling comes about by subtraction from the parent, and both
// are searched for their best split.
import { fillHistograms, HISTOGRAM_SIZE } from './histogram.ts';
import { readScales } from './slopes.ts';
import {
  FOUND,
  FOUND_SIZE,
  leastScore,
  type SearchedNode,
  type SearchRules,
  type Split,
  searchFeature,
} from './split-search.ts';
import { PART, type Workplace } from './workplace.ts';

/** Where the numbers of an order stand. The counted node is a child or the root; its sibling has the histogram of the parent. */
const ORDER = {
  features: 0,
  from: 1,
  to: 2,
  slot: 3,
  siblingSlot: 4,
  node: 5,
  sibling: 9,
} as const;

export interface NodeOrder {
  readonly features: number;
  /** Rows of the counted node. */
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** -1 for none. */
  readonly siblingSlot: number;
  readonly node: SearchedNode;
  readonly sibling: SearchedNode | null;
}

/** How many parts there are, and about how many steps they take: the rows, and for a node and its sibling the bins. */
export function loadOf({ features, from, to }: NodeOrder): { readonly parts: number; readonly steps: number } {
  return { parts: Math.ceil(features / PART), steps: features * (to - from + 1000) };
}

/** Of the node and of its sibling. */
export function bestSplits(place: Workplace, order: NodeOrder): [Split | null, Split | null] {
  return [
    bestOf(place, order, { node: order.node, index: 0 }),
    order.sibling && bestOf(place, order, { node: order.sibling, index: 1 }),
  ];
}

export function doNodePart(place: Workplace, part: number): void {
  const { features, histograms, order } = place;
  const width = wholeAt(order, ORDER.features);
  const first = part * PART;
  const count = Math.min(PART, width - first);
  const at = (wholeAt(order, ORDER.slot) * width + first) * HISTOGRAM_SIZE;
  const siblingAt = (wholeAt(order, ORDER.siblingSlot) * width + first) * HISTOGRAM_SIZE;
  const node = readNode(order, ORDER.node);
  const sibling = wholeAt(order, ORDER.siblingSlot) < 0 ? null : readNode(order, ORDER.sibling);
  const scales = readScales(place);
  const counted = {
    ...{ rows: place.rows, cells: place.cells, from: wholeAt(order, ORDER.from), to: wholeAt(order, ORDER.to) },
    ...{ node, sibling, unit: scales.unit },
  };
  fillHistograms(place.data, place.crowds, counted, { features, first, count, histograms, at, siblingAt });
  const rules: SearchRules = { scales, minRows: place.minRows, l2: place.l2, minGain: place.minGain };
  const to = part * 2 * FOUND_SIZE;
  search(place, rules, { first, count, at, node }, to);
  if (sibling) search(place, rules, { first, count, at: siblingAt, node: sibling }, to + FOUND_SIZE);
}

/** Loops are several times slower when they do not know that their counter is a small whole number. */
function wholeAt(order: Float64Array, at: number): number {
  return order[at]! | 0;
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
    gain: found[best + FOUND.score]! - leastScore(node, { ...place, scales: readScales(place) }),
  };
}

export function writeOrder({ order: memory }: Workplace, order: NodeOrder): void {
  memory[ORDER.features] = order.features;
  memory[ORDER.from] = order.from;
  memory[ORDER.to] = order.to;
  memory[ORDER.slot] = order.slot;
  memory[ORDER.siblingSlot] = order.sibling ? order.siblingSlot : -1;
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
