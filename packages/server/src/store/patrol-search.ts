// Patrols of one page of a list, with the names that stand in it, and how many there are. Which they are is one question, planned anew for whatever
// was asked for; what stands in their rows is another, always the same and planned once.
import type { Sorting } from '@xunhe/contract/list-sort';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, direction, orderOf, type SortColumns } from './list-order.ts';
import type { AskEnd } from './pipe.ts';
import type { PatrolRow } from './rows-deed.ts';

export interface PatrolSearch {
  readonly city: string;
  readonly month?: string | undefined;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  /** Who walked, or for whom. */
  readonly person?: string | undefined;
  readonly verdict?: string | undefined;
  readonly id?: string | undefined;
  readonly sorting?: Sorting<'patrols'>;
  readonly limit: number;
  readonly offset: number;
}

interface PatrolNames {
  readonly person_name: string;
  readonly on_behalf_of_name: string | null;
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
}

/** What stands in a list. */
export type ListedPatrol = PatrolNames &
  Pick<
    PatrolRow,
    | ('city' | 'month' | 'id' | 'person' | 'on_behalf_of' | 'reach' | 'region' | 'mode' | 'day')
    | ('started_at' | 'ended_at' | 'length_m' | 'verdict' | 'source' | 'appealed_at' | 'decided_at')
  >;

/** With the judgement in full, what the phone told beside it, and the note. */
export type FoundPatrol = PatrolNames & PatrolRow;

function patrolFilter(search: PatrolSearch) {
  const parts = [sql`p.city = ${search.city}`];
  if (search.id !== undefined) parts.push(sql`p.id = ${search.id}`);
  if (search.month !== undefined) parts.push(sql`p.month = ${search.month}`);
  if (search.region !== undefined) parts.push(sql`p.region LIKE ${`${search.region}%`}`);
  if (search.reach !== undefined) parts.push(sql`p.reach = ${search.reach}`);
  if (search.person !== undefined) parts.push(sql`${search.person} IN (p.person, p.on_behalf_of)`);
  if (search.verdict !== undefined) parts.push(sql`p.verdict = ${search.verdict}`);
  return sql.join(parts, sql` AND `);
}

const SPENT = sql`p.ended_at - p.started_at`;
const COLUMNS: SortColumns<'patrols'> = {
  ...{
    startedAt: sql`p.started_at`,
    mode: sql`p.mode`,
    minutes: SPENT,
    lengthM: sql`p.length_m`,
    verdict: sql`p.verdict`,
  },
  ...{ personName: byName('m.name'), reachName: byName('r.name') },
};

/** What the order looks at beside the patrols themselves: joined only where a name is asked for. */
function namesFor({ sorting }: PatrolSearch) {
  if (sorting?.sort === 'personName') return sql`JOIN people_named m ON m.city = p.city AND m.id = p.person`;
  if (sorting?.sort === 'reachName') return sql`JOIN reaches r ON r.city = p.city AND r.id = p.reach`;
  return sql``;
}

/** The newest first, unless it is asked for otherwise. */
export async function searchPatrols(tx: Tx, search: PatrolSearch): Promise<FoundPatrol[]> {
  return readPage(tx, search, await listPage(tx, search));
}

/** The same with the number of all; the two first questions leave together where the transaction lets them. */
export async function searchAndCount(
  tx: Tx,
  search: PatrolSearch,
  end: AskEnd,
): Promise<PatrolCount & { rows: ListedPatrol[] }> {
  const [count, page] = await Promise.all([countPatrols(tx, search), listPage(tx, search)]);
  const rows = readListed(tx, search, page);
  end();
  return { ...count, rows: await rows };
}

type PageEntry = Pick<PatrolRow, 'month' | 'id'>;

// The columns are named: a plan that is kept must not depend on which the table has.
const LISTED = sql`p.city, p.month, p.id, p.person, p.reach, p.region, p.mode, p.day, p.started_at, p.ended_at, p.length_m, p.verdict, p.source,
  p.on_behalf_of, p.appealed_at, p.decided_at`;
