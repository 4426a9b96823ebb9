// Inventories taken: one record of one person for one water and period.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { InventoryRow } from './rows-deed.ts';

export interface InventorySearch {
  readonly city: string;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  readonly found?: string | undefined;
  readonly sorting?: Sorting<'inventories'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundInventory extends InventoryRow {
  readonly person_name: string;
  readonly person_level: string | null;
  readonly on_behalf_of_name: string | null;
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly photos: number;
}

function inventoryFilter(search: InventorySearch) {
  const parts = [sql`i.city = ${search.city}`];
  if (search.region !== undefined) parts.push(sql`i.region LIKE ${`${search.region}%`}`);
  if (search.reach !== undefined) parts.push(sql`i.reach = ${search.reach}`);
  if (search.found !== undefined) parts.push(sql`${search.found} = ANY (i.found)`);
  return sql.join(parts, sql` AND `);
}

const COLUMNS: SortColumns<'inventories'> = {
  ...{ at: sql`i.taken_at`, region: sql`i.region` },
  ...{ reachName: byName('r.name'), personName: byName('p.name') },
};

/** What the order looks at beside the answers themselves. */
function namesFor({ sorting }: InventorySearch) {
  if (sorting?.sort === 'personName') return sql`JOIN people_named p ON p.city = i.city AND p.id = i.person`;
  if (sorting?.sort === 'reachName') return sql`JOIN reaches r ON r.city = i.city AND r.id = i.reach`;
  return sql``;
}

/** The newest first, unless it is asked for otherwise; the names are looked up for the page alone. */
export async function searchInventories(tx: Tx, search: InventorySearch): Promise<FoundInventory[]> {
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: sql`i.taken_at DESC, i.id`, tie: sql`i.id` });
  const { rows } = await sql<FoundInventory>`
    SELECT i.*, p.name AS person_name, p.level AS person_level, b.name AS on_behalf_of_name, r.name AS reach_name,
           r.name_en AS reach_name_en, g.name AS region_name, g.name_en AS region_name_en,
           (SELECT count(*)::int FROM photos f WHERE f.city = i.city AND f.record = i.id) AS photos
    FROM (SELECT i.* FROM inventories i ${namesFor(search)} WHERE ${inventoryFilter(search)}
          ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}) i
    JOIN people_named p ON p.city = i.city AND p.id = i.person
    LEFT JOIN people_named b ON b.city = i.city AND b.id = i.on_behalf_of
    JOIN reaches r ON r.city = i.city AND r.id = i.reach
    JOIN regions g ON g.city = r.city AND g.code = r.region
    ORDER BY ${order}`.execute(tx);
  return rows;
}

export async function countInventories(tx: Tx, search: InventorySearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM inventories i WHERE ${inventoryFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

export interface Answered {
  /** Whose post it answers for, whoever took it. */
  readonly owner: string;
  readonly reach: string;
  readonly day: string;
  readonly found: string[];
}

/** Since a day, the oldest first; on some reaches or on all. */
export async function listAnswered(
  tx: Tx,
  city: string,
  asked: { readonly from: string; readonly reaches?: readonly string[] },
): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    SELECT coalesce(on_behalf_of, person) AS owner, reach, day, found FROM inventories
    WHERE city = ${city} AND day >= ${asked.from}
      AND (${asked.reaches ?? null}::text[] IS NULL OR reach = ANY (${asked.reaches ?? null}::text[]))
    ORDER BY day, taken_at, id`.execute(tx);
  return rows;
}
