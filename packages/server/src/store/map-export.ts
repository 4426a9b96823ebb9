// Reads reaches with their lines, and where problems lie, a few hundred at a time in the order of their ids: for files of a map program.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { IS_OPEN, type ProblemSearch, problemFilter } from './problem-filter.ts';

interface Part {
  /** The last one of the part before; null for the first. */
  readonly after: string | null;
  readonly limit: number;
}

export interface ReachesWanted {
  readonly city: string;
  readonly month: string | null;
  readonly q: string | undefined;
  /** Significant prefix of a region code. */
  readonly region: string | undefined;
  readonly level: string | undefined;
}

export interface ReachShape {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly waterName: string;
  readonly kind: string;
  readonly region: string;
  readonly regionName: string;
  readonly lengthM: number;
  readonly targetClass: number | null;
  readonly level: WarningLevel | null;
  readonly probability: number | null;
  readonly geometry: unknown;
}

/** Filtered as `searchReaches` filters the list. */
export async function listReachShapes(tx: Tx, wanted: ReachesWanted, part: Part): Promise<ReachShape[]> {
  const { city, month, q, region, level } = wanted;
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<ReachShape>`
    SELECT r.id, r.name, r.name_en AS "nameEn", w.name AS "waterName", w.kind, r.region, g.name AS "regionName",
           r.length_m AS "lengthM", r.target_class AS "targetClass", k.level, a.probability, r.geometry
    FROM reaches r
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN warnings k ON k.city = r.city AND k.reach = r.id AND k.month = ${month}
    LEFT JOIN assessments a ON a.city = r.city AND a.reach = r.id AND a.month = ${month}
    WHERE r.city = ${city} AND r.retired_on IS NULL
      AND (${like}::text IS NULL OR r.name ILIKE ${like} OR r.name_en ILIKE ${like} OR w.name ILIKE ${like} OR w.name_en ILIKE ${like}
           OR r.id ILIKE ${like}
           OR EXISTS (SELECT 1 FROM stations s WHERE s.city = r.city AND s.reach = r.id AND (s.id ILIKE ${like} OR s.name ILIKE ${like})))
      AND (${region ?? null}::text IS NULL OR r.region LIKE ${`${region ?? ''}%`})
      AND (${level ?? null}::text IS NULL OR k.level = ${level ?? null})
      AND (${part.after}::text IS NULL OR r.id > ${part.after})
    ORDER BY r.id LIMIT ${part.limit}`.execute(tx);
  return rows;
}

export interface ProblemPlace {
  readonly id: string;
  readonly reach: string;
  readonly reachName: string;
  readonly region: string;
  readonly regionName: string;
  readonly type: string;
  readonly source: string;
  readonly key: boolean;
  readonly state: string;
  readonly reportedAt: Date;
  readonly dueDay: string | null;
  readonly overdueDays: number;
  readonly closedAt: Date | null;
  readonly departmentName: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Without the description: people are named in it. */
export async function listProblemPlaces(
  tx: Tx,
  search: Omit<ProblemSearch, 'limit' | 'offset'>,
  part: Part,
): Promise<ProblemPlace[]> {
  const filter = problemFilter({ ...search, limit: part.limit, offset: 0 });
  const { rows } = await sql<ProblemPlace>`
    SELECT b.id, b.reach, r.name AS "reachName", b.region, g.name AS "regionName", b.type, b.source, b.key_problem AS key, b.state,
           b.reported_at AS "reportedAt", b.due_day AS "dueDay", b.closed_at AS "closedAt", d.name AS "departmentName", b.lon, b.lat,
           CASE WHEN b.due_day < ${search.today}::date AND ${IS_OPEN} THEN ${search.today}::date - b.due_day ELSE 0 END AS "overdueDays"
    FROM problems b
    JOIN reaches r ON r.city = b.city AND r.id = b.reach
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN departments d ON d.city = b.city AND d.id = b.department
    WHERE ${filter} AND (${part.after}::text IS NULL OR b.id > ${part.after})
    ORDER BY b.id LIMIT ${part.limit}`.execute(tx);
  return rows;
}
