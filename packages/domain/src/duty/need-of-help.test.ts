import { describe, expect, it } from 'vitest';
import { FEEDBACK_DEFAULT } from './feedback-rule.ts';
import { compareNeeds, dueByNow, type HelpFacts, needOf } from './need-of-help.ts';

const TODAY = '2018-01-20';
const CALM: HelpFacts = {
  level: 'village',
  windows: [{ from: '2018-01-11', to: '2018-01-20', visits: 1, done: 1 }],
  ...{ redUnvisited: 0, orangeUnvisited: 0, overdueProblems: 0, needsReview: 0, lastPatrolDay: '2018-01-19' },
};
const needs = (facts: Partial<HelpFacts>) => needOf({ ...CALM, ...facts }, TODAY, FEEDBACK_DEFAULT);

describe('what even pace would have brought by last night', () => {
  const week = { from: '2018-01-15', to: '2018-01-21', visits: 2 };
  it.each([
    ['2018-01-14', 0],
    ['2018-01-15', 0],
    ['2018-01-18', 0],
    ['2018-01-19', 1],
    ['2018-01-21', 1],
    ['2018-01-22', 2],
  ])('on %s', (day, due) => expect(dueByNow(week, day)).toBe(due));

  it('never asks today for what today alone can bring', () => {
    expect(dueByNow({ from: TODAY, to: TODAY, visits: 1 }, TODAY)).toBe(0);
  });
});

describe('who needs help', () => {
  it.each<[string, Partial<HelpFacts>, [string, number][]]>([
    ['nobody who is in step', {}, []],
    ['not who still has time', { windows: [{ from: '2018-01-11', to: '2018-01-31', visits: 1, done: 0 }] }, []],
    [
      'who is behind an even pace',
      { windows: [{ from: '2018-01-15', to: '2018-01-21', visits: 2, done: 0 }] },
      [['help.behind', 1]],
    ],
    [
      'who let a window pass',
      { windows: [{ from: '2018-01-01', to: '2018-01-10', visits: 3, done: 1 }, CALM.windows[0]!] },
      [['help.missed', 2]],
    ],
    ['who was silent longer than his post may be', { lastPatrolDay: '2018-01-05' }, [['help.silent', 15]]],
    ['not who was silent just as long', { lastPatrolDay: '2018-01-06' }, []],
    ['not a town chief after two weeks', { level: 'town', lastPatrolDay: '2018-01-05' }, []],
    ['who never walked', { lastPatrolDay: null }, [['help.neverPatrolled', 1]]],
    ['not who never walked and owes nothing', { windows: [], lastPatrolDay: null }, []],
    [
      'who has all of it, the most pressing first',
      { needsReview: 1, overdueProblems: 4, orangeUnvisited: 3, redUnvisited: 2 },
      [
        ['help.redUnvisited', 2],
        ['help.orangeUnvisited', 3],
        ['help.overdueProblems', 4],
        ['help.needsReview', 1],
      ],
    ],
  ])('%s', (_, facts, why) => expect(needs(facts).why.map(({ kind, n }) => [kind, n])).toEqual(why));

  it('is told worst first: a red water before any number of overdue problems, then more before fewer', () => {
    const people = [
      ['calm', {}],
      ['problems', { overdueProblems: 9 }],
      ['red', { redUnvisited: 1 }],
      ['two red', { redUnvisited: 2 }],
      ['red and late', { redUnvisited: 1, overdueProblems: 1 }],
    ] as const;
    const order = people
      .map(([name, facts]) => ({ name, ...needs(facts) }))
      .sort(compareNeeds)
      .map(({ name }) => name);
    expect(order).toEqual(['two red', 'red and late', 'red', 'problems', 'calm']);
  });
});
