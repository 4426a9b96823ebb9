// Registers through the doors: made, changed, retired and taken back, by whom it may be, on what he saw, all of many or none.

import { regionAt } from '@xunhe/domain/place/region';
import { patchRecord, type RegisterPatch, replayChanges } from '@xunhe/domain/place/register-record';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let city: Caller;
let district: Caller;
let town: Caller;
let home: string;
let reaches: { id: string; region: string }[];
/** A reach of the district's office, and one of another district. */
let own: string;
let foreign: string;

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 3, seed: 6 });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const of = (zeros: RegExp) => offices.find(({ region }) => zeros.test(region))!;
  const atDistrict = of(/[1-9]0{6}$/);
  home = atDistrict.region;
  [city, district] = [await test.as('office-city'), await test.as(atDistrict.login)];
  reaches = (await city('register', { params: { kind: 'reach' }, query: { limit: '500' } })).body.rows;
  own = reaches.find(({ region }) => regionAt(region, 'district') === home)!.id;
  foreign = reaches.find(({ region }) => regionAt(region, 'district') !== home)!.id;
  const inTown = regionAt(reaches.find(({ id }) => id === own)!.region, 'town');
  await (await test.as('security'))('openAccount', {
    body: { login: 'office-of-town', role: 'office', region: inTown, name: '镇河长办' },
  });
  town = await test.as('office-of-town');
}, 120_000);
afterAll(() => test.close());

let made = 0;
const newCode = (begin: string) => `${begin}-${++made}`;
const STATION = { name: '溪口断面', kind: 'section', lon: 113.3, lat: 23.1 };
const make = (who: Caller, kind: string, values: object, id = newCode('N')) =>
  who('createRecord', { params: { kind }, body: { id, values, reason: '普查' } });
const edit = (who: Caller, kind: string, id: string, values: object, seen: number) =>
  who('editRecord', { params: { kind, id }, body: { values, seen, reason: '核实' } });
const retire = (who: Caller, kind: string, id: string, seen: number) =>
  who('retireRecord', { params: { kind, id }, body: { on: '2025-12-01', seen, reason: '已拆除' } });
const undo = (who: Caller, kind: string, id: string, seen: number, whole = false) =>
  who('undoRecord', { params: { kind, id }, body: { seen, whole, reason: '误改' } });
const file = async (kind: string, id: string) => (await city('registerRecord', { params: { kind, id } })).body;

