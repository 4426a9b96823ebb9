// Scores of many rows: trees flattened into one table, rows binned in blocks that stay in the cache, and every block walked tree by tree.
import { binColumn } from './bins.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import type { Tree } from './tree.ts';

const BLOCK = 256;

/** What the trees add up to, by row. */
export interface Forest {
  readonly trees: readonly Tree[];
  readonly edges: readonly Float64Array[];
  /** Before the first tree. */
  readonly base: number;
}

export function walkTrees({ trees, edges, base }: Forest, matrix: FeatureMatrix): Float64Array {
  const { nodes, values, roots } = flatten(trees);
  const scores = new Float64Array(matrix.rows).fill(base);
  // Feature by feature, so that the bins of feature f begin at f × BLOCK.
  const bins = new Uint8Array(edges.length * BLOCK);
  for (let from = 0; from < matrix.rows; from += BLOCK) {
    const to = Math.min(matrix.rows, from + BLOCK);
    for (let f = 0; f < edges.length; f++)
      binColumn({ column: matrix.values[f]!, edges: edges[f]! }, bins, { first: f * BLOCK, step: 1, from, to });
    for (const root of roots) {
      for (let i = 0; i < to - from; i++) {
        let at = root;
        for (let start = nodes[at]!; start >= 0; start = nodes[at]!) {
          const bin = (bins[start + i]! - nodes[at + 1]!) & 255;
          at = nodes[at + 3]! + (((nodes[at + 2]! - bin) >>> 31) << 2);
        }
        scores[from + i]! += values[at >> 2]!;
      }
    }
  }
  return scores;
}

/** Four numbers a node: start of the feature's bins (-1 in a leaf), what is taken from a bin, the last bin to the left after that, and the
 * left child, beside which the right one stands. Missing, 0, stays below all bins or becomes 255, above them. */
function flatten(trees: readonly Tree[]): { nodes: Int32Array; values: Float64Array; roots: number[] } {
  const count = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const nodes = new Int32Array(count * 4);
  const values = new Float64Array(count);
  const roots: number[] = [];
  let first = 0;
  for (const tree of trees) {
    roots.push(first * 4);
    values.set(tree.value, first);
    for (let node = 0; node < tree.feature.length; node++) {
      const at = (first + node) * 4;
      const shift = tree.missingLeft[node] === 1 ? 0 : 1;
      nodes[at] = tree.feature[node]! < 0 ? -1 : tree.feature[node]! * BLOCK;
      nodes[at + 1] = shift;
      nodes[at + 2] = tree.bin[node]! - shift;
      nodes[at + 3] = (first + tree.left[node]!) * 4;
    }
    first += tree.feature.length;
  }
  return { nodes, values, roots };
}
