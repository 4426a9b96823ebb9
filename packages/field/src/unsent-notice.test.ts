import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from './memory-store.ts';
import type { OutboxItem } from './store.ts';
import { tellUnsent } from './unsent-notice.ts';

const HOUR = 3_600_000;

function makeItem(id: string, change: Partial<OutboxItem> = {}): OutboxItem {
  const body = {
    id,
    reach: 'R1',
    type: 'other',
    text: '',
    at: '2018-01-08T01:00:00Z',
    lon: null,
    lat: null,
    patrol: null,
  };
  return {
    ...{ id, city: '9900', person: 'C1', reachName: '', state: 'waiting', madeMs: 0, sentMs: null, attempts: 0 },
    ...{ nextTryMs: 0, lastError: null, judgement: null, what: { kind: 'problem', body } as OutboxItem['what'] },
    ...change,
  };
}

function makeWorld(allowed = true) {
  const shown: number[] = [];
  const world = { now: 24 * HOUR, allowed, shown };
  const house = {
    store: makeMemoryStore(),
    now: () => world.now,
    show: async (count: number) => {
      if (world.allowed) shown.push(count);
      return world.allowed;
    },
  };
  return { ...world, world, house, tell: (items: readonly OutboxItem[]) => tellUnsent(house, items, 'C1') };
}

describe('records that wait for more than a day', () => {
  it('are told of once each', async () => {
    const { world, tell, shown } = makeWorld();
    world.now = 24 * HOUR - 1;
    await tell([makeItem('a')]);
    expect(shown).toEqual([]);
    world.now = 24 * HOUR;
    await tell([makeItem('a')]);
    await tell([makeItem('a')]);
    expect(shown).toEqual([1]);
    await tell([makeItem('a'), makeItem('b')]);
    await tell([makeItem('a'), makeItem('b')]);
    expect(shown).toEqual([1, 2]);
  });

  it('are those of who is signed in, and wait still', async () => {
    const { tell, shown } = makeWorld();
    await tell([
      makeItem('a', { person: 'C2' }),
      makeItem('b', { state: 'sent' }),
      makeItem('c', { state: 'refused' }),
    ]);
    expect(shown).toEqual([]);
  });

  it('are told of later when it was not allowed, or could not be noted down', async () => {
    const { world, house, tell, shown } = makeWorld(false);
    expect(await tell([makeItem('a')])).toBeNull();
    world.allowed = true;
    house.store.beforeWrite = () => {
      throw new Error('QuotaExceededError');
    };
    await expect(tell([makeItem('a')])).rejects.toThrow('Quota');
    house.store.beforeWrite = () => undefined;
    expect(await tell([makeItem('a')])).toBe(1);
    expect(await tell([makeItem('a')])).toBeNull();
    expect(shown).toEqual([1, 1]);
  });
});