describe('a record', () => {
  it('is made, changed, retired and brought back, and its file tells each step', async () => {
    const { body } = await make(city, 'station', { ...STATION, name: '  溪口断面 ', reach: own });
    expect(body).toEqual({ id: body.id, version: 1 });
    expect((await edit(city, 'station', body.id, { name: '新溪口断面' }, 1)).body.version).toBe(2);
    expect((await retire(city, 'station', body.id, 2)).body.version).toBe(3);
    const gone = await city('register', { params: { kind: 'station' }, query: { q: body.id } });
    expect(gone.body.total).toBe(0);
    expect((await undo(city, 'station', body.id, 3)).body.version).toBe(4);
    const { record, changes } = await file('station', body.id);
    expect(record).toMatchObject({
      values: { ...STATION, name: '新溪口断面', reach: own },
      retiredOn: null,
      version: 4,
    });
    expect(changes.map(({ deed, takesBack }: { deed: string; takesBack: number }) => [deed, takesBack])).toEqual([
      ['undo', 3],
      ['retire', null],
      ['edit', null],
      ['create', null],
    ]);
    expect(changes[2]).toMatchObject({
      before: { values: { name: '溪口断面' } },
      after: { values: { name: '新溪口断面' } },
      reason: '核实',
      by: expect.any(String),
    });
  });

  it('that is taken back where it was made is retired, as nothing is deleted', async () => {
    const { id } = (await make(city, 'station', { ...STATION, reach: own })).body;
    expect((await undo(city, 'station', id, 1)).status).toBe(200);
    expect((await file('station', id)).record.retiredOn).toBe('2026-01-08');
    expect((await undo(city, 'station', id, 2)).status).toBe(200);
    expect((await file('station', id)).record.retiredOn).toBeNull();
  });

  it('is refused with the place and the figures of what is wrong', async () => {
    const cases: [object, object][] = [
      [
        { ...STATION, reach: own, name: ' ' },
        { kind: 'value.empty', path: '/body/values/name' },
      ],
      [
        { ...STATION, reach: own, name: '长'.repeat(201) },
        { kind: 'value.tooLong', details: { longest: 200, length: 201 } },
      ],
      [
        { ...STATION, reach: own, kind: 'tower' },
        { kind: 'value.choice', path: '/body/values/kind' },
      ],
      [
        { ...STATION, reach: own, lat: null },
        { kind: 'point.half', path: '/body/values/lat' },
      ],
      [
        { ...STATION, reach: own, lon: 23.1, lat: 113.3 },
        { kind: 'point.swapped', path: '/body/values/lat' },
      ],
      [
        { ...STATION, reach: 'nowhere' },
        { kind: 'ref.unknown', path: '/body/values/reach', details: { thing: 'reach', id: 'nowhere' } },
      ],
      [
        { ...STATION, reach: own, basin: '珠江' },
        { kind: 'register.field', path: '/body/values/basin' },
      ],
    ];
    for (const [values, refusal] of cases) {
      const { status, body } = await make(city, 'station', values);
      expect([status, body]).toEqual([422, expect.objectContaining(refusal)]);
    }
    const taken = await make(city, 'reach', {}, own);
    expect(taken).toMatchObject({ status: 409, body: { kind: 'id.taken', path: '/body/id' } });
    expect(await make(city, 'region', { name: '外市' }, '990000000000')).toMatchObject({
      body: { kind: 'region.otherCity' },
    });
  });

  it('that somebody has changed since says who, when and what, and is left as it is', async () => {
    const { id } = (await make(city, 'source', { name: '一号排口', kind: 'outfall', reach: own })).body;
    await edit(district, 'source', id, { status: '封堵' }, 1);
    const late = await edit(city, 'source', id, { name: '二号排口' }, 1);
    expect(late).toMatchObject({
      status: 409,
      body: {
        kind: 'register.moved',
        details: { version: 2, fields: ['status'], by: expect.any(String), deed: 'edit' },
      },
    });
    expect((await file('source', id)).record.values).toMatchObject({ name: '一号排口', status: '封堵' });
    expect((await edit(city, 'source', id, { status: '封堵' }, 2)).body.kind).toBe('register.same');
  });

  it('stays in force as long as something stands on it, and says what', async () => {
    const river = (await make(city, 'water', { name: '试涌', kind: 'creek' })).body.id;
    const values = { name: '试涌上段', waterBody: river, region: home, bank: 'both', lengthM: 800 };
    const upper = (await make(city, 'reach', { ...values, downstream: own })).body.id;
    const station = (await make(city, 'station', { ...STATION, reach: upper })).body.id;
    expect((await retire(city, 'water', river, 1)).body).toMatchObject({
      kind: 'register.used',
      details: { uses: [{ what: 'reach', count: 1 }] },
    });
    expect((await retire(city, 'reach', upper, 1)).body.details.uses).toEqual([{ what: 'station', count: 1 }]);
    await retire(city, 'station', station, 1);
    expect((await retire(city, 'reach', upper, 1)).status).toBe(200);
    expect((await undo(city, 'station', station, 2)).body).toMatchObject({
      kind: 'ref.retired',
      path: '/body/values/reach',
    });
    expect((await edit(city, 'reach', upper, { name: '改名' }, 2)).body.kind).toBe('register.retired');
    expect((await retire(city, 'reach', own, 0)).body.kind).toBe('register.used');
  });

  it('of a reach does not let water flow in a circle', async () => {
    const river = (await make(city, 'water', { name: '环涌', kind: 'creek' })).body.id;
    const values = { name: '环涌', waterBody: river, region: home, bank: 'both', lengthM: 800 };
    const [lower, middle] = [newCode('C'), newCode('C')];
    await make(city, 'reach', values, lower);
    await make(city, 'reach', { ...values, downstream: lower }, middle);
    const circle = await edit(city, 'reach', lower, { downstream: middle }, 1);
    expect(circle).toMatchObject({ status: 422, body: { kind: 'network.circle', details: { ids: [middle, lower] } } });
    expect((await edit(city, 'reach', lower, { downstream: lower }, 1)).body.kind).toBe('network.circle');
  });

  it('needs a reason and a day that has come to be retired', async () => {
    const ask = (body: object) =>
      city('retireRecord', { params: { kind: 'reach', id: own }, body: { seen: 0, ...body } });
    expect((await ask({ on: '2025-12-01', reason: ' ' })).body.kind).toBe('register.reason');
    expect((await ask({ on: '2026-02-30', reason: '废' })).body.kind).toBe('date.impossible');
    expect((await ask({ on: '2026-01-09', reason: '废' })).body).toMatchObject({
      kind: 'date.future',
      path: '/body/on',
    });
  });

  it('that no office has changed has nothing to take back', async () => {
    expect((await undo(city, 'reach', foreign, 0)).body.kind).toBe('register.unchanged');
  });
});

