import type { TodayReach } from '@xunhe/contract/duty';
import type { InventoryTask } from '@xunhe/contract/inventory';
import { describe, expect, it } from 'vitest';
import { listTasks, runTask } from './inventory-tasks.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';

const TASK: InventoryTask = {
  ...{ per: 'twoWeeks', from: '2018-01-15', to: '2018-01-28', answeredDay: '2018-01-20' },
  items: ['bank_path', 'illegal_building', 'scattered_workshop', 'abnormal_outfall'],
};
const reach = (id: string, inventory: InventoryTask | null | undefined) => ({ reach: id, inventory }) as TodayReach;
const item = (more: Partial<OutboxItem>) =>
  ({
    kind: 'inventory',
    state: 'waiting',
    reach: 'a',
    madeMs: Date.parse('2018-01-30T01:00:00Z'),
    ...more,
  }) as OutboxItem;
const at = { today: '2018-01-30', timezone: 'Asia/Shanghai', offsetMs: 0 };

describe('an inventory on the phone', () => {
  it('is the one that the list told while its period runs', () => {
    expect(runTask(TASK, '2018-01-28')).toBe(TASK);
  });

  it('of a list from an earlier period is open again, for the period of today', () => {
    expect(runTask(TASK, '2018-01-30')).toEqual({ ...TASK, from: '2018-01-29', to: '2018-02-11', answeredDay: null });
  });

  it.each<[string, Partial<OutboxItem>, boolean]>([
    ['one that waits', {}, true],
    ['one that was sent', { state: 'sent' }, true],
    ['one that the server refused', { state: 'refused' }, false],
    ['one of another reach', { reach: 'b' }, false],
    ['a patrol', { kind: 'patrol' }, false],
    ['one of the period before', { madeMs: Date.parse('2018-01-28T15:59:59Z') }, false],
    ['one of the first minute of this period', { madeMs: Date.parse('2018-01-28T16:00:00Z') }, true],
  ])('answered here counts before the server knows: %s', (_, more, isHere) => {
    expect(listTasks([reach('a', TASK)], [item(more)], at).map((task) => task.isHere)).toEqual([isHere]);
  });

  it('is not there for posts that are not asked, nor in a list of before', () => {
    expect(listTasks([reach('a', null), reach('b', undefined)], [], at)).toEqual([]);
  });
});
