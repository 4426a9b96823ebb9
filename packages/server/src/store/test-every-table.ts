// Puts a row into every table of the database for each of some regions, whatever the table's columns are, so that a table which nobody
// thought of is tried like all others. Only for a database of one test: its checks and foreign keys are dropped.
import pg from 'pg';
import { type Connection, connectionConfig } from './db.ts';

export interface TableFacts {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly secured: boolean;
  readonly owner: string;
  readonly columns: ReadonlySet<string>;
  /** What the application may do with it. */
  readonly grants: readonly string[];
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** What rows are made of where a policy or a partition reads it; any other text is the region. */
function makeValue({ name, type }: Column, { table, region }: { table: string; region: string }): unknown {
  if (name === 'city') return region.slice(0, 4);
  if (name === 'region' || name === 'code') return region;
  if (name === 'month') return '2018-01';
  if (name === 'reach' || (table === 'reaches' && name === 'id')) return `R-${region}`;
  if (name === 'problem' || (table === 'problems' && name === 'id')) return `Q-${region}`;
  if (table === 'observations' && name === 'kind') return 'sample';
  if (table === 'photos' && name === 'record_kind') return 'problem';
  if (type === 'text') return region;
  if (type === 'text[]') return [];
  if (type === 'boolean') return true;
  if (type === 'date') return '2018-01-01';
  if (type.startsWith('timestamp')) return '2018-01-01T00:00:00Z';
  if (type === 'jsonb') return '{}';
  if (type === 'bytea') return Buffer.from(region);
  if (/^(smallint|integer|bigint|double precision|numeric|real)/.test(type)) return 1;
  throw new Error(`${table}.${name} is ${type}: say here what such a value looks like`);
}

export async function fillEveryTable(connection: Connection, regions: readonly string[]): Promise<TableFacts[]> {
  const owner = new pg.Client(connectionConfig(connection));
  await owner.connect();
  try {
    const tables = await listTables(owner);
    await dropConstraints(owner);
    await owner.query('SELECT ensure_year(2018)');
    for (const { name, kind } of tables) {
      if (kind === 'view' || name === 'migrations') continue;
      const columns = await listColumns(owner, name);
      for (const region of regions) {
        if (name === 'cities' && regions.find((one) => one.startsWith(region.slice(0, 4))) !== region) continue;
        const values = columns.map((column) => makeValue(column, { table: name, region }));
        const names = columns.map((column) => `"${column.name}"`);
        await owner.query(
          `INSERT INTO "${name}" (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})
           ON CONFLICT DO NOTHING`,
          values,
        );
      }
    }
    return tables;
  } finally {
    await owner.end();
  }
}

async function listTables(owner: pg.Client): Promise<TableFacts[]> {
  const { rows } = await owner.query<Omit<TableFacts, 'columns'> & { columns: string[] }>(`
    SELECT c.relname AS name, CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS kind, c.relrowsecurity AS secured,
           pg_get_userbyid(c.relowner) AS owner,
           ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
           ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                 WHERE has_table_privilege('xunhe_app', c.oid, p)) AS grants
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    ORDER BY c.relname`);
  return rows.map((row) => ({ ...row, columns: new Set(row.columns) }));
}

async function listColumns(owner: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
       AND (a.attnotnull OR a.attname IN ('reach', 'region'))`,
    [`public.${table}`],
  );
  return rows;
}

async function dropConstraints(owner: pg.Client): Promise<void> {
  await owner.query(`DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
               WHERE contype IN ('f', 'c') AND connamespace = 'public'::regnamespace AND conparentid = 0 AND coninhcount = 0 LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', one.name, one.conname);
    END LOOP; END $$`);
}
