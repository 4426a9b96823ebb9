// Whom a chief can call: the office that stands nearest, and the chiefs above him on the same water. Asked in the scope of the whole city,
// because both stand outside his region; the questions name the places they are asked for.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface FoundContact {
  readonly id: string;
  readonly name: string;
  readonly level: string | null;
  readonly phone: string | null;
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
}

/** People of the office in the narrowest of the regions that has one. */
export async function listNearestOffice(
  tx: Tx,
  city: string,
  regions: readonly string[],
  limit: number,
): Promise<FoundContact[]> {
  const { rows } = await sql<FoundContact>`
    WITH offices AS (
      SELECT DISTINCT a.person, a.region FROM accounts a
      WHERE a.city = ${city} AND a.role = 'office' AND a.disabled_at IS NULL AND a.region = ANY (${[...regions]}::text[]))
    SELECT p.id, p.name, NULL AS level, p.phone, o.region, g.name AS region_name, g.name_en AS region_name_en
    FROM offices o
    JOIN people p ON p.city = ${city} AND p.id = o.person
    JOIN regions g ON g.city = p.city AND g.code = o.region
    WHERE o.region = (SELECT region FROM offices ORDER BY array_position(${[...regions]}::text[], region) LIMIT 1)
    ORDER BY p.phone IS NULL, p.id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Whoever holds a post of one of the levels on one of the waters, on a day; the nearest level first. */
export async function listChiefsOn(
  tx: Tx,
  city: string,
  asked: { readonly reaches: readonly string[]; readonly levels: readonly string[]; readonly day: string },
): Promise<FoundContact[]> {
  const { rows } = await sql<FoundContact>`
    SELECT DISTINCT p.id, p.name, p.level, p.phone, p.region, g.name AS region_name, g.name_en AS region_name_en,
           array_position(${[...asked.levels]}::text[], p.level) AS place
    FROM posts q
    JOIN people p ON p.city = q.city AND p.id = q.person
    JOIN regions g ON g.city = p.city AND g.code = p.region
    WHERE q.city = ${city} AND q.reach = ANY (${[...asked.reaches]}::text[]) AND p.level = ANY (${[...asked.levels]}::text[])
      AND q.from_day <= ${asked.day} AND (q.to_day IS NULL OR q.to_day >= ${asked.day})
    ORDER BY place, p.id`.execute(tx);
  return rows;
}