describe('the offices', () => {
  it('of a district change what lies in it, and neither beside nor above it', async () => {
    const source = { name: '排口', kind: 'outfall' };
    const { status, body } = await make(district, 'source', { ...source, reach: own });
    expect(status).toBe(200);
    expect((await make(district, 'source', { ...source, reach: foreign })).body).toMatchObject({
      kind: 'register.area',
      path: '/body/values/reach',
    });
    expect((await edit(district, 'source', body.id, { reach: foreign }, 1)).body.kind).toBe('register.area');
    expect((await edit(district, 'reach', foreign, { name: '他区河段' }, 0)).status).toBe(404);
    expect((await make(district, 'water', { name: '新涌', kind: 'creek' })).body.kind).toBe('register.cityOnly');
    expect((await edit(district, 'region', `${test.city}00000000`, { name: '他市' }, 0)).body.kind).toBe(
      'register.area',
    );
    const names = (await district('register', { params: { kind: 'reach' }, query: { limit: '500' } })).body.rows;
    expect(names.every(({ region }: { region: string }) => regionAt(region, 'district') === home)).toBe(true);
  });

  it('of a town read only, and others do not even that', async () => {
    expect((await town('register', { params: { kind: 'water' } })).status).toBe(200);
    expect((await make(town, 'department', { name: '所', kind: 'water', region: home })).body.kind).toBe(
      'register.level',
    );
    const chief = await test.as(test.accounts.find(({ role }) => role === 'chief')!.login);
    expect((await chief('register', { params: { kind: 'station' } })).body.kind).toBe('right.missing');
  });

  it('leave their trace in the record of the city with what was and what became', async () => {
    const { id } = (await make(district, 'source', { name: '甲', kind: 'market', reach: own })).body;
    await edit(district, 'source', id, { name: '乙' }, 1);
    const events = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx
        .selectFrom('events')
        .select(['kind', 'body'])
        .where('kind', '=', 'register.edited')
        .orderBy('seq', 'desc')
        .execute(),
    );
    expect(events[0]!.body).toMatchObject({
      records: [{ kind: 'source', id, version: 2 }],
      before: { values: { name: '甲' } },
      after: { values: { name: '乙' } },
    });
  });
});

