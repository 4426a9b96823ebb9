// Delegations of chiefs to their assistants.
import type { Sorting } from '@xunhe/contract/list-sort';
import type { Delegation } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import type { DelegationRow } from './rows-people.ts';

export async function insertDelegation(tx: Tx, row: DelegationRow): Promise<void> {
  await tx.insertInto('delegations').values(row).execute();
}

export async function findDelegation(tx: Tx, city: string, id: string): Promise<DelegationRow | null> {
  return (
    (await tx
      .selectFrom('delegations')
      .selectAll()
      .where('city', '=', city)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

export async function endDelegation(tx: Tx, city: string, id: string, lastDay: string): Promise<void> {
  await tx
    .updateTable('delegations')
    .set({ ended_day: lastDay })
    .where('city', '=', city)
    .where('id', '=', id)
    .execute();
}

/** Those in force on a day in which the assistant stands in. */
export async function listDelegationsTo(tx: Tx, city: string, assistant: string, day: string): Promise<Delegation[]> {
  return inForce(tx, city, { from: day, to: day }).where('assistant', '=', assistant).orderBy('chief').execute();
}

/** True when the chief has given some of these days to the assistant already. */
export async function hasOverlap(
  tx: Tx,
  city: string,
  wanted: { readonly chief: string; readonly assistant: string; readonly from: string; readonly to: string },
): Promise<boolean> {
  const found = await inForce(tx, city, wanted)
    .where('chief', '=', wanted.chief)
    .where('assistant', '=', wanted.assistant)
    .executeTakeFirst();
  return found !== undefined;
}

function inForce(tx: Tx, city: string, span: { readonly from: string; readonly to: string }) {
  const lastDay = sql<string>`COALESCE(ended_day, to_day)`;
  return tx
    .selectFrom('delegations')
    .select(['chief', 'assistant', 'from_day as from', lastDay.as('to')])
    .where('city', '=', city)
    .where('from_day', '<=', span.to)
    .where(lastDay, '>=', span.from)
    .where(lastDay, '>=', sql.ref<string>('from_day'));
}

export interface BegunRow {
  readonly id: string;
  readonly chief: string;
  readonly chiefName: string;
  readonly assistant: string;
  readonly assistantName: string;
  readonly from: string;
  readonly to: string;
}

/** Those whose first day lies between two days and that were not ended before it; with `running`, that are in force on that day. */
export async function listBegunDelegations(
  tx: Tx,
  city: string,
  span: { readonly from: string; readonly to: string; readonly running?: string },
): Promise<BegunRow[]> {
  const { rows } = await sql<BegunRow>`
    SELECT d.id, d.chief, c.name AS "chiefName", d.assistant, a.name AS "assistantName", d.from_day AS from, d.to_day AS to
    FROM delegations d
    JOIN people_named c ON c.city = d.city AND c.id = d.chief
    JOIN people_named a ON a.city = d.city AND a.id = d.assistant
    WHERE d.city = ${city} AND d.from_day BETWEEN ${span.from} AND ${span.to}
      AND (COALESCE(d.ended_day, d.to_day) >= ${span.running ?? null}::date) IS NOT FALSE
      AND COALESCE(d.ended_day, d.to_day) >= d.from_day
    ORDER BY d.from_day, d.id`.execute(tx);
  return rows;
}

export interface FoundDelegation extends DelegationRow {
  readonly chief_name: string;
  readonly assistant_name: string;
  readonly total: number;
}

const LAST_DAY = sql`greatest(coalesce(d.ended_day, d.to_day), d.from_day)`;
const COLUMNS: SortColumns<'delegations'> = {
  ...{ from: sql`d.from_day`, to: LAST_DAY, chiefName: byName('c.name'), assistantName: byName('a.name') },
};

/** The newest first; `person` is either of the two. */
export async function searchDelegations(
  tx: Tx,
  search: {
    readonly city: string;
    readonly person?: string | undefined;
    readonly sorting?: Sorting<'delegations'>;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<FoundDelegation[]> {
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: sql`d.from_day DESC, d.id`, tie: sql`d.id` });
  const { rows } = await sql<FoundDelegation>`
    SELECT d.*, c.name AS chief_name, a.name AS assistant_name, count(*) OVER ()::int AS total
    FROM delegations d
    JOIN people_named c ON c.city = d.city AND c.id = d.chief
    JOIN people_named a ON a.city = d.city AND a.id = d.assistant
    WHERE d.city = ${search.city}
      AND (${search.person ?? null}::text IS NULL OR ${search.person ?? null}::text IN (d.chief, d.assistant))
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

/** Who can stand in or take over: people with an open account of the role. */
export async function listCandidates(tx: Tx, city: string, role: 'assistant' | 'chief') {
  return tx
    .selectFrom('accounts as a')
    .innerJoin('people_named as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
    .innerJoin('regions as r', (join) => join.onRef('r.city', '=', 'a.city').onRef('r.code', '=', 'a.region'))
    .select(['p.id as person', 'p.name as name', 'p.level as level', 'a.region as region', 'r.name as regionName'])
    .where('a.city', '=', city)
    .where('a.role', '=', role)
    .where('a.disabled_at', 'is', null)
    .orderBy('a.region')
    .orderBy('p.id')
    .execute();
}
