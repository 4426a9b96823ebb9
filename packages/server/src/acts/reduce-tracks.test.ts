import { addMonths } from '@xunhe/domain/ground/month';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { decodeTrack, encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../http/test-city.ts';
import { inScope, type Tx } from '../store/db.ts';
import { insertPatrol } from '../store/patrol.ts';
import { reduceTracks } from './reduce-tracks.ts';

let test: TestCity;
/** Somebody of the made city, and the city's month. */
let chief: { person: string; reach: string; region: string };
let month = '';
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

beforeAll(async () => {
  test = await openTestCity({ reaches: 20, months: 14, seed: 3 });
  await inCity(async (tx) => {
    const post = await tx.selectFrom('posts').selectAll().executeTakeFirstOrThrow();
    chief = { person: post.person, reach: post.reach, region: post.region };
    month = (await tx.selectFrom('cities').select('today').executeTakeFirstOrThrow()).today!.slice(0, 7);
  });
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.now += 86_400_000;
  await inCity(async (tx) => {
    await tx.deleteFrom('tracks').execute();
    await tx.deleteFrom('patrols').where('source', '=', 'phone').execute();
  });
});

function inCity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(test.db, { city: test.city, region: test.city }, work);
}

/** A kilometre to the east with a fix every second, a little beside the line now and then. */
const WALK: TrackPoint[] = Array.from({ length: 1000 }, (_, i) => ({
  timeMs: i * 1000,
  lon: 114 + i * 1e-5,
  lat: 22.4 + (i % 3) * 1e-5,
  accuracyM: 5,
  part: i < 500 ? 0 : 1,
}));

async function walk(id: string, monthsAgo: number): Promise<void> {
  const walked = addMonths(month, -monthsAgo);
  await inCity((tx) =>
    insertPatrol(tx, {
      patrol: {
        ...{ city: test.city, month: walked, id, ...chief, mode: 'walk', day: `${walked}-05`, length_m: 1000 },
        ...{ started_at: new Date(`${walked}-05T01:00:00Z`), ended_at: new Date(`${walked}-05T01:20:00Z`) },
        ...{ verdict: 'effective', judgement: {}, note: null, source: 'phone', content_hash: null },
        on_behalf_of: null,
        received_at: new Date(),
      },
      reaches: [],
      track: {
        ...{ city: test.city, month: walked, patrol: id, region: chief.region, reduced_at: null },
        ...{ point_count: WALK.length, points: Buffer.from(encodeTrack(WALK)) },
      },
    }),
  );
}

const tracks = () => inCity((tx) => tx.selectFrom('tracks').selectAll().orderBy('patrol').execute());
const events = () =>
  inCity((tx) => tx.selectFrom('events').selectAll().where('kind', '=', 'tracks.reduced').orderBy('at').execute());
const run = (more: object = {}) =>
  reduceTracks({ db: test.db, city: test.city, now: () => test.clock.now++, random, trackMonths: 24, ...more });