describe('an edit of many', () => {
  const bulk = (who: Caller, ids: readonly string[], values: object) =>
    who('editRecords', {
      params: { kind: 'source' },
      body: { records: ids.map((id) => ({ id, seen: 1 })), values, reason: '整治完成' },
    });
  const makeMany = async (count: number) => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++)
      ids.push((await make(city, 'source', { name: `排口${i}`, kind: 'outfall', reach: own })).body.id);
    return ids;
  };

  it('changes all, and can be taken back for one or for all', async () => {
    const ids = await makeMany(4);
    expect((await bulk(city, ids, { status: '封堵' })).body).toEqual({ changed: 4, same: 0 });
    const { changes } = await file('source', ids[0]!);
    expect(changes[0]).toMatchObject({ version: 2, together: 4 });
    await undo(city, 'source', ids[3]!, 2);
    expect((await undo(city, 'source', ids[0]!, 2, true)).body).toMatchObject({
      kind: 'register.moved',
      details: { record: ids[3] },
    });
    await undo(city, 'source', ids[3]!, 3);
    const statuses = async () => Promise.all(ids.map(async (id) => (await file('source', id)).record.values.status));
    expect(await statuses()).toEqual(['封堵', '封堵', '封堵', '封堵']);
    expect((await undo(city, 'source', ids[1]!, 2)).status).toBe(200);
    expect(await statuses()).toEqual(['封堵', null, '封堵', '封堵']);
  });

  it('takes all of them back at once while nothing came after', async () => {
    const ids = await makeMany(3);
    await bulk(city, ids, { status: '封堵', loadKgd: 2 });
    expect((await undo(district, 'source', ids[2]!, 2, true)).status).toBe(200);
    for (const id of ids)
      expect((await file('source', id)).record).toMatchObject({ version: 3, values: { status: null, loadKgd: null } });
  });

  it('changes none when one is refused, and says which', async () => {
    const ids = await makeMany(3);
    await edit(city, 'source', ids[2]!, { status: '异常' }, 1);
    const { status, body } = await bulk(city, ids, { status: '封堵' });
    expect([status, body.kind, body.path, body.details.record]).toEqual([
      409,
      'register.moved',
      '/body/records/2',
      ids[2],
    ]);
    expect((await file('source', ids[0]!)).record).toMatchObject({ version: 1, values: { status: null } });
    expect((await bulk(city, ids.slice(0, 2), { kind: 'tower' })).body).toMatchObject({
      kind: 'value.choice',
      path: '/body/values/kind',
    });
    expect((await bulk(city, ids, { name: '同名' })).body).toMatchObject({
      kind: 'register.ownField',
      path: '/body/values/name',
    });
    expect((await bulk(city, [ids[0]!, ids[0]!], { status: '封堵' })).body.kind).toBe('register.twice');
    const many = Array.from({ length: 2001 }, (_, i) => `S-${i}`);
    expect((await bulk(city, many, { status: '封堵' })).body).toMatchObject({
      kind: 'register.many',
      details: { most: 2000 },
    });
  });
});

describe('a rain gauge', () => {
  const GAUGE = { name: '北岭雨量站', openedOn: '2020-05-01', lon: 113.3, lat: 23.1 };
  const gaugesOnBoard = async () =>
    (await city('dataHealth', { query: { kind: 'gauge', limit: '100' } })).body.rows as { id: string; name: string }[];

  it('is made with the day from which it serves, and looked for by its name', async () => {
    const { openedOn: _, ...undated } = GAUGE;
    expect((await make(city, 'gauge', { ...undated, region: home })).body).toMatchObject({
      kind: 'value.empty',
      path: '/body/values/openedOn',
    });
    expect((await make(city, 'gauge', { ...GAUGE, region: home, openedOn: '2020-02-30' })).body).toMatchObject({
      kind: 'date.impossible',
      path: '/body/values/openedOn',
    });
    const { id } = (await make(district, 'gauge', { ...GAUGE, region: home })).body;
    const { rows } = (await city('register', { params: { kind: 'gauge' }, query: { q: '北岭' } })).body;
    expect(rows).toMatchObject([{ id, region: home, values: GAUGE, version: 1 }]);
    expect(
      (await retire(city, 'region', home, (await file('region', home)).record.version)).body.details.uses,
    ).toContainEqual({
      what: 'gauge',
      count: 2,
    });
  });

  it('that is retired is missed no more, and missed again when that is taken back', async () => {
    const { id } = (await make(city, 'gauge', { ...GAUGE, name: '南岭雨量站', region: home })).body;
    expect((await gaugesOnBoard()).filter((row) => row.id === id)).toMatchObject([{ name: '南岭雨量站' }]);
    await retire(city, 'gauge', id, 1);
    expect((await gaugesOnBoard()).filter((row) => row.id === id)).toEqual([]);
    await undo(city, 'gauge', id, 2);
    expect((await gaugesOnBoard()).filter((row) => row.id === id)).toHaveLength(1);
  });

  it('of the whole city is not for the office of a district to change', async () => {
    const { id } = (await make(city, 'gauge', { ...GAUGE, region: `${test.city}00000000` })).body;
    expect((await edit(district, 'gauge', id, { name: '改名' }, 1)).body.kind).toBe('register.area');
    expect((await make(district, 'gauge', { ...GAUGE, region: `${test.city}00000000` })).body).toMatchObject({
      kind: 'register.area',
      path: '/body/values/region',
    });
  });

  it('that is put into another region takes its rain along, and back', async () => {
    const { rows } = (await city('register', { params: { kind: 'gauge' }, query: { limit: '500' } })).body;
    const { id, region } = rows.find(({ version }: { version: number }) => version === 0);
    const regionsOfRain = async () =>
      (
        await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
          tx
            .selectFrom('observations')
            .select('region')
            .distinct()
            .where('kind', '=', 'rain')
            .where('place', '=', id)
            .execute(),
        )
      ).map((row) => row.region);
    expect(await regionsOfRain()).toEqual([region]);
    const to = reaches.find((reach) => regionAt(reach.region, 'district') !== region)!.region;
    await edit(city, 'gauge', id, { region: to }, 0);
    expect(await regionsOfRain()).toEqual([to]);
    await undo(city, 'gauge', id, 1);
    expect(await regionsOfRain()).toEqual([region]);
  });
});

