// Readings kept out of use, through the doors: an import brings them, the office decides, and what it decides counts from that moment on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importCity } from '../acts/import-city/import-city.ts';
import { inScope, type Tx } from '../store/db.ts';
import { listRain, listSamples } from '../store/observation.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const DAY = '2025-12-03';
const MONTH = '2025-12';

let test: TestCity;
let office: Caller;
let station: string;
let gauge: string;
let folder: string;

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const bring = async (cells: { readonly cod: string; readonly nh3n: string; readonly rain: string }) => {
  writeFileSync(
    join(folder, 'samples.csv'),
    `station,date,cod_mgl,nh3n_mgl,tp_mgl\n${station},${DAY},${cells.cod},${cells.nh3n},0.2\n`,
  );
  writeFileSync(join(folder, 'rain.csv'), `gauge,date,rain_mm\n${gauge},${DAY},${cells.rain}\n`);
  const report = await importCity(test.db, folder, { now: () => test.clock.now, random });
  expect(report.refused).toBe(0);
};
const held = async (query: Record<string, string> = {}) =>
  (await office('heldReadings', { query: { place: station, ...query } })).body.rows;
const sampleOfDay = async (knownAt?: Date) => {
  const rows = await inCity((tx) =>
    listSamples(tx, test.city, { from: MONTH, to: MONTH, ...(knownAt && { knownAt }) }),
  );
  return rows.filter((row) => row.place === station && row.day === DAY);
};

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 4, seed: 6 });
  office = await test.as(
    test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login,
  );
  folder = mkdtempSync(join(tmpdir(), 'xunhe-held-'));
  await inCity(async (tx) => {
    station = (await tx.selectFrom('stations').select('id').orderBy('id').executeTakeFirstOrThrow()).id;
    gauge = (await tx.selectFrom('gauges').select('id').orderBy('id').executeTakeFirstOrThrow()).id;
    const { city, name, timezone } = await tx.selectFrom('cities').selectAll().executeTakeFirstOrThrow();
    writeFileSync(join(folder, 'city.json'), JSON.stringify({ code: city, name, timezone, standard: 'GB3838-2002' }));
    // What a bundle must have: as it stands in the store.
    const regions = await tx.selectFrom('regions').selectAll().orderBy('code').execute();
    const reaches = await tx.selectFrom('reaches').selectAll().orderBy('id').execute();
    const waters = await tx.selectFrom('water_bodies').selectAll().orderBy('id').execute();
    writeFileSync(
      join(folder, 'regions.csv'),
      ['code,name,level,parent', ...regions.map((r) => [r.code, r.name, r.level, r.parent ?? ''].join())].join('\n'),
    );
    writeFileSync(
      join(folder, 'water_bodies.csv'),
      ['id,name,kind,basin', ...waters.map((w) => [w.id, w.name, w.kind, w.basin ?? ''].join())].join('\n'),
    );
    writeFileSync(
      join(folder, 'reaches.csv'),
      [
        'id,water_body,name,region,bank,length_m,width_m,target_class,downstream',
        ...reaches.map((r) =>
          [
            r.id,
            r.water_body,
            r.name,
            r.region,
            r.bank,
            r.length_m,
            r.width_m,
            r.target_class,
            r.downstream ?? '',
          ].join(),
        ),
      ].join('\n'),
    );
  });
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lets every reading wait that an import brought and nobody may use', async () => {
  await bring({ cod: '21009', nh3n: '-99', rain: '-999' });
  const rows = await held({ sort: 'indicator' });
  expect(
    rows.map(({ indicator, value, reason, state, day }: Record<string, unknown>) => [
      indicator,
      value,
      reason,
      state,
      day,
    ]),
  ).toEqual([
    ['cod', 21_009, 'out_of_range', 'held', DAY],
    ['nh3n', -99, 'sentinel', 'held', DAY],
  ]);
  const [rain] = (await office('heldReadings', { query: { place: gauge } })).body.rows;
  expect([rain.kind, rain.indicator, rain.value, rain.reach]).toEqual(['rain', 'rain_mm', -999, null]);
});

