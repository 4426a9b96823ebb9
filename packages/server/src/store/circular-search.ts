// The office's list of published notices, with how many have read each.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import { type FoundCircular, selectCirculars } from './circular.ts';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';

export interface CircularSearch {
  readonly city: string;
  readonly today: string;
  readonly state?: string | undefined;
  readonly q?: string | undefined;
  readonly sorting?: Sorting<'sentCirculars'>;
  readonly limit: number;
  readonly offset: number;
}

export interface SentCircularRow extends FoundCircular {
  readonly published_by_name: string | null;
  readonly withdrawn_by_name: string | null;
}

const COLUMNS: SortColumns<'sentCirculars'> = {
  ...{ title: byName('c.title'), publishedAt: sql`c.published_at`, lastDay: sql`c.last_day` },
};

/** What offices inside the scope wrote, and what was written for its region; the newest first. */
export async function searchCirculars(
  tx: Tx,
  { city, today, state, q, sorting, limit, offset }: CircularSearch,
): Promise<{ rows: SentCircularRow[]; total: number }> {
  let found = selectCirculars(tx, city);
  if (q) found = found.where('c.title', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`);
  if (state !== undefined) found = found.where(sql<boolean>`${stateIn(today)} = ${state}`);
  const { total } = await found
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await withNames(found)
    .orderBy(orderOf(sorting ?? {}, COLUMNS, { else: sql`c.published_at DESC, c.id DESC`, tie: sql`c.id` }))
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total };
}

export async function findSentCircular(tx: Tx, city: string, id: string): Promise<SentCircularRow | null> {
  return (await withNames(selectCirculars(tx, city)).where('c.id', '=', id).executeTakeFirst()) ?? null;
}

function withNames(found: ReturnType<typeof selectCirculars>) {
  return found
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'c.city').onRef('p.id', '=', 'c.published_by'))
    .leftJoin('people_named as w', (join) => join.onRef('w.city', '=', 'c.city').onRef('w.id', '=', 'c.withdrawn_by'))
    .select(['p.name as published_by_name', 'w.name as withdrawn_by_name']);
}

/** As `stateOfCircular` in the domain has it. */
function stateIn(today: string) {
  return sql<string>`CASE WHEN c.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN c.superseded_by IS NOT NULL THEN 'superseded'
    WHEN c.last_day < ${today}::date THEN 'over' ELSE 'published' END`;
}
