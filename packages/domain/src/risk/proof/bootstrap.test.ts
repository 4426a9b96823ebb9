import { describe, expect, it } from 'vitest';
import { averagePrecision, brier, logLoss, rocAuc } from '../learner/metrics.ts';
import { seedRandom } from '../learner/random.ts';
import { drawWeights, intervalOf, prepareWeighing, SCORE_NAMES } from './bootstrap.ts';
import { compareForecasts } from './comparison.ts';

interface Row {
  readonly reach: string;
  readonly probability: number;
  readonly guess: number;
  readonly label: number;
  readonly before: number;
}

/** Reaches with levels of their own; the forecast knows the level, the guess is a coin. */
function makeRows(reaches: number, months: number, seed: number): Row[] {
  const random = seedRandom(seed);
  return Array.from({ length: reaches }, (_, reach) => {
    const level = random() ** 2;
    return Array.from({ length: months }, () => ({
      reach: `R${reach}`,
      probability: Math.round(20 * level) / 20,
      guess: random() < 0.5 ? 0.2 : 0.8,
      label: random() < level ? 1 : 0,
      before: random() < level ? 1 : 0,
    }));
  }).flat();
}

const CONTEST = {
  model: (row: Row) => row.probability,
  baselines: { guess: (row: Row) => row.guess, itself: (row: Row) => row.probability },
  clusterOf: (row: Row) => row.reach,
  placeOf: (row: Row) => row.reach,
  isOnset: (row: Row) => row.before === 0,
};

describe('rows drawn again', () => {
  it('score as rows that were really repeated', () => {
    const rows = makeRows(12, 20, 1);
    const clusters = rows.map((row) => Number(row.reach.slice(1)));
    const judged = { labels: rows.map((row) => row.label), onset: rows.map((row) => row.before === 0), clusters };
    const weigh = prepareWeighing(
      judged,
      rows.map((row) => row.probability),
    );
    for (const weights of drawWeights(12, 20, seedRandom(3))) {
      const repeated = rows.flatMap((row, i) => Array.from({ length: weights[clusters[i]!]! }, () => row));
      const scores = weigh(weights);
      const expected = {
        auc: rocAuc(repeated),
        averagePrecision: averagePrecision(repeated),
        brier: brier(repeated),
        logLoss: logLoss(repeated),
        onsetAuc: rocAuc(repeated.filter((row) => row.before === 0)),
      };
      for (const name of SCORE_NAMES) expect(scores[name], name).toBeCloseTo(expected[name], 10);
    }
  });

  it('draw as many reaches as there are', () => {
    for (const weights of drawWeights(30, 10, seedRandom(2)))
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(30);
  });

  it('leave 2.5 % below and above, and nothing where too many draws have no score', () => {
    const draws = Array.from({ length: 1001 }, (_, i) => i);
    expect(intervalOf(500, draws)).toEqual({ point: 500, low: 25, high: 975 });
    expect(intervalOf(Number.NaN, draws)).toBeNull();
    expect(intervalOf(1, [...draws.slice(0, 900), ...Array.from({ length: 101 }, () => Number.NaN)])).toBeNull();
  });
});

describe('forecasts side by side', () => {
  it('tell better from no different, the other way round for errors', () => {
    const { differences, intervals, model } = compareForecasts(makeRows(40, 24, 4), CONTEST);
    expect(differences.guess.auc!.verdict).toBe('better');
    expect(differences.guess.brier!.verdict).toBe('better');
    expect(differences.guess.brier!.point).toBeLessThan(0);
    expect(differences.itself.brier).toEqual({ point: 0, low: 0, high: 0, verdict: 'noDifference' });
    expect(intervals.auc!.low).toBeLessThan(model.auc!);
    expect(intervals.auc!.high).toBeGreaterThan(model.auc!);
    const turned = { ...CONTEST, model: CONTEST.baselines.guess, baselines: { level: CONTEST.model } };
    expect(compareForecasts(makeRows(40, 24, 4), turned).differences.level.brier!.verdict).toBe('worse');
  });

  it('give the same interval every time, and a wider one where months of a reach hang together', () => {
    const rows = makeRows(30, 24, 5);
    expect(compareForecasts(rows, CONTEST)).toEqual(compareForecasts(rows, CONTEST));
    const width = (of: ReturnType<typeof compareForecasts>) => of.intervals.brier!.high - of.intervals.brier!.low;
    let each = 0;
    const apart = compareForecasts(rows, { ...CONTEST, clusterOf: () => String(each++) });
    expect(width(compareForecasts(rows, CONTEST))).toBeGreaterThan(1.2 * width(apart));
  });

  it('have no interval from four reaches', () => {
    const { intervals, model } = compareForecasts(makeRows(4, 50, 6), CONTEST);
    expect(model.brier).not.toBeNull();
    expect(Object.values(intervals)).toEqual([null, null, null, null, null]);
  });

  it('hold the true value in about 95 of 100 cities', () => {
    // Of a coin the AUC is 0.5, whatever the reaches.
    const contest = { ...CONTEST, model: CONTEST.baselines.guess, baselines: {} };
    const held = Array.from({ length: 200 }, (_, seed) => {
      const { low, high } = compareForecasts(makeRows(40, 10, 100 + seed), contest, 300).intervals.auc!;
      return low <= 0.5 && high >= 0.5;
    }).filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(180);
  }, 60_000);
});