const WHOLE = sql`${LISTED}, p.judgement, p.note, p.content_hash, p.received_at, p.clock_skew_s, p.told`;

async function readPage(tx: Tx, search: PatrolSearch, page: readonly PageEntry[]): Promise<FoundPatrol[]> {
  if (page.length === 0) return [];
  const { rows } = await sql<FoundPatrol>`/* planned: patrols.page */ SELECT ${WHOLE}, ${ofPage(search, page)}`.execute(
    tx,
  );
  return rows;
}

/** A judgement is most of a patrol's row, and a list does not show it. */
async function readListed(tx: Tx, search: PatrolSearch, page: readonly PageEntry[]): Promise<ListedPatrol[]> {
  if (page.length === 0) return [];
  const { rows } =
    await sql<ListedPatrol>`/* planned: patrols.listed */ SELECT ${LISTED}, ${ofPage(search, page)}`.execute(tx);
  return rows;
}

/** The names of a page's rows, and where they stand. A person's is asked for row by row: a join would read all people behind the view's barrier. */
function ofPage({ city }: PatrolSearch, page: readonly PageEntry[]): RawBuilder<unknown> {
  return sql`${nameOf('person')} AS person_name, ${nameOf('on_behalf_of')} AS on_behalf_of_name,
      r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name
    FROM unnest(${page.map(({ month }) => month)}::text[], ${page.map(({ id }) => id)}::text[]) WITH ORDINALITY AS asked (month, id, place)
    JOIN patrols p ON p.city = ${city} AND p.month = asked.month AND p.id = asked.id
    JOIN reaches r ON r.city = p.city AND r.id = p.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    ORDER BY asked.place`;
}

async function listPage(tx: Tx, search: PatrolSearch): Promise<PageEntry[]> {
  const { sort = 'startedAt', order: way = search.sorting?.sort ? 'up' : 'down' } = search.sorting ?? {};
  // Letter by letter as the index has it: it is never without a value.
  const byTime = sql`p.started_at ${direction(way)}, p.id`;
  const order =
    sort === 'startedAt' ? byTime : orderOf({ sort, order: way }, COLUMNS, { else: byTime, tie: sql`p.id` });
  const { rows } = await sql<PageEntry>`
    SELECT p.month, p.id FROM patrols p ${namesFor(search)} WHERE ${patrolFilter(search)}
    ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

function nameOf(column: 'person' | 'on_behalf_of'): RawBuilder<string | null> {
  return sql`(SELECT n.name FROM people_named n WHERE n.city = p.city AND n.id = ${sql.ref(`p.${column}`)})`;
}

/** Nobody turns so many pages: what lies beyond is not worth reading millions of rows each time. A month is counted further, for its sums. */
const MOST_COUNTED = { month: 10_000, ever: 1000 };

export interface PatrolCount {
  readonly total: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** Of all that were counted; null where there are more. */
  readonly sums: { readonly minutes: number; readonly lengthM: number } | null;
}

export async function countPatrols(tx: Tx, search: PatrolSearch): Promise<PatrolCount> {
  const most = MOST_COUNTED[search.month === undefined ? 'ever' : 'month'];
  const { rows } = await sql<{ total: number; minutes: number; lengthM: number }>`
    SELECT count(*)::int AS total, coalesce(sum(extract(epoch FROM ${SPENT}) / 60), 0)::float8 AS minutes,
           coalesce(sum(p.length_m), 0)::float8 AS "lengthM"
    FROM (SELECT started_at, ended_at, length_m FROM patrols p WHERE ${patrolFilter(search)} LIMIT ${most + 1}) p`.execute(
    tx,
  );
  const { total, ...sums } = rows[0]!;
  const more = total > most;
  return { total: Math.min(total, most), more, sums: more ? null : sums };
}
