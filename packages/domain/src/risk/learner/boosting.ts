// Gradient boosting of small trees on binned features (J. Friedman 2001; histograms and leaf-wise growth as in LightGBM, Ke et al. 2017).
// Seeded: the same rows, options and seed give the same model bit for bit.
import { binRows, findEdges } from './bins.ts';
import { ALONE, type Crew, shareWork, WORK } from './crew.ts';
import type { FeatureColumn, FeatureMatrix } from './feature-matrix.ts';
import { readValues, writeLeaves } from './leaf-work.ts';
import { seedRandom } from './random.ts';
import { writeScales } from './slopes.ts';
import { growTree, leafOf, type Tree } from './tree.ts';
import { walkTrees } from './tree-walk.ts';
import { furnish, type Objective, SLOPE_BLOCK, type Workplace } from './workplace.ts';

export interface BoostOptions {
  readonly objective: Objective;
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

const MIN_GAIN = 1e-9;

export const DEFAULT_BOOST: BoostOptions = {
  objective: 'logistic',
  trees: 400,
  learningRate: 0.05,
  leaves: 8,
  minRows: 40,
  l2: 8,
  rowShare: 0.7,
  featureShare: 0.2,
  seed: 1,
  patience: 40,
};

export interface Boosted {
  readonly objective: Objective;
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

/**
 * @param check later rows on which the number of trees is chosen; null to grow all
 * @param crew who does the work; the model is the same for any crew
 */
export function trainBoosting(
  rows: TrainingRows,
  options: BoostOptions,
  check: TrainingRows | null = null,
  crew: Crew = ALONE,
): Boosted {
  const { matrix, labels, weights } = rows;
  const edges = findEdges(matrix);
  const data = binRows(matrix, edges, crew.reserve);
  const base = baseOf(labels, weights, options.objective);
  const [countedRows, countedFeatures] = [
    sizeOf(matrix.rows, options.rowShare),
    sizeOf(data.features, options.featureShare),
  ];
  const monotone = Int8Array.from(matrix.columns, (column) => column.monotone);
  const size = { data, monotone, countedRows, countedFeatures, leaves: options.leaves };
  const place = furnish(size, { ...options, minGain: MIN_GAIN }, crew.reserve);
  place.labels.set(labels);
  place.weights.set(weights);
  place.scores.fill(base);
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const random = seedRandom(options.seed);
  const watch = check && makeWatch(check, edges, base, options.objective);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t++) {
    const seen = sample(matrix.rows, countedRows, random);
    place.rows.set(seen.chosen);
    place.features.set(sample(data.features, countedFeatures, random).chosen);
    writeScales(place, heaviest, Math.floor(random() * 2 ** 31));
    const tree = makeTree(place, options.leaves, crew);
    trees.push(tree);
    for (const row of seen.rest) place.scores[row]! += tree.value[leafOf(tree, data, row)]!;
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

/** The next tree of a workplace; the scores of its rows are then those after it. */
function makeTree(place: Workplace, most: number, crew: Crew): Tree {
  const rows = place.rows.length;
  shareWork(place, crew, WORK.slopes, { parts: Math.ceil(rows / SLOPE_BLOCK), steps: 5 * rows });
  const { tree, leaves } = growTree(place, most, crew);
  writeLeaves(place, leaves);
  shareWork(place, crew, WORK.leaf, { parts: leaves.length, steps: 3 * rows });
  readValues(place, leaves, tree.value);
  return tree;
}

/** Scores of rows: logits, or values of a squared objective. */
export function scoreRows(model: Boosted, matrix: FeatureMatrix): Float64Array {
  return walkTrees(model, matrix);
}

function baseOf(labels: Float32Array, weights: Float32Array, objective: Objective): number {
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

function sizeOf(count: number, share: number): number {
  return Math.min(count, Math.max(1, Math.round(count * share)));
}

/** So many of 0…count-1, ascending, each set equally likely (selection sampling, Knuth 3.4.2 S), and the others. */
function sample(count: number, wanted: number, random: () => number): { chosen: Int32Array; rest: Int32Array } {
  const chosen = new Int32Array(wanted);
  const rest = new Int32Array(count - wanted);
  if (wanted === count) {
    for (let i = 0; i < count; i++) chosen[i] = i;
    return { chosen, rest };
  }
  let taken = 0;
  for (let i = 0; i < count; i++) {
    if (taken < wanted && (count - i) * random() < wanted - taken) chosen[taken++] = i;
    else rest[i - taken] = i;
  }
  return { chosen, rest };
}

function makeWatch(check: TrainingRows, edges: readonly Float64Array[], base: number, objective: Objective) {
  const data = binRows(check.matrix, edges);
  const scores = new Float64Array(check.matrix.rows).fill(base);
  let bestLoss = Number.POSITIVE_INFINITY;
  let bestTrees = 0;
  let trees = 0;
  return {
    isTired(tree: Tree, patience: number): boolean {
      let loss = 0;
      for (let row = 0; row < scores.length; row++) {
        scores[row]! += tree.value[leafOf(tree, data, row)]!;
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

function lossOf(score: number, label: number, objective: Objective): number {
  if (objective === 'squared') return (score - label) ** 2;
  // ln(1 + e^s) − y s, without overflow.
  return Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));
}
