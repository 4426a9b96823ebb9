// Standings: set, found, listed. Of each person and month the highest version is in force.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, direction } from './list-order.ts';
import type { StandingRow } from './rows-standing.ts';

export async function insertStandings(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  await sql`
    INSERT INTO standings (city, month, person, version, region, level, body, cases, policy, set_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(city text, month text, person text, version int, region text, level text, body jsonb, cases jsonb, policy text, set_at timestamptz)`.execute(
    tx,
  );
}

const IS_LATEST = sql`NOT EXISTS (SELECT FROM standings n
  WHERE n.city = s.city AND n.month = s.month AND n.person = s.person AND n.version > s.version)`;

/** All of a month, without the cases behind them. */
export async function listStandings(
  tx: Tx,
  city: string,
  month: string,
): Promise<Pick<StandingRow, 'person' | 'body'>[]> {
  const { rows } = await sql<Pick<StandingRow, 'person' | 'body'>>`
    SELECT s.person, s.body FROM standings s WHERE s.city = ${city} AND s.month = ${month} AND ${IS_LATEST}
    ORDER BY s.person`.execute(tx);
  return rows;
}

/** All versions of a person's month, the one in force first. */
export async function listVersions(
  tx: Tx,
  { city, month, person }: Pick<StandingRow, 'city' | 'month' | 'person'>,
): Promise<StandingRow[]> {
  return tx
    .selectFrom('standings')
    .selectAll()
    .where('city', '=', city)
    .where('month', '=', month)
    .where('person', '=', person)
    .orderBy('version', 'desc')
    .execute();
}

/** What is in force of a person's months, oldest first, without the cases. */
export async function listOwnMonths(
  tx: Tx,
  { city, person, until }: { readonly city: string; readonly person: string; readonly until: string },
): Promise<Pick<StandingRow, 'month' | 'body'>[]> {
  const { rows } = await sql<Pick<StandingRow, 'month' | 'body'>>`
    SELECT s.month, s.body FROM standings s WHERE s.city = ${city} AND s.person = ${person} AND s.month <= ${until} AND ${IS_LATEST}
    ORDER BY s.month`.execute(tx);
  return rows;
}

export interface StandingSearch {
  readonly city: string;
  readonly month: string;
  readonly region?: string | undefined;
  readonly level?: string | undefined;
  readonly q?: string | undefined;
  readonly sorting?: Sorting<'standings'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundStanding extends Omit<StandingRow, 'cases'> {
  readonly name: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly waiting: number;
  readonly total: number;
}

/** By name or by place, never by a number: the list is no ranking. */
export async function searchStandings(tx: Tx, search: StandingSearch): Promise<FoundStanding[]> {
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { sort = 'name', order: way } = search.sorting ?? {};
  const name = byName('p.name');
  const order =
    sort === 'name' ? sql`${name} ${direction(way)}, s.person` : sql`s.region ${direction(way)}, ${name}, s.person`;
  const { rows } = await sql<FoundStanding>`
    SELECT s.city, s.month, s.person, s.version, s.region, s.level, s.body, s.policy, s.set_at, p.name,
           g.name AS region_name, g.name_en AS region_name_en, count(*) OVER ()::int AS total,
           (SELECT count(*)::int FROM standing_objections o
            WHERE o.city = s.city AND o.person = s.person AND o.month = s.month AND o.decided_at IS NULL) AS waiting
    FROM standings s
    JOIN people_named p ON p.city = s.city AND p.id = s.person
    JOIN regions g ON g.city = s.city AND g.code = s.region
    WHERE s.city = ${search.city} AND s.month = ${search.month} AND ${IS_LATEST}
      AND (${search.region ?? null}::text IS NULL OR s.region LIKE ${`${search.region ?? ''}%`})
      AND (${search.level ?? null}::text IS NULL OR s.level = ${search.level ?? null})
      AND (${like}::text IS NULL OR p.name ILIKE ${like} OR g.name ILIKE ${like} OR g.name_en ILIKE ${like})
    ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

/** Months with standings that may be seen, newest first. */
export async function listStandingMonths(tx: Tx, city: string, person?: string): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    SELECT DISTINCT month FROM standings
    WHERE city = ${city} AND (${person ?? null}::text IS NULL OR person = ${person ?? null}) ORDER BY month DESC`.execute(
    tx,
  );
  return rows.map(({ month }) => month);
}
