import { describe, expect, it } from 'vitest';
import { makeFieldStore } from './keeping/field-store.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';
import { makeMemoryDisk } from './keeping/raw-memory.ts';
import { OPEN_SEALER } from './keeping/sealer.ts';
import { tellUnsent } from './unsent-notice.ts';

const HOUR = 3_600_000;

function makeItem(id: string, change: Partial<OutboxItem> = {}): OutboxItem {
  return {
    ...{ id, city: '9900', person: 'C1', kind: 'problem', form: 1, hash: '', textBytes: 2, photos: [], after: null },
    ...{ photosMissing: null, state: 'waiting', reach: 'R1', reachName: '', problemType: 'other', firstWords: '' },
    ...{ madeMs: 0, storedMs: null, sentMs: null, attempts: 0, nextTryMs: 0, lastError: null, judgement: null },
    ...change,
  };
}

function makeWorld(allowed = true) {
  const shown: number[] = [];
  const disk = makeMemoryDisk();
  const world = { now: 24 * HOUR, allowed, shown };
  const house = {
    store: makeFieldStore(disk, OPEN_SEALER),
    now: () => world.now,
    show: async (count: number) => {
      if (world.allowed) shown.push(count);
      return world.allowed;
    },
  };
  return { ...world, world, disk, tell: (items: readonly OutboxItem[]) => tellUnsent(house, items, 'C1') };
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
    // One whose pictures are missing waits too.
    const both = [makeItem('a'), makeItem('b', { state: 'stored' })];
    await tell(both);
    await tell(both);
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
    const { world, disk, tell, shown } = makeWorld(false);
    expect(await tell([makeItem('a')])).toBeNull();
    world.allowed = true;
    disk.beforeCommit = () => {
      throw new Error('QuotaExceededError');
    };
    await expect(tell([makeItem('a')])).rejects.toThrow('Quota');
    disk.beforeCommit = () => undefined;
    expect(await tell([makeItem('a')])).toBe(1);
    expect(await tell([makeItem('a')])).toBeNull();
    expect(shown).toEqual([1, 1]);
  });
});
