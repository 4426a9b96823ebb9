// Signals through the door: records are planted, the daily look asks about them once, the office reads both sides and settles in writing.
import { addDays } from '@xunhe/domain/ground/day';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { playAgain, walkHonestly } from '@xunhe/domain/patrol/signals/test-recordings';
import { encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDueSignals, findMonthSignals } from '../acts/signals/find-signals.ts';
import { inScope } from '../store/db.ts';
import { listEventsByKey } from '../store/events.ts';
import { insertPatrol } from '../store/patrol.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const TODAY = '2026-01-08';
const LATIN = ['lin', 'wu'] as const;

let test: TestCity;
let office: Caller;
let chief: { login: string; person: string; reach: string; region: string };
let other: string;
let count = 0;

const house = () => ({
  db: test.db,
  now: () => test.clock.now,
  random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
});
const whole = () => ({ city: test.city, region: test.city });
const look = () => findDueSignals(house(), test.city);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  await inScope(test.db, whole(), async (tx) => {
    // The real clock's day, not one of its own.
    await tx.updateTable('cities').set({ today: null }).execute();
    chief = await tx
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.person', 'posts.person')
      .innerJoin('reaches', (join) =>
        join.onRef('reaches.city', '=', 'posts.city').onRef('reaches.id', '=', 'posts.reach'),
      )
      .innerJoin('people', (join) =>
        join.onRef('people.city', '=', 'posts.city').onRef('people.id', '=', 'posts.person'),
      )
      .select(['accounts.login', 'accounts.person', 'posts.reach', 'reaches.region'])
      .where('accounts.role', '=', 'chief')
      .where('people.level', '=', 'village')
      .executeTakeFirstOrThrow();
    other = (
      await tx
        .selectFrom('people')
        .select('id')
        .where('id', '<>', chief.person)
        .where('level', '=', 'village')
        .executeTakeFirstOrThrow()
    ).id;
  });
  const login = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login;
  office = await test.as(login);
});
afterAll(() => test.close());

interface Walked {
  readonly person?: string;
  readonly day: string;
  readonly points: readonly TrackPoint[];
  readonly note?: string;
  readonly hour?: number;
  /** Comes in now; otherwise on its day. */
  readonly late?: boolean;
}

async function plant({ person = chief.person, day, points, note, hour = 1, late = false }: Walked): Promise<string> {
  count++;
  const id = `T-${LATIN[count % 2]}-${count}`;
  const startedMs = Date.parse(`${day}T0${hour}:00:00Z`);
  const here = { city: test.city, month: day.slice(0, 7), region: chief.region };
  await inScope(test.db, whole(), (tx) =>
    insertPatrol(tx, {
      patrol: {
        ...{ ...here, id, person, reach: chief.reach, mode: 'walk', day, started_at: new Date(startedMs) },
        ...{
          ended_at: new Date(startedMs + (points.at(-1)?.timeMs ?? 1_200_000)),
          length_m: 2000,
          verdict: 'effective',
        },
        ...{ judgement: { onReachM: 1500 }, note: note ?? null, source: 'phone', content_hash: null },
        ...{ received_at: new Date(late ? test.clock.now : Date.parse(`${day}T03:00:00Z`)), on_behalf_of: null },
      },
      reaches: [],
      track:
        points.length === 0
          ? null
          : {
              ...{ ...here, patrol: id, point_count: points.length, points: Buffer.from(encodeTrack(points)) },
              reduced_at: null,
            },
    }),
  );
  return id;
}

async function list(query: Record<string, string> = {}) {
  return (await office('signals', { query })).body as { total: number; rows: Record<string, unknown>[] };
}

