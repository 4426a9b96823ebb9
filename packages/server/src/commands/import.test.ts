// The sample city and a city of somebody's own never share a store, whichever came first.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundle, TEST_CITY } from '../acts/import-city/test-bundle.ts';
import { STILL } from '../acts/import-city/test-store.ts';
import { listCities } from '../store/cities.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { makeTestFiles } from '../store/test-files.ts';
import { importCommand } from './import.ts';

const own = makeBundle();
const sample = makeBundle();
let stores: TestDatabase[];

beforeAll(async () => {
  const path = join(sample.folder, 'city.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), code: '9900' }));
  const regions = join(sample.folder, 'regions.csv');
  writeFileSync(regions, readFileSync(regions, 'utf8').replaceAll(TEST_CITY, '9900'));
  stores = [await openTestDatabase(), await openTestDatabase()];
});
afterAll(async () => {
  for (const bundle of [own, sample]) bundle.remove();
  for (const store of stores) await store.close();
});

async function run({ db }: TestDatabase, folder: string, ...options: string[]) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const out = { json: false, line: say, progress: say };
  const code = await importCommand.run([folder, ...options], {
    ...{ ...STILL, db, files: makeTestFiles(), out, trackMonths: 24 },
  });
  return { code, said: said.join('\n'), cities: (await listCities(db)).map(({ city }) => city) };
}

describe('xunhe import', () => {
  it('takes no city into the store of the sample city, and says what to do', async () => {
    expect((await run(stores[0]!, sample.folder)).cities).toEqual(['9900']);
    const refused = await run(stores[0]!, own.folder);
    expect([refused.code, refused.cities]).toEqual([1, ['9900']]);
    expect(refused.said).toMatch(/store\.sample.*XUNHE_DATA/s);
    expect((await run(stores[0]!, own.folder, '--lang', 'en')).said).toMatch(/never share a store/);
  });

  it('takes no sample city into the store of another, and the other again', async () => {
    expect((await run(stores[1]!, own.folder)).cities).toEqual([TEST_CITY]);
    expect(await run(stores[1]!, sample.folder)).toMatchObject({ code: 1, cities: [TEST_CITY] });
    expect((await run(stores[1]!, own.folder)).code).toBe(0);
  });
});
