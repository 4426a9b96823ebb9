// Logistic regression on a few standardised features, by Newton's method with a ridge. Missing values count as the mean.
import type { TrainingRows } from './boosting.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

export interface Logistic {
  readonly names: readonly string[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** The handful that carries most of what is known: distance now and over the year, shares of failing, the season. */
export const LOGISTIC_FEATURES = [
  'distance.last',
  'distance.mean3',
  'distance.mean12',
  'distance.max6',
  'failing.share12',
  'failing.share36',
  'failing.sameSeason',
  'distance.sameSeason',
  'season.sin',
  'season.cos',
  'rain.last',
  'rain.usual',
] as const;

export const LOGISTIC_OWNLESS = [
  'upstream.mean12',
  'upstream.share12',
  'river.mean12',
  'river.share12',
  'district.share12',
  'city.share12',
  'sources.load',
  'season.sin',
  'season.cos',
] as const;

const ROUNDS = 30;
const RIDGE = 3;

export function trainLogistic({ matrix, labels, weights }: TrainingRows, wanted: readonly string[]): Logistic {
  const names = wanted.filter((name) => matrix.columns.some((column) => column.name === name));
  const columns = names.map((name) => columnOf(matrix, name));
  const scales = columns.map((column) => scaleOf(column));
  const means = scales.map(({ mean }) => mean);
  const spreads = scales.map(({ spread }) => spread);
  const width = names.length + 1;
  const x = new Float64Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    x[row * width] = 1;
    for (let c = 0; c < names.length; c++)
      x[row * width + c + 1] = standardise(columns[c]![row]!, means[c]!, spreads[c]!);
  }
  let beta = new Float64Array(width);
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep({ x, width, labels, weights, beta });
    beta = beta.map((value, i) => value - step[i]!);
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return { names, means, spreads, intercept: beta[0]!, weights: Array.from(beta.subarray(1)) };
}

export function scoreLogistic(model: Logistic, matrix: FeatureMatrix): Float64Array {
  const scores = new Float64Array(matrix.rows).fill(model.intercept);
  for (const [c, name] of model.names.entries()) {
    const column = columnOf(matrix, name);
    for (let row = 0; row < matrix.rows; row++)
      scores[row]! += model.weights[c]! * standardise(column[row]!, model.means[c]!, model.spreads[c]!);
  }
  return scores;
}

/** What each feature adds to a row's score, by name. */
export function explainLogistic(model: Logistic, matrix: FeatureMatrix, row: number): Map<string, number> {
  return new Map(
    model.names.map((name, c) => [
      name,
      model.weights[c]! * standardise(columnOf(matrix, name)[row]!, model.means[c]!, model.spreads[c]!),
    ]),
  );
}

function columnOf(matrix: FeatureMatrix, name: string): Float32Array {
  const index = matrix.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`The matrix has no feature "${name}"`);
  return matrix.values[index]!;
}

function standardise(value: number, mean: number, spread: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-5, Math.min(5, (value - mean) / spread));
}

function scaleOf(column: Float32Array): { mean: number; spread: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return { mean: 0, spread: 1 };
  const spread = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
  return { mean: sum / count, spread: spread > 1e-9 ? spread : 1 };
}

interface Newton {
  readonly x: Float64Array;
  readonly width: number;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  readonly beta: Float64Array;
}

function newtonStep({ x, width, labels, weights, beta }: Newton): Float64Array {
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  for (let row = 0; row < labels.length; row++) {
    const base = row * width;
    let score = 0;
    for (let i = 0; i < width; i++) score += x[base + i]! * beta[i]!;
    const p = 1 / (1 + Math.exp(-score));
    const error = weights[row]! * (p - labels[row]!);
    const curve = weights[row]! * Math.max(1e-9, p * (1 - p));
    for (let i = 0; i < width; i++) {
      gradient[i]! += error * x[base + i]!;
      for (let j = 0; j <= i; j++) hessian[i * width + j]! += curve * x[base + i]! * x[base + j]!;
    }
  }
  for (let i = 1; i < width; i++) gradient[i]! += RIDGE * beta[i]!;
  for (let i = 0; i < width; i++) {
    hessian[i * width + i]! += i === 0 ? 1e-6 : RIDGE;
    for (let j = 0; j < i; j++) hessian[j * width + i] = hessian[i * width + j]!;
  }
  return solve(hessian, gradient, width);
}

/** Gauss with pivots; the ridge keeps the matrix regular. */
function solve(matrix: Float64Array, right: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  const b = right.slice();
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[row * n + column]!) > Math.abs(a[pivot * n + column]!)) pivot = row;
    for (let k = 0; k < n; k++) [a[column * n + k], a[pivot * n + k]] = [a[pivot * n + k]!, a[column * n + k]!];
    [b[column], b[pivot]] = [b[pivot]!, b[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column]! / a[column * n + column]!;
      for (let k = column; k < n; k++) a[row * n + k]! -= factor * a[column * n + k]!;
      b[row]! -= factor * b[column]!;
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) b[row]! -= a[row * n + k]! * b[k]!;
    b[row]! /= a[row * n + row]!;
  }
  return b;
}
