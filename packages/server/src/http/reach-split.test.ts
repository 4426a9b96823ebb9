// Reaches split and joined through the doors: what goes where, what is refused and why, and that all of it can be taken back.

import { makeNetwork } from '@xunhe/domain/place/network';
import { regionAt } from '@xunhe/domain/place/region';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2026-01';

let test: TestCity;
let city: Caller;
let district: Caller;
/** A town of the district's office, and one of another district. */
let home: string;
let away: string;

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 3, seed: 6 });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const atDistrict = offices.find(({ region }) => /[1-9]0{6}$/.test(region))!;
  [city, district] = [await test.as('office-city'), await test.as(atDistrict.login)];
  const { rows } = (await city('register', { params: { kind: 'reach' }, query: { limit: '500' } })).body;
  const regions: string[] = rows.map(({ region }: { region: string }) => region);
  home = regions.find((region) => regionAt(region, 'district') === atDistrict.region)!;
  away = regions.find((region) => regionAt(region, 'district') !== atDistrict.region)!;
}, 120_000);
afterAll(() => test.close());

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
let made = 0;
const newId = (begin: string) => `${begin}-${++made}`;
const put = async (kind: string, values: object, id = newId(kind)) => {
  const answer = await city('createRecord', { params: { kind }, body: { id, values, reason: '普查' } });
  expect([answer.status, answer.body]).toEqual([200, { id, version: 1 }]);
  return id;
};
const file = async (kind: string, id: string) => (await city('registerRecord', { params: { kind, id } })).body;
const valuesOf = async (kind: string, id: string) => (await file(kind, id)).record.values;
const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates });

/** A water of one reach of 3 km along a parallel, with the reach below it. */
async function putRiver(region = home) {
  const waterBody = await put('water', { name: '试涌', kind: 'creek' });
  const values = { name: '试涌', waterBody, region, bank: 'both', lengthM: 3000 };
  const mouth = await put('reach', { ...values, geometry: line([113.03, 23], [113.04, 23]) }, newId('M'));
  const geometry = line([113, 23], [113.01, 23.0001], [113.03, 23]);
  const reach = await put('reach', { ...values, downstream: mouth, geometry }, newId('R'));
  return { waterBody, mouth, reach, values };
}

const split = (who: Caller, id: string, body: object) =>
  who('splitReach', {
    params: { id },
    body: { atM: 1000, keeps: 'upper', fresh: { id: newId('F'), name: '下段' }, seen: 1, reason: '分段管理', ...body },
  });
const join = (who: Caller, id: string, body: object) =>
  who('joinReaches', { params: { id }, body: { keeps: 'upper', seen: 1, seenLower: 1, reason: '合并管理', ...body } });
const undo = (who: Caller, id: string, seen: number) =>
  who('undoRecord', { params: { kind: 'reach', id }, body: { seen, whole: false, reason: '误操作' } });

async function putProblem(reach: string, lon: number | null, state = 'reported') {
  const id = newId('P');
  await within((tx) =>
    sql`INSERT INTO problems (city, id, reach, region, type, source, key_problem, state, lon, lat, reported_at)
      VALUES (${test.city}, ${id}, ${reach}, ${home}, 'other', 'patrol', false, ${state}, ${lon}, 23, now())`.execute(
      tx,
    ),
  );
  return id;
}

async function putPost(reach: string, from = '2025-06-01') {
  const { id } = await within((tx) => tx.selectFrom('people').select('id').orderBy('id').executeTakeFirstOrThrow());
  await within((tx) =>
    sql`INSERT INTO posts VALUES (${test.city}, ${id}, ${reach}, ${home}, ${from}, NULL)`.execute(tx),
  );
  return id;
}
const postsOf = (reach: string) =>
  within((tx) => tx.selectFrom('posts').select(['from_day', 'to_day']).where('reach', '=', reach).execute());
const reachOf = (problem: string) =>
  within(
    async (tx) => (await tx.selectFrom('problems').select('reach').where('id', '=', problem).executeTakeFirst())!.reach,
  );

