// Duties: set, searched, summed, and what of them is due.
import type { Sorting } from '@xunhe/contract/list-sort';
import { LEVELS } from '@xunhe/domain/duty/level';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { DutyRow } from './rows-duty.ts';

export async function insertDuties(tx: Tx, rows: readonly DutyRow[]): Promise<void> {
  await sql`
    INSERT INTO duties (city, month, person, reach, region, level, visits, minutes, length_m, body, policy)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(city text, month text, person text, reach text, region text, level text, visits int, minutes float8, length_m float8, body jsonb, policy text)`.execute(
    tx,
  );
}

export interface DutySearch {
  readonly city: string;
  readonly month: string;
  readonly region?: string | undefined;
  readonly person?: string | undefined;
  readonly reach?: string | undefined;
  readonly level?: string | undefined;
  readonly personLevel?: string | undefined;
  readonly q?: string | undefined;
  readonly sorting?: Sorting<'duties'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundDuty extends DutyRow {
  readonly person_name: string;
  readonly person_level: string | null;
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
  readonly water_name_en: string | null;
  readonly region_name: string;
  /** Distinct days with an effective patrol on the reach in the duty's month. */
  readonly days: string[];
}

function dutyFilter(search: DutySearch) {
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  return sql`
    FROM duties d
    JOIN people_named p ON p.city = d.city AND p.id = d.person
    JOIN reaches r ON r.city = d.city AND r.id = d.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT x.day::text ORDER BY x.day::text) AS days FROM patrol_reaches x
      WHERE x.city = d.city AND x.month = d.month AND x.person = d.person AND x.reach = d.reach AND x.effective) v ON true
    WHERE d.city = ${search.city} AND d.month = ${search.month}
      AND (${search.region ?? null}::text IS NULL OR d.region LIKE ${`${search.region ?? ''}%`})
      AND (${search.person ?? null}::text IS NULL OR d.person = ${search.person ?? null})
      AND (${search.reach ?? null}::text IS NULL OR d.reach = ${search.reach ?? null})
      AND (${search.level ?? null}::text IS NULL OR d.level = ${search.level ?? null})
      AND (${search.personLevel ?? null}::text IS NULL OR p.level = ${search.personLevel ?? null})
      AND (${like}::text IS NULL OR p.name ILIKE ${like} OR r.name ILIKE ${like} OR w.name ILIKE ${like} OR r.name_en ILIKE ${like})`;
}

/** Days of a duty that count: in each window no more than it asks, as `countWindows` counts them row by row. */
const DONE = sql`coalesce((
  SELECT sum(least((w->>'visits')::int, (SELECT count(*) FROM unnest(v.days) day WHERE day BETWEEN w->>'from' AND w->>'to')))
  FROM jsonb_array_elements(d.body->'windows') w), 0)`;

const COLUMNS: SortColumns<'duties'> = {
  ...{ personName: byName('p.name'), personLevel: byRank('p.level', POST_LEVELS), reachName: byName('r.name') },
  ...{ regionName: byName('g.name'), level: byRank('d.level', LEVELS), visits: sql`d.visits`, done: DONE },
};

export async function searchDuties(tx: Tx, search: DutySearch): Promise<FoundDuty[]> {
  const tie = sql`d.person, d.reach`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, {
    ...{ else: sql`${byRank('d.level', LEVELS)} DESC, d.visits DESC, ${tie}`, tie },
  });
  const { rows } = await sql<FoundDuty>`
    SELECT d.*, p.name AS person_name, p.level AS person_level, r.name AS reach_name, r.name_en AS reach_name_en,
           w.name AS water_name, w.name_en AS water_name_en, g.name AS region_name, coalesce(v.days, '{}') AS days
    ${dutyFilter(search)}
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export interface DutyTotals {
  readonly rows: number;
  readonly people: number;
  readonly visits: number;
  readonly done: number;
  readonly minutes: number;
  readonly lengthM: number;
  readonly policy: string | null;
}

/** Totals of all matching duties, the sums of their rows. */
export async function sumDuties(tx: Tx, search: DutySearch): Promise<DutyTotals> {
  const { rows } = await sql<DutyTotals>`
    SELECT count(*)::int AS rows, count(DISTINCT d.person)::int AS people, coalesce(sum(d.visits), 0)::int AS visits,
           coalesce(sum(${DONE}), 0)::int AS done,
           coalesce(sum(d.visits * d.minutes), 0)::float8 AS minutes, coalesce(sum(d.visits * d.length_m), 0)::float8 AS "lengthM",
           min(d.policy) AS policy
    ${dutyFilter(search)}`.execute(tx);
  return rows[0]!;
}

/** Asked and done day-visits per reach in a month, for the map. */
export async function listDutyProgress(
  tx: Tx,
  city: string,
  month: string,
): Promise<{ reach: string; visits: number; done: number }[]> {
  const { rows } = await sql<{ reach: string; visits: number; done: number }>`
    SELECT d.reach, sum(d.visits)::int AS visits, sum(${DONE})::int AS done
    FROM duties d
    LEFT JOIN (SELECT person, reach, array_agg(DISTINCT day::text) AS days FROM patrol_reaches
               WHERE city = ${city} AND month = ${month} AND effective GROUP BY person, reach) v ON v.person = d.person AND v.reach = d.reach
    WHERE d.city = ${city} AND d.month = ${month}
    GROUP BY d.reach`.execute(tx);
  return rows;
}

/**
 * Minutes asked by each duty of a month: visits times the least that one takes. A duty of an older version does not say as what it is owed; the
 * person's post says it then.
 */
export async function listAskedMinutes(
  tx: Tx,
  { city, month, region }: { readonly city: string; readonly month: string; readonly region?: string | undefined },
): Promise<{ person: string; post: string; visits: number; minutes: number }[]> {
  const { rows } = await sql<{ person: string; post: string; visits: number; minutes: number }>`
    SELECT d.person, coalesce(d.body ->> 'post', p.level, 'reach') AS post, d.visits, (d.visits * d.minutes)::float8 AS minutes
    FROM duties d LEFT JOIN people_named p ON p.city = d.city AND p.id = d.person
    WHERE d.city = ${city} AND d.month = ${month}
      AND (${region ?? null}::text IS NULL OR d.region LIKE ${`${region ?? ''}%`})
    ORDER BY d.person, d.reach`.execute(tx);
  return rows;
}

/** What each person is asked in a month, a row a water. */
export async function listDutyVisits(tx: Tx, city: string, month: string) {
  return tx
    .selectFrom('duties')
    .select(['person', 'visits'])
    .where('city', '=', city)
    .where('month', '=', month)
    .orderBy('person')
    .execute();
}

/** The same, water by water. */
export async function listDutyVisitsByReach(tx: Tx, city: string, month: string) {
  return tx
    .selectFrom('duties')
    .select(['person', 'reach', 'visits'])
    .where('city', '=', city)
    .where('month', '=', month)
    .orderBy('person')
    .orderBy('reach')
    .execute();
}

export type DutyDue = Pick<FoundDuty, 'person' | 'reach' | 'reach_name' | 'reach_name_en' | 'body' | 'days'>;

/** Duties with a window that ends within some days, with the days on which they were met. */
export async function listDutiesDue(
  tx: Tx,
  city: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DutyDue[]> {
  const { rows } = await sql<DutyDue>`
    SELECT d.person, d.reach, r.name AS reach_name, r.name_en AS reach_name_en, d.body, coalesce(v.days, '{}') AS days
    FROM duties d
    JOIN reaches r ON r.city = d.city AND r.id = d.reach
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT x.day::text ORDER BY x.day::text) AS days FROM patrol_reaches x
      WHERE x.city = d.city AND x.month = d.month AND x.person = d.person AND x.reach = d.reach AND x.effective) v ON true
    WHERE d.city = ${city} AND d.month BETWEEN ${from.slice(0, 7)} AND ${to.slice(0, 7)}
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(d.body->'windows') w WHERE w->>'to' BETWEEN ${from} AND ${to})
    ORDER BY d.person, d.reach`.execute(tx);
  return rows;
}
