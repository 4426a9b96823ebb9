import { createHash } from 'node:crypto';
import type { TodayBody } from '@xunhe/contract/duty';
import { SentPatrol } from '@xunhe/contract/patrol';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { makeFieldStore } from '../keeping/field-store.ts';
import { makeMemoryDisk } from '../keeping/raw-memory.ts';
import { OPEN_SEALER } from '../keeping/sealer.ts';
import { makeRecorder } from './recorder.ts';
import type { Fix } from './recording.ts';

const isSentPatrol = Compile(SentPatrol);
const START = Date.UTC(2026, 10, 1, 1);
/** The sample city stands in 2018. */
const OFFSET = Date.UTC(2018, 0, 8, 1) - START;
const LINE = {
  type: 'LineString',
  coordinates: [
    [113.3, 23.1],
    [113.32, 23.1],
  ],
};
const TODAY = {
  person: 'C1',
  thresholds: {
    minutes: 10,
    lengthM: 1000,
    coverage: 0.8,
    bufferM: 50,
    wideBufferM: 100,
    wideWaterM: 100,
    gapShare: 0.3,
  },
  reaches: [{ reach: 'R1', lengthM: 2048, widthM: 10, geometry: LINE }],
} as unknown as TodayBody;
const WANTED = { city: '9900', person: 'C1', reach: 'R1', reachName: '一标段', mode: 'walk' } as const;
const SAID = { note: '水清', nothingFound: true, checks: {} };

function makeStore() {
  const disk = makeMemoryDisk();
  return { disk, store: makeFieldStore(disk, OPEN_SEALER) };
}
type Store = ReturnType<typeof makeStore>['store'];

async function readBody(store: Store, id: string): Promise<SentPatrol> {
  return JSON.parse((await store.text(id, 'C1')) ?? 'null') as SentPatrol;
}

function makePhone(store: Store, clock: { now: number; steady?: number }, other: { isHeld?: boolean } = {}) {
  let listening: ((fix: Fix) => void) | null = null;
  let tellSight: (isSeen: boolean) => void = () => undefined;
  const recorder = makeRecorder({
    store,
    now: () => clock.now,
    steady: () => clock.steady ?? clock.now,
    digest: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    async hold() {
      if (other.isHeld) return null;
      other.isHeld = true;
      return () => {
        other.isHeld = false;
      };
    },
    watchSight: (onChange) => {
      tellSight = onChange;
      return () => undefined;
    },
    random: (count) => new Uint8Array(count).fill(7),
    watch: (onFix) => {
      listening = onFix;
      return () => {
        listening = null;
      };
    },
    stayAwake: () => () => undefined,
  });
  recorder.setClock(OFFSET);
  return {
    recorder,
    isListening: () => listening !== null,
    see: (isSeen: boolean) => tellSight(isSeen),
    fix(lon: number, lat: number) {
      clock.now += 2000;
      listening?.({ lon, lat, accuracyM: 6 });
    },
    /** Walks along the line at 1.4 m/s with a fix every two seconds. */
    walk(seconds: number, from = 0) {
      for (let s = 0; s < seconds; s += 2) {
        clock.now += 2000;
        const lon = 113.3 + ((from + s) * 1.4) / 102_470;
        listening?.({ lon, lat: 23.1, accuracyM: 6 });
      }
    },
  };
}

