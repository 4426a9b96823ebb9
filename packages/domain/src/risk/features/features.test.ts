import { describe, expect, it } from 'vitest';
import type { FeatureMatrix } from '../learner/feature-matrix.ts';
import { buildFeatures } from './features.ts';
import type { MonthlyHistory } from './history.ts';
import { makeHistory } from './made-history.ts';
import { prepareHistory } from './prepared-history.ts';

const CITY = { reaches: 40, months: 96, seed: 3 };
const AS_OF = 70;

/** The same history with every cell after a month set to something else. */
function poison(history: MonthlyHistory, after: number): MonthlyHistory {
  const spoil = <T extends Float32Array | Uint8Array | Int8Array>(values: T, value: number): T => {
    const copy = values.slice() as T;
    for (let cell = 0; cell < copy.length; cell++) if (cell % history.months > after) copy[cell] = value;
    return copy;
  };
  const spoilRain = (values: Float32Array) => values.map((value, m) => (m > after ? 9999 : value));
  return {
    ...history,
    means: history.means.map((column) => spoil(column, 1e6)),
    ratio: spoil(history.ratio, 500),
    wqClass: spoil(history.wqClass, 6),
    fails: spoil(history.fails, 1),
    dryBefore: spoil(history.dryBefore, 99),
    rainBefore: spoil(history.rainBefore, 999),
    complaints: spoil(history.complaints, 77),
    problems: spoil(history.problems, 77),
    effort: spoil(history.effort, 77),
    rain: history.rain.map((rain) => ({
      total: spoilRain(rain.total),
      maxDay: spoilRain(rain.maxDay),
      wetDays: spoilRain(rain.wetDays),
      drySpellEnd: spoilRain(rain.drySpellEnd),
    })),
  };
}

function shift(history: MonthlyHistory, months: number): MonthlyHistory {
  return { ...history, firstMonth: history.firstMonth + months };
}

function differing(a: FeatureMatrix, b: FeatureMatrix): string[] {
  return a.columns
    .filter((_, c) => a.values[c]!.some((value, row) => !Object.is(value, b.values[c]![row]!)))
    .map(({ name }) => name);
}

describe('buildFeatures', () => {
  it('does not change when anything after the month changes', () => {
    const history = makeHistory(CITY);
    const clean = buildFeatures(prepareHistory(history), history.firstMonth + AS_OF);
    const poisoned = buildFeatures(prepareHistory(poison(history, AS_OF)), history.firstMonth + AS_OF);
    expect(differing(clean, poisoned)).toEqual([]);
  });

  it('does read the month itself: the poison is found one month earlier', () => {
    const history = makeHistory(CITY);
    const clean = buildFeatures(prepareHistory(history), history.firstMonth + AS_OF);
    const poisoned = buildFeatures(prepareHistory(poison(history, AS_OF - 1)), history.firstMonth + AS_OF);
    expect(differing(clean, poisoned).length).toBeGreaterThan(50);
  });

  it('gives the same features a whole number of years later', () => {
    const history = makeHistory(CITY);
    const now = buildFeatures(prepareHistory(history), history.firstMonth + AS_OF);
    const later = buildFeatures(prepareHistory(shift(history, 24)), history.firstMonth + 24 + AS_OF);
    expect(differing(now, later)).toEqual([]);
  });

  it('leaves missing as missing', () => {
    const history = makeHistory({ ...CITY, monitored: 0.5 });
    const matrix = buildFeatures(prepareHistory(history), history.firstMonth + AS_OF);
    const last = matrix.columns.findIndex(({ name }) => name === 'distance.last');
    expect([matrix.values[last]![0], matrix.values[last]![39]].map(Number.isNaN)).toEqual([false, true]);
  });

  it('knows a reach without samples only by what surrounds it', () => {
    const history = makeHistory({ ...CITY, monitored: 0.5 });
    const matrix = buildFeatures(prepareHistory(history), history.firstMonth + AS_OF);
    for (const [c, column] of matrix.columns.entries()) {
      if (!column.ownless && !column.name.startsWith('samples.'))
        expect([column.name, matrix.values[c]![39]]).toEqual([column.name, Number.NaN]);
    }
  });
});
