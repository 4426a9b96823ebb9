// Gradient boosting of small trees on binned features (J. Friedman 2001; histograms and leaf-wise growth as in LightGBM, Ke et al. 2017).
// Seeded: the same rows, options and seed give the same model bit for bit.
import { binRows, findEdges } from './bins.ts';
import type { FeatureColumn, FeatureMatrix } from './feature-matrix.ts';
import { HistogramPool } from './histogram.ts';
import { seedRandom } from './random.ts';
import { growTree, predictTree, type Tree } from './tree.ts';

export interface BoostOptions {
  readonly objective: 'logistic' | 'squared';
  readonly trees: number;
  readonly learningRate: number;
  readonly leaves: number;
  readonly minRows: number;
  readonly l2: number;
  /** Shares of rows and features that each tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
  /** Stop when the checked rows have not become better for so many trees. */
  readonly patience: number;
}

export const DEFAULT_BOOST: BoostOptions = {
  objective: 'logistic',
  trees: 400,
  learningRate: 0.05,
  leaves: 8,
  minRows: 40,
  l2: 8,
  rowShare: 0.7,
  featureShare: 0.4,
  seed: 1,
  patience: 40,
};

export interface Boosted {
  readonly objective: 'logistic' | 'squared';
  /** Before the first tree: the logit of the mean, or the mean. */
  readonly base: number;
  readonly columns: readonly FeatureColumn[];
  readonly edges: readonly Float64Array[];
  readonly trees: readonly Tree[];
}

export interface TrainingRows {
  readonly matrix: FeatureMatrix;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** @param check later rows on which the number of trees is chosen; null to grow all */
export function trainBoosting(rows: TrainingRows, options: BoostOptions, check: TrainingRows | null = null): Boosted {
  const { matrix, labels, weights } = rows;
  const edges = findEdges(matrix);
  const data = binRows(matrix, edges);
  const base = baseOf(labels, weights, options.objective);
  const scores = new Float64Array(matrix.rows).fill(base);
  const gradient = new Float32Array(matrix.rows);
  const hessian = new Float32Array(matrix.rows);
  const random = seedRandom(options.seed);
  const pool = new HistogramPool(data.features);
  const monotone = Int8Array.from(matrix.columns, (column) => column.monotone);
  const watch = check && makeWatch(check, edges, base, options.objective);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t++) {
    fillGradients({ scores, labels, weights, gradient, hessian }, options.objective);
    const tree = growTree(
      {
        data,
        gradient,
        hessian,
        rows: sample(matrix.rows, options.rowShare, random),
        features: sample(data.features, options.featureShare, random),
        monotone,
        options: { ...options, minGain: 1e-9 },
      },
      pool,
    );
    trees.push(tree);
    for (let row = 0; row < matrix.rows; row++) scores[row]! += predictTree(tree, data.bins, row * data.features);
    if (watch?.isTired(tree, options.patience)) break;
  }
  return {
    objective: options.objective,
    base,
    columns: matrix.columns,
    edges,
    trees: watch ? trees.slice(0, watch.best()) : trees,
  };
}

/** Scores of rows: logits, or values of a squared objective. */
export function scoreRows(model: Boosted, matrix: FeatureMatrix): Float64Array {
  const data = binRows(matrix, model.edges);
  const scores = new Float64Array(matrix.rows).fill(model.base);
  for (const tree of model.trees) {
    for (let row = 0; row < matrix.rows; row++) scores[row]! += predictTree(tree, data.bins, row * data.features);
  }
  return scores;
}

function baseOf(labels: Float32Array, weights: Float32Array, objective: BoostOptions['objective']): number {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    sum += labels[i]! * weights[i]!;
    weight += weights[i]!;
  }
  const mean = sum / weight;
  if (objective === 'squared') return mean;
  const p = Math.min(0.999, Math.max(0.001, mean));
  return Math.log(p / (1 - p));
}

interface Slopes {
  readonly scores: Float64Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly hessian: Float32Array;
}

function fillGradients(
  { scores, labels, weights, gradient, hessian }: Slopes,
  objective: BoostOptions['objective'],
): void {
  for (let i = 0; i < labels.length; i++) {
    if (objective === 'squared') {
      gradient[i] = weights[i]! * (scores[i]! - labels[i]!);
      hessian[i] = weights[i]!;
    } else {
      const p = 1 / (1 + Math.exp(-scores[i]!));
      gradient[i] = weights[i]! * (p - labels[i]!);
      hessian[i] = weights[i]! * Math.max(1e-6, p * (1 - p));
    }
  }
}

/** So many of 0…count-1, ascending, each set equally likely (selection sampling, Knuth 3.4.2 S). */
function sample(count: number, share: number, random: () => number): Int32Array {
  const wanted = Math.max(1, Math.round(count * share));
  const chosen = new Int32Array(wanted);
  let taken = 0;
  for (let i = 0; i < count && taken < wanted; i++) {
    if ((count - i) * random() < wanted - taken) chosen[taken++] = i;
  }
  return chosen;
}

function makeWatch(
  check: TrainingRows,
  edges: readonly Float64Array[],
  base: number,
  objective: BoostOptions['objective'],
) {
  const data = binRows(check.matrix, edges);
  const scores = new Float64Array(check.matrix.rows).fill(base);
  let bestLoss = Number.POSITIVE_INFINITY;
  let bestTrees = 0;
  let trees = 0;
  return {
    isTired(tree: Tree, patience: number): boolean {
      let loss = 0;
      for (let row = 0; row < scores.length; row++) {
        scores[row]! += predictTree(tree, data.bins, row * data.features);
        loss += check.weights[row]! * lossOf(scores[row]!, check.labels[row]!, objective);
      }
      trees++;
      if (loss < bestLoss - 1e-9) {
        bestLoss = loss;
        bestTrees = trees;
      }
      return trees - bestTrees >= patience;
    },
    best: () => Math.max(1, bestTrees),
  };
}

function lossOf(score: number, label: number, objective: BoostOptions['objective']): number {
  if (objective === 'squared') return (score - label) ** 2;
  // ln(1 + e^s) − y s, without overflow.
  return Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));
}