describe('a reach that is split', () => {
  it.each(['upper', 'lower'] as const)(
    'keeps its id %s, and what stands on the water goes where it stands',
    async (keeps) => {
      const { reach, mouth, waterBody, values } = await putRiver();
      const at = (lon: number | null) => ({ name: '断面', kind: 'section', reach, lon, lat: lon === null ? null : 23 });
      const [above, below, somewhere] = [
        await put('station', at(113.001)),
        await put('station', at(113.025)),
        await put('station', at(null)),
      ];
      const outfall = await put('source', { name: '排口', kind: 'outfall', reach, lon: 113.028, lat: 23.0002 });
      const flow = (lon: number) => ({ ...values, downstream: reach, geometry: line([lon, 23.02], [lon, 23.0005]) });
      const [first, second] = [await put('reach', flow(113)), await put('reach', flow(113.02))];
      const problems = [
        await putProblem(reach, 113.002),
        await putProblem(reach, 113.029),
        await putProblem(reach, 113.029, 'closed'),
      ];
      await putPost(reach);
      await within((tx) =>
        sql`INSERT INTO land_cover VALUES (${test.city}, ${reach}, ${home}, 'urban', 0.4)`.execute(tx),
      );
      const fresh = newId('F');
      const { status, body } = await split(city, reach, { keeps, fresh: { id: fresh, name: '新段' } });
      const isLower = keeps === 'upper';
      const moved = isLower
        ? { stations: 1, sources: 1, inflows: 1, problems: 1, posts: 1 }
        : { stations: 1, sources: 0, inflows: 1, problems: 1, posts: 1 };
      expect([status, body]).toEqual([200, { id: reach, version: 2, fresh, moved }]);
      const [upper, lower] = isLower ? [reach, fresh] : [fresh, reach];
      const [a, b] = [await valuesOf('reach', upper), await valuesOf('reach', lower)];
      expect([a.downstream, b.downstream, a.waterBody, b.waterBody]).toEqual([lower, mouth, waterBody, waterBody]);
      expect(a.lengthM + b.lengthM).toBeCloseTo(3000, 3);
      expect(a.geometry.coordinates.at(-1)).toEqual(b.geometry.coordinates[0]);
      const onReach = async (kind: string, id: string) => (await valuesOf(kind, id)).reach;
      expect([
        await onReach('station', above),
        await onReach('station', below),
        await onReach('source', outfall),
      ]).toEqual([upper, lower, lower]);
      expect(await onReach('station', somewhere)).toBe(reach);
      expect([(await valuesOf('reach', first)).downstream, (await valuesOf('reach', second)).downstream]).toEqual([
        upper,
        lower,
      ]);
      // What is settled stays with the id; what is open lies where it lies.
      expect(await Promise.all(problems.map(reachOf))).toEqual([upper, lower, reach]);
      expect(await postsOf(fresh)).toEqual([{ from_day: '2026-01-08', to_day: null }]);
      const cover = await within((tx) => tx.selectFrom('land_cover').selectAll().where('reach', '=', fresh).execute());
      expect(cover).toMatchObject([{ class: 'urban', share: 0.4, region: home }]);
      expect((await file('reach', fresh)).changes[0]).toMatchObject({
        deed: 'split',
        before: null,
        reason: '分段管理',
      });

      expect((await undo(city, reach, 2)).body).toEqual({ id: reach, version: 3 });
      expect(await valuesOf('reach', reach)).toMatchObject({
        lengthM: 3000,
        downstream: mouth,
        geometry: {
          coordinates: [
            [113, 23],
            [113.01, 23.0001],
            [113.03, 23],
          ],
        },
      });
      expect((await file('reach', fresh)).record.retiredOn).toBe('2026-01-08');
      expect([await onReach('station', above), await onReach('station', below)]).toEqual([reach, reach]);
      expect(await Promise.all(problems.map(reachOf))).toEqual([reach, reach, reach]);
      expect([await postsOf(fresh), await postsOf(reach)]).toEqual([[], [{ from_day: '2025-06-01', to_day: null }]]);
      expect((await undo(city, reach, 3)).body.kind).toBe('register.splitBack');
    },
  );

  it('is refused with the reason where it cannot be', async () => {
    const { reach, mouth } = await putRiver();
    const kinds = async (who: Caller, id: string, body: object) => {
      const answer = await split(who, id, body);
      return [answer.status, answer.body.kind, answer.body.path];
    };
    expect(await kinds(city, reach, { atM: 9 })).toEqual([422, 'cut.tooShort', '/body/atM']);
    expect(await kinds(city, reach, { fresh: { id: mouth, name: '下段' } })).toEqual([
      409,
      'id.taken',
      '/body/fresh/id',
    ]);
    expect(await kinds(city, reach, { fresh: { id: newId('F'), name: ' ' } })).toEqual([
      422,
      'value.empty',
      '/body/fresh/name',
    ]);
    expect(await kinds(city, reach, { seen: 0 })).toEqual([409, 'register.moved', undefined]);
    expect(await kinds(city, 'nowhere', {})).toEqual([404, 'notFound', undefined]);
    const foreign = await putRiver(away);
    expect(await kinds(district, foreign.reach, {})).toEqual([404, 'notFound', undefined]);
    expect((await file('reach', reach)).record.version).toBe(1);
    const lake = {
      type: 'Polygon',
      coordinates: [
        [
          [113, 23],
          [113.1, 23],
          [113.1, 23.1],
          [113, 23],
        ],
      ],
    };
    await city('editRecord', {
      params: { kind: 'reach', id: mouth },
      body: { values: { geometry: lake }, seen: 1, reason: '' },
    });
    expect(await kinds(city, mouth, { seen: 2 })).toEqual([422, 'cut.area', '/body/atM']);
  });

  it('is not taken back once something stands on the new one or was done there', async () => {
    const { reach } = await putRiver();
    const { fresh } = (await split(district, reach, {})).body;
    const station = await put('station', { name: '新断面', kind: 'section', reach: fresh });
    expect((await undo(district, reach, 2)).body).toMatchObject({
      kind: 'register.used',
      details: { record: fresh, uses: [{ what: 'station', count: 1 }] },
    });
    await city('retireRecord', {
      params: { kind: 'station', id: station },
      body: { on: '2026-01-08', seen: 1, reason: '误设' },
    });
    const person = await putPost(reach);
    await within((tx) =>
      sql`INSERT INTO duties VALUES (${test.city}, ${MONTH}, ${person}, ${fresh}, ${home}, 'none', 1, 10, 500, '{"windows":[]}', 'universal-2019@1')`.execute(
        tx,
      ),
    );
    expect((await undo(district, reach, 2)).body.details).toMatchObject({
      record: fresh,
      uses: [{ what: 'duty', count: 1 }],
    });
    await within((tx) => sql`DELETE FROM duties WHERE reach = ${fresh}`.execute(tx));
    // The register of the new reach takes the split back as well.
    expect((await undo(district, fresh, 1)).status).toBe(200);
  });
});

