// One regression tree on binned rows, grown leaf by leaf where the gain is greatest. Sides of a monotone split stay apart further down:
// bounds travel to the children.
import { type Binned, binsStart } from './bins.ts';
import { type Crew, shareWork, WORK } from './crew.ts';
import type { GrownLeaf } from './leaf-work.ts';
import { bestSplits, loadOf, type NodeOrder, writeOrder } from './node-work.ts';
import { readScales, sumSlopes } from './slopes.ts';
import { leafValue, type SearchedNode, type Split, stiffness } from './split-search.ts';
import type { Workplace } from './workplace.ts';

export interface Tree {
  /** Per node: feature, or -1 in a leaf. */
  readonly feature: Int16Array;
  /** Bins up to this one go left. */
  readonly bin: Uint8Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int16Array;
  /** Always left + 1. */
  readonly right: Int16Array;
  /** Value of the node itself, for leaves and for explaining. */
  readonly value: Float64Array;
  /** Training rows that came through. */
  readonly cover: Float64Array;
}

interface Leaf extends SearchedNode, GrownLeaf {
  readonly slot: number;
  readonly split: Split | null;
}

export interface Grown {
  readonly tree: Tree;
  readonly leaves: readonly GrownLeaf[];
}

/** From the rows, slopes and features that lie in the workplace. */
export function growTree(place: Workplace, most: number, crew: Crew): Grown {
  const tree = emptyTree(2 * most - 1);
  const first = makeRoot(place, crew);
  fillNode(place, tree, first);
  const open: Leaf[] = [first];
  let nodes = 1;
  while (open.length < most) {
    let best = -1;
    for (let i = 0; i < open.length; i++) {
      const split = open[i]!.split;
      if (split && (best < 0 || split.gain > open[best]!.split!.gain)) best = i;
    }
    if (best < 0) break;
    const leaf = open[best]!;
    const split = leaf.split!;
    const left = nodes;
    nodes += 2;
    tree.feature[leaf.node] = split.feature;
    tree.bin[leaf.node] = split.bin;
    tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
    tree.left[leaf.node] = left;
    tree.right[leaf.node] = left + 1;
    const isLast = open.length + 1 === most;
    const children = splitLeaf(place, { leaf, split, left, slot: open.length });
    const searched = isLast ? children : searchChildren(place, children, crew);
    for (const child of searched) fillNode(place, tree, child);
    open[best] = searched[0];
    open.push(searched[1]);
  }
  return { tree: trim(tree, nodes), leaves: open };
}

/** Where a row ends: bins[start of a feature + 4 × row], see bins.ts. */
export function leafOf(tree: Tree, data: Binned, row: number): number {
  let node = 0;
  for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!) {
    const bin = data.bytes[binsStart(data, feature) + 4 * row]!;
    node = goesLeft(tree, node, bin) ? tree.left[node]! : tree.right[node]!;
  }
  return node;
}

export function goesLeft(tree: Tree, node: number, bin: number): boolean {
  return bin === 0 ? tree.missingLeft[node] === 1 : bin <= tree.bin[node]!;
}