describe('retention', () => {
  it('makes a track of 24 months ago a line without times, and leaves one of 23 as it is', async () => {
    await walk('old', 24);
    await walk('young', 23);
    expect(await run()).toEqual({ upTo: addMonths(month, -24), tracks: 1, sessions: 0 });
    const [old, young] = await tracks();
    expect([old!.patrol, old!.point_count, old!.reduced_at !== null]).toEqual(['old', 4, true]);
    const line = decodeTrack(old!.points);
    expect(line.ok && line.value.map(({ timeMs, accuracyM, part }) => [timeMs, accuracyM, part])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
    expect([young!.reduced_at, young!.point_count]).toEqual([null, 1000]);
    expect(young!.points.equals(Buffer.from(encodeTrack(WALK)))).toBe(true);
  });

  it('reduces the younger one when the clock reaches its month', async () => {
    await walk('young', 23);
    await run();
    expect((await tracks())[0]!.reduced_at).toBeNull();
    await inCity((tx) =>
      tx
        .updateTable('cities')
        .set({ today: `${addMonths(month, 1)}-01` })
        .execute(),
    );
    await run();
    expect((await tracks())[0]!.reduced_at).not.toBeNull();
    await inCity((tx) =>
      tx
        .updateTable('cities')
        .set({ today: `${month}-08` })
        .execute(),
    );
  });

  it('changes nothing the second time, and tells of a run only when it changed something', async () => {
    await walk('old', 30);
    await run();
    const [stored, told] = [await tracks(), await events()];
    expect(told.at(-1)!.body).toMatchObject({ tracks: 1, sessions: 0, months: 24, upTo: addMonths(month, -24) });
    expect(await run()).toMatchObject({ tracks: 0, sessions: 0 });
    expect(await tracks()).toEqual(stored);
    expect(await events()).toEqual(told);
  });

  it('goes on after it was killed in the middle, and tells of all in one event', async () => {
    for (let i = 0; i < 7; i++) await walk(`old-${i}`, 25 + i);
    const before = (await events()).length;
    // It falls between the two tracks of the third handful: that one is rolled back, those before stay.
    let handfuls = 0;
    let looks = 0;
    const killed = run({
      handful: 2,
      now: () => {
        if (handfuls === 2 && ++looks === 3) throw new Error('killed');
        return test.clock.now++;
      },
      onHandful: () => handfuls++,
    });
    await expect(killed).rejects.toThrow('killed');
    expect((await tracks()).filter((track) => track.reduced_at !== null)).toHaveLength(4);
    expect(await events()).toHaveLength(before);
    expect(await run({ handful: 2 })).toMatchObject({ tracks: 7 });
    expect((await tracks()).every((track) => track.reduced_at !== null && track.point_count === 4)).toBe(true);
    expect((await events()).slice(before).map(({ body }) => (body as { tracks: number }).tracks)).toEqual([7]);
  });

  it('tells of what was done even if the run was cut just before its event', async () => {
    for (let i = 0; i < 4; i++) await walk(`old-${i}`, 25);
    let handfuls = 0;
    const cut = run({
      handful: 2,
      onHandful: () => {
        if (++handfuls === 2) throw new Error('killed');
      },
    });
    await expect(cut).rejects.toThrow('killed');
    expect((await tracks()).every((track) => track.reduced_at !== null)).toBe(true);
    expect(await run()).toMatchObject({ tracks: 4 });
  });

  it('does each track once when two runs meet', async () => {
    for (let i = 0; i < 9; i++) await walk(`old-${i}`, 25);
    const before = (await events()).length;
    await Promise.all([run({ handful: 2 }), run({ handful: 2 })]);
    const stored = await tracks();
    expect(stored.every((track) => track.point_count === 4)).toBe(true);
    expect((await events()).length).toBeGreaterThan(before);
    await run();
    expect(await tracks()).toEqual(stored);
  });

  it('forgets sessions that ended, and no other', async () => {
    const { login } = test.accounts.find((account) => account.role === 'office')!;
    const session = (byte: number, kind: string, minutes: { made: number; seen: number }) => ({
      ...{ city: test.city, id: `session-${byte}`, login, kind, opened_by: 'password', device: '', address: '' },
      ...{ token_hash: Buffer.alloc(32, byte), former_hash: null, given_at: new Date(test.clock.now), confirmed: true },
      made_at: new Date(test.clock.now - minutes.made * 60_000),
      seen_at: new Date(test.clock.now - minutes.seen * 60_000),
    });
    await inCity((tx) =>
      tx
        .insertInto('sessions')
        .values([
          session(1, 'desk', { made: 60, seen: 31 }),
          session(2, 'desk', { made: 13 * 60, seen: 1 }),
          session(3, 'desk', { made: 60, seen: 1 }),
          session(4, 'phone', { made: 60, seen: 31 }),
        ])
        .execute(),
    );
    expect(await run()).toMatchObject({ tracks: 0, sessions: 2 });
    const left = await inCity((tx) => tx.selectFrom('sessions').select('id').orderBy('id').execute());
    expect(left.map(({ id }) => id)).toEqual(['session-3', 'session-4']);
    expect((await events()).at(-1)!.body).toMatchObject({ tracks: 0, sessions: 2 });
  });

  it('forgets what senders were answered long ago, and keeps what they brought', async () => {
    const delivery = (id: string, days: number) => ({
      ...{ city: test.city, id, source: 'push:sender', region: `${test.city}00000000`, hash: Buffer.alloc(32) },
      ...{ stored: 1, repeated: 0, refused: 0, waiting: 0, answer: '{}' },
      // By the city's own day.
      at: new Date(Date.UTC(2026, 0, 8) - days * 86_400_000),
    });
    const counted = () =>
      inCity((tx) =>
        tx
          .selectFrom('observations')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow(),
      );
    const before = await counted();
    await inCity((tx) =>
      tx
        .insertInto('deliveries')
        .values([delivery('old', 401), delivery('young', 399)])
        .execute(),
    );
    await run();
    const left = await inCity((tx) => tx.selectFrom('deliveries').select('id').execute());
    expect(left.map(({ id }) => id)).toEqual(['young']);
    expect(await counted()).toEqual(before);
  });
});
