// Statistics against values known from elsewhere, then heaps: planted ones are found, habits without one are not.
import { describe, expect, it } from 'vitest';
import { seedRandom } from '../../risk/learner/random.ts';
import { drawNormal } from '../test-walks.ts';
import { binomialTail, holm } from './binomial.ts';
import { chanceOfHeap, countHeap, findPileUps, MINUTES_RULES, type PileUpGroup, toPileUpSignal } from './pile-up.ts';

describe('the tail of the binomial', () => {
  it.each([
    // Exact fractions: sums of Pascal's triangle over powers of two.
    [8, 10, 56 / 1024],
    [10, 10, 1 / 1024],
    [15, 20, 21_700 / 2 ** 20],
    [1, 3, 7 / 8],
    [0, 5, 1],
    [6, 5, 0],
  ])('of %i or more in %i is %f', (k, n, chance) => {
    expect(binomialTail(k, n)).toBeCloseTo(chance, 12);
  });

  it('stays exact for hundreds: half of an odd number of throws', () => {
    expect(binomialTail(251, 501)).toBeCloseTo(0.5, 10);
  });
});

describe('the correction of Holm', () => {
  it('raises each chance by how many are left, and never lets a rarer one pass a commoner', () => {
    // The example of many textbooks: 0.01, 0.04, 0.03, 0.005.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([])).toEqual([]);
  });
});

describe('a heap above the threshold', () => {
  const group = (key: string, values: readonly number[]): PileUpGroup => ({ key, person: key, values });

  it('is counted in three windows', () => {
    expect(countHeap([7.9, 8, 9.99, 10, 11.9, 12, 13.9, 14], 10, 2)).toEqual({ below: 2, above: 2, next: 2 });
    expect(chanceOfHeap({ below: 2, above: 8, next: 1 })).toBeCloseTo(56 / 1024, 12);
  });

  it('is not seen in 200 cities of 300 chiefs whose habits know no threshold, in 99 of 100 cities', () => {
    let cities = 0;
    for (let city = 1; city <= 200; city++) {
      const random = seedRandom(city);
      const groups = Array.from({ length: 300 }, (_, i) => {
        const habit = 8 + 25 * random();
        return group(
          `C${i}`,
          Array.from({ length: 24 }, () => habit * Math.exp(0.3 * drawNormal(random))),
        );
      });
      if (findPileUps(groups, 10, MINUTES_RULES).length > 0) cities++;
    }
    expect(cities).toBeLessThanOrEqual(2);
  });

  it('is found in a chief who stops right after ten minutes, among 300 who do not', () => {
    const random = seedRandom(5);
    const groups = Array.from({ length: 300 }, (_, i) =>
      group(
        `C${i}`,
        Array.from({ length: 30 }, () => 20 * Math.exp(0.4 * drawNormal(random))),
      ),
    );
    groups.push(
      group(
        'Hugger',
        Array.from({ length: 30 }, () => 10 + 1.5 * random()),
      ),
    );
    const [found, ...more] = findPileUps(groups, 10, MINUTES_RULES);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ group: { key: 'Hugger' }, below: 0, above: 30 });
    const span = { from: '2025-07', to: '2025-12' };
    const signal = toPileUpSignal(found!, { kind: 'pileUp.minutes', threshold: 10, rules: MINUTES_RULES, ...span });
    expect(signal).toMatchObject({ key: 'Hugger/2025-12', person: 'Hugger', severity: 'weak' });
    expect((signal.numbers.bins as number[])[5]).toBe(30);
  });

  it('is not asked about where there are few patrols', () => {
    expect(findPileUps([group('Few', [10.1, 10.2, 10.3, 10.4, 10.5])], 10, MINUTES_RULES)).toEqual([]);
  });
});
