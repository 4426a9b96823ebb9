// Warnings of a month with their level before, lean for all of a city, and in full for the few rows of a page.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface LevelOfReach {
  readonly reach: string;
  readonly level: WarningLevel;
  readonly previous: WarningLevel;
  readonly probability: number | null;
}

/** The highest level first, of one level what came down from the highest. */
export async function listLevels(tx: Tx, city: string, month: string): Promise<LevelOfReach[]> {
  const { rows } = await sql<LevelOfReach>`
    SELECT k.reach, k.level, k.previous, a.probability
    FROM warnings k LEFT JOIN assessments a ON a.city = k.city AND a.reach = k.reach AND a.month = k.month
    WHERE k.city = ${city} AND k.month = ${month}
    ORDER BY array_position(ARRAY['red', 'orange', 'yellow', 'none'], k.level),
             array_position(ARRAY['red', 'orange', 'yellow', 'none'], k.previous), a.probability DESC NULLS LAST, k.reach`.execute(
    tx,
  );
  return rows;
}

export interface ReachWithRegion {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
}

export async function listReachesWithRegion(
  tx: Tx,
  city: string,
  ids: readonly string[],
): Promise<Map<string, ReachWithRegion>> {
  const { rows } = await sql<ReachWithRegion>`
    SELECT r.id, r.name, r.name_en, r.region, g.name AS region_name, g.name_en AS region_name_en
    FROM reaches r JOIN regions g ON g.city = r.city AND g.code = r.region
    WHERE r.city = ${city} AND r.id = ANY (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
