// The draw of the unwarned: fair over many months, the same whenever it is drawn, and never more than it says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { numberToMonth } from '../ground/month.ts';
import type { PostLevel } from '../people/post.ts';
import { assignDuties } from './duty.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import type { DutyInput } from './plan.ts';
import { drawFloor } from './random-floor.ts';
import { DIFFERENTIATED_DEFAULT, type DutyRule, UNIVERSAL_2019 } from './rule.ts';

const withFloor = (share: number, base: DutyRule = DIFFERENTIATED_DEFAULT): DutyRule => ({
  ...base,
  randomFloor: {
    value: { city: 0, district: share, town: share, village: share, reach: share, assistant: 0 },
    source: 'city',
  },
});

function inputOf(rule: DutyRule, month: string, change: Partial<DutyInput> = {}): DutyInput {
  const ids = Array.from({ length: 40 }, (_, i) => `R${i}`);
  return {
    ...{ city: '9900', month, rule, isWorkingDay, earlierVisits: null },
    reaches: ids.map((id) => ({ id, lengthM: 2000, condition: 'ordinary' })),
    posts: ids.flatMap((reach) =>
      (['village', 'town', 'district'] as const).map((level: PostLevel) => ({
        ...{ person: level, reach, level, from: '2010-01-01', to: null },
      })),
    ),
    levels: new Map(ids.map((id, i) => [id, [{ from: `${month}-01`, level: LEVELS[i % 2 === 0 ? 0 : i % 4]! }]])),
    ...change,
  };
}

const visitsOf = (input: DutyInput) =>
  new Map(assignDuties(input).map((duty) => [`${duty.person} ${duty.reach}`, duty]));
const months = Array.from({ length: 36 }, (_, i) => numberToMonth(2018 * 12 + i));

describe('the draw of the unwarned', () => {
  it('takes near the asked share over many months, of every post, and hardly the same waters twice', () => {
    for (const share of [0.05, 0.2, 0.3]) {
      const rule = withFloor(share);
      for (const post of ['village', 'town'] as const) {
        const counts = Array.from({ length: 200 }, (_, i) => {
          const drawn = months.filter((month) => drawFloor({ city: '9900', month, rule, post, reach: `R${i}` }));
          return drawn.length;
        });
        const sum = counts.reduce((total, count) => total + count, 0);
        // Four standard deviations of 7,200 draws.
        const expected = 200 * months.length * share;
        expect(Math.abs(sum - expected)).toBeLessThan(4 * Math.sqrt(expected * (1 - share)));
        const variance = counts.reduce((total, count) => total + (count - months.length * share) ** 2, 0) / 200;
        expect(variance / (months.length * share * (1 - share))).toBeGreaterThan(0.6);
        expect(variance / (months.length * share * (1 - share))).toBeLessThan(1.5);
      }
    }
  });

  it('adds one visit to whom it draws, tells by which probability, and leaves everybody else as he was', () => {
    let drawn = 0;
    for (const month of months.slice(0, 12)) {
      const [without, rule] = [visitsOf(inputOf(withFloor(0), month)), withFloor(0.25)];
      for (const [key, duty] of visitsOf(inputOf(rule, month))) {
        const more = duty.visits - without.get(key)!.visits;
        const why = duty.why.find(({ kind }) => kind === 'duty.randomFloor');
        expect(why).toEqual(more === 0 ? undefined : { kind: 'duty.randomFloor', visits: 1, probability: 0.25 });
        expect([0, 1]).toContain(more);
        expect(duty.windows.reduce((sum, { visits }) => sum + visits, 0)).toBe(duty.visits);
        if (more === 0) continue;
        drawn++;
        // A yellow water keeps the visit only where its own line asks no more.
        if (duty.level !== 'none') expect(duty.post).toBe('district');
        expect(drawFloor({ city: '9900', month, rule, post: duty.post, reach: duty.reach })).not.toBeNull();
      }
    }
    expect(drawn).toBeGreaterThan(100);
  });

  it('is another in every city, month and version, and the same however often it is drawn', () => {
    const drawOf = (city: string, month: string, version: number) =>
      Array.from({ length: 100 }, (_, i) =>
        drawFloor({ city, month, rule: { ...withFloor(0.3), version }, post: 'village', reach: `R${i}` }) ? '1' : '0',
      ).join('');
    const first = drawOf('9900', '2018-01', 1);
    expect(drawOf('9900', '2018-01', 1)).toBe(first);
    for (const other of [drawOf('9901', '2018-01', 1), drawOf('9900', '2018-02', 1), drawOf('9900', '2018-01', 2)])
      expect(other).not.toBe(first);
  });

  it('asks of no day twice and takes nothing when a level rises within the month', () => {
    const rule = withFloor(0.3);
    fc.assert(
      fc.property(
        fc.constantFrom(...months),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom<WarningLevel>('yellow', 'orange', 'red'),
        (month, day, to) => {
          const raised = new Map(
            [...inputOf(rule, month).levels].map(([id, levels]) => [
              id,
              [...levels, { from: `${month}-${String(day).padStart(2, '0')}`, level: to }],
            ]),
          );
          const before = visitsOf(inputOf(rule, month));
          for (const [key, duty] of visitsOf(inputOf(rule, month, { levels: raised }))) {
            expect(duty.visits).toBeGreaterThanOrEqual(before.get(key)!.visits);
            expect(duty.visits).toBeLessThanOrEqual(rule.capPerMonth.value[duty.post]);
            for (const [i, window] of duty.windows.entries())
              if (i > 0) expect(window.from > duty.windows[i - 1]!.to).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leaves out waters that a chief is asked for together: they take turns already', () => {
    const black = (share: number) =>
      inputOf(withFloor(share, UNIVERSAL_2019), '2018-03', {
        reaches: Array.from({ length: 40 }, (_, i) => ({ id: `R${i}`, lengthM: 900, condition: 'black_odorous' })),
      });
    expect(assignDuties(black(0.3)).map(({ visits }) => visits)).toEqual(
      assignDuties(black(0)).map(({ visits }) => visits),
    );
  });
});
