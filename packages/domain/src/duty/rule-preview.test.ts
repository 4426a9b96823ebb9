// The preview is counted a second time by other means: calendars read off by hand, frequencies as plain sums, failures one by one.
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import type { PostLevel } from '../people/post.ts';
import type { WarningLevel } from './level.ts';
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from './rule.ts';
import { type PreviewMonth, previewMonth } from './rule-preview.ts';
import { groupLoads, holdToBudget, sumPreview } from './rule-totals.ts';

/** Read off a wall calendar: weeks by their Thursday, dekads, working days by the statutory notices. */
const CALENDAR = {
  '2018-01': { weeks: 4, workingDays: 22 },
  '2018-02': { weeks: 4, workingDays: 17 },
  '2018-03': { weeks: 5, workingDays: 22 },
} as const;
type Asked = keyof typeof CALENDAR;
const MONTHS = Object.keys(CALENDAR) as Asked[];
const LEVELS: readonly WarningLevel[] = [
  'none',
  'none',
  'yellow',
  'orange',
  'red',
  'none',
  'none',
  'none',
  'none',
  'none',
];
/** Three reaches shorter than a kilometre, of which four fifths are walked. */
const lengthOf = (i: number) => (i < 3 ? 500 : 2000);
const regionOf = (i: number) => (i < 5 ? '990101001001' : '990102003001');
/** Red and orange fail every month, one unwarned reach in March; the last is never measured. */
const failsIn = (month: Asked, i: number) => (i === 9 ? null : i === 3 || i === 4 || (month === '2018-03' && i === 6));

function factsOf(month: Asked): PreviewMonth {
  return {
    city: '9900',
    month,
    reaches: LEVELS.map((level, i) => ({
      ...{ id: `R${i}`, lengthM: lengthOf(i), condition: 'ordinary' as const, region: regionOf(i) },
      ...{ level: i === 5 ? null : level, fails: failsIn(month, i) },
    })),
    posts: LEVELS.flatMap((_, i) =>
      (['village', 'town'] as const).map((level: PostLevel) => ({
        person: `${level}-${i < 5 ? 'lin' : 'wu'}`,
        ...{ reach: `R${i}`, level, from: '2010-01-01', to: null },
      })),
    ),
  };
}

const RULES = { from: UNIVERSAL_2019, to: DIFFERENTIATED_DEFAULT };
const previews = MONTHS.map((month) =>
  previewMonth(factsOf(month), { from: UNIVERSAL_2019, to: DIFFERENTIATED_DEFAULT }, isWorkingDay),
);

function countUniversal(post: 'village' | 'town', month: Asked): number {
  return post === 'village' ? CALENDAR[month].weeks : 3;
}

function countDefault(post: 'village' | 'town', month: Asked, level: WarningLevel): number {
  const { weeks, workingDays } = CALENDAR[month];
  const village = { none: 3, yellow: weeks, orange: 2 * weeks, red: workingDays };
  const town = { none: 1, yellow: 3, orange: weeks, red: 2 * weeks };
  return (post === 'village' ? village : town)[level];
}

/** Adds up over the squares of chiefs, reaches and months that fit. */
function recount(fits: (post: string, i: number) => boolean) {
  const sum = {
    from: { visits: 0, drawn: 0, lengthM: 0, minutes: 0 },
    to: { visits: 0, drawn: 0, lengthM: 0, minutes: 0 },
  };
  for (const month of MONTHS)
    for (const post of ['village', 'town'] as const)
      for (const [i, level] of LEVELS.entries()) {
        if (!fits(post, i)) continue;
        const walk = lengthOf(i) >= 1000 ? 1000 : 0.8 * lengthOf(i);
        for (const [side, visits] of [
          ['from', countUniversal(post, month)],
          ['to', countDefault(post, month, level)],
        ] as const) {
          sum[side].visits += visits;
          sum[side].lengthM += visits * walk;
          sum[side].minutes += visits * 10;
        }
      }
  return sum;
}

