import { SentInventory } from '@xunhe/contract/inventory';
import { INVENTORY_ITEMS } from '@xunhe/domain/duty/inventory';
import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import {
  type AnswerDraft,
  type AnswerDrafts,
  lackOf,
  listReports,
  makeInventoryBody,
  NO_ANSWER,
} from './inventory-answers.ts';

const none: AnswerDraft = { ...NO_ANSWER, found: false };
const calm: AnswerDrafts = Object.fromEntries(INVENTORY_ITEMS.map((item) => [item, none]));
const found = (more: Partial<AnswerDraft>): AnswerDrafts => ({
  ...calm,
  abnormal_outfall: { ...NO_ANSWER, found: true, note: ' 桥东 ', ...more },
});
const about = {
  ...{ id: '01890000-0000-7000-8000-000000000001', reach: 'R1', at: '2018-01-30T01:00:00.000Z' },
  task: { per: 'twoWeeks', from: '2018-01-29', to: '2018-02-11', items: [...INVENTORY_ITEMS], answeredDay: null },
} as const;
const body = (drafts: AnswerDrafts) =>
  makeInventoryBody({ ...about, task: { ...about.task, items: [...INVENTORY_ITEMS] } }, drafts, []);

describe('the form of an inventory', () => {
  it.each<[string, AnswerDrafts, object | null]>([
    ['untouched lacks four', {}, { kind: 'missing', n: 4 }],
    ['with one answer lacks three', { bank_path: none }, { kind: 'missing', n: 3 }],
    ['with nothing found lacks nothing', calm, null],
    ['with a finding and its place lacks nothing', found({}), null],
    ['with a finding and no place lacks that', found({ note: '  ' }), { kind: 'noteMissing' }],
  ])('%s', (_, drafts, lack) => expect(lackOf(INVENTORY_ITEMS, drafts)).toEqual(lack));

  it('becomes a record that the contract knows, each item once', () => {
    for (const drafts of [calm, found({ count: '3' })]) expect(Check(SentInventory, body(drafts))).toBe(true);
    expect(body(calm).items.map(({ item }) => item)).toEqual([...INVENTORY_ITEMS]);
  });

  it.each([
    ['3', 3],
    ['', undefined],
    ['0', undefined],
    ['2.5', undefined],
    ['很多', undefined],
    ['999999999', undefined],
  ])('takes the count "%s" as %s', (count, taken) => {
    expect(body(found({ count })).items.at(-1)).toEqual({
      ...{ item: 'abnormal_outfall', found: true, note: '桥东' },
      ...(taken === undefined ? {} : { count: taken }),
    });
  });

  it('reports only findings that are to be reported, also when an answer was changed back', () => {
    expect(listReports(INVENTORY_ITEMS, found({ report: true }))).toEqual([{ item: 'abnormal_outfall', note: '桥东' }]);
    expect(listReports(INVENTORY_ITEMS, found({ report: false }))).toEqual([]);
    expect(listReports(INVENTORY_ITEMS, found({ report: true, found: false }))).toEqual([]);
  });
});