describe('the land cover of a reach', () => {
  const make1 = async () => {
    const river = (await make(city, 'water', { name: '覆涌', kind: 'creek' })).body.id;
    const values = { name: '覆涌', waterBody: river, region: home, bank: 'both', lengthM: 800 };
    return (await make(city, 'reach', values)).body.id as string;
  };
  const shares = async (id: string) =>
    Object.fromEntries(
      (await city('reach', { params: { id } })).body.landCover.map((row: { class: string; share: number }) => [
        row.class,
        row.share,
      ]),
    );

  it('is written with its year, changed, taken back, and stands in the file of the reach', async () => {
    const id = await make1();
    const first = { built: 0.4, farm: 0.35 };
    expect((await edit(city, 'reach', id, { landCover: first, coverYear: 2020 }, 1)).status).toBe(200);
    expect(await shares(id)).toEqual(first);
    expect((await edit(city, 'reach', id, { landCover: { ...first } }, 2)).body.kind).toBe('register.same');
    await edit(district, 'reach', id, { landCover: { built: 0.5 } }, 2);
    expect(await shares(id)).toEqual({ built: 0.5 });
    await edit(city, 'reach', id, { name: '改名覆涌' }, 3);
    expect(await shares(id)).toEqual({ built: 0.5 });
    await undo(city, 'reach', id, 4);
    await edit(city, 'reach', id, { landCover: {} }, 5);
    expect([await shares(id), (await file('reach', id)).record.values.landCover]).toEqual([{}, null]);
    await undo(city, 'reach', id, 6);
    const { record, changes } = await file('reach', id);
    expect([await shares(id), record.values.landCover, record.values.coverYear]).toEqual([
      { built: 0.5 },
      { built: 0.5 },
      2020,
    ]);
    expect(changes[4]).toMatchObject({
      before: { values: { landCover: first } },
      after: { values: { landCover: { built: 0.5 } } },
    });
  });

  it('is never more than the whole, and a reach that came with more from a file can be changed all the same', async () => {
    const id = await make1();
    expect((await edit(city, 'reach', id, { landCover: { built: 0.8, farm: 0.4 } }, 1)).body).toEqual({
      kind: 'cover.sum',
      path: '/body/values/landCover',
      details: { sum: 1.2, most: 1 },
    });
    expect((await edit(city, 'reach', id, { landCover: { built: 1.4 } }, 1)).body.kind).toBe('cover.share');
    await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      sql`INSERT INTO land_cover (city, reach, region, class, share)
        VALUES (${test.city}, ${id}, ${home}, 'built', 0.8), (${test.city}, ${id}, ${home}, 'farm', 0.4)`.execute(tx),
    );
    expect((await edit(city, 'reach', id, { name: '仍可改名' }, 1)).status).toBe(200);
    expect(await shares(id)).toEqual({ built: 0.8, farm: 0.4 });
  });
});

