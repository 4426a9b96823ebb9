import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { type AllocatedReach, allocateVisits, coverageOf, spreadEvenly } from './allocate.ts';
import { allocateMonth, type ForecastMonth } from './allocate-month.ts';
import { sumAllocations, sumByReach } from './allocate-totals.ts';
import { LEVELS } from './level.ts';
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from './rule.ts';

const few = fc
  .array(
    fc.record({
      probability: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
      warned: fc.boolean(),
      least: fc.integer({ min: 0, max: 1 }),
      more: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => rows.map(({ more, ...row }, i): AllocatedReach => ({ ...row, id: `R${i}`, most: row.least + more })));

const covered = (reaches: readonly AllocatedReach[], visits: ReadonlyMap<string, number>, detection: number) =>
  reaches.reduce((sum, { id, probability }) => sum + probability! * coverageOf(visits.get(id)!, detection), 0);

/** Every way to give the visits away. */
function best(reaches: readonly AllocatedReach[], budget: number, detection: number): number {
  const [first, ...rest] = reaches;
  if (!first) return 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = first.least; n <= Math.min(first.most, budget); n++) {
    const here = first.probability! * coverageOf(n, detection);
    most = Math.max(most, here + best(rest, budget - n, detection));
  }
  return most;
}

describe('a budget of visits', () => {
  it('covers as much as the best of all ways to give it away', () => {
    let looked = 0;
    fc.assert(
      fc.property(
        few,
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom(0.1, 0.5, 0.9, 1),
        (reaches, visits, detection) => {
          const optimum = best(reaches, visits, detection);
          if (optimum === Number.NEGATIVE_INFINITY) return; // not even the least is within the budget
          looked++;
          const given = allocateVisits(reaches, { visits, floor: 0, detection, seed: 's' });
          expect(covered(reaches, given.visits, detection)).toBeCloseTo(optimum, 10);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(looked).toBeGreaterThan(500);
  });

  it('is spent to the visit within least and most, whatever the order of the waters', () => {
    fc.assert(
      fc.property(few, fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 0.1, 0.3), (reaches, visits, floor) => {
        const budget = { visits, floor, detection: 0.5, seed: 's' };
        const given = allocateVisits(reaches, budget);
        const sum = [...given.visits.values()].reduce((total, count) => total + count, 0);
        expect(sum + given.unspent).toBe(visits);
        for (const { id, least, most } of reaches) {
          const [low, high] = given.short > 0 ? [0, least] : [least, most];
          expect(given.visits.get(id)!).toBeGreaterThanOrEqual(low);
          expect(given.visits.get(id)!).toBeLessThanOrEqual(high);
        }
        expect(given.drawn.size).toBeLessThanOrEqual(Math.round(floor * visits));
        const sorted = (allocation: typeof given) => [...allocation.visits].sort();
        expect(sorted(allocateVisits(reaches.toReversed(), budget))).toEqual(sorted(given));
        const even = [...spreadEvenly(reaches, budget)].map(([id, count]) => ({
          count,
          most: reaches.find((one) => one.id === id)!.most,
        }));
        for (const a of even)
          for (const b of even) if (a.count < a.most) expect(b.count - a.count).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('that does not reach the least says by how much and goes where the risk is', () => {
    const reaches = [0.1, 0.9, 0.5].map((probability, i) => ({
      id: `R${i}`,
      probability,
      warned: false,
      least: 2,
      most: 5,
    }));
    const given = allocateVisits(reaches, { visits: 3, floor: 0.3, detection: 0.5, seed: 's' });
    expect(given).toMatchObject({ short: 3, unspent: 0 });
    // Gains: 0.45, 0.25, then a second visit on the worst at 0.225.
    expect([...given.visits.values()]).toEqual([0, 2, 1]);
  });

  it('gives its share by chance to the unwarned, all of them alike', () => {
    const reaches = Array.from({ length: 50 }, (_, i) => ({
      ...{ id: `R${i}`, probability: i / 100, warned: i >= 40, least: 0, most: 9 },
    }));
    const counts = new Map<string, number>();
    for (let month = 0; month < 400; month++) {
      const { drawn } = allocateVisits(reaches, { visits: 100, floor: 0.1, detection: 0.5, seed: `${month}` });
      expect(drawn.size).toBe(10);
      for (const id of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect([...counts.keys()].every((id) => Number(id.slice(1)) < 40)).toBe(true);
    // 400 draws of 10 in 40: 100 each, five standard deviations are 43.
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(43);
  });
});

describe('a past month shared out', () => {
  const facts = (month: string): ForecastMonth => ({
    ...{ city: '9900', month },
    reaches: Array.from({ length: 20 }, (_, i) => ({
      ...{ id: `R${i}`, lengthM: 2000, condition: 'ordinary' as const, region: '990101001001' },
      // What the warnings do not tell apart the forecasts do.
      ...{ level: LEVELS[i % 4]!, probability: i === 19 ? null : i / 20, fails: i === 18 ? null : i >= 14 },
    })),
    posts: Array.from({ length: 20 }, (_, i) => ({
      ...{ person: 'lin', reach: `R${i}`, level: 'village' as const, from: '2010-01-01', to: null },
    })),
  });
  const asked = { rule: DIFFERENTIATED_DEFAULT, budget: null, floor: 0.05, detection: 0.3 };
  const months = ['2018-01', '2018-02'].map((month) => allocateMonth(facts(month), asked, isWorkingDay));

  it('has the budget of the rule when none is named, and covers more than the rule and than an even spread', () => {
    for (const { ways, budget, expected, failures, drawn } of months) {
      expect(ways.byRule.visits).toBe(budget);
      expect(ways.allocated.visits).toBe(budget);
      expect(ways.evenly.visits).toBe(budget);
      expect(ways.allocated.expected).toBeGreaterThan(ways.byRule.expected);
      expect(ways.allocated.expected).toBeGreaterThan(ways.evenly.expected);
      expect(ways.allocated.caught).toBeGreaterThan(ways.evenly.caught);
      // Nineteen forecasts of 0 to 0.9 in steps of 0.05, the twentieth at their mean.
      expect(expected).toBeCloseTo(9, 10);
      expect([failures, drawn]).toEqual([5, Math.min(5, Math.round(0.05 * budget))]);
    }
  });

  it('never gives less than the rule asks of an unwarned water', () => {
    for (const { rows } of months) for (const { allocated } of rows) expect(allocated).toBeGreaterThanOrEqual(3);
  });

  it('adds up over months and waters', () => {
    const total = sumAllocations(months);
    const rows = sumByReach(months);
    for (const way of ['allocated', 'byRule', 'evenly'] as const)
      expect(rows.reduce((sum, row) => sum + row[way], 0)).toBe(total.ways[way].visits);
    expect(rows.find(({ reach }) => reach === 'R18')).toMatchObject({ measured: 0, failures: 0, probability: 0.9 });
    expect(rows.find(({ reach }) => reach === 'R15')).toMatchObject({ measured: 2, failures: 2, probability: 0.75 });
    expect(total.failures).toBe(10);
  });

  it('may have another budget than the rule asks', () => {
    const other = allocateMonth(facts('2018-01'), { ...asked, rule: UNIVERSAL_2019, budget: 60 }, isWorkingDay);
    // The universal rule asks every village chief weekly, four times in this January.
    expect(other).toMatchObject({ budget: 60, short: 20, ways: { byRule: { visits: 80 }, evenly: { visits: 60 } } });
  });
});
