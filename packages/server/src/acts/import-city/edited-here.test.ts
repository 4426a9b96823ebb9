// The folder comes again after an office has changed the register: what the office wrote stands, the rest is taken, and the report says so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayNotice } from '../../sources/bundle/words.ts';
import { inScope } from '../../store/db.ts';
import { insertChanges } from '../../store/register-change.ts';
import { replaceCover } from '../../store/register-follow.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { importCity } from './import-city.ts';
import { type Bundle, CLEAN, makeBundle, TEST_CITY } from './test-bundle.ts';
import { STILL } from './test-store.ts';

let test: TestDatabase;
let bundle: Bundle;
beforeAll(async () => {
  test = await openTestDatabase();
  bundle = makeBundle();
  await read();
});
afterAll(async () => {
  bundle.remove();
  await test.close();
});

const read = () => importCity(test.db, bundle.folder, STILL);
const city = { city: TEST_CITY, region: TEST_CITY };

it('leaves alone what an office has changed, says so, and takes what it has not', async () => {
  const stations = await inScope(test.db, city, (tx) => tx.selectFrom('stations').selectAll().orderBy('id').execute());
  const [edited] = stations;
  const line = {
    type: 'LineString' as const,
    coordinates: [
      [113.5, 23.5],
      [113.6, 23.6],
    ],
  };
  const reach = edited!.reach;
  await inScope(test.db, city, async (tx) => {
    await tx
      .updateTable('stations')
      .set({ name: '台账所改' })
      .where('city', '=', TEST_CITY)
      .where('id', '=', edited!.id)
      .execute();
    await tx
      .updateTable('reaches')
      .set({ geometry: JSON.stringify(line) })
      .where('city', '=', TEST_CITY)
      .where('id', '=', reach)
      .execute();
    const change = { version: 1, region: edited!.region, deed: 'edit', takesBack: null } as const;
    await insertChanges(tx, { city: TEST_CITY, at: new Date(STILL.now()), by: 'office', reason: '', batch: null }, [
      {
        ...change,
        kind: 'station',
        id: edited!.id,
        before: { values: { name: edited!.name } },
        after: { values: { name: '台账所改' } },
      },
      {
        ...change,
        kind: 'reach',
        id: reach,
        before: { values: { geometry: null } },
        after: { values: { geometry: line } },
      },
    ]);
  });
  bundle.write({ 'sources.csv': CLEAN['sources.csv']!.replace(/(\n[^,]+,[^,]+,)[^,]+/, '$1文件所改') });
  const report = await read();
  const notices = report.files.flatMap((file) => file.notices).filter(({ kind }) => kind === 'row.editedHere');
  expect(notices).toEqual([
    { file: 'reaches.geojson', kind: 'row.editedHere', count: 1, ids: [reach] },
    { file: 'stations.csv', kind: 'row.editedHere', count: 1, ids: [edited!.id] },
  ]);
  for (const notice of notices)
    for (const language of ['zh', 'en'] as const)
      expect(sayNotice(notice, language)).not.toMatch(/[{}?]|undefined|null|\[object/);
  const stored = await inScope(test.db, city, async (tx) => ({
    station: await tx.selectFrom('stations').select('name').where('id', '=', edited!.id).executeTakeFirstOrThrow(),
    reach: await tx.selectFrom('reaches').select('geometry').where('id', '=', reach).executeTakeFirstOrThrow(),
    source: await tx.selectFrom('sources').select('name').where('name', '=', '文件所改').execute(),
  }));
  expect(stored).toMatchObject({
    station: { name: '台账所改' },
    reach: { geometry: line },
    source: [{ name: '文件所改' }],
  });
  const counts = report.files.find(({ file }) => file === 'stations.csv')!.counts;
  expect([counts.ignored, counts.unchanged, counts.changed]).toEqual([1, stations.length - 1, 0]);
});

it('leaves alone the land cover that an office has written with a reach, all of it, and takes the rest of the file', async () => {
  const cover = () =>
    inScope(test.db, city, (tx) =>
      tx.selectFrom('land_cover').select(['reach', 'class', 'share']).orderBy('class').execute(),
    );
  await inScope(test.db, city, async (tx) => {
    await replaceCover(tx, TEST_CITY, { reach: 'R1', region: '990201001001', cover: { forest: 0.9 } });
    const change = { version: 9, region: '990201001001', deed: 'edit', takesBack: null } as const;
    await insertChanges(tx, { city: TEST_CITY, at: new Date(STILL.now()), by: 'office', reason: '', batch: null }, [
      { ...change, kind: 'reach', id: 'R1', before: { values: { landCover: null } }, after: { values: { landCover: { forest: 0.9 } } } }, // biome-ignore format: one line
    ]);
  });
  bundle.write({ 'land_cover.csv': `${CLEAN['land_cover.csv']!}R2,water,0.2\n` });
  const { counts, notices } = (await read()).files.find(({ file }) => file === 'land_cover.csv')!;
  expect(notices).toEqual([{ file: 'land_cover.csv', kind: 'row.editedHere', count: 2, ids: ['R1'] }]);
  expect([counts.ignored, counts.added]).toEqual([2, 1]);
  expect(await cover()).toEqual([
    { reach: 'R1', class: 'forest', share: 0.9 },
    { reach: 'R2', class: 'water', share: 0.2 },
  ]);
});

it('names a gauge by its code where the file has no name for it, and lets the name be that an office gave', async () => {
  const names = () =>
    inScope(test.db, city, (tx) => tx.selectFrom('gauges').select(['id', 'name']).orderBy('id').execute());
  const before = await names();
  expect(before.every(({ id, name }) => id === name)).toBe(true);
  const [first] = before;
  await inScope(test.db, city, async (tx) => {
    await tx
      .updateTable('gauges')
      .set({ name: '北岭雨量站' })
      .where('city', '=', TEST_CITY)
      .where('id', '=', first!.id)
      .execute();
    const change = { version: 1, region: '990200000000', deed: 'edit', takesBack: null } as const;
    await insertChanges(tx, { city: TEST_CITY, at: new Date(STILL.now()), by: 'office', reason: '', batch: null }, [
      { ...change, kind: 'gauge', id: first!.id, before: { values: { name: first!.id } }, after: { values: { name: '北岭雨量站' } } }, // biome-ignore format: one line
    ]);
  });
  const { notices } = (await read()).files.find(({ file }) => file === 'gauges.csv')!;
  expect(notices).toEqual([{ file: 'gauges.csv', kind: 'row.editedHere', count: 1, ids: [first!.id] }]);
  expect(await names()).toEqual([{ id: first!.id, name: '北岭雨量站' }, ...before.slice(1)]);
});
