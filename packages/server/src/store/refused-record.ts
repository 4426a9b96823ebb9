// Records that were not taken: found, and settled once.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { RefusedRecordRow } from './rows-sync.ts';

export interface RefusedSearch {
  readonly city: string;
  readonly open?: boolean | undefined;
  /** Significant digits. */
  readonly region?: string | undefined;
  /** One of them. */
  readonly key?: RefusedKey | undefined;
}

export interface RefusedKey {
  readonly id: string;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface FoundRefused extends Omit<RefusedRecordRow, 'hash' | 'content'> {
  readonly hash: string;
  readonly bytes: number;
  readonly person_name: string | null;
  readonly region_name: string;
  readonly settled_by_name: string | null;
}

function refusedFilter({ city, open, region, key }: RefusedSearch) {
  const parts = [sql`r.city = ${city}`];
  if (open !== undefined) parts.push(open ? sql`r.settled_at IS NULL` : sql`r.settled_at IS NOT NULL`);
  if (region !== undefined) parts.push(sql`r.region LIKE ${`${region}%`}`);
  if (key !== undefined) parts.push(sql`r.id = ${key.id} AND r.hash = decode(${key.hash}, 'hex')`);
  return sql.join(parts, sql` AND `);
}

const COLUMNS: SortColumns<'refusedRecords'> = {
  ...{ receivedAt: sql`r.received_at`, kind: sql`r.kind`, personName: byName('p.name') },
  ...{ region: sql`r.region`, settledAt: sql`r.settled_at` },
};

/** Without the contents. */
export async function searchRefused(
  tx: Tx,
  search: RefusedSearch,
  page: { readonly limit: number; readonly offset: number } & Sorting<'refusedRecords'>,
): Promise<FoundRefused[]> {
  const order = orderOf(page, COLUMNS, { else: sql`r.received_at DESC, r.id, r.hash`, tie: sql`r.id, r.hash` });
  const { rows } = await sql<FoundRefused>`
    SELECT r.city, r.id, encode(r.hash, 'hex') AS hash, r.kind, r.form, r.person, r.region, r.device, r.refusal, r.received_at,
      r.settled_at, r.settled_by, r.note, length(r.content) AS bytes, p.name AS person_name, s.name AS settled_by_name,
      g.name AS region_name
    FROM refused_records r
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN people_named p ON p.city = r.city AND p.id = r.person
    LEFT JOIN people_named s ON s.city = r.city AND s.id = r.settled_by
    WHERE ${refusedFilter(search)} ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset}`.execute(tx);
  return rows;
}

export async function countRefused(tx: Tx, search: RefusedSearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM refused_records r WHERE ${refusedFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

export async function findRefusedContent(tx: Tx, city: string, key: RefusedKey): Promise<Buffer | null> {
  const { rows } = await sql<{ content: Buffer }>`
    SELECT r.content FROM refused_records r WHERE ${refusedFilter({ city, key })}`.execute(tx);
  return rows[0]?.content ?? null;
}

/** @returns false when somebody settled it before, or there is none */
export async function settleRefused(
  tx: Tx,
  city: string,
  key: RefusedKey,
  how: { readonly by: string; readonly at: Date; readonly note: string },
): Promise<boolean> {
  const done = await sql`
    UPDATE refused_records r SET settled_at = ${how.at}, settled_by = ${how.by}, note = ${how.note}
    WHERE ${refusedFilter({ city, key, open: true })}`.execute(tx);
  return done.numAffectedRows === 1n;
}
