// The people of a region with all that tells whether they need help: in a handful of questions for all of them at once, because the order of
// the list needs everybody. The scope of the transaction holds the region.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface SubordinateSearch {
  readonly city: string;
  readonly day: string;
  /** Levels of post that stand below whoever asks. */
  readonly levels: readonly string[];
  readonly region?: string | undefined;
  readonly q?: string | undefined;
}

export interface FoundSubordinate {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly phone: string | null;
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly reaches: string[];
}

/** Whoever holds a post today, with his waters. */
export async function listSubordinates(tx: Tx, search: SubordinateSearch): Promise<FoundSubordinate[]> {
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<FoundSubordinate>`
    SELECT p.id, p.name, p.level, p.phone, p.region, g.name AS region_name, g.name_en AS region_name_en, q.reaches
    FROM people p
    JOIN regions g ON g.city = p.city AND g.code = p.region
    JOIN (SELECT person, array_agg(DISTINCT reach ORDER BY reach) AS reaches FROM posts
          WHERE city = ${search.city} AND from_day <= ${search.day} AND (to_day IS NULL OR to_day >= ${search.day})
          GROUP BY person) q ON q.person = p.id
    WHERE p.city = ${search.city} AND p.level = ANY (${[...search.levels]}::text[])
      AND (${search.region ?? null}::text IS NULL OR p.region LIKE ${`${search.region ?? ''}%`})
      AND (${like}::text IS NULL OR p.name ILIKE ${like} OR g.name ILIKE ${like} OR g.name_en ILIKE ${like})
    ORDER BY p.region, p.id`.execute(tx);
  return rows;
}

export interface DutyOfPerson {
  readonly person: string;
  readonly reach: string;
  readonly level: string;
  readonly windows: readonly { readonly from: string; readonly to: string; readonly visits: number }[];
  /** Distinct days with an effective patrol on the reach in the month. */
  readonly days: string[];
}

export async function listDutiesOf(
  tx: Tx,
  city: string,
  month: string,
  people: readonly string[],
): Promise<DutyOfPerson[]> {
  const { rows } = await sql<DutyOfPerson>`
    SELECT d.person, d.reach, d.level, d.body->'windows' AS windows, coalesce(v.days, '{}') AS days
    FROM duties d
    LEFT JOIN (SELECT person, reach, array_agg(DISTINCT day::text) AS days FROM patrol_reaches
               WHERE city = ${city} AND month = ${month} AND effective GROUP BY person, reach) v
      ON v.person = d.person AND v.reach = d.reach
    WHERE d.city = ${city} AND d.month = ${month} AND d.person = ANY (${[...people]}::text[])
    ORDER BY d.person, d.reach`.execute(tx);
  return rows;
}

/** Open problems past their day, by reach. */
export async function countOverdueByReach(
  tx: Tx,
  city: string,
  asked: { readonly day: string; readonly ended: readonly string[] },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ reach: string; count: number }>`
    SELECT reach, count(*)::int AS count FROM problems
    WHERE city = ${city} AND due_day < ${asked.day}::date AND NOT state = ANY (${[...asked.ended]}::text[])
    GROUP BY reach`.execute(tx);
  return new Map(rows.map((row) => [row.reach, row.count]));
}

export interface WalkOfPerson {
  readonly person: string;
  readonly last_day: string | null;
  readonly needs_review: number;
}

/** The day of each person's last patrol, and how many of his since a month wait for a person to look at them. */
export async function listWalksOf(
  tx: Tx,
  city: string,
  asked: { readonly people: readonly string[]; readonly sinceMonth: string },
): Promise<WalkOfPerson[]> {
  const { rows } = await sql<WalkOfPerson>`
    SELECT x.person, l.day AS last_day, coalesce(n.count, 0)::int AS needs_review
    FROM unnest(${[...asked.people]}::text[]) AS x(person)
    LEFT JOIN LATERAL (SELECT day FROM patrols p WHERE p.city = ${city} AND p.person = x.person
                       ORDER BY day DESC LIMIT 1) l ON true
    LEFT JOIN (SELECT person, count(*) AS count FROM patrols
               WHERE city = ${city} AND month >= ${asked.sinceMonth} AND verdict = 'needs_review' GROUP BY person) n
      ON n.person = x.person`.execute(tx);
  return rows;
}
