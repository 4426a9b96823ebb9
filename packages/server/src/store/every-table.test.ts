// Questions without a WHERE, put to every table that the database has: what a scope does not hold must not come, whoever forgot to ask for
// it. A new table is tried without anybody thinking of it; one that shows the whole city must stand in the list below.
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Scope, withClient } from './db.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { fillEveryTable, type TableFacts } from './test-every-table.ts';

const [HOME, BESIDE, BORDER, TOWN, ELSEWHERE] = [
  ...['990101001001', '990101001002', '990101002001', '990101001000', '990102001001'],
] as const;
const FOREIGN = '990201001001';
const REGIONS = [HOME, BESIDE, BORDER, TOWN, ELSEWHERE, FOREIGN] as const;

/** Seen by the whole city: names, rules, what belongs to accounts behind their own rights; the view of what stands on public signs. */
const OF_THE_CITY = new Set([
  ...['backtests', 'cities', 'cycles', 'departments', 'forecast_scores', 'gauges', 'letter_numbers'],
  ...['models', 'office_marks', 'old_passwords'],
  ...[
    'people_named',
    'policies',
    'recovery_codes',
    'regions',
    'reminder_marks',
    'rule_drafts',
    'sessions',
    'shared_reaches',
  ],
  ...['uploads', 'water_bodies', 'work_years'],
]);
/** Seen by their person alone. In these tests a person's id is the region of his row. */
const OF_THE_PERSON = new Set([
  ...[
    'mail_addresses',
    'mail_deliveries',
    'push_deliveries',
    'push_silences',
    'push_subscriptions',
    'reminders',
    'saved_views',
  ],
]);
/** Told to all who serve below: a village sees what its town says. */
const TOLD_BELOW = new Set(['circulars']);
/** Read in the region, written by each person for himself alone. */
const WRITTEN_BY_ITS_PERSON = new Set(['circular_receipts']);
/** What of a border reach is shared. */
const SHARED = [
  'assessments',
  'documents',
  'observations',
  'photos',
  'problem_moves',
  'problem_parts',
  'problems',
  'reaches',
  'stations',
  'warnings',
];

let test: TestDatabase;
let tables: readonly TableFacts[];
beforeAll(async () => {
  test = await openTestDatabase();
  tables = await fillEveryTable(test.connection, REGIONS);
});
afterAll(() => test.close());

const readable = () => tables.filter(({ grants }) => grants.includes('SELECT'));

/** By table, the regions of all rows that a plain SELECT brings; of a table of persons, these; of another without regions, its cities. */
async function seeAll(client: PoolClient): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const { name, columns } of readable()) {
    const column = OF_THE_PERSON.has(name) ? 'person' : columns.has('region') ? 'region' : 'city';
    const { rows } = await client.query<{ place: string }>(`SELECT * , "${column}" AS place FROM "${name}"`);
    seen[name] = [...new Set(rows.map((row) => row.place))].sort();
  }
  return seen;
}

const see = (scope: Scope) => withClient(test.db, scope, seeAll);

