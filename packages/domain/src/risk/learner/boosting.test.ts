import { describe, expect, it } from 'vitest';
import { DEFAULT_BOOST, scoreRows, trainBoosting } from './boosting.ts';
import { MatrixBuilder } from './feature-matrix.ts';
import { rocAuc } from './metrics.ts';
import { seedRandom } from './random.ts';
import { explainRows } from './tree-shap.ts';

const OPTIONS = { ...DEFAULT_BOOST, trees: 60, minRows: 10, l2: 1, featureShare: 1, rowShare: 1 };

/** Label depends on a up, on b by a step where it is missing, and not on noise. */
function makeRows(rows: number, seed: number, monotone: 0 | 1 = 0) {
  const random = seedRandom(seed);
  const a = Float32Array.from({ length: rows }, () => random() * 4 - 2);
  const b = Float32Array.from({ length: rows }, () => (random() < 0.3 ? Number.NaN : random()));
  const noise = Float32Array.from({ length: rows }, random);
  const builder = new MatrixBuilder(rows);
  builder.add({ name: 'a', group: 'lastSample', monotone }, (row) => a[row]!);
  builder.add({ name: 'b', group: 'rain' }, (row) => b[row]!);
  builder.add({ name: 'noise', group: 'reach' }, (row) => noise[row]!);
  const labels = Float32Array.from({ length: rows }, (_, i) => {
    const logit = 1.5 * a[i]! + (Number.isNaN(b[i]!) ? 2 : 0) + 0.8 * Math.sin(6 * a[i]!);
    return random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  });
  return { matrix: builder.build(), labels, weights: new Float32Array(rows).fill(1) };
}

describe('boosting', () => {
  it('learns what there is, the meaning of missing too', () => {
    const model = trainBoosting(makeRows(4000, 1), OPTIONS);
    const test = makeRows(4000, 2);
    const scores = scoreRows(model, test.matrix);
    const auc = rocAuc(Array.from(scores, (score, i) => ({ probability: score, label: test.labels[i]! })));
    expect(auc).toBeGreaterThan(0.86);
  });

  it('never lowers a score along a feature that may only raise it', () => {
    const model = trainBoosting(makeRows(4000, 1, 1), OPTIONS);
    for (const b of [Number.NaN, 0.2, 0.8]) {
      const builder = new MatrixBuilder(200);
      builder.add({ name: 'a', group: 'lastSample' }, (row) => -2 + row / 50);
      builder.add({ name: 'b', group: 'rain' }, () => b);
      builder.add({ name: 'noise', group: 'reach' }, () => 0.5);
      const scores = scoreRows(model, builder.build());
      expect(scores.every((score, i) => i === 0 || score >= scores[i - 1]! - 1e-12)).toBe(true);
    }
  });

  it('explains every score to the last digit, by features that were used', () => {
    const model = trainBoosting(makeRows(1500, 3), OPTIONS);
    const test = makeRows(60, 4);
    const scores = scoreRows(model, test.matrix);
    const { base, values } = explainRows(model, test.matrix);
    for (const [row, phi] of values.entries()) {
      expect(Math.abs(base + phi.reduce((sum, one) => sum + one, 0) - scores[row]!)).toBeLessThan(1e-9);
    }
    const weight = (feature: number) => values.reduce((sum, phi) => sum + Math.abs(phi[feature]!), 0);
    expect(weight(0)).toBeGreaterThan(5 * weight(2));
  });

  it('gives a leaf the exact value of its rows, however coarse the sums were that made the tree', () => {
    const rows = makeRows(3000, 7);
    const weights = rows.weights.map((_, row) => (row % 4 ? 1 : 1 / 8));
    const [l2, learningRate] = [3, 0.1];
    const model = trainBoosting({ ...rows, weights }, { ...OPTIONS, trees: 1, l2, learningRate });
    const mean = 1 / (1 + Math.exp(-model.base));
    const sums = new Map<number, { slope: number; curve: number }>();
    for (const [row, score] of scoreRows(model, rows.matrix).entries()) {
      const leaf = sums.get(score) ?? { slope: 0, curve: l2 };
      leaf.slope += weights[row]! * (mean - rows.labels[row]!);
      leaf.curve += weights[row]! * mean * (1 - mean);
      sums.set(score, leaf);
    }
    expect(sums.size).toBeGreaterThan(4);
    for (const [score, { slope, curve }] of sums)
      expect(score).toBeCloseTo(model.base - (learningRate * slope) / curve, 10);
  });

  it('learns a rare event whose slopes are mostly far below one step', () => {
    const rare = (seed: number) => {
      const rows = makeRows(20_000, seed);
      const random = seedRandom(seed + 100);
      const a = rows.matrix.values[0]!;
      return { ...rows, labels: rows.labels.map((_, row) => (random() < 1 / (1 + Math.exp(7 - 3 * a[row]!)) ? 1 : 0)) };
    };
    const model = trainBoosting(rare(8), { ...OPTIONS, l2: 0, minRows: 20 });
    const test = rare(9);
    const scores = scoreRows(model, test.matrix);
    const guesses = Array.from(scores, (score, i) => ({
      probability: 1 / (1 + Math.exp(-score)),
      label: test.labels[i]!,
    }));
    expect(rocAuc(guesses)).toBeGreaterThan(0.88);
    const expected = guesses.reduce((sum, { probability }) => sum + probability, 0);
    const failing = guesses.reduce((sum, { label }) => sum + label, 0);
    expect(expected / failing).toBeGreaterThan(0.85);
    expect(expected / failing).toBeLessThan(1.15);
  });

  it('stops when later rows no longer gain', () => {
    const model = trainBoosting(makeRows(600, 5), { ...OPTIONS, trees: 400, patience: 15 }, makeRows(600, 6));
    expect(model.trees.length).toBeLessThan(200);
  });
});
