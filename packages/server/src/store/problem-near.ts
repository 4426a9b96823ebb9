// Problems near another in place and time, with what their pictures of before look like.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';

export type NearProblem = Pick<
  ProblemRow,
  'id' | 'reach' | 'type' | 'state' | 'text' | 'lon' | 'lat' | 'reported_at'
> & {
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly phashes: readonly string[];
};

/** Metres of one degree of latitude, and of longitude at the equator. */
const DEGREE_M = 111_195;

/** Itself among them. A square around its place, or its reach; within the person's own region, as what he merges must be. */
export async function listNear(
  tx: Tx,
  problem: ProblemRow,
  within: { readonly mostM: number; readonly mostDays: number; readonly area: string; readonly limit: number },
): Promise<NearProblem[]> {
  const { city, id, reach, lon, lat, reported_at } = problem;
  const dLat = within.mostM / DEGREE_M;
  const dLon = dLat / Math.max(0.01, Math.cos(((lat ?? 0) * Math.PI) / 180));
  const { rows } = await sql<NearProblem>`
    SELECT b.id, b.reach, b.type, b.state, b.text, b.lon, b.lat, b.reported_at, r.name AS reach_name, r.name_en AS reach_name_en,
           ARRAY(SELECT h.phash FROM photos h WHERE h.city = ${city} AND h.record = b.id AND h.record_kind = 'problem'
             AND h.phash IS NOT NULL AND (h.move IS NULL AND h.role <> 'after' OR h.role = 'before')) AS phashes
    FROM (SELECT * FROM problems
          WHERE city = ${city} AND region >= ${within.area} AND region < ${`${within.area}:`}
            AND reported_at BETWEEN ${reported_at}::timestamptz - ${within.mostDays} * interval '1 day'
                                AND ${reported_at}::timestamptz + ${within.mostDays} * interval '1 day'
            AND (reach = ${reach} OR lon BETWEEN ${lon}::float8 - ${dLon}::float8 AND ${lon}::float8 + ${dLon}::float8
                                 AND lat BETWEEN ${lat}::float8 - ${dLat}::float8 AND ${lat}::float8 + ${dLat}::float8)
            AND (id = ${id} OR state <> 'merged')
          ORDER BY id <> ${id}, reported_at DESC, id LIMIT ${within.limit}) b
    JOIN reaches r ON r.city = ${city} AND r.id = b.reach`.execute(tx);
  return rows;
}