/** The fixes are written one after the other; this many turns are more than any of these walks needs. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5000; turn++) await Promise.resolve();
}

describe('the recorder', () => {
  it('puts an effective walk into the outbox with the times of the city, in the form the server takes', async () => {
    const { disk, store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(900);
    expect(phone.recorder.judge(TODAY)?.verdict).toBe('effective');
    const item = await phone.recorder.finish(TODAY, SAID);
    const body = await readBody(store, item.id);
    expect(isSentPatrol.Check(body)).toBe(true);
    expect(body).toMatchObject({
      startedAt: '2018-01-08T01:00:00.000Z',
      endedAt: '2018-01-08T01:15:00.000Z',
      note: '水清',
    });
    expect(body.points).toHaveLength(450);
    expect(item.judgement?.verdict).toBe('effective');
    expect(await store.items('C1')).toEqual([item]);
    expect(await store.patrol('C1')).toBeNull();
    expect(disk.rows('points')).toBe(0);
    expect(phone.isListening()).toBe(false);
  });

  it('sends no place far from the rivers, only how many and how long, and draws no line over them', async () => {
    const clock = { now: START };
    const { disk, store } = makeStore();
    const phone = makePhone(store, clock);
    await phone.recorder.start(WANTED);
    phone.walk(800);
    for (let i = 0; i < 60; i++) phone.fix(113.3, 23.12 + i / 10_000);
    phone.walk(100, 800);
    expect(phone.recorder.judge(TODAY)?.far).toEqual({ points: 60, minutes: 118 / 60 });
    const item = await phone.recorder.finish(TODAY, SAID);
    const body = await readBody(store, item.id);
    expect(isSentPatrol.Check(body)).toBe(true);
    expect(body.far).toEqual({ points: 60, minutes: 118 / 60 });
    expect(body.points.every(([, , lat]) => lat === 23.1)).toBe(true);
    expect(body.points.map(([, , , , part]) => part)).toEqual([...Array(400).fill(0), ...Array(50).fill(1)]);
    expect(item.judgement).toMatchObject({ verdict: 'effective', far: { points: 60 } });
    expect(await store.text(item.id, 'C1')).not.toContain('23.12');
    expect(disk.rows('points')).toBe(0);
  });

  it("leaves nothing out by another person's list: the server knows whose reaches they are", async () => {
    const { store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(10);
    phone.fix(113.3, 23.3);
    const item = await phone.recorder.finish({ ...TODAY, person: 'C2' }, SAID);
    const body = await readBody(store, item.id);
    expect(body.points).toHaveLength(6);
    expect(body.far).toBeUndefined();
  });

  it('goes on after the phone died, with every fix that was written', async () => {
    const { disk, store } = makeStore();
    const clock = { now: START };
    const dead = makePhone(store, clock);
    await dead.recorder.start(WANTED);
    dead.walk(500);
    await settled();
    const phone = makePhone(store, clock);
    await phone.recorder.load('C1');
    expect(phone.recorder.current()?.points).toHaveLength(250);
    expect(phone.isListening()).toBe(true);
    phone.walk(400, 500);
    expect((await phone.recorder.finish(TODAY, SAID)).judgement?.verdict).toBe('effective');
    expect(disk.rows('points')).toBe(0);
  });

  it('overwrites no fix after one was lost on a full disk and the phone died', async () => {
    const clock = { now: START };
    const { disk, store } = makeStore();
    const phone = makePhone(store, clock);
    await phone.recorder.start(WANTED);
    phone.walk(4);
    await settled();
    disk.beforeCommit = () => {
      throw new Error('full');
    };
    phone.walk(4, 4);
    await settled();
    disk.beforeCommit = () => undefined;
    phone.walk(6, 8);
    await settled();
    const again = makePhone(store, clock);
    await again.recorder.load('C1');
    again.walk(10, 14);
    await settled();
    const draft = (await store.patrol('C1'))!;
    const times = (await store.points(draft)).map(({ timeMs }) => timeMs);
    expect(times).toEqual([2, 4, 10, 12, 14, 16, 18, 20, 22, 24].map((seconds) => seconds * 1000));
  });

  it('writes nothing about a patrol that another page records', async () => {
    const { store } = makeStore();
    const clock = { now: START };
    const first = makePhone(store, clock);
    await first.recorder.start(WANTED);
    const second = makePhone(store, clock, { isHeld: true });
    await second.recorder.load('C1');
    expect(second.recorder.current()?.elsewhere).toBe(true);
    first.walk(100);
    await first.recorder.finish(TODAY, SAID);
    await second.recorder.noteProblem('x');
    await second.recorder.pause();
    expect(await store.patrol('C1')).toBeNull();
  });

  it('goes on with a paused patrol in one page only, and begins no second one beside it', async () => {
    const { store } = makeStore();
    const clock = { now: START };
    const lock = { isHeld: false };
    const [first, second] = [makePhone(store, clock, lock), makePhone(store, clock, lock)];
    await Promise.all([first.recorder.load('C1'), second.recorder.load('C1')]);
    await first.recorder.start(WANTED);
    first.walk(10);
    await first.recorder.pause();
    await second.recorder.start(WANTED);
    expect(second.recorder.current()).toMatchObject({ elsewhere: true, draft: first.recorder.current()!.draft });
    await second.recorder.resume();
    await expect(second.recorder.finish(TODAY, SAID)).rejects.toThrow('in this page');
    await first.recorder.finish(TODAY, SAID);
    await second.recorder.load('C1');
    expect(second.recorder.current()).toBeNull();
    await second.recorder.start(WANTED);
    expect(second.isListening()).toBe(true);
  });

  it('takes no fix once its end was asked for, and puts every one that was written into the record', async () => {
    const { disk, store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    const finishing = phone.recorder.finish(TODAY, SAID);
    phone.walk(20, 20);
    await finishing;
    const { id } = (await store.items('C1'))[0]!;
    expect((await readBody(store, id)).points).toHaveLength(10);
    expect(disk.rows('points')).toBe(0);
  });

  it('takes no fix while paused, and begins a new part after it', async () => {
    const phone = makePhone(makeStore().store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    await phone.recorder.pause();
    expect(phone.isListening()).toBe(false);
    await phone.recorder.resume();
    phone.walk(20, 20);
    expect(phone.recorder.current()?.points.map((point) => point.part)).toEqual([
      ...Array(10).fill(0),
      ...Array(10).fill(1),
    ]);
  });

  it('says that the disk is full, and stays under way when even the end cannot be written', async () => {
    const { disk, store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    disk.beforeCommit = () => {
      throw new Error('QuotaExceededError');
    };
    phone.walk(10);
    await settled();
    expect(phone.recorder.current()?.storeFailed).toBe(true);
    await expect(phone.recorder.finish(TODAY, SAID)).rejects.toThrow('Quota');
    expect(phone.recorder.current()?.points).toHaveLength(5);
    disk.beforeCommit = () => undefined;
    const item = await phone.recorder.finish(TODAY, SAID);
    expect((await readBody(store, item.id)).points).toHaveLength(5);
  });

  it('cuts a forgotten patrol at a day, the longest that the server takes', async () => {
    const clock = { now: START };
    const { store } = makeStore();
    const phone = makePhone(store, clock);
    await phone.recorder.start(WANTED);
    phone.walk(20);
    clock.now += 30 * 3_600_000;
    phone.walk(20);
    const { id } = await phone.recorder.finish(TODAY, SAID);
    const body = await readBody(store, id);
    expect(body.endedAt).toBe('2018-01-09T01:00:00.000Z');
    expect(body.points).toHaveLength(10);
  });

  it('keeps nothing of a patrol that was thrown away', async () => {
    const { disk, store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    await phone.recorder.discard();
    expect(await store.items('C1')).toEqual([]);
    expect(await store.patrol('C1')).toBeNull();
    expect(disk.size()).toBe(0);
    expect(phone.recorder.current()).toBeNull();
  });

  it('goes on recording when a pause cannot be kept, and begins nothing when the start cannot', async () => {
    const { disk, store } = makeStore();
    const phone = makePhone(store, { now: START });
    const fail = () => {
      throw new Error('QuotaExceededError');
    };
    disk.beforeCommit = fail;
    await expect(phone.recorder.start(WANTED)).rejects.toThrow('Quota');
    expect([phone.recorder.current(), phone.isListening()]).toEqual([null, false]);
    disk.beforeCommit = () => undefined;
    await phone.recorder.start(WANTED);
    disk.beforeCommit = fail;
    await expect(phone.recorder.pause()).rejects.toThrow('Quota');
    expect([phone.recorder.current()?.draft.paused, phone.isListening()]).toEqual([false, true]);
  });

  it('tells honestly when it saw nothing: the screen was off, and the phone was dead', async () => {
    const { store } = makeStore();
    const clock = { now: START };
    const first = makePhone(store, clock);
    await first.recorder.start(WANTED);
    first.walk(100);
    first.see(false);
    clock.now += 300_000;
    first.see(true);
    first.walk(100, 100);
    await settled();
    clock.now += 600_000;
    const phone = makePhone(store, clock);
    await phone.recorder.load('C1');
    phone.walk(20, 200);
    const { id } = await phone.recorder.finish(TODAY, SAID);
    const body = await readBody(store, id);
    expect(body.hidden).toEqual([
      [100_000, 400_000],
      [500_000, 1_100_000],
    ]);
    expect(isSentPatrol.Check(body)).toBe(true);
  });

  it('keeps time when the clock of the phone is set while it walks, and says by how much', async () => {
    for (const set of [3 * 86_400_000, -3 * 86_400_000]) {
      const { store } = makeStore();
      const clock = { now: START, steady: 0 };
      const phone = makePhone(store, clock);
      await phone.recorder.start(WANTED);
      const walk = (seconds: number) => {
        for (let s = 0; s < seconds; s += 2) {
          clock.steady += 2000;
          phone.fix(113.3, 23.1);
        }
      };
      walk(60);
      clock.now += set;
      walk(60);
      const { id } = await phone.recorder.finish(TODAY, SAID);
      const body = await readBody(store, id);
      expect(body.points.map(([timeMs]) => timeMs)).toEqual(Array.from({ length: 60 }, (_, i) => (i + 1) * 2000));
      expect(body.endedAt).toBe('2018-01-08T01:02:00.000Z');
      expect(body.clockJumpS).toBe(set / 1000);
      expect(isSentPatrol.Check(body)).toBe(true);
    }
  });

  it('sets a patrol down, paused, when another person takes the phone, and nobody else finds it', async () => {
    const { store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    await settled();
    await phone.recorder.load('C2');
    expect(phone.recorder.current()).toBeNull();
    expect(phone.isListening()).toBe(false);
    await phone.recorder.load('C1');
    expect(phone.recorder.current()).toMatchObject({ draft: { paused: true, person: 'C1' } });
    expect(phone.recorder.current()?.points).toHaveLength(10);
  });

  it('carries what was said, found and pictured into the record', async () => {
    const { store } = makeStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    const draft = phone.recorder.current()!.draft;
    const photo = {
      record: draft.id,
      person: 'C1',
      sha256: 'a'.repeat(64),
      bytes: 3,
      role: 'view',
      from: 'camera',
    } as const;
    await store.addPhoto({ ...photo, atMs: START + OFFSET, lon: 113.3, lat: 23.1 }, Uint8Array.of(1, 2, 3));
    await phone.recorder.noteProblem('00000000-0000-7000-8000-000000000001');
    const { id, photos } = await phone.recorder.finish(TODAY, { ...SAID, checks: { water: 'fine', refuse: 'found' } });
    const body = await readBody(store, id);
    expect(isSentPatrol.Check(body)).toBe(true);
    expect(body).toMatchObject({
      problems: ['00000000-0000-7000-8000-000000000001'],
      checks: { water: 'fine', refuse: 'found' },
      photos: [{ sha256: 'a'.repeat(64), bytes: 3, role: 'view', at: '2018-01-08T01:00:00.000Z' }],
    });
    expect(photos).toEqual([{ sha256: 'a'.repeat(64), bytes: 3 }]);
    expect(await store.photoBytes(id, 'a'.repeat(64), 'C1')).toEqual(Uint8Array.of(1, 2, 3));
  });
});
