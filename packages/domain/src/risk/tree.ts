// One regression tree on binned rows, grown leaf by leaf where the gain is greatest. Missing values go to the side that gains more; a
// monotone feature may not split against its sign, and its sides stay apart further down (bounds travel to the children).
import { BINS, fillHistogram, type HistogramPool, type Weighed } from './histogram.ts';

export interface Tree {
  /** Per node: feature, or -1 in a leaf. */
  readonly feature: Int16Array;
  /** Bins up to this one go left. */
  readonly bin: Uint8Array;
  readonly missingLeft: Uint8Array;
  readonly left: Int16Array;
  readonly right: Int16Array;
  /** Value of the node itself, for leaves and for explaining. */
  readonly value: Float64Array;
  /** Training rows that came through. */
  readonly cover: Float64Array;
}

export interface TreeOptions {
  readonly leaves: number;
  readonly minRows: number;
  readonly l2: number;
  readonly minGain: number;
  readonly learningRate: number;
}

export interface TreeInput extends Weighed {
  readonly monotone: Int8Array;
  readonly options: TreeOptions;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
  readonly missingLeft: boolean;
}

interface Leaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  /** Gradient and hessian sums by feature and bin, interleaved with counts: 3 numbers a bin. */
  readonly histogram: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly split: Split | null;
}

export function growTree(input: TreeInput, pool: HistogramPool): Tree {
  const { options } = input;
  const rows = input.rows;
  const spare = new Int32Array(rows.length);
  const most = 2 * options.leaves - 1;
  const tree: Tree = {
    feature: new Int16Array(most).fill(-1),
    bin: new Uint8Array(most),
    missingLeft: new Uint8Array(most),
    left: new Int16Array(most).fill(-1),
    right: new Int16Array(most).fill(-1),
    value: new Float64Array(most),
    cover: new Float64Array(most),
  };
  const root = pool.take();
  fillHistogram(input, root, 0, rows.length);
  let nodes = 1;
  const open: Leaf[] = [
    makeLeaf(input, tree, {
      node: 0,
      from: 0,
      to: rows.length,
      histogram: root,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    }),
  ];
  for (let leaves = 1; leaves < options.leaves; leaves++) {
    let best = -1;
    for (let i = 0; i < open.length; i++) {
      const split = open[i]!.split;
      if (split && (best < 0 || split.gain > open[best]!.split!.gain)) best = i;
    }
    if (best < 0) break;
    const leaf = open[best]!;
    const split = leaf.split!;
    const middle = partition(input, spare, leaf, split);
    const [leftNode, rightNode] = [nodes++, nodes++];
    tree.feature[leaf.node] = split.feature;
    tree.bin[leaf.node] = split.bin;
    tree.missingLeft[leaf.node] = split.missingLeft ? 1 : 0;
    tree.left[leaf.node] = leftNode;
    tree.right[leaf.node] = rightNode;
    const { small, large } = splitHistogram(input, pool, leaf, middle);
    const leftSmall = middle - leaf.from <= leaf.to - middle;
    const [leftHistogram, rightHistogram] = leftSmall ? [small, large] : [large, small];
    const bounds = childBounds(input, leaf, split, leftHistogram, rightHistogram);
    open[best] = makeLeaf(input, tree, {
      node: leftNode,
      from: leaf.from,
      to: middle,
      histogram: leftHistogram,
      ...bounds.left,
    });
    open.push(
      makeLeaf(input, tree, { node: rightNode, from: middle, to: leaf.to, histogram: rightHistogram, ...bounds.right }),
    );
  }
  for (const leaf of open) pool.give(leaf.histogram);
  return trim(tree, nodes);
}

export function predictTree(tree: Tree, bins: Uint8Array, at: number): number {
  let node = 0;
  for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!) {
    node = goesLeft(tree, node, bins[at + feature]!) ? tree.left[node]! : tree.right[node]!;
  }
  return tree.value[node]!;
}

export function goesLeft(tree: Tree, node: number, bin: number): boolean {
  return bin === 0 ? tree.missingLeft[node] === 1 : bin <= tree.bin[node]!;
}

function makeLeaf(input: TreeInput, tree: Tree, leaf: Omit<Leaf, 'split'>): Leaf {
  const first = input.features[0]! * BINS * 3;
  let [g, h, n] = [0, 0, 0];
  for (let b = 0; b < BINS; b++) {
    g += leaf.histogram[first + b * 3]!;
    h += leaf.histogram[first + b * 3 + 1]!;
    n += leaf.histogram[first + b * 3 + 2]!;
  }
  tree.cover[leaf.node] = n;
  tree.value[leaf.node] = clip(-g / (h + input.options.l2), leaf.low, leaf.high) * input.options.learningRate;
  return { ...leaf, split: n < 2 * input.options.minRows ? null : findSplit(input, leaf, { g, h, n }) };
}

