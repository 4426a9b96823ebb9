// The duties of a month with what a board groups and sums them by.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface DutyOfBoard {
  readonly person: string;
  readonly post: string;
  readonly reach: string;
  readonly region: string;
  readonly visits: number;
  readonly windows: readonly { readonly from: string; readonly to: string; readonly visits: number }[];
  /** Distinct days with an effective patrol on the reach in the month. */
  readonly days: string[];
}

/** A duty of an older version does not say as what it is owed; the person's post says it then. */
export async function listBoardDuties(
  tx: Tx,
  city: string,
  { month, region }: { readonly month: string; readonly region?: string | undefined },
): Promise<DutyOfBoard[]> {
  const { rows } = await sql<DutyOfBoard>`
    SELECT d.person, coalesce(d.body->>'post', p.level, 'reach') AS post, d.reach, d.region, d.visits, d.body->'windows' AS windows,
           coalesce(v.days, '{}') AS days
    FROM duties d
    LEFT JOIN people_named p ON p.city = d.city AND p.id = d.person
    LEFT JOIN (SELECT person, reach, array_agg(DISTINCT day::text) AS days FROM patrol_reaches
               WHERE city = ${city} AND month = ${month} AND effective GROUP BY person, reach) v
      ON v.person = d.person AND v.reach = d.reach
    WHERE d.city = ${city} AND d.month = ${month}
      AND (${region ?? null}::text IS NULL OR d.region LIKE ${`${region ?? ''}%`})
    ORDER BY d.person, d.reach`.execute(tx);
  return rows;
}
