// What holds of every rule that is fit to be put in force, whatever a city writes into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import { assignDuties, type Duty } from './duty.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import { PERIODS } from './period.ts';
import type { DutyInput } from './plan.ts';
import { DIFFERENTIATED_DEFAULT, type DutyRule, UNIVERSAL_2019, WATER_CONDITIONS } from './rule.ts';
import { checkRule, MOST_VISITS } from './rule-check.ts';
import { type DraftAsk, draftOf, listSquares, settleRule } from './rule-draft.ts';

const CHIEFS = POST_LEVELS.filter((post) => post !== 'assistant');

/** A rule out of figures at random; only those that are fit are looked at. */
const anyRule: fc.Arbitrary<DutyRule> = fc
  .record({
    table: fc.array(fc.tuple(fc.constantFrom(...PERIODS), fc.integer({ min: 1, max: 3 })), {
      minLength: 40,
      maxLength: 40,
    }),
    caps: fc.array(fc.integer({ min: 10, max: 31 }), { minLength: 5, maxLength: 5 }),
    floor: fc.constantFrom(0, 0, 0.1, 0.3),
    shipped: fc.constantFrom(DIFFERENTIATED_DEFAULT, UNIVERSAL_2019),
    isShipped: fc.boolean(),
  })
  .map(({ table, caps, floor, shipped, isShipped }) => {
    if (isShipped) return shipped;
    const asks = CHIEFS.flatMap((post, p) => {
      const squares = listSquares(post).map((square, s): DraftAsk => {
        const [per, visits] = table[8 * p + s]!;
        return { ...square, per, visits: Math.min(visits, MOST_VISITS[per]), modes: ['walk'], together: null };
      });
      // More at a higher level: the figures in rising order.
      return WATER_CONDITIONS.flatMap((water) => {
        const rising = squares.filter((square) => square.water === water).sort((a, b) => perYear(a) - perYear(b));
        return rising.map((line, i) => ({ ...line, level: LEVELS[i]! }));
      });
    });
    const capPerMonth = Object.fromEntries(POST_LEVELS.map((post, i) => [post, caps[i] ?? 0]));
    return settleRule(
      DIFFERENTIATED_DEFAULT,
      {
        ...{ ...draftOf(DIFFERENTIATED_DEFAULT), asks, capPerMonth: capPerMonth as Record<PostLevel, number> },
        randomFloor: { city: floor, district: floor, town: floor, village: floor, reach: floor, assistant: 0 },
      },
      { id: 'duty-own', version: 1, effectiveFrom: '2018-01' },
    );
  })
  .filter((rule) => checkRule(draftOf(rule)).ok);

function perYear({ visits, per }: DraftAsk): number {
  return visits * { workingDay: 250, week: 52, dekad: 36, month: 12, twoMonths: 6, quarter: 4 }[per];
}

const month = fc
  .integer({ min: 2017 * 12, max: 2021 * 12 })
  .map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
const city = fc.record({
  month,
  rule: anyRule,
  levels: fc.array(fc.constantFrom(...LEVELS), { minLength: 4, maxLength: 4 }),
  black: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  posts: fc.array(
    fc.record({
      person: fc.constantFrom('lin', 'wu', 'zhao'),
      reach: fc.constantFrom('R0', 'R1', 'R2', 'R3'),
      level: fc.constantFrom<PostLevel>(...CHIEFS),
      from: fc.constantFrom('2010-01-01', '2018-02-11', '2019-03-20'),
      to: fc.constantFrom(null, null, '2018-02-10', '2018-02-20', '2019-03-19'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});
type City = typeof city extends fc.Arbitrary<infer C> ? C : never;

function inputOf(made: City, levels: readonly WarningLevel[] = made.levels): DutyInput {
  return {
    ...{ city: '9900', month: made.month, rule: made.rule, isWorkingDay, earlierVisits: null },
    reaches: made.black.map((isBlack, i) => ({
      id: `R${i}`,
      lengthM: 700 + 500 * i,
      condition: isBlack ? 'black_odorous' : 'ordinary',
    })),
    posts: made.posts,
    levels: new Map(levels.map((level, i) => [`R${i}`, [{ from: `${made.month}-01`, level }]])),
  };
}

const keyOf = ({ person, reach }: Duty) => `${person} ${reach}`;

describe('by every rule that is fit to be put in force', () => {
  it('a level that rises takes no visit off any duty, and none is below what an unwarned water asks', () => {
    let raised = 0;
    fc.assert(
      fc.property(city, fc.integer({ min: 0, max: 3 }), (made, at) => {
        const higher = made.levels.map((level, i) =>
          i === at ? LEVELS[Math.min(3, LEVELS.indexOf(level) + 1)]! : level,
        );
        const [floor, low, high] = [made.levels.map(() => 'none' as const), made.levels, higher].map(
          (levels) => new Map(assignDuties(inputOf(made, levels)).map((duty) => [keyOf(duty), duty.visits])),
        );
        for (const [key, visits] of low!) {
          expect(high!.get(key)!).toBeGreaterThanOrEqual(visits);
          expect(visits).toBeGreaterThanOrEqual(floor!.get(key)!);
          if (high!.get(key)! > visits) raised++;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(raised).toBeGreaterThan(20);
  });

  it('no duty goes above the cap of the posts that a person holds on a water', () => {
    fc.assert(
      fc.property(city, (made) => {
        for (const { person, reach, visits } of assignDuties(inputOf(made))) {
          const held = made.posts.filter((post) => post.person === person && post.reach === reach);
          const caps = held.map(({ level }) => made.rule.capPerMonth.value[level]);
          expect(visits).toBeLessThanOrEqual(Math.max(...caps));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('the order in which facts are given makes no difference', () => {
    fc.assert(
      fc.property(city, fc.integer({ min: 1, max: 997 }), (made, seed) => {
        const input = inputOf(made);
        const shuffle = <T>(items: readonly T[]) =>
          items.map((item, i) => ({ item, by: ((i + 1) * seed * 7919) % 1009 })).sort((a, b) => a.by - b.by);
        const other: DutyInput = {
          ...input,
          reaches: shuffle(input.reaches).map(({ item }) => item),
          posts: shuffle(input.posts).map(({ item }) => item),
          levels: new Map(shuffle([...input.levels]).map(({ item }) => item)),
        };
        expect(assignDuties(other)).toEqual(assignDuties(input));
      }),
      { numRuns: 1_000 },
    );
  });
});
