// Things with a name, found among names that were read as what somebody typed, or by code, or by words as they stand. What a person may
// not see the rows' own security leaves out.

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import type { NamedKind } from './spelled-names.ts';

export interface NamedSearch {
  readonly city: string;
  /** In small letters. */
  readonly words: string;
  /** Names that read as the words, the best first. */
  readonly names: readonly string[];
  readonly limit: number;
}

export interface FoundNamed {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly region: string | null;
  readonly region_name: string | null;
  readonly reach: string | null;
  readonly total: number;
}

const FROM: Readonly<Record<NamedKind, RawBuilder<unknown>>> = {
  reach: sql`(SELECT city, id, name, name_en, region, NULL::text AS reach FROM reaches WHERE retired_on IS NULL)`,
  water: sql`(SELECT city, id, name, name_en, NULL::text AS region, NULL::text AS reach FROM water_bodies WHERE retired_on IS NULL)`,
  person: sql`(SELECT city, id, name, NULL::text AS name_en, region, NULL::text AS reach FROM people WHERE level IS NOT NULL)`,
  station: sql`(SELECT city, id, name, name_en, region, reach FROM stations WHERE retired_on IS NULL)`,
  source: sql`(SELECT city, id, name, NULL::text AS name_en, region, reach FROM sources WHERE retired_on IS NULL)`,
  department: sql`(SELECT city, id, name, NULL::text AS name_en, region, NULL::text AS reach FROM departments WHERE retired_on IS NULL)`,
  region: sql`(SELECT city, code AS id, name, name_en, parent AS region, NULL::text AS reach FROM regions WHERE retired_on IS NULL)`,
};

/** In the plain order of bytes, where small letters cost little. By code first, then as the names are ordered. No sign of the words is a pattern. */
export async function searchNamed(tx: Tx, kind: NamedKind, search: NamedSearch): Promise<FoundNamed[]> {
  const { city, words, limit } = search;
  const { rows } = await sql<FoundNamed>`
    SELECT t.id, t.name, t.name_en, t.region, g.name AS region_name, t.reach, t.total FROM (
      SELECT t.*, lower(t.id COLLATE "C") = ${words} AS is_code, n.place, count(*) OVER ()::int AS total
      FROM ${FROM[kind]} t
      LEFT JOIN unnest(${[...search.names]}::text[]) WITH ORDINALITY AS n (name, place) ON n.name = t.name
      WHERE t.city = ${city} AND (n.place IS NOT NULL OR starts_with(lower(t.id COLLATE "C"), ${words})
        OR strpos(t.name COLLATE "C", ${words}) > 0 OR strpos(lower(t.name_en COLLATE "C"), ${words}) > 0)
      ORDER BY is_code DESC, n.place NULLS LAST, length(t.name), t.id LIMIT ${limit}) t
    LEFT JOIN regions g ON g.city = ${city} AND g.code = t.region
    ORDER BY t.is_code DESC, t.place NULLS LAST, length(t.name), t.id`.execute(tx);
  return rows;
}
