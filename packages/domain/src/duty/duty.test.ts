import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { daysInMonth } from '../ground/month.ts';
import type { PostLevel } from '../people/post.ts';
import { assignDuties } from './duty.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import type { DutyInput } from './plan.ts';
import { progressOf, todayOf } from './progress.ts';
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from './rule.ts';

const LIN = 'village-lin';

function input(change: Partial<DutyInput> & { level?: WarningLevel; post?: PostLevel }): DutyInput {
  const month = change.month ?? '2018-01';
  return {
    city: '9900',
    month,
    rule: DIFFERENTIATED_DEFAULT,
    reaches: [{ id: 'R1', lengthM: 2400, condition: 'ordinary' }],
    posts: [{ person: LIN, reach: 'R1', level: change.post ?? 'village', from: '2010-01-01', to: null }],
    levels: new Map([['R1', [{ from: `${month}-01`, level: change.level ?? 'none' }]]]),
    isWorkingDay,
    earlierVisits: null,
    ...change,
  };
}

function visits(month: string, post: PostLevel, level: WarningLevel): number {
  return assignDuties(input({ month, post, level })).reduce((sum, duty) => sum + duty.visits, 0);
}

describe('the default table', () => {
  // Counted on a wall calendar: dekads 3; weeks by their Thursday; working days by the statutory notices.
  it.each([
    ['2018-01', 3, 4, 8, 22, 'a month of 31 days'],
    ['2018-02', 3, 4, 8, 17, 'Spring Festival, with the Sunday and the Saturday worked'],
    ['2018-04', 3, 4, 8, 20, 'a month of 30 days, Qingming and the eve of Labour Day'],
    ['2018-03', 3, 5, 10, 22, 'a month with five Thursdays'],
    ['2018-11', 3, 5, 10, 22, 'a month of 30 days without any holiday'],
    ['2019-02', 3, 4, 8, 17, '28 days: Spring Festival from the 4th to the 10th, the weekend before it worked'],
    ['2020-01', 3, 5, 10, 17, '31 days: Spring Festival from the 24th, one Sunday worked'],
  ])('asks a village chief in %s: %i, %i, %i and %i day-visits (%s)', (month, none, yellow, orange, red) => {
    expect(LEVELS.map((level) => visits(month, 'village', level))).toEqual([none, yellow, orange, red]);
    expect(LEVELS.map((level) => visits(month, 'reach', level))).toEqual([none, yellow, orange, red]);
  });

  it.each([
    ['2018-01', [1, 3, 4, 8]],
    ['2018-11', [1, 3, 5, 10]],
    ['2019-02', [1, 3, 4, 8]],
  ])('asks a town chief in %s once a month, a dekad, a week, twice a week: %j', (month, asked) => {
    expect(LEVELS.map((level) => visits(month, 'town', level))).toEqual(asked);
  });

  it('asks a district chief once a quarter, every two months, a month, twice a month', () => {
    const year = Array.from({ length: 12 }, (_, i) => `2018-${String(i + 1).padStart(2, '0')}`);
    const inYear = (level: WarningLevel) => year.reduce((sum, month) => sum + visits(month, 'district', level), 0);
    expect(['orange', 'red'].map((level) => inYear(level as WarningLevel))).toEqual([12, 24]);
    expect(inYear('none')).toBe(4);
    // In the months in which the unwarned visit of the quarter falls due, it is asked for a yellow reach as well.
    expect(inYear('yellow')).toBeGreaterThanOrEqual(6);
    expect(inYear('yellow')).toBeLessThanOrEqual(10);
  });

  it('asks a city chief once a quarter at every level', () => {
    for (const level of LEVELS) {
      expect(['2018-01', '2018-02', '2018-03'].reduce((sum, month) => sum + visits(month, 'city', level), 0)).toBe(1);
    }
  });

  it('asks an assistant nothing of his own', () => {
    expect(visits('2018-01', 'assistant', 'red')).toBe(0);
  });
});

const month = fc
  .integer({ min: 2017 * 12, max: 2025 * 12 })
  .map((n) => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
const post = fc.constantFrom<PostLevel>('city', 'district', 'town', 'village', 'reach');

describe('duties', () => {
  it('never fall when a level rises, never go below the unwarned nor above the cap', () => {
    fc.assert(
      fc.property(month, post, (of, level) => {
        const asked = LEVELS.map((warning) => visits(of, level, warning));
        const cap = DIFFERENTIATED_DEFAULT.capPerMonth.value[level];
        expect(
          asked.every((count, i) => (i === 0 || count >= asked[i - 1]!) && count <= Math.min(cap, daysInMonth(of))),
        ).toBe(true);
      }),
    );
  });

  it('keep to the days in post when it changes in mid-month', () => {
    const posts = [
      { person: LIN, reach: 'R1', level: 'village' as const, from: '2010-01-01', to: '2018-01-15' },
      { person: 'village-he', reach: 'R1', level: 'village' as const, from: '2018-01-16', to: null },
    ];
    const duties = assignDuties(input({ posts, level: 'red' }));
    const of = (person: string) => duties.find((duty) => duty.person === person)!;
    expect(of(LIN).windows.every((window) => window.to <= '2018-01-15')).toBe(true);
    expect(of('village-he').windows.every((window) => window.from >= '2018-01-16')).toBe(true);
    expect(of(LIN).visits + of('village-he').visits).toBe(22);
  });

  it('are the same for every order of reaches and posts', () => {
    const reaches = ['R1', 'R2', 'R3'].map((id) => ({ id, lengthM: 900, condition: 'black_odorous' as const }));
    const posts = reaches.flatMap(({ id }) =>
      (['town', 'village'] as const).map((level) => ({
        person: level,
        reach: id,
        level,
        from: '2010-01-01',
        to: null,
      })),
    );
    const levels = new Map(reaches.map(({ id }, i) => [id, [{ from: '2018-01-01', level: LEVELS[i]! }]]));
    const expected = assignDuties(input({ reaches, posts, levels, rule: UNIVERSAL_2019 }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(reaches, { minLength: 3 }),
        fc.shuffledSubarray(posts, { minLength: 6 }),
        (r, p) => {
          expect(assignDuties(input({ reaches: r, posts: p, levels, rule: UNIVERSAL_2019 }))).toEqual(expected);
        },
      ),
    );
  });

  it('count a day once, in the window it falls into, and no more than the window asks', () => {
    const [duty] = assignDuties(input({ level: 'none' }));
    const visit = (day: string) => ({ person: LIN, reach: 'R1', day });
    const done = progressOf(duty!, ['2018-01-02', '2018-01-02', '2018-01-03', '2018-01-15'].map(visit));
    expect(done.windows.map((window) => window.done)).toEqual([1, 1, 0]);
    expect(done.done).toBe(2);
    expect(todayOf([done], '2018-01-22')).toMatchObject({ stillNeeded: 1, dueDay: '2018-01-31' });
    expect(todayOf([done], '2018-01-12')).toMatchObject({ stillNeeded: 0, dueDay: null });
  });
});
