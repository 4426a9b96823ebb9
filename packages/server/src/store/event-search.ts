// Finds events for the audit administrator, newest first unless the chain is read from its beginning. What is matched is bound as a value, so a `%` in it is only a `%`.
import type { Sorting } from '@xunhe/contract/list-sort';
import { regionPrefix } from '@xunhe/domain/place/region';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { direction } from './list-order.ts';

export interface EventSearch {
  readonly city: string;
  readonly kind?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly region?: string | undefined;
  readonly q?: string | undefined;
  readonly since?: Date | undefined;
  readonly before?: Date | undefined;
}

export interface FoundEvent {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly region: string;
  readonly regionName: string | null;
  readonly actor: string | null;
  readonly actorName: string | null;
  readonly subject: string | null;
  readonly subjectName: string | null;
  readonly address: string | null;
  readonly at: Date;
  readonly body: unknown;
  readonly hash: string;
}

export async function searchEvents(
  tx: Tx,
  search: EventSearch,
  page: { readonly limit: number; readonly offset: number } & Sorting<'auditEvents'>,
): Promise<FoundEvent[]> {
  const order = sql`e.seq ${direction(page.sort === undefined ? 'down' : page.order)}`;
  const { rows } = await sql<FoundEvent>`
    SELECT e.seq, e.id, e.kind, e.key, e.region, r.name AS "regionName", e.actor, a.name AS "actorName", e.subject,
      s.name AS "subjectName", e.address, e.at, e.body, encode(e.hash, 'hex') AS hash
    FROM (SELECT * FROM events e WHERE ${matches(search)} ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}) e
    LEFT JOIN regions r ON r.city = e.city AND r.code = rpad(e.region, 12, '0')
    LEFT JOIN people_named a ON a.city = e.city AND a.id = e.actor
    LEFT JOIN people_named s ON s.city = e.city AND s.id = e.subject
    ORDER BY ${order}`.execute(tx);
  return rows;
}

export async function countEvents(tx: Tx, search: EventSearch): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM events e WHERE ${matches(search)}`.execute(tx);
  return rows[0]!.count;
}

export async function countEventKinds(tx: Tx, city: string): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    SELECT kind, count(*) FROM events WHERE city = ${city} GROUP BY kind ORDER BY kind`.execute(tx);
  return rows;
}

function matches(search: EventSearch): RawBuilder<unknown> {
  const { city, kind, actor, subject, region, q, since, before } = search;
  const parts = [sql`e.city = ${city}`];
  if (kind) parts.push(sql`starts_with(e.kind, ${kind})`);
  if (actor) parts.push(isPerson(sql.ref('e.actor'), search.city, actor));
  if (subject) parts.push(isPerson(sql.ref('e.subject'), search.city, subject));
  if (region) parts.push(sql`starts_with(e.region, ${regionPrefix(region)})`);
  if (q) parts.push(sql`(strpos(lower(e.key), lower(${q})) > 0 OR strpos(lower(e.kind), lower(${q})) > 0)`);
  if (since) parts.push(sql`e.at >= ${since}`);
  if (before) parts.push(sql`e.at < ${before}`);
  return sql.join(parts, sql` AND `);
}

/** By id, or by part of the name. */
function isPerson(column: RawBuilder<unknown>, city: string, text: string): RawBuilder<unknown> {
  return sql`(${column} = ${text}
    OR ${column} IN (SELECT p.id FROM people_named p WHERE p.city = ${city} AND strpos(lower(p.name), lower(${text})) > 0))`;
}