describe('reaches that are joined', () => {
  it.each(['upper', 'lower'] as const)(
    'are one under the id of the %s, and two again when that is taken back',
    async (keeps) => {
      const { reach, mouth } = await putRiver();
      const above = await put('reach', {
        ...(await valuesOf('reach', reach)),
        downstream: reach,
        geometry: line([112.99, 23], [113, 23]),
      });
      const [kept, gone] = keeps === 'upper' ? [reach, mouth] : [mouth, reach];
      const station = await put('station', { name: '断面', kind: 'section', reach: gone, lon: 113.02, lat: 23 });
      const problem = await putProblem(gone, null);
      const person = await putPost(gone);
      await within((tx) =>
        sql`INSERT INTO duties VALUES (${test.city}, '2026-02', ${person}, ${gone}, ${home}, 'none', 1, 10, 500, '{"windows":[]}', 'universal-2019@1')`.execute(
          tx,
        ),
      );
      const { status, body } = await join(district, reach, { keeps });
      expect([status, body]).toEqual([
        200,
        {
          id: kept,
          version: 2,
          retired: gone,
          moved: { stations: 1, sources: 0, inflows: keeps === 'upper' ? 0 : 1, problems: 1, posts: 1 },
        },
      ]);
      const now = await valuesOf('reach', kept);
      expect([now.lengthM, now.downstream ?? null, now.geometry.coordinates]).toEqual([
        6000,
        null,
        [
          [113, 23],
          [113.01, 23.0001],
          [113.03, 23],
          [113.04, 23],
        ],
      ]);
      expect([
        (await valuesOf('station', station)).reach,
        await reachOf(problem),
        (await valuesOf('reach', above)).downstream,
      ]).toEqual([kept, kept, kept]);
      expect((await file('reach', gone)).record.retiredOn).toBe('2026-01-08');
      // His duty of the month for which duties were given out can still be done.
      expect([await postsOf(gone), await postsOf(kept)]).toEqual([
        [{ from_day: '2025-06-01', to_day: '2026-02-28' }],
        [{ from_day: '2026-01-08', to_day: null }],
      ]);
      expect((await undo(district, kept, 2)).status).toBe(200);
      expect(await valuesOf('reach', reach)).toMatchObject({ lengthM: 3000, downstream: mouth });
      expect((await file('reach', gone)).record.retiredOn).toBeNull();
      expect([
        (await valuesOf('station', station)).reach,
        await reachOf(problem),
        (await valuesOf('reach', above)).downstream,
      ]).toEqual([gone, gone, reach]);
      expect([await postsOf(gone), await postsOf(kept)]).toEqual([[{ from_day: '2025-06-01', to_day: null }], []]);
    },
  );

  it('are refused with the reason where they do not follow one another', async () => {
    const { reach, mouth, values } = await putRiver();
    const side = await put('reach', { ...values, downstream: mouth });
    expect((await join(city, reach, {})).body).toMatchObject({
      kind: 'join.inflow',
      details: { count: 1, ids: [side] },
    });
    expect((await join(city, mouth, {})).body.kind).toBe('join.mouth');
    await city('retireRecord', {
      params: { kind: 'reach', id: side },
      body: { on: '2026-01-08', seen: 1, reason: '误设' },
    });
    expect((await join(city, reach, { seenLower: 7 })).body).toMatchObject({ kind: 'register.moved' });
    const edit = (values: object, seen: number) =>
      city('editRecord', { params: { kind: 'reach', id: mouth }, body: { values, seen, reason: '' } });
    await edit({ bank: 'left' }, 1);
    expect((await join(city, reach, { seenLower: 2 })).body).toMatchObject({
      kind: 'join.other',
      details: { field: 'bank' },
    });
    await edit({ bank: 'both', geometry: null }, 2);
    expect((await join(city, reach, { seenLower: 3 })).body.kind).toBe('join.oneLine');
    await edit({ geometry: line([113.05, 23], [113.06, 23]) }, 3);
    expect((await join(city, reach, { seenLower: 4 })).body).toMatchObject({
      kind: 'join.apart',
      details: { widest: 200 },
    });
    await edit({ region: away }, 4);
    expect((await join(district, reach, { seenLower: 5 })).body).toMatchObject({
      kind: 'register.area',
      details: { record: mouth },
    });
  });
});

