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

  it('stops when later rows no longer gain', () => {
    const model = trainBoosting(makeRows(600, 5), { ...OPTIONS, trees: 400, patience: 15 }, makeRows(600, 6));
    expect(model.trees.length).toBeLessThan(200);
  });
});
