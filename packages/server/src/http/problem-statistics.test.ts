// Figures of problems: what they count, for whom, and how long it takes with a hundred thousand of them.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: { as: Caller; region: string };

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const PERIOD = { from: '2026-01-01', to: '2026-01-31' };

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 51 });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  office = await test.as(offices.find(isCity)!.login);
  const below = offices.find((one) => !isCity(one))!;
  district = { as: await test.as(below.login), region: below.region };
  await within(async (tx) => {
    await tx.updateTable('cities').set({ today: '2026-02-10' }).where('city', '=', test.city).execute();
    await tx.deleteFrom('problem_parts').execute();
    await tx.deleteFrom('problem_moves').execute();
    await tx.deleteFrom('problems').execute();
  });
});
afterAll(() => test.close());

/** Problems of January, every second one closed after so many days. */
async function fill(count: number): Promise<void> {
  await within(async (tx) => {
    await sql`
      INSERT INTO problems (city, id, reach, region, type, source, key_problem, state, reported_at, due_day, closed_at, since_day, department, returns)
      SELECT r.city, 'S-' || n, r.id, r.region, CASE WHEN n % 3 = 0 THEN 'other' ELSE 'stockyard' END, 'chief', false,
        CASE WHEN n % 2 = 0 THEN 'closed' ELSE 'assigned' END,
        timestamptz '2026-01-02T04:00:00Z' + make_interval(mins => (n % 40000)::int),
        CASE WHEN n % 2 = 0 THEN NULL WHEN n % 4 = 1 THEN date '2026-02-01' ELSE date '2026-03-01' END,
        CASE WHEN n % 2 = 0 THEN timestamptz '2026-01-02T04:00:00Z' + make_interval(mins => (n % 40000)::int, days => (n % 20)::int) END,
        date '2026-01-02', NULL, (n % 10 = 0)::int
      FROM generate_series(1, ${count}) n
      JOIN (SELECT city, id, region, row_number() OVER (ORDER BY id) - 1 AS k, count(*) OVER () AS of FROM reaches WHERE city = ${test.city}) r ON r.k = n % r.of`.execute(
      tx,
    );
    await sql`
      UPDATE problems SET handled_day = (closed_at AT TIME ZONE 'Asia/Shanghai')::date,
        handled_due = CASE WHEN right(id, 1) IN ('2', '6') THEN date '2026-01-01' ELSE date '2026-12-31' END
      WHERE state = 'closed' AND id LIKE 'S-%'`.execute(tx);
  });
}

describe('figures of problems', () => {
  it('count what lies in the region and the time, each group adding up to all', async () => {
    await fill(1000);
    const { status, body } = await office('problemStatistics', { query: PERIOD });
    expect(status).toBe(200);
    expect(body.all).toMatchObject({
      reported: 1000,
      open: 500,
      overdue: 250,
      closed: 500,
      judged: 500,
      returned: 100,
    });
    // Closed ones end in 0, 2, 4, 6, 8; those in 2 and 6 were late.
    expect(body.all.onTime).toBe(300);
    // They took 0, 2 … 18 days, so many each.
    expect(body.all.medianDays).toBeCloseTo(9, 9);
    for (const group of ['type', 'source', 'region', 'department'] as const)
      for (const key of ['reported', 'open', 'closed', 'onTime'] as const)
        expect(body[group].reduce((sum: number, row: Record<string, number>) => sum + row[key]!, 0)).toBe(
          body.all[key],
        );
    expect(body.type.map(({ key }: { key: string }) => key)).toEqual(['stockyard', 'other']);
    expect(body.region.every(({ key, name }: { key: string; name: string }) => key.endsWith('000000') && name)).toBe(
      true,
    );
  });

  it('show an office its own region alone', async () => {
    const own = (await district.as('problemStatistics', { query: PERIOD })).body;
    const all = (await office('problemStatistics', { query: PERIOD })).body;
    const mine = all.region.find(({ key }: { key: string }) => key === district.region);
    expect(own.all.reported).toBe(mine.reported);
    const other = all.region.find(({ key }: { key: string }) => key !== district.region);
    const asked = await district.as('problemStatistics', { query: { ...PERIOD, region: other.key } });
    expect([asked.status, asked.body.kind]).toEqual([404, 'notFound']);
    const empty = (await office('problemStatistics', { query: { from: '2020-01-01', to: '2020-12-31' } })).body;
    expect(empty.all).toMatchObject({ reported: 0, medianDays: null });
    expect((await office('problemStatistics', { query: { from: '2026-02-01', to: '2026-01-01' } })).status).toBe(400);
  });

  it('take little time with a hundred thousand cases', async () => {
    await within((tx) =>
      tx
        .deleteFrom('problem_moves')
        .execute()
        .then(() => tx.deleteFrom('problems').execute()),
    );
    await fill(100_000);
    await within((tx) => sql`SELECT 1`.execute(tx));
    const began = performance.now();
    const { body } = await office('problemStatistics', { query: PERIOD });
    const took = performance.now() - began;
    expect(body.all.reported).toBe(100_000);
    console.log(`statistics of 100,000 problems: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(5000);
  });
});
