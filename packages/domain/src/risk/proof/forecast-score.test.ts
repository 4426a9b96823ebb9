import { describe, expect, it } from 'vitest';
import { scoreForecasts } from './forecast-score.ts';

const COUNTS = { forecast: 10, sampled: 4, sampledYearBefore: 5 };

describe('the forecasts of a month', () => {
  it('are scored against what was measured, as by hand', () => {
    const score = scoreForecasts(
      [
        { basis: 'model', probability: 0.9, persistence: 1, label: 1 },
        { basis: 'model', probability: 0.2, persistence: 1, label: 0 },
        { basis: 'neighbours', probability: 0.4, persistence: null, label: 1 },
        { basis: 'model', probability: 0.1, persistence: 0, label: 0 },
      ],
      COUNTS,
    );
    expect(score).toMatchObject({ ...COUNTS, rows: 4, positives: 2, auc: 1 });
    expect(score.meanProbability).toBeCloseTo(0.4, 12);
    expect(score.brier).toBeCloseTo((0.01 + 0.04 + 0.36 + 0.01) / 4, 12);
    expect(score.persistence).toMatchObject({ rows: 3, positives: 1, auc: 0.75 });
    expect(score.persistence.brier).toBeCloseTo(1 / 3, 12);
    expect(score.modelBesidePersistence.brier).toBeCloseTo(0.06 / 3, 12);
    expect(score.bases.map(({ basis, rows }) => [basis, rows])).toEqual([
      ['model', 3],
      ['neighbours', 1],
    ]);
    // Sum of (y - p)(1 - 2p) over the root of the sum of (1 - 2p)² p (1 - p).
    const z = (-0.08 - 0.12 + 0.12 - 0.08) / Math.sqrt(0.64 * 0.09 + 0.36 * 0.16 + 0.04 * 0.24 + 0.64 * 0.09);
    expect(score.spiegelhalterZ).toBeCloseTo(z, 12);
  });

  it('have no score where nothing was measured, and no AUC where all passed', () => {
    const none = scoreForecasts([], COUNTS);
    expect(none).toMatchObject({ rows: 0, meanProbability: null, auc: null, brier: null, spiegelhalterZ: null });
    const passed = scoreForecasts([{ basis: 'model', probability: 0.3, persistence: 0, label: 0 }], COUNTS);
    expect(passed.auc).toBeNull();
    expect(passed.brier).toBeCloseTo(0.09, 12);
  });
});