it('whatever is split, joined and taken back: no circle, every station on a reach in force, and no metre lost', async () => {
  const step = fc.record({
    do: fc.constantFrom('split', 'split', 'join', 'undo'),
    which: fc.nat(),
    share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    keeps: fc.constantFrom('upper', 'lower'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const { reach, waterBody } = await putRiver();
      const stations = [113.002, 113.009, 113.017, 113.026].map((lon) =>
        put('station', { name: '断面', kind: 'section', reach, lon, lat: 23 }),
      );
      await Promise.all(stations);
      const problem = await putProblem(reach, 113.012);
      await putPost(reach);
      for (const { do: deed, which, share, keeps } of steps) {
        const inForce = await readReaches(waterBody);
        const one = inForce[which % inForce.length]!;
        const version = async (id: string) => (await file('reach', id)).record.version;
        const seen = await version(one.id);
        const answer =
          deed === 'split'
            ? await split(city, one.id, { atM: one.length_m * share, keeps, seen })
            : deed === 'join'
              ? await join(city, one.id, { keeps, seen, seenLower: one.downstream ? await version(one.downstream) : 0 })
              : await undo(city, one.id, seen);
        if (answer.status !== 200)
          expect([deed, answer.body.kind]).toEqual([
            deed,
            expect.stringMatching(
              /^(cut\.tooShort|join\.mouth|register\.(splitBack|moved|retired|unchanged|used)|ref\.retired)$/,
            ),
          ]);
      }
      const left = await readReaches(waterBody);
      const network = makeNetwork(left.map(({ id, downstream, length_m: lengthM }) => ({ id, downstream, lengthM })));
      expect(network.ok).toBe(true);
      expect(left.filter(({ downstream }) => downstream === null)).toHaveLength(1);
      expect(left.reduce((sum, { length_m }) => sum + length_m, 0)).toBeCloseTo(6000, 0);
      const alive = new Set(left.map(({ id }) => id));
      const standing = await within((tx) =>
        sql<{ reach: string }>`SELECT reach FROM stations WHERE city = ${test.city} AND retired_on IS NULL
          AND reach IN (SELECT id FROM reaches WHERE water_body = ${waterBody})`.execute(tx),
      );
      expect(standing.rows).toHaveLength(4);
      for (const { reach: on } of standing.rows) expect(alive).toContain(on);
      expect(alive).toContain(await reachOf(problem));
    }),
    { numRuns: 15 },
  );
}, 300_000);

const readReaches = (waterBody: string) =>
  within(async (tx) => {
    const { rows } = await sql<{ id: string; downstream: string | null; length_m: number }>`
      SELECT id, downstream, length_m FROM reaches
      WHERE city = ${test.city} AND water_body = ${waterBody} AND retired_on IS NULL ORDER BY id`.execute(tx);
    return rows;
  });