describe('every table', () => {
  it('is guarded by a policy or granted to nobody, and none belongs to the application', () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ owner }) => owner === 'xunhe_app')).toEqual([]);
    const open = tables.filter(({ kind, secured, grants }) => kind === 'table' && !secured && grants.length > 0);
    expect(open.map(({ name }) => name)).toEqual([]);
    // A view runs with its owner's eyes: each must be known.
    expect(tables.filter(({ kind }) => kind === 'view').map(({ name }) => name)).toEqual(['people_named']);
    expect(tables.filter(({ grants }) => grants.includes('TRUNCATE'))).toEqual([]);
    expect(tables.filter((table) => !table.columns.has('city')).map(({ name }) => name)).toEqual(['migrations']);
    const nowhere = readable().filter(({ name, columns }) => !columns.has('region') && !OF_THE_CITY.has(name));
    expect(nowhere.map(({ name }) => name)).toEqual([...OF_THE_PERSON]);
  });

  it('hides its partitions, whose policies nobody would ask', async () => {
    const { rows } = await test.db.app.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relispartition AND c.relkind = 'r' AND has_table_privilege('xunhe_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE')`,
    );
    expect(rows).toEqual([]);
  });

  it('is read by a role that owns nothing, rules nothing and is bound by policies', async () => {
    const { rows } = await test.db.app.query(
      `SELECT current_user AS name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
              (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS roles
       FROM pg_roles r WHERE rolname = current_user`,
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false };
    expect(rows).toEqual([{ name: 'xunhe_app', ...none, roles: 0 }]);
  });
});

describe('a question without a WHERE', () => {
  it('brings the rows of the village, and those of its city where a table is the city’s', async () => {
    const seen = await see({ city: '9901', region: HOME });
    for (const { name, columns } of readable()) {
      const city = columns.has('region') ? [HOME, BESIDE, BORDER, TOWN, ELSEWHERE].sort() : ['9901'];
      const home = TOLD_BELOW.has(name) ? [TOWN, HOME] : [HOME];
      if (!OF_THE_PERSON.has(name)) expect([name, seen[name]]).toEqual([name, OF_THE_CITY.has(name) ? city : home]);
    }
  });

  it('brings a town what lies in it and below, and a city all but the other city', async () => {
    const town = await see({ city: '9901', region: '990101001' });
    const city = await see({ city: '9901', region: '9901' });
    for (const { name, columns } of readable()) {
      if (OF_THE_CITY.has(name) || !columns.has('region')) continue;
      expect([name, town[name]]).toEqual([name, [TOWN, HOME, BESIDE]]);
      expect([name, city[name]]).toEqual([name, [TOWN, HOME, BESIDE, BORDER, ELSEWHERE]]);
    }
  });

  it('brings of a shared reach what is shared and no more', async () => {
    const alone = await see({ city: '9901', region: HOME });
    const shared = await see({ city: '9901', region: HOME, shared: [`R-${BORDER}`, `R-${FOREIGN}`] });
    for (const name of Object.keys(alone))
      expect([name, shared[name]]).toEqual([name, SHARED.includes(name) ? [HOME, BORDER] : alone[name]]);
    await withClient(test.db, { city: '9901', region: '9901' }, (client) =>
      client.query("UPDATE observations SET kind = 'complaint'"),
    );
    const hidden = await see({ city: '9901', region: HOME, shared: [`R-${BORDER}`] });
    expect(hidden.observations).toEqual([HOME]);
  });

  it('brings a person his own, wherever he looks from, and nobody those of another', async () => {
    const mine = (seen: Record<string, string[]>) => [...OF_THE_PERSON].map((name) => seen[name]);
    const each = (regions: readonly string[]) => [...OF_THE_PERSON].map(() => [...regions].sort());
    expect(mine(await see({ city: '9901', region: '9901' }))).toEqual(each([]));
    for (const region of ['9901', HOME, ELSEWHERE])
      expect(mine(await see({ city: '9901', region, person: BESIDE }))).toEqual(each([BESIDE]));
    for (const person of [FOREIGN, '', "' OR true --", "\\' OR true --"])
      expect(mine(await see({ city: '9901', region: '9901', person }))).toEqual(each([]));
    const everybody = await see({ city: '9901', region: HOME, everybody: true });
    expect(mine(everybody)).toEqual(each([HOME, BESIDE, BORDER, TOWN, ELSEWHERE]));
    await withClient(test.db, { city: '9901', region: '9901', person: BESIDE }, async (client) => {
      for (const name of OF_THE_PERSON)
        expect([name, (await client.query(`UPDATE "${name}" SET city = city`)).rowCount]).toEqual([name, 1]);
    });
  });

  it('changes and deletes at home alone, also where more may be read', async () => {
    const scope = { city: '9901', region: HOME, shared: [`R-${BORDER}`] };
    await expect(
      withClient(test.db, scope, async (client) => {
        for (const { name, grants, columns } of tables) {
          if (OF_THE_CITY.has(name) || !columns.has('region')) continue;
          if (grants.includes('UPDATE'))
            expect([name, (await client.query(`UPDATE "${name}" SET city = city`)).rowCount]).toEqual([
              name,
              WRITTEN_BY_ITS_PERSON.has(name) ? 0 : 1,
            ]);
          if (grants.includes('DELETE'))
            expect([name, (await client.query(`DELETE FROM "${name}"`)).rowCount]).toEqual([name, 1]);
        }
        throw new Error('all of it is undone');
      }),
    ).rejects.toThrow('all of it is undone');
  });

  it('brings nothing without a scope, nor what the connection saw for somebody before', async () => {
    const one = openDatabase(test.connection, 1);
    try {
      const client = await one.app.connect();
      const nothing = Object.fromEntries(readable().map(({ name }) => [name, []]));
      expect(await seeAll(client)).toEqual(nothing);
      client.release();
      const wide = await withClient(one, { city: '9901', region: '9901', shared: [`R-${BORDER}`] }, seeAll);
      expect(wide.reaches).toHaveLength(5);
      const again = await one.app.connect();
      expect(again).toBe(client);
      expect(await seeAll(again)).toEqual(nothing);
      again.release();
      expect((await withClient(one, { city: '9901', region: HOME }, seeAll)).reaches).toEqual([HOME]);
    } finally {
      await one.close();
    }
  });
});
