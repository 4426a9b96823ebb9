// Finding people who hold posts.
import type { Sorting } from '@xunhe/contract/list-sort';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';

export interface PersonSearch {
  readonly city: string;
  readonly id?: string | undefined;
  readonly q?: string | undefined;
  readonly level?: string | undefined;
  readonly region?: string | undefined;
  readonly day: string;
  readonly sorting?: Sorting<'people'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  readonly level: string | null;
  readonly phone: string | null;
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly reaches: number;
  readonly total: number;
}

const COLUMNS: SortColumns<'people'> = {
  ...{ name: byName('p.name'), level: byRank('p.level', POST_LEVELS), region: sql`p.region`, reaches: sql`reaches` },
};

/** Chiefs and assistants, by region and level from the widest. `region` is a prefix. */
export async function searchPeople(tx: Tx, search: PersonSearch): Promise<FoundPerson[]> {
  const order = orderOf(search.sorting ?? {}, COLUMNS, {
    ...{ else: sql`p.region, ${byRank('p.level', POST_LEVELS)}, p.id`, tie: sql`p.id` },
  });
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<FoundPerson>`
    SELECT p.id, p.name, p.level, p.phone, p.region, g.name AS region_name, g.name_en AS region_name_en,
           (SELECT count(*)::int FROM posts q WHERE q.city = p.city AND q.person = p.id
              AND q.from_day <= ${search.day} AND (q.to_day IS NULL OR q.to_day >= ${search.day})) AS reaches,
           count(*) OVER ()::int AS total
    FROM people p
    JOIN regions g ON g.city = p.city AND g.code = p.region
    WHERE p.city = ${search.city}
      AND (${search.id ?? null}::text IS NULL OR p.id = ${search.id ?? null})
      AND (${search.id ?? null}::text IS NOT NULL OR p.level IS NOT NULL)
      AND (${search.level ?? null}::text IS NULL OR p.level = ${search.level ?? null})
      AND (${search.region ?? null}::text IS NULL OR p.region LIKE ${`${search.region ?? ''}%`})
      AND (${like}::text IS NULL OR p.name ILIKE ${like} OR p.id ILIKE ${like})
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export interface FoundPost {
  readonly reach: string;
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly from_day: string;
  readonly to_day: string | null;
}

/** The posts of a person in all times, the newest first. */
export async function listPostsOfPerson(tx: Tx, city: string, person: string): Promise<FoundPost[]> {
  const { rows } = await sql<FoundPost>`
    SELECT q.reach, r.name AS reach_name, r.name_en AS reach_name_en, q.from_day, q.to_day
    FROM posts q JOIN reaches r ON r.city = q.city AND r.id = q.reach
    WHERE q.city = ${city} AND q.person = ${person}
    ORDER BY q.from_day DESC, q.reach`.execute(tx);
  return rows;
}
