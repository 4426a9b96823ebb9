// Many rows of one table in one statement, whatever their number: they travel as one JSON text.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Columns with the types in which they travel; a `bytea` travels in hexadecimal. */
const COLUMNS = {
  patrols: {
    ...{ city: 'text', month: 'text', id: 'text', person: 'text', reach: 'text', region: 'text', mode: 'text' },
    ...{ day: 'date', started_at: 'timestamptz', ended_at: 'timestamptz', length_m: 'float8', verdict: 'text' },
    ...{ judgement: 'jsonb', note: 'text', source: 'text', content_hash: 'bytea', received_at: 'timestamptz' },
    ...{ on_behalf_of: 'text', clock_skew_s: 'bigint', told: 'jsonb' },
  },
  patrol_reaches: {
    ...{ city: 'text', month: 'text', patrol: 'text', reach: 'text', person: 'text', region: 'text', day: 'date' },
    ...{ length_m: 'float8', coverage: 'float8', effective: 'boolean' },
  },
  tracks: {
    ...{ city: 'text', month: 'text', patrol: 'text', region: 'text', point_count: 'integer', points: 'bytea' },
  },
  problems: {
    ...{ city: 'text', id: 'text', reach: 'text', region: 'text', type: 'text', source: 'text' },
    ...{ key_problem: 'boolean', state: 'text', text: 'text', lon: 'float8', lat: 'float8', patrol: 'text' },
    ...{ reporter: 'text', department: 'text', reported_at: 'timestamptz', due_day: 'date', closed_at: 'timestamptz' },
    ...{ content_hash: 'bytea', merged_into: 'text', on_behalf_of: 'text', follower: 'text', clock_skew_s: 'bigint' },
    ...{ since_day: 'date' },
  },
  problem_moves: {
    ...{ city: 'text', problem: 'text', seq: 'integer', region: 'text', move: 'text', from_state: 'text' },
    ...{ to_state: 'text', by_person: 'text', at: 'timestamptz', note: 'text', by_role: 'text' },
  },
  inventories: {
    ...{ city: 'text', id: 'text', person: 'text', on_behalf_of: 'text', reach: 'text', region: 'text', day: 'date' },
    ...{ period_from: 'date', period_to: 'date', taken_at: 'timestamptz', received_at: 'timestamptz', items: 'jsonb' },
    ...{ found: 'text[]', policy: 'text', content_hash: 'bytea', clock_skew_s: 'bigint' },
  },
  refused_records: {
    ...{ city: 'text', id: 'text', hash: 'bytea', kind: 'text', form: 'integer', person: 'text', region: 'text' },
    ...{ device: 'text', content: 'bytea', refusal: 'jsonb', received_at: 'timestamptz' },
  },
  events: {
    ...{ city: 'text', id: 'text', kind: 'text', key: 'text', region: 'text', actor: 'text', subject: 'text' },
    ...{ address: 'text', at: 'timestamptz', body: 'jsonb' },
  },
} as const;

type Table = keyof typeof COLUMNS;

const ALL = Object.keys(COLUMNS) as Table[];

/** Leaves out nothing: a row that is there already is an error. */
export async function insertRows(tx: Tx, rows: Partial<Readonly<Record<Table, readonly object[]>>>): Promise<void> {
  const tables = ALL.filter((table) => (rows[table]?.length ?? 0) > 0);
  if (tables.length === 0) return;
  // One statement for all tables, so that the database is asked once; the events come last.
  const inserts = tables.map((table) => sql`${sql.raw(INSERTS[table])} FROM ${recordset(table, rows[table]!)}`);
  const last = inserts.pop()!;
  const before = inserts.map((insert, n) => sql`${sql.raw(`t${n}`)} AS (${insert})`);
  const name = sql.raw(`/* planned: insert.${tables.map((table) => ALL.indexOf(table)).join('.')} */`);
  await (before.length === 0 ? sql`${name} ${last}` : sql`${name} WITH ${sql.join(before)} ${last}`).execute(tx);
}

/** Leaves out what is there already. @returns the keys of the rows that are new */
export async function insertNewRefused(tx: Tx, rows: readonly object[]): Promise<{ id: string; hash: string }[]> {
  if (rows.length === 0) return [];
  const { rows: added } = await sql<{ id: string; hash: string }>`
    ${sql.raw(INSERTS.refused_records)} FROM ${recordset('refused_records', rows)}
    ON CONFLICT DO NOTHING RETURNING id, encode(hash, 'hex') AS hash`.execute(tx);
  return added;
}

const INSERTS = Object.fromEntries(
  Object.entries(COLUMNS).map(([table, columns]) => [table, makeInsert(table, columns)]),
) as Record<Table, string>;

function makeInsert(table: string, columns: Readonly<Record<string, string>>): string {
  const taken = Object.entries(columns).map(([name, type]) =>
    type === 'bytea' ? `decode(t.${name}, 'hex')` : `t.${name}`,
  );
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT ${taken.join(', ')}`;
}

function recordset(table: Table, rows: readonly object[]) {
  const columns = Object.entries<string>(COLUMNS[table]);
  const json = JSON.stringify(rows.map((row) => pick(row as Readonly<Record<string, unknown>>, columns)));
  const types = columns.map(([name, type]) => `${name} ${type === 'bytea' ? 'text' : type}`).join(', ');
  return sql`json_to_recordset(${json}::json) AS ${sql.raw(`t (${types})`)}`;
}

function pick(row: Readonly<Record<string, unknown>>, columns: readonly [string, string][]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(([name]) => {
      const value = row[name];
      return [name, Buffer.isBuffer(value) ? value.toString('hex') : value];
    }),
  );
}
