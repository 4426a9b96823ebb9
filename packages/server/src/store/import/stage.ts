// A staging table beside a real one: rows of a file are copied in, doubles are found there by the database, and the rest is merged into
// the real table row by row of its key. Nothing that is the same is written, so the same file again changes nothing.
import type { PoolClient } from 'pg';
import { type CopyValue, copyRows } from '../copy.ts';

export interface Target {
  readonly table: string;
  /** Columns of the primary key without `city`. */
  readonly key: readonly string[];
  /** What makes a thing the same one when it may move to another month; default: the key. */
  readonly identity?: readonly string[];
  /** What names a row in a report of doubles; default: the identity. */
  readonly named?: readonly string[];
  /** All columns but `city`, with their types; the key among them. */
  readonly columns: Readonly<Record<string, string>>;
  /** When a stored row `t` counts as changed against the staged `s`; default: any column differs. */
  readonly changedWhen?: string;
  /** SQL of what a changed column becomes, where that is not simply the staged value. */
  readonly set?: Readonly<Record<string, string>>;
  /** True: the merge remembers whose rows it touched. */
  readonly remember?: boolean;
  /** Columns kept as they are in rows that are stored already. */
  readonly keep?: readonly string[];
}

export interface Stage {
  readonly name: string;
  readonly target: Target;
  readonly city: string;
  /** First key column of the rows that the merge added or changed, where the target asks for them. */
  readonly touched: Set<string>;
}

export interface Double {
  readonly line: number;
  readonly firstLine: number;
  readonly key: string;
  /** False: the same key with other content. */
  readonly same: boolean;
}

export interface Merged {
  readonly added: number;
  readonly changed: number;
}

/** An empty staging table, gone at the end of the transaction. */
export async function createStage(client: PoolClient, city: string, target: Target): Promise<Stage> {
  const name = `stage_${target.table}`;
  const columns = Object.entries(target.columns).map(
    ([column, type]) => `"${column}" ${type}${type === 'text' ? ' COLLATE "C"' : ''}`,
  );
  await client.query(`DROP TABLE IF EXISTS pg_temp."${name}"`);
  await client.query(`CREATE TEMP TABLE "${name}" (line integer, ${columns.join(', ')}) ON COMMIT DROP`);
  return { name, target, city, touched: new Set() };
}

/** Each row: its line, then the target's columns in order. */
export function fillStage(client: PoolClient, stage: Stage, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  return copyRows(client, { table: stage.name, columns: ['line', ...Object.keys(stage.target.columns)] }, rows);
}

/** Takes rows whose key came before out of the stage: the first line of a key stays. */
export async function takeDoubles(client: PoolClient, stage: Stage): Promise<Double[]> {
  const { target, name } = stage;
  await client.query(`ANALYZE "${name}"`);
  const identity = target.identity ?? target.key;
  const key = identity.map((column) => `"${column}"`).join(', ');
  const { rows } = await client.query<Double>(`
    WITH firsts AS (SELECT ${key}, min(line) AS first_line FROM "${name}" GROUP BY ${key} HAVING count(*) > 1)
    SELECT s.line, f.line AS "firstLine", concat_ws('/', ${prefixed('s', target.named ?? identity)}) AS key,
      ${asRow('s', otherColumns(target))} IS NOT DISTINCT FROM ${asRow('f', otherColumns(target))} AS same
    FROM firsts
    JOIN "${name}" f ON f.line = firsts.first_line AND ${joined('f', 'firsts', identity)}
    JOIN "${name}" s ON s.line > firsts.first_line AND ${joined('s', 'firsts', identity)}
    ORDER BY s.line`);
  await removeLines(
    client,
    stage,
    rows.map((row) => row.line),
  );
  return rows;
}

export async function removeLines(client: PoolClient, stage: Stage, lines: readonly number[]): Promise<void> {
  if (lines.length > 0) await client.query(`DELETE FROM "${stage.name}" WHERE line = ANY($1::integer[])`, [lines]);
}

export interface Kept {
  readonly count: number;
  /** The first few. */
  readonly ids: readonly string[];
}

const NAMED = 3;

/**
 * Takes rows out of the stage that would change a record which an office has changed: what it wrote stands until it takes it back.
 * @param kind of the register
 */
