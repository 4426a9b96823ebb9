import type { TodayReach } from '@xunhe/contract/duty';
import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { describe, expect, it } from 'vitest';
import { orderTypes } from './type-order.ts';

const lookFor = (open: readonly string[], past: Readonly<Record<string, number>> = {}) =>
  ({
    problems: open.map((type, n) => ({ id: `${n}`, type })),
    pastProblems: Object.entries(past).map(([type, count]) => ({ type, count, lastDay: '2017-12-01' })),
  }) as unknown as TodayReach['lookFor'];

describe('the order of the kinds of problems', () => {
  const reaches = [
    { reach: 'A', lookFor: lookFor(['stockyard'], { household_refuse: 2, other: 40 }) },
    { reach: 'B', lookFor: lookFor([], { farming_pollution: 15, stockyard: 3 }) },
  ];

  it('has first what happens on the chosen water, then on the others', () => {
    expect(orderTypes(reaches, 'A').slice(0, 3)).toEqual(['household_refuse', 'farming_pollution', 'stockyard']);
    expect(orderTypes(reaches, 'B').slice(0, 3)).toEqual(['farming_pollution', 'stockyard', 'household_refuse']);
  });

  it('has each kind once, 其他 last, and that of the list where nothing is known', () => {
    expect(orderTypes(reaches, 'A').toSorted()).toEqual(PROBLEM_TYPES.toSorted());
    expect(orderTypes(reaches, 'A').at(-1)).toBe('other');
    expect(orderTypes([], 'A')).toEqual([...PROBLEM_TYPES]);
  });
});
