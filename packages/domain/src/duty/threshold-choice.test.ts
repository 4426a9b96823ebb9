import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedRandom } from '../risk/learner/random.ts';
import type { PastForecasts } from './past-forecasts.ts';
import { isSurelyAtLeast } from './sure-share.ts';
import { chooseLimits, type LimitsByFailures } from './threshold-choice.ts';
import { DEFAULT_TRIGGERS } from './trigger-policy.ts';

const BY_FAILURES = DEFAULT_TRIGGERS.quality.probability.value as LimitsByFailures;

/** Calibrated forecasts: many sure ones on both sides, as a city with some bad rivers has. */
function makePast(rows: number, seed: number): PastForecasts {
  const random = seedRandom(seed);
  const probability = Array.from({ length: rows }, () => 1 / (1 + Math.exp(6 - 14 * random() ** 3)));
  return { probability, label: probability.map((p) => (random() < p ? 1 : 0)), months: 24 };
}

describe('limits chosen on past forecasts', () => {
  it('hold the failures within the share of months, and leave few behind', () => {
    const chosen = chooseLimits(makePast(2000, 1), {
      ...BY_FAILURES,
      yellow: { ...BY_FAILURES.yellow, mostOfMonths: 0.6 },
    });
    expect(chosen).toMatchObject({ by: 'failures', basis: 'past', rows: 2000, months: 24, gaveWay: [] });
    expect(chosen.heldShare).toBeGreaterThanOrEqual(0.96);
    expect(chosen.shareOfMonths).toBeLessThanOrEqual(0.6);
    expect(chosen.restFails).toBeLessThanOrEqual(0.02);
    expect(chosen.yellow).toBeLessThan(0.3);
  });

  it('spare people before they hold every failure, and say what gave way', () => {
    const chosen = chooseLimits(makePast(2000, 1), {
      ...BY_FAILURES,
      yellow: { ...BY_FAILURES.yellow, mostOfMonths: 0.3 },
    });
    expect(chosen.shareOfMonths).toBeLessThanOrEqual(0.3);
    expect(chosen.gaveWay).toContainEqual(
      expect.objectContaining({ kind: expect.stringMatching(/^warning\.limit(Held|Rest)/) }),
    );
  });

  it('stay as they are where the past is too short, and say so', () => {
    const chosen = chooseLimits(makePast(200, 2), BY_FAILURES);
    expect(chosen).toMatchObject({ basis: 'fallback', yellow: 0.3, orange: 0.5, red: 0.7 });
    expect(chosen.gaveWay).toEqual([
      expect.objectContaining({ kind: 'warning.limitFewForecasts', rows: 200, leastRows: 300 }),
    ]);
    expect(chooseLimits({ probability: [], label: [] }, BY_FAILURES)).toMatchObject({
      basis: 'fallback',
      heldShare: null,
    });
  });

  it('spend a budget and no more', () => {
    const budget = {
      by: 'budget',
      yellow: 0.42,
      orange: 0.25,
      red: 0.15,
      least: { rows: 300 },
      fixed: BY_FAILURES.fixed,
    } as const;
    const past = makePast(3000, 3);
    const chosen = chooseLimits(past, budget);
    const above = (limit: number) => past.probability.filter((p) => p >= limit).length / 3000;
    for (const level of ['yellow', 'orange', 'red'] as const) {
      expect(above(chosen[level])).toBeLessThanOrEqual(budget[level]);
      expect(above(chosen[level] - 0.001)).toBeGreaterThan(budget[level]);
    }
  });

  it('rise from yellow to red, and do not depend on the order of the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 900 }), (seed, rows) => {
        const past = makePast(rows, seed);
        const chosen = chooseLimits(past, BY_FAILURES);
        expect(chosen.yellow).toBeLessThanOrEqual(chosen.orange);
        expect(chosen.orange).toBeLessThanOrEqual(chosen.red);
        expect(chosen.yellow).toBeLessThanOrEqual(0.3);
        const turned = { probability: past.probability.toReversed(), label: past.label.toReversed(), months: 24 };
        expect(chooseLimits(turned, BY_FAILURES)).toEqual(chosen);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a share that is surely so large', () => {
  it.each([
    // 0.96 ** 56 is 0.1016, 0.96 ** 57 is 0.0976.
    [56, 56, false],
    [57, 57, true],
    [96, 100, false],
    [990, 1000, true],
  ])('%i of %i: %s', (hits, of, sure) => {
    expect(isSurelyAtLeast(hits, of, { share: 0.96, confidence: 0.9 })).toBe(sure);
  });
});
