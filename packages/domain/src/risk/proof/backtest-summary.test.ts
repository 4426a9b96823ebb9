import { describe, expect, it } from 'vitest';
import { seedRandom } from '../learner/random.ts';
import type { BacktestRow } from './backtest.ts';
import { summariseBacktest, type UnmonitoredRow } from './backtest-summary.ts';

const FIRST = 2014 * 12;

/** Eight districts; in the last the model is only as good as the last sample, because it says the same. */
function makeRows(reaches: number, months: number, seed = 1): BacktestRow[] {
  const random = seedRandom(seed);
  return Array.from({ length: reaches }, (_, reach) => {
    const level = reach % 80 < 48 ? 0.1 : 0.8;
    const district = `99010${1 + (reach % 8)}`;
    let before = random() < level ? 1 : 0;
    return Array.from({ length: months }, (_, month): BacktestRow => {
      const label = random() < level ? 1 : 0;
      const row = {
        month: FIRST + month,
        reach: `R${reach}`,
        district,
        basis: 'model' as const,
        probability: district === '990108' ? before : level,
        logistic: level,
        persistence: before,
        sameMonthLastYear: random() < level ? 1 : 0,
        share12: Math.round(12 * level) / 12,
        label,
        before,
      };
      before = label;
      return row;
    });
  }).flat();
}

const ROWS = makeRows(80, 36);

describe('the summary of a backtest', () => {
  it('has years, districts and bases that add up to the whole', () => {
    const summary = summariseBacktest(ROWS, { draws: 200 });
    expect(summary).toMatchObject({ form: 2, rows: 2880, reaches: 80, levelLimits: 'fixed', unmonitored: null });
    for (const groups of [summary.years, summary.districts, summary.bases]) {
      expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(summary.rows);
      expect(groups.reduce((sum, group) => sum + group.positives, 0)).toBe(summary.positives);
    }
    expect(summary.years.map(({ group }) => group)).toEqual(['2014', '2015', '2016']);
    expect(summary.districts[0]).toMatchObject({ group: '990101', rows: 360, reaches: 10 });
  });

  it('says where the model is not better than the last sample, and only there', () => {
    const { notBetter, differences } = summariseBacktest(ROWS);
    expect(differences.persistence.brier!.verdict).toBe('better');
    const beside = notBetter.filter(({ baseline }) => baseline === 'persistence');
    expect(beside.map(({ scope, group, score }) => [scope, group, score])).toEqual([
      ['district', '990108', 'averagePrecision'],
      ['district', '990108', 'brier'],
    ]);
    expect(beside[0]!.difference).toMatchObject({ point: 0, verdict: 'noDifference' });
    expect(notBetter.some(({ scope, baseline }) => scope === 'all' && baseline === 'logistic')).toBe(true);
  });

  it('says nothing of a district with too few months or failures', () => {
    const few = ROWS.filter((row) => row.district !== '990102' || row.month < FIRST + 4);
    const quiet = few.map((row) => (row.district === '990103' ? { ...row, label: 0 } : row));
    const { districts } = summariseBacktest(quiet, { draws: 50 });
    expect(districts[1]).toMatchObject({ group: '990102', rows: 40, model: null, intervals: null });
    expect(districts[2]).toMatchObject({ rows: 360, positives: 0, model: null, differences: null });
    expect(districts[0]!.model).not.toBeNull();
  });

  it('takes the limits of each row’s month', () => {
    const limits = (row: BacktestRow) =>
      row.month < FIRST + 18 ? { yellow: 0.05, orange: 0.6, red: 0.9 } : { yellow: 0.5, orange: 0.9, red: 0.95 };
    const summary = summariseBacktest(ROWS, { draws: 50, limits });
    expect(summary.levelLimits).toBe('byMonth');
    const yellow = ROWS.filter((row) => {
      const { yellow, orange } = limits(row);
      return row.probability >= yellow && row.probability < orange;
    });
    expect(summary.levels.find(({ level }) => level === 'yellow')).toMatchObject({
      count: yellow.length,
      failures: yellow.filter((row) => row.label === 1).length,
    });
    expect(summary.levels.reduce((sum, { count }) => sum + count, 0)).toBe(ROWS.length);
  });

  it('sees that errors are as large as the probabilities promise, and larger when they are exaggerated', () => {
    const honest = ROWS.filter((row) => row.district !== '990108');
    expect(summariseBacktest(honest, { draws: 50 }).spiegelhalter!.verdict).toBe('consistent');
    const sure = honest.map((row) => ({ ...row, probability: row.probability < 0.5 ? 0.01 : 0.99 }));
    expect(summariseBacktest(sure, { draws: 50 }).spiegelhalter).toMatchObject({ verdict: 'tooSure' });
    const unsure = honest.map((row) => ({ ...row, probability: row.probability < 0.5 ? 0.3 : 0.6 }));
    expect(summariseBacktest(unsure, { draws: 50 }).spiegelhalter).toMatchObject({ verdict: 'tooUnsure' });
  });

  it('scores reaches without samples apart, drawing whole rivers', () => {
    const unmonitored = ROWS.map(
      ({ month, reach, label, share12 }): UnmonitoredRow => ({
        ...{ month, reach, river: `W${Number(reach.slice(1)) % 20}`, label },
        ...{ probability: share12, cityRate: 0.31, districtRate: 0.31 },
      }),
    );
    const summary = summariseBacktest(ROWS, { draws: 200, unmonitored }).unmonitored!;
    expect(summary).toMatchObject({ rows: 2880, reaches: 80, clusters: 20 });
    expect(summary.baselines.cityRate.auc).toBe(0.5);
    expect(summary.differences.cityRate.auc!.verdict).toBe('better');
    expect(summary.model.onsetAuc).toBeNull();
  });
});