export async function keepEdited(client: PoolClient, stage: Stage, kind: string): Promise<Kept | null> {
  const { target, name, city } = stage;
  const key = `"${target.key[0]!}"`;
  const columns = otherColumns(target);
  const { rows } = await client.query<{ id: string }>(
    `DELETE FROM "${name}" s USING "${target.table}" t
     WHERE t.city = $1 AND t.${key} = s.${key} AND ${asRow('t', columns)} IS DISTINCT FROM ${asRow('s', columns)}
       AND EXISTS (SELECT FROM register_changes c WHERE c.city = $1 AND c.kind = $2 AND c.id = s.${key})
     RETURNING s.${key} AS id`,
    [city, kind],
  );
  const ids = rows.map(({ id }) => id).sort();
  return ids.length === 0 ? null : { count: ids.length, ids: ids.slice(0, NAMED) };
}

/** The same for bulletins: what an office corrected or withdrew at its desk is left as it is. */
export async function keepDeskBulletins(client: PoolClient, stage: Stage): Promise<Kept | null> {
  const { rows } = await client.query<{ id: string }>(
    `DELETE FROM "${stage.name}" s
     WHERE EXISTS (SELECT FROM bulletin_changes c
       WHERE c.city = $1 AND c.bulletin = s.key AND c.deed IN ('enter', 'correct', 'withdraw'))
     RETURNING s.key AS id`,
    [stage.city],
  );
  const ids = rows.map(({ id }) => id).sort();
  return ids.length === 0 ? null : { count: ids.length, ids: ids.slice(0, NAMED) };
}

/** Writes what is new and what differs. Every staged key must be there once. */
export async function mergeStage(client: PoolClient, stage: Stage): Promise<Merged> {
  const { target, name, city } = stage;
  const moved = target.identity ? await removeMoved(client, stage, target.identity) : 0;
  const kept = new Set([...target.key, ...(target.keep ?? [])]);
  const settable = Object.keys(target.columns).filter((column) => !kept.has(column));
  const when = target.changedWhen ?? `${asRow('t', settable)} IS DISTINCT FROM ${asRow('s', settable)}`;
  const assignments = settable.map((column) => `"${column}" = ${target.set?.[column] ?? `s."${column}"`}`);
  const returning = (alias: string) => (target.remember ? `RETURNING ${alias}."${target.key[0]!}" AS id` : '');
  const changed = await client.query<{ id: string }>(
    `UPDATE "${target.table}" t SET ${assignments.join(', ')} FROM "${name}" s
     WHERE t.city = $1 AND ${joined('t', 's', target.key)} AND (${when}) ${returning('t')}`,
    [city],
  );
  const columns = Object.keys(target.columns);
  const added = await client.query<{ id: string }>(
    `INSERT INTO "${target.table}" AS t (city, ${columns.map((column) => `"${column}"`).join(', ')})
     SELECT $1, ${prefixed('s', columns)} FROM "${name}" s ON CONFLICT DO NOTHING ${returning('t')}`,
    [city],
  );
  for (const row of [...changed.rows, ...added.rows]) stage.touched.add(row.id);
  return { added: (added.rowCount ?? 0) - moved, changed: (changed.rowCount ?? 0) + moved };
}

/** Takes stored rows away whose month is now another; they come back as new ones. */
async function removeMoved(client: PoolClient, stage: Stage, identity: readonly string[]): Promise<number> {
  const other = stage.target.key.filter((column) => !identity.includes(column));
  const { rowCount } = await client.query(
    `DELETE FROM "${stage.target.table}" t USING "${stage.name}" s
     WHERE t.city = $1 AND ${joined('t', 's', identity)} AND ${asRow('t', other)} IS DISTINCT FROM ${asRow('s', other)}`,
    [stage.city],
  );
  return rowCount ?? 0;
}

export async function countStage(client: PoolClient, stage: Stage): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${stage.name}"`);
  return rows[0]!.count;
}

export async function dropStage(client: PoolClient, stage: Stage): Promise<void> {
  await client.query(`DROP TABLE "${stage.name}"`);
}

function otherColumns(target: Target): string[] {
  return Object.keys(target.columns).filter((column) => !target.key.includes(column));
}

function prefixed(alias: string, columns: readonly string[]): string {
  return columns.map((column) => `${alias}."${column}"`).join(', ');
}

function asRow(alias: string, columns: readonly string[]): string {
  return `ROW(${prefixed(alias, columns)})`;
}

function joined(a: string, b: string, columns: readonly string[]): string {
  return columns.map((column) => `${a}."${column}" = ${b}."${column}"`).join(' AND ');
}
