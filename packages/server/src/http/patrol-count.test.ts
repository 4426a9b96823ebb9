// A city that has walked for years: its patrols are listed without counting all of them.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inScope } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-06';
const MANY = 10_050;
let test: TestCity;
let office: Caller;
let inMonth: number;
let busy: string;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 14, seed: 5 });
  office = await test.as(
    test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login,
  );
  const { city } = test;
  await inScope(test.db, { city, region: city }, async (tx) => {
    await sql`
      INSERT INTO patrols SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()::text))).*
      FROM patrols p, generate_series(1, ${MANY}::int)
      WHERE p.city = ${city} AND p.id = (SELECT id FROM patrols WHERE city = ${city} AND month <> ${MONTH} ORDER BY id LIMIT 1)`.execute(
      tx,
    );
    const most = await sql<{
      month: string;
    }>`SELECT month FROM patrols WHERE city = ${city} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`;
    busy = (await most.execute(tx)).rows[0]!.month;
    const rows = await tx
      .selectFrom('patrols')
      .select('id')
      .where('city', '=', city)
      .where('month', '=', MONTH)
      .execute();
    inMonth = rows.length;
  });
});
afterAll(() => test.close());

it('says that there are more than it counted, and pages through them all the same', async () => {
  const { total, more, rows } = (await office('patrols', { query: { limit: '50', offset: '10020' } })).body;
  expect([total, more, rows.length]).toEqual([1000, true, 50]);
});

it('counts a month further, which has sums', async () => {
  const { total, more, sums } = (await office('patrols', { query: { month: busy, limit: '1' } })).body;
  expect([total, more, sums]).toEqual([10_000, true, null]);
});

it('counts a month to its end', async () => {
  const { total, more } = (await office('patrols', { query: { month: MONTH, limit: '1' } })).body;
  expect(inMonth).toBeGreaterThan(0);
  expect([total, more]).toEqual([inMonth, false]);
});
