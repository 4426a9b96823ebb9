import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  brier,
  calibrationError,
  calibrationTableByCount,
  errorOfBins,
  levelTable,
  logLoss,
  rocAuc,
  withinAuc,
} from './metrics.ts';

// Worked by hand: pairs (failing, passing) ordered right: 5 of 6, so AUC 5/6; precision 1, 2/3, 3/4 at the failing rows.
const ROWS = [
  { probability: 0.9, label: 1 },
  { probability: 0.7, label: 0 },
  { probability: 0.6, label: 1 },
  { probability: 0.4, label: 1 },
  { probability: 0.2, label: 0 },
];

describe('the scores', () => {
  it('agree with the hand', () => {
    expect(rocAuc(ROWS)).toBeCloseTo(4 / 6, 12);
    expect(averagePrecision(ROWS)).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 12);
    expect(brier(ROWS)).toBeCloseTo((0.01 + 0.49 + 0.16 + 0.36 + 0.04) / 5, 12);
    expect(logLoss(ROWS)).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.3) + Math.log(0.6) + Math.log(0.4) + Math.log(0.8)) / 5,
      12,
    );
  });

  it('count a tie as half', () => {
    expect(
      rocAuc([
        { probability: 0.5, label: 1 },
        { probability: 0.5, label: 0 },
      ]),
    ).toBe(0.5);
  });

  it('are not numbers where there is nothing to compare', () => {
    expect([rocAuc([{ probability: 0.5, label: 1 }]), averagePrecision([]), brier([])].every(Number.isNaN)).toBe(true);
  });

  it('give the AUC of every pair compared', () => {
    const row = fc.record({
      probability: fc.integer({ min: 0, max: 5 }).map((n) => n / 5),
      label: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const pairs = rows
          .filter((r) => r.label === 1)
          .flatMap((a) =>
            rows
              .filter((r) => r.label === 0)
              .map((b) => (a.probability > b.probability ? 1 : a.probability === b.probability ? 0.5 : 0)),
          );
        const expected =
          pairs.length === 0 ? Number.NaN : pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
        const auc = rocAuc(rows);
        expect(Number.isNaN(expected) ? Number.isNaN(auc) : Math.abs(auc - expected) < 1e-9).toBe(true);
      }),
    );
  });

  it('see a well-calibrated forecast as such', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ probability: 0.25, label: i % 4 === 0 ? 1 : 0 }));
    expect(calibrationError(rows)).toBeCloseTo(0, 12);
    expect(calibrationError(rows.map((row) => ({ ...row, probability: 0.55 })))).toBeCloseTo(0.3, 12);
  });

  it('fill bins of equal count and keep ties together', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({
      probability: i < 35 ? 0.02 : i / 100,
      label: i < 60 ? 0 : 1,
    }));
    const table = calibrationTableByCount(rows);
    expect(table.map(({ count }) => count)).toEqual([35, 7, 7, 7, 7, 7, 8, 7, 8, 7]);
    expect(table[0]).toMatchObject({ from: 0.02, to: 0.02, share: 0 });
    expect(table.at(-1)).toMatchObject({ from: 0.93, to: 0.99, share: 1 });
    expect(errorOfBins(table)).toBeCloseTo(0.1831, 10);
    expect(errorOfBins([])).toBeNaN();
  });

  it('add the levels up from the top', () => {
    const table = levelTable(ROWS, [
      ['red', 0.65],
      ['none', 0],
    ]);
    expect(table[0]).toMatchObject({ count: 2, failures: 1, shareOfMonths: 0.4, failureRate: 0.5 });
    expect(table[1]).toMatchObject({ count: 3, failures: 2, shareOfMonths: 1, shareOfFailures: 1 });
  });

  it('judge timing inside each group only', () => {
    const grouped = [
      { reach: 'a', probability: 0.9, label: 0 },
      { reach: 'a', probability: 0.95, label: 1 },
      { reach: 'b', probability: 0.1, label: 1 },
      { reach: 'b', probability: 0.05, label: 0 },
    ];
    expect(withinAuc(grouped, (row) => row.reach)).toBe(1);
    expect(rocAuc(grouped)).toBe(0.75);
  });
});
