// Exact additive contributions of features to one score (S. Lundberg et al. 2018, "Consistent individualized feature attribution for tree
// ensembles", algorithm 2): what each feature adds, averaged over all orders in which features could become known.
import { binRows } from './bins.ts';
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
  const expected = model.trees.reduce((sum, tree) => sum + expectedValue(tree, 0), model.base);
  const values = Array.from({ length: matrix.rows }, (_, row) => {
    const phi = new Float64Array(data.features);
    const bins = data.bins.subarray(row * data.features, (row + 1) * data.features);
    for (const tree of model.trees) explainTree(tree, bins, phi);
    return phi;
  });
  return { base: expected, values };
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

/** One step of the path: feature, share of paths through when unknown, through when known, and the weight of subsets of each size. */
interface Step {
  feature: number;
  zero: number;
  one: number;
  weight: number;
}

function explainTree(tree: Tree, bins: Uint8Array, phi: Float64Array): void {
  visit(0, [], { zero: 1, one: 1, feature: -1 });

  function visit(node: number, before: readonly Step[], by: { zero: number; one: number; feature: number }): void {
    let path = extend(before, by);
    const feature = tree.feature[node]!;
    if (feature < 0) {
      for (let i = 1; i < path.length; i++) {
        const weight = unwoundSum(path, i);
        phi[path[i]!.feature]! += weight * (path[i]!.one - path[i]!.zero) * tree.value[node]!;
      }
      return;
    }
    const goLeft = goesLeft(tree, node, bins[feature]!);
    const hot = goLeft ? tree.left[node]! : tree.right[node]!;
    const cold = goLeft ? tree.right[node]! : tree.left[node]!;
    let zero = 1;
    let one = 1;
    const known = path.findIndex((step, i) => i > 0 && step.feature === feature);
    if (known > 0) {
      zero = path[known]!.zero;
      one = path[known]!.one;
      path = unwind(path, known);
    }
    visit(hot, path, { zero: (zero * tree.cover[hot]!) / tree.cover[node]!, one, feature });
    visit(cold, path, { zero: (zero * tree.cover[cold]!) / tree.cover[node]!, one: 0, feature });
  }
}

function extend(path: readonly Step[], by: { zero: number; one: number; feature: number }): Step[] {
  const longer = path.map((step) => ({ ...step }));
  const length = longer.length;
  longer.push({ ...by, weight: length === 0 ? 1 : 0 });
  for (let i = length - 1; i >= 0; i--) {
    longer[i + 1]!.weight += (by.one * longer[i]!.weight * (i + 1)) / (length + 1);
    longer[i]!.weight = (by.zero * longer[i]!.weight * (length - i)) / (length + 1);
  }
  return longer;
}

function unwind(path: readonly Step[], index: number): Step[] {
  const last = path.length - 1;
  const shorter = path.map((step) => ({ ...step }));
  const { one, zero } = path[index]!;
  let next = path[last]!.weight;
  for (let i = last - 1; i >= 0; i--) {
    if (one !== 0) {
      const old = shorter[i]!.weight;
      shorter[i]!.weight = (next * (last + 1)) / ((i + 1) * one);
      next = old - (shorter[i]!.weight * zero * (last - i)) / (last + 1);
    } else shorter[i]!.weight = (shorter[i]!.weight * (last + 1)) / (zero * (last - i));
  }
  for (let i = index; i < last; i++) {
    shorter[i]!.feature = shorter[i + 1]!.feature;
    shorter[i]!.zero = shorter[i + 1]!.zero;
    shorter[i]!.one = shorter[i + 1]!.one;
  }
  shorter.pop();
  return shorter;
}

function unwoundSum(path: readonly Step[], index: number): number {
  const last = path.length - 1;
  const { one, zero } = path[index]!;
  let next = path[last]!.weight;
  let total = 0;
  for (let i = last - 1; i >= 0; i--) {
    if (one !== 0) {
      const weight = (next * (last + 1)) / ((i + 1) * one);
      total += weight;
      next = path[i]!.weight - (weight * zero * (last - i)) / (last + 1);
    } else total += (path[i]!.weight * (last + 1)) / (zero * (last - i));
  }
  return total;
}
