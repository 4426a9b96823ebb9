// Exact additive contributions of features to one score (S. Lundberg et al. 2018, "Consistent individualized feature attribution for tree
// ensembles"): what each feature adds, averaged over all orders in which features could become known. What a leaf adds depends only on which
// of its features would lead a row to it, a few bits, so that most rows find their contributions ready in a table.
import { type Binned, binRows, binsStart } from './bins.ts';
import type { Boosted } from './boosting.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import { goesLeft, type Tree } from './tree.ts';

export interface Contributions {
  /** The mean score over the training rows. */
  readonly base: number;
  /** values[row][feature]; base + their sum = the row's score. */
  readonly values: readonly Float64Array[];
}

export function explainRows(model: Boosted, matrix: FeatureMatrix): Contributions {
  const data = binRows(matrix, model.edges);
  const values = Array.from({ length: matrix.rows }, () => new Float64Array(data.features));
  const ways = { bits: new Uint32Array(matrix.rows), table: new Float64Array(TABLE_BITS << TABLE_BITS) };
  let base = model.base;
  for (const tree of model.trees) {
    base += expectedValue(tree, 0);
    for (const leaf of leavesOf(tree)) explainLeaf(data, leaf, ways, values);
  }
  return { base, values };
}

function expectedValue(tree: Tree, node: number): number {
  if (tree.feature[node]! < 0) return tree.value[node]!;
  const left = tree.left[node]!;
  const right = tree.right[node]!;
  return (
    (tree.cover[left]! * expectedValue(tree, left) + tree.cover[right]! * expectedValue(tree, right)) /
    tree.cover[node]!
  );
}

/** Longer ways are not kept in a table: it would be larger than a city. */
const TABLE_BITS = 10;

/** One feature on the way to a leaf: which bins lead there, and the share of rows that go there when it is not known. */
interface Step {
  readonly feature: number;
  readonly leads: Uint8Array;
  readonly share: number;
}

interface LeafWay {
  readonly value: number;
  readonly steps: readonly Step[];
}

function leavesOf(tree: Tree, node = 0, steps: readonly Step[] = []): LeafWay[] {
  const feature = tree.feature[node]!;
  if (feature < 0) return [{ value: tree.value[node]!, steps }];
  const before = steps.find((step) => step.feature === feature);
  const others = steps.filter((step) => step !== before);
  return [tree.left[node]!, tree.right[node]!].flatMap((child, side) => {
    const leads = new Uint8Array(256);
    for (let bin = 0; bin < 256; bin++)
      leads[bin] = goesLeft(tree, node, bin) === (side === 0) ? (before?.leads[bin] ?? 1) : 0;
    const share = ((before?.share ?? 1) * tree.cover[child]!) / tree.cover[node]!;
    return leavesOf(tree, child, [...others, { feature, leads, share }]);
  });
}

interface Ways {
  /** By row: bit k is set when step k leads to the leaf. */
  readonly bits: Uint32Array;
  /** By bits: contributions of the steps. */
  readonly table: Float64Array;
}

function explainLeaf(data: Binned, leaf: LeafWay, { bits, table }: Ways, values: readonly Float64Array[]): void {
  const count = leaf.steps.length;
  if (count > TABLE_BITS) {
    explainLongWay(data, leaf, values);
    return;
  }
  bits.fill(0);
  for (const [k, { feature, leads }] of leaf.steps.entries()) {
    const start = binsStart(data, feature);
    for (let row = 0; row < data.rows; row++) bits[row]! |= leads[data.bytes[start + 4 * row]!]! << k;
  }
  const ready = new Uint8Array(1 << count);
  const features = Int32Array.from(leaf.steps, (step) => step.feature);
  const leading = new Uint8Array(count);
  for (let row = 0; row < data.rows; row++) {
    const way = bits[row]!;
    if (ready[way] === 0) {
      for (let k = 0; k < count; k++) leading[k] = (way >> k) & 1;
      contribute(leaf, leading, table, way * count);
      ready[way] = 1;
    }
    const phi = values[row]!;
    for (let k = 0; k < count; k++) phi[features[k]!]! += table[way * count + k]!;
  }
}

function explainLongWay(data: Binned, leaf: LeafWay, values: readonly Float64Array[]): void {
  const leading = new Uint8Array(leaf.steps.length);
  const phi = new Float64Array(leaf.steps.length);
  for (let row = 0; row < data.rows; row++) {
    for (const [k, { feature, leads }] of leaf.steps.entries())
      leading[k] = leads[data.bytes[binsStart(data, feature) + 4 * row]!]!;
    contribute(leaf, leading, phi, 0);
    for (const [k, { feature }] of leaf.steps.entries()) values[row]![feature]! += phi[k]!;
  }
}

/** Shapley value of each step of a leaf: over all sets of the other steps by size, the share that goes to the leaf with those known, times
 * what knowing this one changes. The sets are summed as coefficients of the product of (share + x), with x for a known step that leads. */
function contribute({ value, steps }: LeafWay, leading: Uint8Array, phi: Float64Array, at: number): void {
  const count = steps.length;
  const sums = new Float64Array(count + 1);
  for (let one = 0; one < count; one++) {
    sums.fill(0);
    sums[0] = 1;
    for (let k = 0, size = 1; k < count; k++) {
      if (k === one) continue;
      const { share } = steps[k]!;
      for (let s = size; s > 0; s--) sums[s] = sums[s]! * share + leading[k]! * sums[s - 1]!;
      sums[0]! *= share;
      size++;
    }
    let total = 0;
    // s! (count − 1 − s)! / count!, from one size to the next.
    for (let s = 0, weight = 1 / count; s < count; s++) {
      total += weight * sums[s]!;
      weight *= (s + 1) / (count - 1 - s);
    }
    phi[at + one] = value * total * (leading[one]! - steps[one]!.share);
  }
}
