// Another system brings observations through the door: each item is answered by itself, and a batch that is sent again is stored once.
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { listSamples } from '../store/observation.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const DAY = '2026-01-05';

let test: TestCity;
let whole: Caller;
let district: Caller;
let office: Caller;
let stations: { id: string; region: string }[];
let gauge: string;

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const newId = () => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const cod = (value: number | string, unit = 'mg/L') => ({ indicator: 'cod', value, unit });
const item = (station: string, readings: object[], day = DAY) => ({ station, day, readings });
const push = async (items: unknown[], batch = newId(), by = whole) => {
  const { status, body } = await by('pushObservations', { body: { batch, items } });
  return { status, body };
};
const stored = async () =>
  (await inCity((tx) => listSamples(tx, test.city, { from: '2026-01', to: '2026-01' }))).length;

const enterOffice = () =>
  test.as(test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login);

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 4, seed: 12 });
  await inCity(async (tx) => {
    stations = await tx.selectFrom('stations').select(['id', 'region']).orderBy('id').execute();
    gauge = (await tx.selectFrom('gauges').select('id').orderBy('id').executeTakeFirstOrThrow()).id;
    const own = stations[0]!.region.slice(0, 6);
    for (const [login, region] of [
      ['platform', `${test.city}00000000`],
      ['platform-d', `${own}000000`],
    ] as const) {
      await tx
        .insertInto('people')
        .values({ city: test.city, id: login, name: '水务平台', region, level: null, department: null, phone: null })
        .execute();
      await tx
        .insertInto('accounts')
        .values({ city: test.city, login, person: login, role: 'service', region })
        .execute();
    }
  });
  whole = await test.as('platform');
  district = await test.as('platform-d');
  office = await enterOffice();
});
afterAll(() => test.close());

it('stores 499 of 500 and says what is wrong with the one', async () => {
  const before = await stored();
  const days = Array.from({ length: 31 }, (_, n) => `2025-12-${String(n + 1).padStart(2, '0')}`);
  const free = new Set<string>();
  for (const row of await inCity((tx) => listSamples(tx, test.city, { from: '2025-12', to: '2025-12' })))
    free.add(`${row.place}/${row.day}`);
  const items = stations
    .flatMap(({ id }) => days.filter((day) => !free.has(`${id}/${day}`)).map((day) => item(id, [cod(20)], day)))
    .slice(0, 499);
  expect(items).toHaveLength(499);
  const bad = item(stations[0]!.id, [cod(20, 'furlong')]);
  const { status, body } = await push([...items.slice(0, 200), bad, ...items.slice(200)]);
  expect([status, body.stored, body.repeated, body.refused]).toEqual([200, 499, 0, 1]);
  expect(body.items[200]).toMatchObject({
    state: 'refused',
    refusal: { kind: 'reading.unit', n: 0, indicator: 'cod', unit: 'furlong', expected: 'mg/L' },
  });
  expect(await stored()).toBe(before);
});

it('answers a batch that comes again as before, and stores it once', async () => {
  const [batch, items] = [newId(), [item(stations[1]!.id, [cod(31)])]];
  const [first, second] = await Promise.all([push(items, batch), push(items, batch)]);
  expect(second).toEqual(first);
  expect(first.body).toMatchObject({ batch, stored: 1, repeated: 0 });
  expect((await push(items, batch)).body).toEqual(first.body);
  const rows = await inCity((tx) => listSamples(tx, test.city, { from: '2026-01', to: '2026-01' }));
  expect(rows.filter(({ place, day }) => place === stations[1]!.id && day === DAY).map((row) => row.readings)).toEqual([
    { cod: 31 },
  ]);
  const other = await push([item(stations[1]!.id, [cod(32)])], batch);
  expect([other.status, other.body.kind]).toEqual([409, 'delivery.differs']);
});

it('takes nothing over what is there, and says so', async () => {
  const { id } = stations[2]!;
  expect((await push([item(id, [cod(20)])])).body.stored).toBe(1);
  const { body } = await push([
    item(id, [cod(20)]),
    item(id, [cod(21)]),
    item(id, [cod(22)], '2026-01-06'),
    item(id, [cod(23)], '2026-01-06'),
  ]);
  expect(
    body.items.map(({ state, refusal }: { state: string; refusal?: { kind: string } }) => refusal?.kind ?? state),
  ).toEqual([...['repeated', 'observation.differs', 'stored', 'observation.differs']]);
});

it('judges each item by itself', async () => {
  const { id } = stations[3]!;
  const wrong: [unknown, string][] = [
    [item(id, [cod(1)], '2026-02-30'), 'date.impossible'],
    [item(id, [cod(1)], '2026-01-09'), 'date.future'],
    [item(id, [cod(1)], '1970-01-01'), 'date.tooOld'],
    [item(id, [cod(1)], '26-01-05'), 'request.invalid'],
    [item('nowhere', [cod(1)]), 'ref.unknown'],
    [item(id, []), 'request.invalid'],
    [item(id, [{ indicator: 'rain_mm', value: 3, unit: 'mm' }]), 'reading.indicator'],
    [{ gauge, day: DAY, readings: [cod(1)] }, 'reading.indicator'],
    [{ ...item(id, [cod(1)]), region: '990101000000' }, 'request.invalid'],
    [null, 'request.invalid'],
    ['text', 'request.invalid'],
    [item(id, [cod('1,5')]), 'reading.notANumber'],
  ];
  const { body } = await push(wrong.map(([one]) => one));
  expect(body.items.map(({ refusal }: { refusal: { kind: string } }) => refusal.kind)).toEqual(
    wrong.map(([, kind]) => kind),
  );
  expect([body.stored, body.refused]).toEqual([0, wrong.length]);
});