it('changes nothing when the same file comes once more', async () => {
  const before = await held();
  await bring({ cod: '21009', nh3n: '-99', rain: '-999' });
  expect(await held()).toEqual(before);
});

it('decides all that are named or none', async () => {
  const ids = (await held()).map(({ id }: { id: string }) => id);
  const why = '核对了化验记录';
  const refused = async (body: object) => {
    const { status, body: said } = await office('decideHeld', { body: { why, value: null, ...body } });
    return [status, said.kind];
  };
  expect(await refused({ ids, deed: 'release' })).toEqual([422, 'held.noValue']);
  expect(await refused({ ids, deed: 'correct', value: 21 })).toEqual([422, 'held.oneValue']);
  expect(await refused({ ids: [ids[0], 'none'], deed: 'dismiss' })).toEqual([404, 'notFound']);
  expect(await refused({ ids, deed: 'dismiss', why: '   x   ' })).toEqual([400, 'request.invalid']);
  expect((await held()).every(({ state }: { state: string }) => state === 'held')).toBe(true);
});

it('uses a corrected value from the decision on, and keeps what came', async () => {
  const [cod] = await held({ indicator: 'cod' });
  const body = { ids: [cod.id], deed: 'correct', value: 21.009, why: '小数点录错' };
  expect((await office('decideHeld', { body })).body).toEqual({ decided: 1 });
  const [now] = await sampleOfDay();
  expect([now!.readings.cod, now!.marks, now!.readings.tp]).toEqual([21.009, { nh3n: 'sentinel' }, 0.2]);
  expect(await sampleOfDay()).toHaveLength(1);
  // Whoever asks what was known before is told nothing of it.
  const [then] = await sampleOfDay(new Date('2025-12-31T00:00:00Z'));
  expect([then!.readings.cod, then!.marks.cod]).toEqual([21_009, 'out_of_range']);
  const [decided] = await held({ indicator: 'cod' });
  expect([decided.state, decided.value, decided.used, decided.decided.why]).toEqual([
    ...['corrected', 21_009, 21.009, '小数点录错'],
  ]);
  expect((await office('decideHeld', { body })).body.kind).toBe('held.decided');
});

it('takes rain that was corrected', async () => {
  const [rain] = (await office('heldReadings', { query: { place: gauge } })).body.rows;
  const body = { ids: [rain.id], deed: 'correct', value: 12.5, why: '雨量站补报' };
  expect((await office('decideHeld', { body })).status).toBe(200);
  const rows = await inCity((tx) => listRain(tx, test.city, { from: MONTH, to: MONTH, gauge }));
  expect(rows.filter((row) => row.day === DAY).map((row) => row.rainMm)).toEqual([12.5]);
});

it('lets a sample that came once more and differently take the place of what was decided', async () => {
  await bring({ cod: '18', nh3n: '-99', rain: '-999' });
  const [cod] = await held({ indicator: 'cod' });
  expect([cod.state, cod.used]).toEqual(['replaced', null]);
  const [now] = await sampleOfDay();
  expect([now!.readings.cod, now!.marks]).toEqual([18, { nh3n: 'sentinel' }]);
  await bring({ cod: '99999', nh3n: '-99', rain: '-999' });
  const [anew] = await held({ indicator: 'cod' });
  expect([anew.state, anew.value, anew.decided]).toEqual(['held', 99_999, null]);
});

it('writes each decision into the record without anybody having to look for it', async () => {
  const events = await inCity((tx) =>
    tx.selectFrom('events').select(['kind', 'body']).where('kind', '=', 'reading.decided').orderBy('seq').execute(),
  );
  expect(events.map(({ body }) => body)).toMatchObject([
    { place: station, indicator: 'cod', state: 'corrected', value: 21_009, used: 21.009 },
    { place: gauge, indicator: 'rain_mm', state: 'corrected', value: -999, used: 12.5 },
  ]);
});
