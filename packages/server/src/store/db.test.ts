import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, withClient } from './db.ts';
import { openTestDatabase, runOnServer, type TestDatabase } from './test-database.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
  for (const city of ['9901', '9902']) {
    await inScope(test.db, { city, region: city }, async (tx) => {
      await tx
        .insertInto('cities')
        .values({
          city,
          name: `城${city}`,
          name_en: null,
          timezone: 'Asia/Shanghai',
          standard: 'GB3838-2002',
          target_class: 5,
          class_indicators: [],
          today: null,
          about: '[]',
          credits: '[]',
        })
        .execute();
      for (const [code, level] of [
        [`${city}00000000`, 'city'],
        [`${city}01000000`, 'district'],
        [`${city}02000000`, 'district'],
      ] as const) {
        await tx
          .insertInto('regions')
          .values({ city, code, name: code, name_en: null, level, parent: null, geometry: null })
          .execute();
        await tx
          .insertInto('people')
          .values({
            city,
            id: `p${code}`,
            name: '河长',
            region: code,
            level: 'district',
            department: null,
            phone: null,
          })
          .execute();
      }
    });
  }
});

afterAll(() => test.close());

describe('row-level security', () => {
  it('shows a query without a WHERE only the rows of the region', async () => {
    const see = (city: string, region: string) =>
      inScope(test.db, { city, region }, async (tx) =>
        (await tx.selectFrom('people').select('id').orderBy('id').execute()).map((row) => row.id),
      );
    expect(await see('9901', '9901')).toHaveLength(3);
    expect(await see('9901', '990101')).toEqual(['p990101000000']);
    expect(await see('9902', '990101')).toEqual([]);
  });

  it('shows nothing outside a scope, also on a connection that had one before', async () => {
    const client = await test.db.app.connect();
    try {
      await client.query("BEGIN; SET LOCAL app.city = '9901'; SET LOCAL app.region = '9901'");
      expect((await client.query('SELECT FROM people')).rowCount).toBe(3);
      await client.query('COMMIT');
      expect((await client.query("SELECT current_setting('app.region', true) AS region")).rows[0].region).toBe('');
      expect((await client.query('SELECT FROM people')).rowCount).toBe(0);
      expect((await client.query('SELECT FROM cities')).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });

  it('does not let a row be written into another region', async () => {
    const write = inScope(test.db, { city: '9901', region: '990101' }, (tx) =>
      tx
        .insertInto('people')
        .values({
          city: '9901',
          id: 'x',
          name: 'x',
          region: '990102000000',
          level: null,
          department: null,
          phone: null,
        })
        .execute(),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('covers every table, and the application owns none and may not change what happened', async () => {
    const { rows } = await test.db.app.query<{ name: string; secured: boolean; owner: string }>(
      `SELECT c.relname AS name, c.relrowsecurity AS secured, pg_get_userbyid(c.relowner) AS owner
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'migrations'`,
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => !row.secured || row.owner === 'xunhe_app')).toEqual([]);
    const { rows: me } = await test.db.app.query(
      'SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    );
    expect(me[0]).toEqual({ name: 'xunhe_app', rolsuper: false, rolbypassrls: false });
    await expect(test.db.app.query('UPDATE events SET kind = $1', ['x'])).rejects.toThrow(/permission denied/);
    await expect(test.db.app.query('DELETE FROM events')).rejects.toThrow(/permission denied/);
  });
});

describe('a connection that the server ends', () => {
  it('fails the work of its holder, and only that', async () => {
    const scope = { city: '9901', region: '9901' };
    const work = withClient(test.db, scope, async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      const { pid } = rows[0]!;
      await runOnServer(test.connection, `SELECT pg_terminate_backend(${pid})`);
      await ended;
      return client.query('SELECT 1');
    });
    await expect(work).rejects.toThrow();
    const rows = await inScope(test.db, scope, (tx) => tx.selectFrom('cities').select('city').execute());
    expect(rows).toEqual([{ city: '9901' }]);
  });

  it('shows the name and post of anybody in the city, nobody of another city, and no telephone number', async () => {
    const scope = { city: '9901', region: '990101' };
    const { named, own } = await inScope(test.db, scope, async (tx) => ({
      named: await tx.selectFrom('people_named').selectAll().orderBy('id').execute(),
      own: await tx.selectFrom('people').select('id').execute(),
    }));
    expect(named.length).toBeGreaterThan(own.length);
    expect(new Set(named.map((row) => row.city))).toEqual(new Set(['9901']));
    expect(Object.keys(named[0]!).sort()).toEqual(['city', 'id', 'level', 'name', 'region']);
  });
});