it('lets the office see what nobody may use, and holds it once', async () => {
  const { id } = stations[4]!;
  const items = [
    item(id, [cod(-99), { indicator: 'nh3n', value: 850, unit: 'µg/L' }]),
    { gauge, day: DAY, readings: [{ indicator: 'rain_mm', value: -999, unit: 'mm' }] },
  ];
  const { body } = await push(items);
  expect(body.items).toEqual([
    { state: 'stored', waiting: ['cod'] },
    { state: 'stored', waiting: ['rain_mm'] },
  ]);
  await push(items);
  const { rows } = (await office('heldReadings', { query: { month: '2026-01' } })).body;
  expect(rows.map((row: Record<string, unknown>) => [row.place, row.indicator, row.source]).sort()).toEqual(
    [
      [gauge, 'rain_mm', 'push:platform'],
      [id, 'cod', 'push:platform'],
    ].sort(),
  );
});

it('reaches no place outside its region, and nobody else may bring anything', async () => {
  const prefix = stations[0]!.region.slice(0, 6);
  const outside = stations.find(({ region }) => !region.startsWith(prefix))!;
  const inside = stations.filter(({ region }) => region.startsWith(prefix)).at(-1)!;
  const { body } = await push(
    [item(outside.id, [cod(9)], '2026-01-03'), item(inside.id, [cod(9)], '2026-01-03')],
    newId(),
    district,
  );
  expect(
    body.items.map(({ state, refusal }: { state: string; refusal?: { kind: string } }) => refusal?.kind ?? state),
  ).toEqual([...['ref.unknown', 'stored']]);
  expect((await push([item(inside.id, [cod(9)])], newId(), office)).status).toBe(403);
});

it('is known from the moment it came', async () => {
  const month = (knownAt: Date) =>
    inCity((tx) => listSamples(tx, test.city, { from: '2026-01', to: '2026-01', knownAt }));
  const places = (rows: { place: string }[]) => rows.filter(({ place }) => place === stations[1]!.id).length;
  const now = new Date(test.clock.now);
  expect([places(await month(new Date(now.getTime() - 1))), places(await month(now))]).toEqual([0, 1]);
});

it('tells the office what came, and what was wrong with it', async () => {
  const batch = newId();
  test.clock.now += 60_000;
  await push([item(stations[5]!.id, [cod(7)], '2026-01-02'), item('nowhere', [cod(7)])], batch);
  const { rows, total } = (await office('deliveries', { query: { limit: '1' } })).body;
  expect(rows).toMatchObject([
    {
      ...{ source: 'push:platform', id: batch, senderName: '水务平台', stored: 1, repeated: 0, refused: 1, waiting: 0 },
      faults: [{ n: 1, refusal: { kind: 'ref.unknown', path: '/station' } }],
    },
  ]);
  const faulty = (await office('deliveries', { query: { faulty: 'true', limit: '500' } })).body;
  expect(faulty.total).toBeLessThan(total);
  expect(faulty.rows.every((row: { refused: number; waiting: number }) => row.refused + row.waiting > 0)).toBe(true);
});

it('knows by its beat when a system is late', async () => {
  // Longer than a desk stays signed in without a question.
  const sendersNow = async () => (await (await enterOffice())('dataHealth')).body.senders;
  const own = (rows: { source: string }[]) => rows.find(({ source }) => source === 'push:platform-d');
  const inside = stations[0]!;
  for (let n = 1; n <= 6; n++) {
    test.clock.now += 20 * 60_000;
    await push([item(inside.id, [cod(n)], `2026-01-0${n}`)], newId(), district);
  }
  expect(own(await sendersNow())).toMatchObject({
    ...{ name: '水务平台', state: 'steady', everyMs: 1_200_000, batches: 7, refused: expect.any(Number) },
    lastAt: new Date(test.clock.now).toISOString(),
  });
  test.clock.now += 50 * 60_000;
  expect(own(await sendersNow())).toMatchObject({ state: 'late' });
  test.clock.now += 60 * 60_000;
  expect((await sendersNow())[0]).toMatchObject({ source: 'push:platform-d', state: 'silent' });
});

it('refuses a batch that is no batch', async () => {
  expect((await push([])).status).toBe(400);
  expect((await push(Array.from({ length: 501 }, () => null))).status).toBe(400);
  expect((await push([null], 'two words')).status).toBe(400);
});

it('takes no id of a batch once more that its account used where it no longer stands', async () => {
  const inside = stations[0]!;
  const [batch, items] = [newId(), [item(inside.id, [cod(9)], '2026-01-04')]];
  const first = await test.as('platform-d');
  expect((await push(items, batch, first)).status).toBe(200);
  const elsewhere = stations.find(({ region }) => !region.startsWith(inside.region.slice(0, 6)))!.region;
  await inCity((tx) =>
    tx
      .updateTable('accounts')
      .set({ region: `${elsewhere.slice(0, 6)}000000` })
      .where('login', '=', 'platform-d')
      .execute(),
  );
  const { status, body } = await push(items, batch, await test.as('platform-d'));
  expect([status, body.kind]).toEqual([409, 'delivery.differs']);
});