describe('signals', () => {
  const walk = walkHonestly(1, 1);

  it('are found once, about the later of two tracks, with figures and both sides', async () => {
    const first = await plant({ day: '2025-12-20', points: walk });
    const second = await plant({ day: '2026-01-03', points: playAgain(walk, 2, { jitterM: 3 }) });
    await plant({ day: '2026-01-04', points: walkHonestly(1, 9) });
    await plant({ person: other, day: '2026-01-05', points: playAgain(walk, 4, { jitterM: 5 }) });
    expect((await look())?.added).toBeGreaterThanOrEqual(2);
    expect(await look()).toBeNull();
    const { rows } = await list({ kind: 'track.replayed' });
    expect(rows).toMatchObject([
      { patrol: second, otherPatrol: first, person: chief.person, severity: 'strong', state: 'open', month: '2026-01' },
    ]);
    const page = await office('signal', { params: { id: String(rows[0]!.id) } });
    expect(page.body.sides.map((side: { patrol: { id: string; trackPoints: number } }) => side.patrol.id)).toEqual([
      second,
      first,
    ]);
    expect(page.body.numbers.medianM).toBeLessThan(5);
    expect((await list({ kind: 'track.shared' })).rows).toMatchObject([{ person: other, severity: 'strong' }]);
  });

  it('are looked for again when a late record came, and not about what came today', async () => {
    test.clock.now += 60_000;
    await plant({ day: TODAY, hour: 2, points: playAgain(walk, 5, { jitterM: 2 }), late: true });
    const before = (await list()).total;
    expect(await look()).toBeNull();
    const late = await plant({ day: '2026-01-06', points: playAgain(walk, 6, { jitterM: 2 }), late: true });
    test.clock.now += 60_000;
    expect(await look()).not.toBeNull();
    expect((await list({ kind: 'track.replayed', patrol: late })).total).toBeGreaterThan(0);
    expect((await list()).total).toBeGreaterThan(before);
  });

  it('of words and of heaps come with them', async () => {
    const words = (n: number) => `桥下${n}处生活垃圾堆放，已通知保洁员前往清运处置`;
    for (const [n, day] of ['2025-12-26', '2025-12-29', '2025-12-31'].entries())
      await plant({ day, points: [], note: words(n + 2) });
    const minutes = (n: number) => [
      { timeMs: 0, lon: 114, lat: 22.4, accuracyM: 5, part: 0 },
      { timeMs: (10 + n / 20) * 60_000, lon: 114, lat: 22.4, accuracyM: 5, part: 0 },
    ];
    for (let n = 0; n < 24; n++) await plant({ day: addDays('2025-11-01', n), points: minutes(n) });
    await findMonthSignals(house(), test.city, '2025-12');
    expect((await list({ kind: 'text.repeated' })).rows).toMatchObject([{ month: '2025-12', numbers: { days: 3 } }]);
    const [heap] = (await list({ kind: 'pileUp.minutes', person: chief.person })).rows;
    expect(heap).toMatchObject({ severity: 'weak', patrol: null });
    const { total } = await list();
    expect(await findMonthSignals(house(), test.city, '2025-12')).toMatchObject({ added: 0 });
    expect((await list()).total).toBe(total);
  });

  it('of pictures, quick endings and silent reaches are found in what is stored', async () => {
    const [first, second] = [
      await plant({ day: '2025-10-02', points: [] }),
      await plant({ day: '2025-10-09', points: walk }),
    ];
    const at = new Date('2025-10-09T01:05:00Z');
    const here = { city: test.city, region: chief.region, reach: chief.reach };
    await inScope(test.db, whole(), async (tx) => {
      for (const record of [first, second])
        await tx
          .insertInto('photos')
          .values({
            ...{
              ...here,
              month: '2025-10',
              record,
              n: 0,
              record_kind: 'patrol',
              sha256: Buffer.alloc(32, 7),
              bytes: 9,
            },
            ...{ role: 'view', from_where: 'album', at, lon: null, lat: null, person: chief.person, state: 'ready' },
            ...{ received_at: at, width: 1, height: 1, phash: null, exif_camera: null, why_broken: null },
            ...{ exif_at: new Date('2025-10-01T00:00:00Z'), exif_lon: null, exif_lat: null },
          })
          .execute();
      const told = { ...here, type: 'other', source: 'chief', key_problem: false, text: '一事', lon: null, lat: null };
      await tx
        .insertInto('problems')
        .values({
          ...{ ...told, id: 'Q-quick', state: 'closed', patrol: second, reporter: chief.person, department: null },
          ...{ reported_at: at, closed_at: new Date(at.getTime() + 60_000), due_day: null, content_hash: null },
          ...{ merged_into: null },
        })
        .execute();
      const { reach, region } = await tx
        .selectFrom('reaches')
        .select(['id as reach', 'region'])
        .where('id', '<>', chief.reach)
        .executeTakeFirstOrThrow();
      await tx.deleteFrom('problems').where('reach', '=', reach).execute();
      await tx
        .insertInto('warnings')
        .values({
          ...{ city: test.city, month: '2025-09', reach, region, level: 'red', previous: 'none', kinds: [] },
          ...{ basis: 'measured', reasons: '[]', policy: 'test/1' },
        })
        .execute();
      for (const n of [1, 2, 3]) {
        const day = `2025-10-0${n}`;
        await tx
          .insertInto('observations')
          .values({
            ...{ city: test.city, region, reach, month: '2025-10', kind: 'complaint', key: `K${n}`, place: null },
            ...{ seen_at: at, known_at: at, source: 'test', readings: '{}', marks: '{}', facts: '{"status":"valid"}' },
          })
          .execute();
        await tx
          .insertInto('patrol_reaches')
          .values({
            ...{
              city: test.city,
              region,
              reach,
              month: '2025-10',
              patrol: `S${n}`,
              person: other,
              day,
              length_m: 1000,
            },
            ...{ coverage: 1, effective: true },
          })
          .execute();
      }
    });
    await findMonthSignals(house(), test.city, '2025-10');
    const of = async (kind: string) => (await list({ kind, month: '2025-10' })).rows;
    expect(await of('photo.reused')).toMatchObject([{ severity: 'strong', patrol: second, otherPatrol: first }]);
    expect(await of('photo.elsewhere')).toHaveLength(2);
    expect(await of('problem.quick')).toMatchObject([{ patrol: second, numbers: { seconds: 60 } }]);
    expect(await of('reach.silent')).toMatchObject([{ severity: 'weak', numbers: { complaints: 3 } }]);
    const [reused] = await of('photo.reused');
    const { sides } = (await office('signal', { params: { id: String(reused!.id) } })).body;
    expect(sides).toMatchObject([
      { patrol: { id: second }, photo: { record: second, n: 0, state: 'ready' } },
      { patrol: { id: first }, photo: { record: first, exifAt: '2025-10-01T00:00:00.000Z' } },
    ]);
    const [quick] = await of('problem.quick');
    const page = (await office('signal', { params: { id: String(quick!.id) } })).body;
    expect(page.sides).toMatchObject([{ problem: { id: 'Q-quick', text: '一事' } }]);
  });

  it('are settled once, in writing, and not asked again', async () => {
    const [signal] = (await list({ kind: 'track.replayed', state: 'open' })).rows;
    const params = { id: String(signal!.id) };
    const settle = (body: object) => office('settleSignal', { params, body });
    expect((await settle({ state: 'explained', note: '  ' })).status).toBe(400);
    const done = await settle({ state: 'explained', note: '两台手机备份同步所致，已当面核实' });
    expect(done.body).toMatchObject({ state: 'explained', settled: { note: '两台手机备份同步所致，已当面核实' } });
    expect((await settle({ state: 'confirmed', note: '再次核实' })).body.kind).toBe('signal.settled');
    expect(await findMonthSignals(house(), test.city, '2026-01')).toMatchObject({ added: expect.any(Number) });
    expect((await office('signal', { params })).body.state).toBe('explained');
    expect((await list({ kind: 'track.replayed', patrol: String(signal!.patrol) })).rows).toHaveLength(1);
  });

  it('about himself a chief does not read, nor about those beside him', async () => {
    const himself = await test.as(chief.login);
    expect((await himself('signals')).body).toMatchObject({ total: 0 });
    const [signal] = (await list({ person: chief.person })).rows;
    expect((await himself('signal', { params: { id: String(signal!.id) } })).status).toBe(404);
  });

  it('leave in the record what was looked at', async () => {
    const events = await inScope(test.db, whole(), (tx) => listEventsByKey(tx, test.city, [`${TODAY}/first`]));
    expect(events).toMatchObject([{ kind: 'signals.found', actor: null }]);
  });
});