/** Only the smaller child is counted; the larger one is the parent less the smaller. */
function splitHistogram(
  input: TreeInput,
  pool: HistogramPool,
  leaf: Leaf,
  middle: number,
): { small: Float64Array; large: Float64Array } {
  const leftSmall = middle - leaf.from <= leaf.to - middle;
  const small = pool.take();
  fillHistogram(input, small, leftSmall ? leaf.from : middle, leftSmall ? middle : leaf.to);
  const large = leaf.histogram;
  for (const feature of input.features) {
    const end = (feature + 1) * BINS * 3;
    for (let i = feature * BINS * 3; i < end; i++) large[i]! -= small[i]!;
  }
  return { small, large };
}

interface Sums {
  readonly g: number;
  readonly h: number;
  readonly n: number;
}

function findSplit(input: TreeInput, leaf: Omit<Leaf, 'split'>, total: Sums): Split | null {
  const { options } = input;
  const before = gainOf(total.g, total.h, options.l2);
  let best: Split | null = null;
  for (const feature of input.features) {
    const offset = feature * BINS * 3;
    const lastBin = input.data.edges[feature]!.length + 1;
    const missing = { g: leaf.histogram[offset]!, h: leaf.histogram[offset + 1]!, n: leaf.histogram[offset + 2]! };
    for (const missingLeft of missing.n > 0 ? [true, false] : [false]) {
      let g = missingLeft ? missing.g : 0;
      let h = missingLeft ? missing.h : 0;
      let n = missingLeft ? missing.n : 0;
      for (let bin = 1; bin < lastBin + 1; bin++) {
        const cell = offset + bin * 3;
        g += leaf.histogram[cell]!;
        h += leaf.histogram[cell + 1]!;
        n += leaf.histogram[cell + 2]!;
        // Counts are sums of ones and exact; a half absorbs nothing but makes the comparison plain.
        if (n < options.minRows - 0.5) continue;
        if (total.n - n < options.minRows - 0.5) break;
        if (bin === lastBin && !(missing.n > 0 && !missingLeft)) break;
        const gain = gainOf(g, h, options.l2) + gainOf(total.g - g, total.h - h, options.l2) - before;
        if (gain <= options.minGain || (best && gain <= best.gain)) continue;
        if (
          !keepsOrder(input, leaf, feature, {
            left: { g, h, n },
            right: { g: total.g - g, h: total.h - h, n: total.n - n },
          })
        )
          continue;
        best = { gain, feature, bin, missingLeft };
      }
    }
  }
  return best;
}

function keepsOrder(
  input: TreeInput,
  leaf: Omit<Leaf, 'split'>,
  feature: number,
  sides: { left: Sums; right: Sums },
): boolean {
  const sign = input.monotone[feature]!;
  if (sign === 0) return true;
  const left = clip(-sides.left.g / (sides.left.h + input.options.l2), leaf.low, leaf.high);
  const right = clip(-sides.right.g / (sides.right.h + input.options.l2), leaf.low, leaf.high);
  return sign > 0 ? left <= right : left >= right;
}

function childBounds(input: TreeInput, leaf: Leaf, split: Split, left: Float64Array, right: Float64Array) {
  const whole = { low: leaf.low, high: leaf.high };
  const sign = input.monotone[split.feature]!;
  if (sign === 0) return { left: whole, right: whole };
  const middle = (leafValue(input, leaf, left) + leafValue(input, leaf, right)) / 2;
  const lower = { low: leaf.low, high: middle };
  const upper = { low: middle, high: leaf.high };
  return sign > 0 ? { left: lower, right: upper } : { left: upper, right: lower };
}

function leafValue(input: TreeInput, leaf: Leaf, histogram: Float64Array): number {
  const first = input.features[0]! * BINS * 3;
  let [g, h] = [0, 0];
  for (let b = 0; b < BINS; b++) {
    g += histogram[first + b * 3]!;
    h += histogram[first + b * 3 + 1]!;
  }
  return clip(-g / (h + input.options.l2), leaf.low, leaf.high);
}

/** Sorts the leaf's rows into left and right, each side in its old order, and answers where the right begins. */
function partition({ data, rows }: TreeInput, spare: Int32Array, leaf: Leaf, split: Split): number {
  let left = leaf.from;
  let right = 0;
  for (let i = leaf.from; i < leaf.to; i++) {
    const row = rows[i]!;
    const bin = data.bins[row * data.features + split.feature]!;
    if (bin === 0 ? split.missingLeft : bin <= split.bin) rows[left++] = row;
    else spare[right++] = row;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
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

function gainOf(g: number, h: number, l2: number): number {
  return (g * g) / (h + l2);
}

function clip(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}
