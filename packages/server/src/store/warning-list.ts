// Published warning lists, and the drafts that wait for it. A list is made from the rows by the database itself: a city has thousands.
import type { ListVersion } from '@xunhe/domain/duty/warning-list';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';

export interface ListStateRow {
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly none: number;
  readonly yellow: number;
  readonly orange: number;
  readonly red: number;
  readonly raised: number;
  readonly fallen: number;
  readonly reviewed_up: number;
  readonly reviewed_down: number;
  readonly version: number | null;
  readonly published_at: Date | null;
  readonly by_name: string | null;
  /** A list was published without a person: by the deadline. */
  readonly by_deadline: boolean;
}

/** As `listOf` in the domain has it: the six digits of a district, which are the city's own where there are no more than four. */
const LIST_OF: RawBuilder<string> = sql`rpad(left(k.region, 6), 12, '0')`;
const RANK = (level: RawBuilder<string>) => sql`array_position(ARRAY['none', 'yellow', 'orange', 'red'], ${level})`;
const [NOW, BEFORE, DRAFTED] = [
  ...[RANK(sql`k.level`), RANK(sql`k.previous`), RANK(sql`coalesce(k.drafted ->> 'level', k.level)`)],
];

/** Every list of a month inside the scope: what stands in it now, and its newest version. A neighbour's shared reaches are in none. */
export async function listListStates(
  tx: Tx,
  asked: { readonly city: string; readonly month: string },
): Promise<ListStateRow[]> {
  const { rows } = await sql<ListStateRow>`
    WITH drawn AS (
      SELECT ${LIST_OF} AS region,
             count(*) FILTER (WHERE k.level = 'none')::int AS none, count(*) FILTER (WHERE k.level = 'yellow')::int AS yellow,
             count(*) FILTER (WHERE k.level = 'orange')::int AS orange, count(*) FILTER (WHERE k.level = 'red')::int AS red,
             count(*) FILTER (WHERE ${NOW} > ${BEFORE})::int AS raised, count(*) FILTER (WHERE ${NOW} < ${BEFORE})::int AS fallen,
             count(*) FILTER (WHERE ${NOW} > ${DRAFTED})::int AS reviewed_up,
             count(*) FILTER (WHERE ${NOW} < ${DRAFTED})::int AS reviewed_down
      FROM warnings k WHERE k.city = ${asked.city} AND k.month = ${asked.month}
      GROUP BY 1)
    SELECT d.*, coalesce(g.name, d.region) AS region_name, g.name_en AS region_name_en, l.version, l.published_at, p.name AS by_name,
           coalesce(l.version IS NOT NULL AND l.by_person IS NULL, false) AS by_deadline
    FROM drawn d
    LEFT JOIN regions g ON g.city = ${asked.city} AND g.code = d.region
    LEFT JOIN LATERAL (
      SELECT version, published_at, by_person FROM warning_lists
      WHERE city = ${asked.city} AND month = ${asked.month} AND region = d.region ORDER BY version DESC LIMIT 1) l ON true
    LEFT JOIN people_named p ON p.city = ${asked.city} AND p.id = l.by_person
    ORDER BY d.region`.execute(tx);
  return rows;
}

/** The newest version of a list; null: it is a draft. */
export async function findVersion(
  tx: Tx,
  asked: { readonly city: string; readonly month: string; readonly region: string },
): Promise<number | null> {
  const { rows } = await sql<{ version: number | null }>`
    SELECT max(version) AS version FROM warning_lists
    WHERE city = ${asked.city} AND month = ${asked.month} AND region = ${asked.region}`.execute(tx);
  return rows[0]?.version ?? null;
}

export interface Publication {
  readonly city: string;
  readonly month: string;
  readonly at: Date;
  readonly byPerson: string | null;
  readonly byRegion: string;
}

/** Writes down the levels as they stand in these lists. */
export async function insertLists(tx: Tx, lists: readonly ListVersion[], by: Publication): Promise<void> {
  await sql`
    INSERT INTO warning_lists (city, month, region, version, published_at, by_person, by_region, levels)
    SELECT k.city, k.month, v.region, v.version, ${by.at}, ${by.byPerson}, ${by.byRegion}, jsonb_object_agg(k.reach, k.level)
    FROM jsonb_to_recordset(${JSON.stringify(lists)}::jsonb) AS v(region text, version int)
    JOIN warnings k ON k.city = ${by.city} AND k.month = ${by.month} AND ${LIST_OF} = v.region
    GROUP BY k.city, k.month, v.region, v.version`.execute(tx);
}