describe('what follows', () => {
  it('the outline of a district on the map of regions, and none when it is taken back', async () => {
    const shapes = async () =>
      (await city('regionShapes')).body.features.find(
        ({ properties }: { properties: { code: string } }) => properties.code === home,
      )?.geometry ?? null;
    const before = await shapes();
    const ring = [
      [113, 23],
      [113.2, 23],
      [113.2, 23.2],
      [113, 23],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const { body } = await edit(district, 'region', home, { geometry }, 0);
    expect([body, await shapes()]).toEqual([{ id: home, version: 1 }, geometry]);
    const open = { type: 'Polygon', coordinates: [ring.slice(0, 3)] };
    expect((await edit(district, 'region', home, { geometry: open }, 1)).body).toMatchObject({
      kind: 'geometry.shape',
      path: '/body/values/geometry',
    });
    await undo(district, 'region', home, 1);
    expect(await shapes()).toEqual(before);
  });

  it('a station that stands on another reach takes its samples there, and back', async () => {
    const { rows } = (await city('register', { params: { kind: 'station' }, query: { limit: '500' } })).body;
    const station = rows.find(({ version }: { version: number }) => version === 0);
    const samples = async () =>
      inScope(test.db, { city: test.city, region: test.city }, (tx) =>
        tx
          .selectFrom('observations')
          .select(['reach', 'region'])
          .distinct()
          .where('kind', '=', 'sample')
          .where('place', '=', station.id)
          .execute(),
      );
    const before = await samples();
    expect(before).toEqual([{ reach: station.values.reach, region: station.region }]);
    const to = reaches.find(({ id }) => id !== station.values.reach)!;
    await edit(city, 'station', station.id, { reach: to.id }, 0);
    expect(await samples()).toEqual([{ reach: to.id, region: to.region }]);
    await undo(city, 'station', station.id, 1);
    expect(await samples()).toEqual(before);
  });
});

it('whatever is made, changed, retired and taken back, in whatever order: a record is what its changes make of it', async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('edit'),
      name: fc.constantFrom('甲', '乙', '丙'),
      load: fc.constantFrom(null, 1, 2.5),
    }),
    fc.record({ do: fc.constantFrom('retire', 'undo') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 9 }), async (steps) => {
      const { id } = (await make(city, 'source', { name: '甲', kind: 'farm', reach: own })).body;
      let version = 1;
      for (const one of steps) {
        const answer =
          one.do === 'edit' && 'name' in one
            ? await edit(city, 'source', id, { name: one.name, loadKgd: one.load }, version)
            : one.do === 'retire'
              ? await retire(city, 'source', id, version)
              : await undo(city, 'source', id, version);
        if (answer.status === 200) expect(answer.body.version).toBe(++version);
        else expect([409, answer.body.kind]).toEqual([409, expect.stringMatching(/^register\.(same|retired)$/)]);
      }
      const { record, changes } = await file('source', id);
      const oldest: { version: number; before: RegisterPatch | null; after: RegisterPatch }[] = changes.toReversed();
      expect(oldest.map((change) => change.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
      const clean = (values: object) =>
        Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
      const replayed = replayChanges(null, oldest)!;
      expect([clean(replayed.values), replayed.retiredOn]).toEqual([clean(record.values), record.retiredOn]);
      // Each change tells what was there before it.
      for (const [at, { before }] of oldest.entries()) {
        const state = replayChanges(null, oldest.slice(0, at));
        if (!before || !state) continue;
        const back = patchRecord(state, before);
        expect([clean(back.values), back.retiredOn]).toEqual([clean(state.values), state.retiredOn]);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
