import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeItem } from '../sending/make-item.ts';
import type { PatrolDraft } from './draft.ts';
import { makeFieldStore } from './field-store.ts';
import { moveOldRows } from './move-old.ts';
import { makeMemoryDisk } from './raw-memory.ts';
import { OPEN_SEALER, type Sealer } from './sealer.ts';

const digest = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ID = '00000000-0000-7000-8000-000000000001';

/** Adds the owner's name to every byte and in front: wrong owner, no bytes. */
const NAMED: Sealer = {
  async seal(owner, bytes) {
    const name = new TextEncoder().encode(`${owner}:`);
    return Uint8Array.from([...name, ...bytes.map((byte) => byte ^ 0x5a)]);
  },
  async open(owner, bytes) {
    const name = new TextEncoder().encode(`${owner}:`);
    if (!name.every((byte, i) => bytes[i] === byte)) throw new Error('sealed for somebody else');
    return bytes.slice(name.length).map((byte) => byte ^ 0x5a);
  },
};

const DRAFT: PatrolDraft = {
  ...{ id: ID, city: '9900', person: 'C1', reach: 'R1', reachName: '石井河', mode: 'walk', startedMs: 5, part: 0 },
  ...{ paused: false, problems: [], hidden: [], clockJumpS: 0, said: { note: '', nothingFound: false, checks: {} } },
};
const POINT = { timeMs: 1000, lon: 113.25, lat: 23.14, accuracyM: 5, part: 0 };

async function makeRecord() {
  return makeItem(
    {
      ...{ id: ID, city: '9900', person: 'C1', kind: 'patrol', body: { note: '水清' } as never },
      ...{ reach: 'R1', reachName: '石井河', firstWords: '水清', madeMs: 7 },
    },
    digest,
  );
}

