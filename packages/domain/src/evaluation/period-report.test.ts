import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportChief, reportRegion } from './period-report.ts';
import { indexFacts, type ProblemFact, type ReportFacts } from './report-facts.ts';
import { parsePeriod, periodBefore, periodOf } from './report-period.ts';

const NAMES = { reach: (id: string) => `河段${id}`, person: (id: string) => `名${id}`, region: (code: string) => code };
const period = parsePeriod('2017-Q2')!;

const problem = (more: Partial<ProblemFact>): ProblemFact => ({
  ...{ id: 'Q', reach: 'R1', type: 'other', source: 'chief', key: false, finder: 'lin', valid: true },
  ...{ reportedDay: '2017-05-04', endedDay: null, dueDay: null, ...more },
});

const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  ...{ period, asOf: period.to, next: null, duties: [], patrols: [], problems: [], classes: [] },
  reaches: [
    { id: 'R1', region: '990199001001', lengthM: 1200, targetClass: 3 },
    { id: 'R2', region: '990199001002', lengthM: 800, targetClass: 4 },
    { id: 'R9', region: '990199002001', lengthM: 800, targetClass: 4 },
  ],
  chiefs: [
    { id: 'lin', level: 'village', region: '990199001001', reaches: ['R1'] },
    { id: 'wu', level: 'village', region: '990199001002', reaches: ['R2'] },
  ],
  ...more,
});
const ofLin = (given: ReportFacts) => reportChief(indexFacts(given), given.chiefs[0]!, NAMES);
const ofTown = (given: ReportFacts) =>
  reportRegion(indexFacts(given), { prefix: '990199001', below: { areas: [], people: given.chiefs } }, NAMES);

describe('a period', () => {
  it('is a month, a quarter or a year, and nothing else', () => {
    expect(parsePeriod('2017-05')).toMatchObject({ kind: 'month', from: '2017-05-01', to: '2017-05-31' });
    expect(period).toMatchObject({ kind: 'quarter', months: ['2017-04', '2017-05', '2017-06'], to: '2017-06-30' });
    expect(parsePeriod('2020')).toMatchObject({ kind: 'year', from: '2020-01-01', to: '2020-12-31' });
    expect(['2017-13', '2017-Q5', '17', '2017-5', ''].map(parsePeriod)).toEqual([null, null, null, null, null]);
  });

  it('is found from any of its months, and so is the one before', () => {
    expect(['month', 'quarter', 'year'].map((kind) => periodOf(kind as 'month', '2017-12').name)).toEqual([
      ...['2017-12', '2017-Q4', '2017'],
    ]);
    expect(periodBefore(parsePeriod('2017-Q1')!).name).toBe('2016-Q4');
    expect(periodBefore(parsePeriod('2017-01')!).name).toBe('2016-12');
  });
});

describe('what was asked and done', () => {
  it('counts the months of the period alone, and sets the one before beside them', () => {
    const duty = { person: 'lin', reach: 'R1', level: 'red' as const, minutes: 10 };
    const report = ofLin(
      facts({
        duties: [
          { ...duty, month: '2017-02', visits: 9, done: 1 },
          { ...duty, month: '2017-04', visits: 4, done: 3 },
          { ...duty, month: '2017-06', visits: 5, done: 5, level: 'none' },
        ],
      }),
    );
    expect(report.figures.asked).toEqual({ visits: 9, done: 8, minutes: 90 });
    expect(report.before?.asked).toEqual({ visits: 9, done: 1, minutes: 90 });
    expect(report.figures.byLevel).toEqual([
      { level: 'red', visits: 4, done: 3 },
      { level: 'none', visits: 5, done: 5 },
    ]);
    expect(report.months.map(({ visits }) => visits)).toEqual([4, 0, 5]);
    expect(report.reaches[0]).toMatchObject({ reach: 'R1', level: 'red', visits: 9, done: 8 });
  });

  it('is told of nothing before when nothing was', () => {
    expect(ofLin(facts()).before).toBeNull();
  });
});

describe('what was found and solved', () => {
  it('tells a chief what he found apart from what others found on his waters', () => {
    const report = ofLin(
      facts({
        problems: [
          problem({ id: 'own', key: true }),
          problem({ id: 'citizen', source: 'citizen', finder: null, key: true }),
          problem({ id: 'other chief', finder: 'wu' }),
          problem({ id: 'his, elsewhere', reach: 'R9' }),
          problem({ id: 'no problem', valid: false }),
          problem({ id: 'not his water', reach: 'R2', finder: null }),
          problem({ id: 'before', reportedDay: '2017-03-31' }),
        ],
      }),
    );
    expect(report.figures.found).toMatchObject({ own: 2, others: 2, key: 2, keyOwn: 1 });
    // Of an area every chief is its own.
    const town = ofTown(facts({ problems: [problem({}), problem({ finder: 'wu' }), problem({ finder: null })] }));
    expect(town.figures.found).toMatchObject({ own: 2, others: 1 });
  });

  it('is as of the day told: what ended later is still open, and late from the day after its own', () => {
    const given = facts({
      problems: [
        problem({ endedDay: '2017-05-08', dueDay: '2017-05-08' }),
        problem({ endedDay: '2017-05-20', dueDay: '2017-05-08', reportedDay: '2017-03-01' }),
        problem({ endedDay: '2017-07-02', dueDay: '2017-06-30' }),
        problem({ dueDay: '2017-06-29' }),
        problem({ reportedDay: '2017-07-01' }),
      ],
    });
    expect(ofLin(given).figures.solved).toEqual({
      ...{ ended: 2, withDay: 2, onTime: 1, medianDays: 42, open: 2, overdue: 1 },
    });
  });
});

