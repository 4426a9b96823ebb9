import type { TodayBody } from '@xunhe/contract/duty';
import { SentPatrol } from '@xunhe/contract/patrol';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, makeMemoryStore } from './memory-store.ts';
import { type Fix, makeRecorder } from './recorder.ts';

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
const SAID = { note: '水清', nothingFound: true };

function makePhone(store: MemoryStore, clock: { now: number }) {
  let listening: ((fix: Fix) => void) | null = null;
  const recorder = makeRecorder({
    store,
    now: () => clock.now,
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
    fix(lon: number, lat: number) {
      clock.now += 2000;
      listening?.({ atMs: clock.now, lon, lat, accuracyM: 6 });
    },
    /** Walks along the line at 1.4 m/s with a fix every two seconds. */
    walk(seconds: number, from = 0) {
      for (let s = 0; s < seconds; s += 2) {
        clock.now += 2000;
        const lon = 113.3 + ((from + s) * 1.4) / 102_470;
        listening?.({ atMs: clock.now, lon, lat: 23.1, accuracyM: 6 });
      }
    },
  };
}

describe('the recorder', () => {
  it('puts an effective walk into the outbox with the times of the city, in the form the server takes', async () => {
    const store = makeMemoryStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(900);
    expect(phone.recorder.judge(TODAY)?.verdict).toBe('effective');
    const item = await phone.recorder.finish(TODAY, SAID);
    const body = item.what.kind === 'patrol' ? item.what.body : null;
    expect(isSentPatrol.Check(body)).toBe(true);
    expect(body).toMatchObject({ startedAt: '2018-01-08T01:00:00.000Z', endedAt: '2018-01-08T01:15:00.000Z', ...SAID });
    expect(body?.points).toHaveLength(450);
    expect(item.judgement?.verdict).toBe('effective');
    expect(await store.items()).toEqual([item]);
    expect(await store.draft()).toBeNull();
    expect(phone.isListening()).toBe(false);
  });

  it('sends no place far from the rivers, only how many and how long, and draws no line over them', async () => {
    const clock = { now: START };
    const store = makeMemoryStore();
    const phone = makePhone(store, clock);
    await phone.recorder.start(WANTED);
    phone.walk(800);
    for (let i = 0; i < 60; i++) phone.fix(113.3, 23.12 + i / 10_000);
    phone.walk(100, 800);
    expect(phone.recorder.judge(TODAY)?.far).toEqual({ points: 60, minutes: 118 / 60 });
    const item = await phone.recorder.finish(TODAY, SAID);
    const body = item.what.kind === 'patrol' ? item.what.body : null;
    expect(isSentPatrol.Check(body)).toBe(true);
    expect(body?.far).toEqual({ points: 60, minutes: 118 / 60 });
    expect(body?.points.every(([, , lat]) => lat === 23.1)).toBe(true);
    expect(body?.points.map(([, , , , part]) => part)).toEqual([...Array(400).fill(0), ...Array(50).fill(1)]);
    expect(item.judgement).toMatchObject({ verdict: 'effective', far: { points: 60 } });
    expect(JSON.stringify(await store.items())).not.toContain('23.12');
  });

  it("leaves nothing out by another person's list: the server knows whose reaches they are", async () => {
    const phone = makePhone(makeMemoryStore(), { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(10);
    phone.fix(113.3, 23.3);
    const item = await phone.recorder.finish({ ...TODAY, person: 'C2' }, SAID);
    expect(item.what.kind === 'patrol' && item.what.body.points).toHaveLength(6);
    expect(item.what.kind === 'patrol' && item.what.body.far).toBeUndefined();
  });

  it('goes on after the phone died, with every fix that was written', async () => {
    const store = makeMemoryStore();
    const clock = { now: START };
    const dead = makePhone(store, clock);
    await dead.recorder.start(WANTED);
    dead.walk(500);
    const phone = makePhone(store, clock);
    await phone.recorder.load();
    expect(phone.recorder.current()?.points).toHaveLength(250);
    expect(phone.isListening()).toBe(true);
    phone.walk(400, 500);
    expect((await phone.recorder.finish(TODAY, SAID)).judgement?.verdict).toBe('effective');
  });

  it('takes no fix while paused, and begins a new part after it', async () => {
    const phone = makePhone(makeMemoryStore(), { now: START });
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
    const store = makeMemoryStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    store.beforeWrite = () => {
      throw new Error('QuotaExceededError');
    };
    phone.walk(10);
    await Promise.resolve();
    expect(phone.recorder.current()?.storeFailed).toBe(true);
    await expect(phone.recorder.finish(TODAY, SAID)).rejects.toThrow('Quota');
    expect(phone.recorder.current()?.points).toHaveLength(5);
    store.beforeWrite = () => undefined;
    const item = await phone.recorder.finish(TODAY, SAID);
    expect(item.what.kind === 'patrol' && item.what.body.points).toHaveLength(5);
  });

  it('cuts a forgotten patrol at a day, the longest that the server takes', async () => {
    const clock = { now: START };
    const phone = makePhone(makeMemoryStore(), clock);
    await phone.recorder.start(WANTED);
    phone.walk(20);
    clock.now += 30 * 3_600_000;
    phone.walk(20);
    const { what } = await phone.recorder.finish(TODAY, SAID);
    expect(what.kind === 'patrol' && what.body.endedAt).toBe('2018-01-09T01:00:00.000Z');
    expect(what.kind === 'patrol' && what.body.points).toHaveLength(10);
  });

  it('keeps nothing of a patrol that was thrown away', async () => {
    const store = makeMemoryStore();
    const phone = makePhone(store, { now: START });
    await phone.recorder.start(WANTED);
    phone.walk(20);
    await phone.recorder.discard();
    expect(await store.items()).toEqual([]);
    expect(await store.draft()).toBeNull();
    expect(phone.recorder.current()).toBeNull();
  });

  it('goes on recording when a pause cannot be kept, and begins nothing when the start cannot', async () => {
    const store = makeMemoryStore();
    const phone = makePhone(store, { now: START });
    const fail = () => {
      throw new Error('QuotaExceededError');
    };
    store.beforeWrite = fail;
    await expect(phone.recorder.start(WANTED)).rejects.toThrow('Quota');
    expect([phone.recorder.current(), phone.isListening()]).toEqual([null, false]);
    store.beforeWrite = () => undefined;
    await phone.recorder.start(WANTED);
    store.beforeWrite = fail;
    await expect(phone.recorder.pause()).rejects.toThrow('Quota');
    expect([phone.recorder.current()?.draft.paused, phone.isListening()]).toEqual([false, true]);
  });
});