describe('what the phone keeps', () => {
  it('brings no record back that was thrown away while its answer was under way', async () => {
    const disk = makeMemoryDisk();
    const store = makeFieldStore(disk, OPEN_SEALER);
    const { item, text } = await makeRecord();
    await store.handIn(item, text);
    await store.putItem({ ...item, attempts: 1 });
    expect(await store.items('C1')).toMatchObject([{ attempts: 1 }]);
    await store.removeItem(item.id);
    await store.putItem({ ...item, attempts: 2 });
    await store.settle({ ...item, state: 'sent' });
    expect(disk.rows('items')).toBe(0);
  });

  it('lies on the disk sealed, and opens for its owner alone', async () => {
    const disk = makeMemoryDisk();
    const store = makeFieldStore(disk, NAMED);
    const { item, text } = await makeRecord();
    await store.keep('today/C1', { value: '石井河', keptMs: 1 }, 'C1');
    await store.addPhoto(
      {
        ...{ record: ID, person: 'C1', sha256: 'a'.repeat(64), bytes: 3, role: 'view', from: 'camera' },
        ...{ atMs: 0, lon: null, lat: null },
      },
      Uint8Array.of(1, 2, 3),
    );
    await store.putPatrol({ ...DRAFT, id: `${ID.slice(0, -1)}2` });
    await store.handIn(item, text);
    for (const table of ['kept', 'drafts', 'photos', 'photoBytes', 'items', 'texts'] as const)
      for (const row of await disk.listOwned(table, 'C1'))
        expect(new TextDecoder().decode(row.bytes)).not.toContain('石井河');
    expect(await store.items('C2')).toEqual([]);
    expect(await store.text(ID, 'C2')).toBeNull();
    expect(await store.photoBytes(ID, 'a'.repeat(64), 'C2')).toBeNull();
    expect(await store.kept('today/C1', 'C2')).toBeNull();
    expect(await store.patrol('C2')).toBeNull();
    expect([await store.countOthers('C2'), await store.countOthers('C1')]).toEqual([2, 0]);
    expect(await store.text(ID, 'C1')).toBe(text);
    await store.settle({ ...item, state: 'sent' });
    expect(await store.countOthers('C2')).toBe(1);
  });

  it('hands a patrol in whole or not at all', async () => {
    const disk = makeMemoryDisk();
    const store = makeFieldStore(disk, OPEN_SEALER);
    await store.putPatrol(DRAFT);
    await store.addPoint(DRAFT, 0, POINT);
    const { item, text } = await makeRecord();
    disk.beforeCommit = () => {
      throw new Error('QuotaExceededError');
    };
    await expect(store.handIn(item, text)).rejects.toThrow('Quota');
    expect([await store.items('C1'), await store.points(DRAFT)]).toEqual([[], [POINT]]);
    disk.beforeCommit = () => undefined;
    await store.handIn(item, text);
    expect([await store.items('C1'), await store.points(DRAFT), await store.patrol('C1')]).toEqual([[item], [], null]);
  });

  it('takes over what the first version of the app left, once, also when it is cut in the middle', async () => {
    const body = { id: ID, reach: 'R1', note: '水清' };
    const old = {
      kept: [
        { key: 'me', kept: { value: { person: 'C1' }, keptMs: 1 } },
        { key: 'today/C1', kept: { value: 1, keptMs: 2 } },
      ],
      drafts: [{ ...DRAFT, id: `${ID.slice(0, -1)}2`, hidden: undefined, said: undefined, clockJumpS: undefined }],
      points: [{ ...POINT, patrol: `${ID.slice(0, -1)}2`, n: 4 }],
      outbox: [
        {
          ...{ id: ID, city: '9900', person: 'C1', what: { kind: 'patrol', body }, reachName: '石井河', madeMs: 3 },
          ...{ state: 'waiting', sentMs: null, attempts: 2, nextTryMs: 9, lastError: 'network', judgement: null },
        },
      ],
    };
    let isCleared = false;
    const from = {
      readOld: async () => (isCleared ? { kept: [], drafts: [], points: [], outbox: [] } : old),
      clearOld: async () => {
        isCleared = true;
      },
    };
    const disk = makeMemoryDisk();
    const store = makeFieldStore(disk, OPEN_SEALER);
    for (let cut = 0; !isCleared; cut++) {
      let commits = 0;
      disk.beforeCommit = () => {
        if (++commits > cut) throw new Error('the phone died');
      };
      await moveOldRows(from, store, digest).catch(() => undefined);
    }
    disk.beforeCommit = () => undefined;
    expect((await store.items('C1')).map(({ id, state, kind }) => [id, state, kind])).toEqual([
      [ID, 'waiting', 'patrol'],
    ]);
    // The very bytes that the first version sent: if the server has them already, it knows them again.
    expect(await store.text(ID, 'C1')).toBe(JSON.stringify(body));
    const draft = await store.patrol('C1');
    expect(draft).toMatchObject({ hidden: [], clockJumpS: 0, said: { note: '' } });
    expect(await store.points(draft!)).toEqual([POINT]);
    expect(await store.kept('me', '')).toEqual({ value: { person: 'C1' }, keptMs: 1 });
    expect(await store.kept('today/C1', 'C1')).toEqual({ value: 1, keptMs: 2 });
  });

  it('brings nothing back that went on since, when the old tables could not be emptied', async () => {
    const old = {
      ...{ kept: [{ key: 'me', kept: { value: 'old', keptMs: 1 } }], outbox: [] },
      ...{ drafts: [{ ...DRAFT }], points: [{ ...POINT, patrol: ID, n: 1 }] },
    };
    const from = { readOld: async () => old, clearOld: () => Promise.reject(new Error('QuotaExceededError')) };
    const store = makeFieldStore(makeMemoryDisk(), OPEN_SEALER);
    await expect(moveOldRows(from, store, digest)).rejects.toThrow('Quota');
    expect(await store.points(DRAFT)).toEqual([POINT]);
    const { item, text } = await makeRecord();
    await store.handIn(item, text);
    await store.keep('me', { value: 'new', keptMs: 2 }, '');
    await expect(moveOldRows(from, store, digest)).rejects.toThrow('Quota');
    expect([await store.patrol('C1'), await store.points(DRAFT)]).toEqual([null, []]);
    expect(await store.items('C1')).toEqual([item]);
    expect(await store.kept('me', '')).toEqual({ value: 'new', keptMs: 2 });
  });
});
