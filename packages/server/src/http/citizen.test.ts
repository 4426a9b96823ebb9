// The signboards of a region: waters with a reach in it, each with the address of its public page, which opens.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from '../store/db.ts';
import { openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 11 });
});
afterAll(() => test.close());

const office = (isCity: boolean) =>
  test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000') === isCity)!;

describe('signboards', () => {
  it('are there for every water of the city, and lead to its page', async () => {
    const ask = await test.as(office(true).login);
    const { body } = await ask('signboards', { query: { limit: '500' } });
    const waters = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.selectFrom('reaches').select('water_body').distinct().execute(),
    );
    expect(body.total).toBe(waters.length);
    expect(body.rows.map(({ id }: { id: string }) => id)).toEqual(
      waters.map(({ water_body }) => water_body).toSorted(),
    );
    for (const { path, name } of body.rows) {
      const page = await test.app.inject(path);
      expect([path, page.statusCode, page.body.includes(`<h1>${name}</h1>`)]).toEqual([path, 200, true]);
    }
  });

  it('of a district are those of waters that flow in it, found by name and region too', async () => {
    const { login, region } = office(false);
    const ask = await test.as(login);
    const prefix = region.slice(0, 6);
    const reaches = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.selectFrom('reaches').select(['water_body', 'region']).execute(),
    );
    const own = new Set(reaches.filter((reach) => reach.region.startsWith(prefix)).map(({ water_body }) => water_body));
    const { body } = await ask('signboards', { query: { limit: '500' } });
    expect(own.size).toBeLessThan(new Set(reaches.map(({ water_body }) => water_body)).size);
    expect(new Set(body.rows.map(({ id }: { id: string }) => id))).toEqual(own);
    const [first] = body.rows;
    expect((await ask('signboards', { query: { q: first.name } })).body.rows[0].name).toContain(first.name);
    const all = await test.as(office(true).login);
    const inDistrict = (await all('signboards', { query: { limit: '500', region } })).body;
    expect(inDistrict.total).toBe(own.size);
  });
});