function makeRoot(place: Workplace, crew: Crew): Leaf {
  const to = place.rows.length;
  const node = { ...sumSlopes(place), low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const order = { features: place.features.length, from: 0, to, slot: 0, siblingSlot: -1, node, sibling: null };
  const [split] = workNode(place, order, crew);
  return { ...node, node: 0, from: 0, to, slot: 0, split };
}

/** Counts the node, takes it from its parent's histogram, and answers the best splits of both. */
function workNode(place: Workplace, order: NodeOrder, crew: Crew): [Split | null, Split | null] {
  writeOrder(place, order);
  shareWork(place, crew, WORK.node, loadOf(order));
  return bestSplits(place, order);
}

interface SplitDeed {
  readonly leaf: Leaf;
  readonly split: Split;
  /** Numbers of the left child, and of a free slot. */
  readonly left: number;
  readonly slot: number;
}

/** The smaller child gets the free slot, the larger one keeps the parent's, where its own histogram comes about by subtraction. */
function splitLeaf(place: Workplace, { leaf, split, left, slot }: SplitDeed): [Leaf, Leaf] {
  const middle = partition(place, leaf, split);
  const sums = {
    left: { slope: split.slope, weight: split.weight },
    right: { slope: leaf.slope - split.slope, weight: leaf.weight - split.weight },
  };
  const leftSmall = middle - leaf.from <= leaf.to - middle;
  const sign = place.monotone[split.feature]!;
  const between = sign === 0 ? 0 : (worth(place, leaf, sums.left) + worth(place, leaf, sums.right)) / 2;
  const lower = { low: leaf.low, high: sign === 0 ? leaf.high : between };
  const upper = { low: sign === 0 ? leaf.low : between, high: leaf.high };
  return [
    {
      ...sums.left,
      ...(sign < 0 ? upper : lower),
      ...{ node: left, from: leaf.from, to: middle, slot: leftSmall ? slot : leaf.slot, split: null },
    },
    {
      ...sums.right,
      ...(sign < 0 ? lower : upper),
      ...{ node: left + 1, from: middle, to: leaf.to, slot: leftSmall ? leaf.slot : slot, split: null },
    },
  ];
}

function searchChildren(place: Workplace, children: [Leaf, Leaf], crew: Crew): [Leaf, Leaf] {
  const [left, right] = children;
  const leftSmall = left.to - left.from <= right.to - right.from;
  const [small, large] = leftSmall ? [left, right] : [right, left];
  // Neither can be split: a tree never asks for their histograms.
  if (large.to - large.from < 2 * place.minRows) return children;
  const [ofSmall, ofLarge] = workNode(
    place,
    {
      ...{ features: place.features.length, from: small.from, to: small.to },
      ...{ slot: small.slot, siblingSlot: large.slot, node: small, sibling: large },
    },
    crew,
  );
  return [
    { ...left, split: leftSmall ? ofSmall : ofLarge },
    { ...right, split: leftSmall ? ofLarge : ofSmall },
  ];
}

/** Sorts the leaf's rows into left and right, each side in its old order, and answers where the right begins. Both sides are written at every
 * step and only the counters know which was meant: a branch would be guessed wrong every other time. */
function partition({ data, rows, spare }: Workplace, leaf: Leaf, split: Split): number {
  const start = binsStart(data, split.feature);
  const { bytes } = data;
  // Missing is bin 0, or 255 after the shift: below every bin or above.
  const shift = split.missingLeft ? 0 : 1;
  const last = split.bin - shift;
  let left = leaf.from;
  let right = 0;
  for (let i = leaf.from; i < leaf.to; i++) {
    const row = rows[i]!;
    const isRight = (last - ((bytes[start + (row << 2)]! - shift) & 255)) >>> 31;
    rows[left] = row;
    spare[right] = row;
    left += 1 - isRight;
    right += isRight;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}

/** The value of a leaf is found again at the end, by its exact slopes. */
function fillNode(place: Workplace, tree: Tree, leaf: Leaf): void {
  tree.cover[leaf.node] = leaf.to - leaf.from;
  tree.value[leaf.node] = worth(place, leaf, leaf) * place.learningRate;
}

/** The value of a node before it is shrunk. */
function worth(
  place: Workplace,
  bounds: Pick<SearchedNode, 'low' | 'high'>,
  { slope, weight }: Pick<SearchedNode, 'slope' | 'weight'>,
): number {
  const scales = readScales(place);
  const curve = weight - Math.floor(weight / scales.unit) * scales.unit + stiffness(place.l2, scales);
  return leafValue(bounds, { scales }, slope / curve);
}

function emptyTree(nodes: number): Tree {
  return {
    feature: new Int16Array(nodes).fill(-1),
    bin: new Uint8Array(nodes),
    missingLeft: new Uint8Array(nodes),
    left: new Int16Array(nodes).fill(-1),
    right: new Int16Array(nodes).fill(-1),
    value: new Float64Array(nodes),
    cover: new Float64Array(nodes),
  };
}

function trim(tree: Tree, nodes: number): Tree {
  return {
    feature: tree.feature.slice(0, nodes),
    bin: tree.bin.slice(0, nodes),
    missingLeft: tree.missingLeft.slice(0, nodes),
    left: tree.left.slice(0, nodes),
    right: tree.right.slice(0, nodes),
    value: tree.value.slice(0, nodes),
    cover: tree.cover.slice(0, nodes),
  };
}
