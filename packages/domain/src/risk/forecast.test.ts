import { describe, expect, it } from 'vitest';
import { DEFAULT_ENSEMBLE } from './ensemble-options.ts';
import type { MonthlyHistory } from './features/history.ts';
import { makeHistory } from './features/made-history.ts';
import { forecastMonth } from './forecast.ts';

const FAST = { ...DEFAULT_ENSEMBLE, boost: { ...DEFAULT_ENSEMBLE.boost, trees: 40 } };

function forecast(history: MonthlyHistory) {
  return forecastMonth(history, history.firstMonth + history.months - 1, { options: FAST });
}

describe('forecastMonth', () => {
  it('explains each probability by contributions that add up to its logit', () => {
    for (const row of forecast(makeHistory({ reaches: 40, months: 72, seed: 5 })).reaches) {
      const logit = Math.log(row.probability! / (1 - row.probability!));
      const sum = row.contributions.reduce((total, { value }) => total + value, row.base);
      expect(Math.abs(sum - logit)).toBeLessThan(1e-9);
    }
  });

  it('makes the same model from the same data, bit for bit', () => {
    const [a, b] = [1, 2].map(() => JSON.stringify(forecast(makeHistory({ reaches: 30, months: 60, seed: 9 }))));
    expect(a).toBe(b);
  });

  it('predicts reaches that were never sampled from their surroundings, and says so', () => {
    const { reaches } = forecast(makeHistory({ reaches: 40, months: 72, seed: 5, monitored: 0.6 }));
    const unmonitored = reaches[39]!;
    expect(unmonitored.basis).toBe('neighbours');
    expect(unmonitored.probability).toBeGreaterThan(0);
    expect(unmonitored.reasons[0]).toEqual({ kind: 'risk.unmonitored' });
    const width = (row: (typeof reaches)[number]) => row.high! - row.low!;
    const middle = (rows: readonly number[]) => [...rows].sort((a, b) => a - b)[Math.floor(rows.length / 2)]!;
    expect(middle(reaches.slice(24).map(width))).toBeGreaterThan(middle(reaches.slice(0, 24).map(width)));
  });

  it('says "none" of a city without any sample, not "no risk"', () => {
    const { reaches } = forecast(makeHistory({ reaches: 10, months: 24, seed: 1, monitored: 0 }));
    for (const row of reaches) {
      expect(row).toMatchObject({ basis: 'none', probability: null, low: null, high: null });
      expect(row.reasons).toEqual([{ kind: 'risk.noData' }]);
    }
  });

  it('uses the last sample of a city with one month, and says that it is not enough', () => {
    const { reaches } = forecast(makeHistory({ reaches: 10, months: 1, seed: 1, monitored: 1, missing: 0 }));
    for (const row of reaches) {
      expect(row.basis).toBe('lastSample');
      expect(row.probability! > 0.5).toBe(row.persistence === 1);
      expect(row.reasons[0]).toEqual({ kind: 'risk.notEnoughData', samples: 1 });
    }
  });

  it.each([
    ['30 % missing values', { missing: 0.3 }],
    ['lakes', { kind: 'lake' as const }],
  ])('stands %s', (_, change) => {
    const { reaches } = forecast(makeHistory({ reaches: 30, months: 60, seed: 2, ...change }));
    expect(reaches.every((row) => row.probability !== null && row.probability > 0 && row.probability < 1)).toBe(true);
  });

  it('forgets a station that fell silent, and says for how long', () => {
    const history = makeHistory({ reaches: 30, months: 72, seed: 4, monitored: 1, missing: 0 });
    for (let m = 50; m < 72; m++) {
      history.fails[m] = -1;
      history.wqClass[m] = 0;
      history.ratio[m] = Number.NaN;
      for (const column of history.means) column[m] = Number.NaN;
    }
    const silent = forecast(history).reaches[0]!;
    expect(silent).toMatchObject({ basis: 'neighbours', lastClass: null, persistence: null });
    expect(silent.reasons[0]).toEqual({ kind: 'risk.noRecentSample', months: 22 });
  });
});