describe('the preview of a change of rules', () => {
  it('adds up to what is counted by hand, in all and for each chief, town and district', () => {
    const { from, to, people } = sumPreview(previews, RULES);
    expect({ from, to }).toEqual(recount(() => true));
    expect(people).toBe(4);
    const chiefs = groupLoads(previews, ({ person }) => person);
    expect(chiefs.map(({ key }) => key).sort()).toEqual(['town-lin', 'town-wu', 'village-lin', 'village-wu']);
    for (const { key, people: one, ...load } of chiefs) {
      const [post, name] = key.split('-');
      expect(one).toBe(1);
      expect(load).toEqual(recount((of, i) => of === post && i < 5 === (name === 'lin')));
    }
    for (const digits of [6, 9]) {
      const places = groupLoads(previews, ({ region }) => region.slice(0, digits));
      expect(places).toHaveLength(2);
      for (const { key, people: two, ...load } of places) {
        expect(two).toBe(2);
        expect(load).toEqual(recount((_, i) => regionOf(i).startsWith(key)));
      }
    }
  });

  it('puts first whose minutes change most', () => {
    const moved = groupLoads(previews, ({ person }) => person).map(({ from, to }) =>
      Math.abs(to.minutes - from.minutes),
    );
    expect(moved).toEqual([...moved].sort((a, b) => b - a));
    expect(moved[0]).toBeGreaterThan(moved.at(-1)!);
  });

  it('holds each month against the budget', () => {
    const { months } = holdToBudget(sumPreview(previews, RULES), 75);
    const of = (month: Asked) => {
      const universal = 10 * (CALENDAR[month].weeks + 3);
      const wanted = LEVELS.reduce(
        (sum, level) => sum + countDefault('village', month, level) + countDefault('town', month, level),
        0,
      );
      return [universal, wanted, Math.max(0, universal - 75), Math.max(0, wanted - 75)];
    };
    expect(months.map(({ from, to, over }) => [from.visits, to.visits, over?.from, over?.to])).toEqual(MONTHS.map(of));
    expect(months.some(({ over }) => over!.from > 0) && months.some(({ over }) => over!.to > 0)).toBe(true);
    expect(sumPreview(previews, RULES).months[0]!.over).toBeNull();
  });

  it('tells which part of the measured failures lies where is walked most: by equal visits as many as by chance', () => {
    const { aim } = sumPreview(previews, RULES);
    // Nine reaches measured each month, a fifth of them is 1.8. Universal: all alike, so a fifth of the 2 + 2 + 3 failures.
    expect(aim.from.failures).toBe(7);
    expect(aim.from.caughtShare).toBeCloseTo(0.2, 12);
    // Differentiated: the red one wholly, then 0.8 of the orange one, each month.
    expect(aim.to.caughtShare).toBeCloseTo((3 * 1.8) / 7, 12);
    const on = (fits: (month: Asked, i: number) => boolean) =>
      MONTHS.reduce(
        (sum, month) =>
          sum +
          LEVELS.reduce(
            (visits, level, i) =>
              fits(month, i)
                ? visits + countDefault('village', month, level) + countDefault('town', month, level)
                : visits,
            0,
          ),
        0,
      );
    expect(aim.to.visitShare).toBeCloseTo(
      on((month, i) => failsIn(month, i) === true) / on((month, i) => failsIn(month, i) !== null),
      12,
    );
  });

  it('tells how often a chief is asked more minutes than the rule would ask of one person', () => {
    const limit = (rule: typeof UNIVERSAL_2019, village: number) => ({
      ...rule,
      mostMinutes: {
        value: { city: 0, district: 0, town: 10_000, village, reach: 0, assistant: 0 },
        source: 'city' as const,
      },
    });
    // Lin's five waters: none, none, yellow, orange, red; Wu's five are unwarned.
    const linIn = (month: Asked) =>
      LEVELS.slice(0, 5).reduce((sum, level) => sum + 10 * countDefault('village', month, level), 0);
    const most = Math.max(...MONTHS.map(linIn));
    const rules = { from: limit(UNIVERSAL_2019, 10_000), to: limit(DIFFERENTIATED_DEFAULT, most - 1) };
    const { heavy } = sumPreview(previews, rules);
    expect(heavy.from.over).toBe(0);
    expect(heavy.to).toEqual({ over: MONTHS.filter((month) => linIn(month) === most).length, heaviest: most });
  });

  it('says that nothing is known where nothing was measured', () => {
    const facts = factsOf('2018-01');
    const unmeasured = { ...facts, reaches: facts.reaches.map((reach) => ({ ...reach, fails: null })) };
    const preview = previewMonth(unmeasured, { from: UNIVERSAL_2019, to: DIFFERENTIATED_DEFAULT }, isWorkingDay);
    expect(sumPreview([preview], RULES).aim.to).toEqual({ failures: 0, caughtShare: null, visitShare: null });
  });
});