describe('the water', () => {
  it('is compared with the same months a year before', () => {
    const classes = (['2017-04', '2017-05', '2016-04', '2016-05', '2017-03'] as const).map((month, i) => ({
      ...{ reach: 'R1', month, wqClass: i < 2 ? 5 : 3, fails: i < 2 },
    }));
    const report = ofLin(facts({ classes }));
    expect([report.figures.water, report.waterYearBefore]).toEqual([
      { measured: 2, failing: 2 },
      { measured: 2, failing: 0 },
    ]);
    expect(report.reaches[0]!.classes).toEqual([5, 5, null]);
    expect(report.advice).toContainEqual(
      expect.objectContaining({ kind: 'report.waterWorse', n: 1, names: ['河段R1'] }),
    );
  });
});

describe('what to do next', () => {
  const kinds = (given: ReportFacts) => ofLin(given).advice.map(({ kind }) => kind);

  it('says that there is nothing to make up when there is not', () => {
    expect(kinds(facts())).toEqual(['report.nothingToMend']);
  });

  it('begins with what presses: overdue problems, red waters without a visit, visits not made', () => {
    const given = facts({
      duties: [{ month: '2017-04', person: 'lin', reach: 'R1', level: 'red', visits: 3, done: 0, minutes: 10 }],
      problems: [
        problem({ dueDay: '2017-05-01' }),
        problem({ finder: null, source: 'citizen' }),
        problem({ finder: null }),
      ],
      next: {
        ...{ month: '2017-07', levelByReach: new Map([['R1', 'red' as const]]) },
        visits: [{ person: 'lin', reach: 'R1', visits: 4 }],
      },
    });
    expect(kinds(given)).toEqual([
      ...['report.overdue', 'report.redUnvisited', 'report.missed', 'report.foundByOthers', 'report.nextMonth'],
    ]);
    expect(ofTown(given).advice).toContainEqual(
      expect.objectContaining({ kind: 'report.belowBehind', names: ['名lin'] }),
    );
  });

  it('praises what was done in full', () => {
    const given = facts({
      duties: [{ month: '2017-04', person: 'lin', reach: 'R1', level: 'none', visits: 3, done: 3, minutes: 10 }],
      problems: [problem({})],
    });
    expect(kinds(given)).toEqual(['report.allDone', 'report.foundFirst', 'report.nothingToMend']);
  });
});

describe('whatever the facts', () => {
  const month = fc.constantFrom('2016-04', '2017-01', '2017-04', '2017-05', '2017-06');
  const reach = fc.constantFrom('R1', 'R2', 'R9');
  const duty = fc.record({
    ...{ month, reach, person: fc.constantFrom('lin', 'wu'), minutes: fc.constant(10) },
    level: fc.constantFrom('none' as const, 'yellow' as const, 'red' as const),
    visits: fc.integer({ min: 0, max: 9 }),
    done: fc.constant(0),
  });
  const patrol = fc.record({
    ...{ month, reach, person: fc.constantFrom('lin', 'wu'), effective: fc.boolean() },
    minutes: fc.integer({ min: 0, max: 90 }),
    lengthM: fc.integer({ min: 0, max: 5000 }),
  });

  it('the chiefs of a town add up to the town, where each water has one of them', () => {
    fc.assert(
      fc.property(fc.array(duty), fc.array(patrol), (duties, patrols) => {
        const own = <T extends { person: string; reach: string }>(rows: T[]) =>
          rows.filter(({ person, reach: at }) => (person === 'lin' ? at === 'R1' : at === 'R2'));
        const town = ofTown(facts({ duties: own(duties), patrols: own(patrols) }));
        const sum = (of: (line: (typeof town.people)[number]) => number) =>
          town.people.reduce((all, one) => all + of(one), 0);
        expect(sum(({ visits }) => visits)).toBe(town.figures.asked.visits);
        expect(sum(({ patrols: walked }) => walked)).toBe(town.figures.walked.patrols);
        expect(town.months.reduce((all, { visits }) => all + visits, 0)).toBe(town.figures.asked.visits);
        expect(town.figures.byLevel.reduce((all, { visits }) => all + visits, 0)).toBe(town.figures.asked.visits);
      }),
    );
  });

  it('the order of the rows makes no difference', () => {
    fc.assert(
      fc.property(fc.array(duty), fc.array(patrol), (duties, patrols) => {
        const given = facts({ duties, patrols });
        const turned = facts({ duties: duties.toReversed(), patrols: patrols.toReversed() });
        expect(ofTown(turned)).toEqual(ofTown(given));
      }),
    );
  });

  it('a region is told of what lies inside it alone', () => {
    const elsewhere = facts({
      duties: [{ month: '2017-04', person: 'wu', reach: 'R9', level: 'red', visits: 3, done: 0, minutes: 10 }],
      problems: [problem({ reach: 'R9' })],
    });
    const { figures, reaches } = ofTown(elsewhere);
    expect([figures.asked.visits, figures.found.own, reaches.map(({ reach: id }) => id)]).toEqual([0, 0, ['R1', 'R2']]);
  });
});
