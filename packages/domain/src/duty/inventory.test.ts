import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../ground/day.ts';
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import { askedInventory, checkAnswers, INVENTORY_DEFAULT, INVENTORY_ITEMS, inventorySpan } from './inventory.ts';

describe('the period of an inventory', () => {
  it.each([
    ['village', '2018-01-31', { per: 'twoWeeks', from: '2018-01-29', to: '2018-02-11' }],
    ['village', '2018-02-11', { per: 'twoWeeks', from: '2018-01-29', to: '2018-02-11' }],
    ['village', '2018-02-12', { per: 'twoWeeks', from: '2018-02-12', to: '2018-02-25' }],
    ['reach', '2018-01-31', { per: 'twoWeeks', from: '2018-01-29', to: '2018-02-11' }],
    ['town', '2018-01-31', { per: 'twoMonths', from: '2018-01-01', to: '2018-02-28' }],
    ['town', '2020-02-01', { per: 'twoMonths', from: '2020-01-01', to: '2020-02-29' }],
    ['town', '2017-12-31', { per: 'twoMonths', from: '2017-11-01', to: '2017-12-31' }],
    ['district', '2018-06-30', { per: 'halfYear', from: '2018-01-01', to: '2018-06-30' }],
    ['district', '2018-07-01', { per: 'halfYear', from: '2018-07-01', to: '2018-12-31' }],
    ['city', '2018-01-31', null],
    ['assistant', '2018-01-31', null],
  ] as const)('of a %s chief on %s', (post, day, span) => {
    expect(askedInventory(INVENTORY_DEFAULT, post, day)).toEqual(span);
  });

  it('holds every day exactly once, across years and leap days', () => {
    for (const per of ['twoWeeks', 'twoMonths', 'halfYear'] as const) {
      let { from } = inventorySpan(per, '2015-12-20');
      let days = 0;
      while (from < '2021-03-01') {
        const span = inventorySpan(per, from);
        expect(span.from).toBe(from);
        for (let day = from; day <= span.to; day = addDays(day, 1)) {
          expect(inventorySpan(per, day)).toEqual(span);
          days++;
        }
        from = addDays(span.to, 1);
      }
      expect(days).toBeGreaterThan(1880);
    }
  });

  it('begins a fortnight on a Monday, also before 1970', () => {
    for (const day of ['1969-12-31', '1970-01-04', '1970-01-05', '2026-11-27'])
      expect(weekday(inventorySpan('twoWeeks', day).from)).toBe(1);
  });

  it('is [S] for village, town and district, and ours for the reach chief', () => {
    const origin = (post: PostLevel) => INVENTORY_DEFAULT.periods[post]?.source ?? null;
    expect(POST_LEVELS.map(origin)).toEqual([null, 'sourced', 'sourced', 'sourced', 'default', null]);
  });
});

describe('the answers', () => {
  const all = [...INVENTORY_ITEMS];
  it.each([
    ['all four', all, null],
    ['in any order', all.toReversed(), null],
    ['one left out', all.slice(1), { kind: 'inventory.missing', missing: ['bank_path'] }],
    ['none at all', [], { kind: 'inventory.missing', missing: all }],
    ['one given twice', [...all, 'illegal_building'], { kind: 'inventory.twice', item: 'illegal_building' }],
  ] as const)('%s', (_, answered, refusal) => {
    const checked = checkAnswers(INVENTORY_DEFAULT, answered);
    expect(checked.ok ? null : checked.refusal).toEqual(refusal);
  });
});
