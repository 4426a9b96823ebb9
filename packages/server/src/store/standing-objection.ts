// What is said against standings: made once, answered once.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { StandingObjectionRow } from './rows-standing.ts';

export async function insertObjection(tx: Tx, row: StandingObjectionRow): Promise<void> {
  await tx.insertInto('standing_objections').values(row).execute();
}

export async function findObjection(tx: Tx, city: string, id: string): Promise<StandingObjectionRow | null> {
  const query = tx.selectFrom('standing_objections').selectAll().where('city', '=', city).where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

/** The same, held until the transaction ends. */
export async function lockObjection(tx: Tx, city: string, id: string): Promise<StandingObjectionRow | null> {
  const query = tx.selectFrom('standing_objections').selectAll().where('city', '=', city).where('id', '=', id);
  return (await query.forUpdate().executeTakeFirst()) ?? null;
}

export async function updateObjection(
  tx: Tx,
  { city, id }: Pick<StandingObjectionRow, 'city' | 'id'>,
  change: Pick<StandingObjectionRow, 'decided_at' | 'decided_by' | 'granted' | 'reason' | 'left_out' | 'new_version'>,
): Promise<void> {
  await tx.updateTable('standing_objections').set(change).where('city', '=', city).where('id', '=', id).execute();
}

/** What was granted in the city: such rows count in no later month either. */
export async function listGranted(
  tx: Tx,
  city: string,
): Promise<Pick<StandingObjectionRow, 'person' | 'number' | 'left_out'>[]> {
  return tx
    .selectFrom('standing_objections')
    .select(['person', 'number', 'left_out'])
    .where('city', '=', city)
    .where('granted', '=', true)
    .orderBy('id')
    .execute();
}

export interface FoundObjection extends StandingObjectionRow {
  readonly name: string;
  readonly level: string | null;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly decider_name: string | null;
  readonly total: number;
}

export interface ObjectionSearch {
  readonly city: string;
  readonly state?: 'waiting' | 'decided' | undefined;
  readonly region?: string | undefined;
  readonly person?: string | undefined;
  readonly month?: string | undefined;
  readonly sorting?: Sorting<'standingObjections'>;
  readonly limit: number;
  readonly offset: number;
}

const COLUMNS: SortColumns<'standingObjections'> = {
  ...{ at: sql`o.at`, name: byName('p.name'), region: sql`o.region` },
};

/** What waits comes first, the longest waiting of it; of what was answered the latest. */
export async function searchObjections(tx: Tx, search: ObjectionSearch): Promise<FoundObjection[]> {
  const waiting = sql`o.decided_at IS NOT NULL, CASE WHEN o.decided_at IS NULL THEN o.at END, o.decided_at DESC, o.id`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: waiting, tie: sql`o.id` });
  const { rows } = await sql<FoundObjection>`
    SELECT o.*, p.name, p.level, g.name AS region_name, g.name_en AS region_name_en, d.name AS decider_name,
           count(*) OVER ()::int AS total
    FROM standing_objections o
    JOIN people_named p ON p.city = o.city AND p.id = o.person
    JOIN regions g ON g.city = o.city AND g.code = o.region
    LEFT JOIN people_named d ON d.city = o.city AND d.id = o.decided_by
    WHERE o.city = ${search.city}
      AND (${search.state ?? null}::text IS NULL OR (o.decided_at IS NULL) = (${search.state ?? null} = 'waiting'))
      AND (${search.region ?? null}::text IS NULL OR o.region LIKE ${`${search.region ?? ''}%`})
      AND (${search.person ?? null}::text IS NULL OR o.person = ${search.person ?? null})
      AND (${search.month ?? null}::text IS NULL OR o.month = ${search.month ?? null})
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}
