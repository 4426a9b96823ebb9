// What the public may know of a water, and no other column of any table: names that stand on the signboard, and of problems their type,
// reach, day and state. Whoever adds a column here shows it to everybody.
import type { Sorting } from '@xunhe/contract/list-sort';
import { WATER_KINDS } from '@xunhe/domain/place/water-body';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { CityRow, WaterBodyRow } from './rows-place.ts';

export type PublicCity = CityRow & { readonly hotline: string; readonly tells_watch: boolean };

export async function findPublicCity(tx: Tx, city: string): Promise<PublicCity | null> {
  return (await tx.selectFrom('cities').selectAll().where('city', '=', city).executeTakeFirst()) ?? null;
}

export async function findWater(tx: Tx, city: string, id: string): Promise<WaterBodyRow | null> {
  return (
    (await tx
      .selectFrom('water_bodies')
      .selectAll()
      .where('city', '=', city)
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

export interface PublicReach {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly region: string;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly target_class: number | null;
  readonly monitored: boolean;
}

export async function listReachesOfWater(tx: Tx, city: string, water: string): Promise<PublicReach[]> {
  const { rows } = await sql<PublicReach>`
    SELECT r.id, r.name, r.name_en, r.region, g.name AS region_name, g.name_en AS region_name_en, r.target_class,
           EXISTS (SELECT FROM stations s WHERE s.city = r.city AND s.reach = r.id AND s.retired_on IS NULL) AS monitored
    FROM reaches r JOIN regions g ON g.city = r.city AND g.code = r.region
    WHERE r.city = ${city} AND r.water_body = ${water} AND r.retired_on IS NULL ORDER BY r.id`.execute(tx);
  return rows;
}

/** Lines of the reaches, for whoever stands at the water. */
export async function listLinesOfWater(
  tx: Tx,
  city: string,
  water: string,
): Promise<{ id: string; geometry: unknown }[]> {
  return tx
    .selectFrom('reaches')
    .select(['id', 'geometry'])
    .where('city', '=', city)
    .where('water_body', '=', water)
    .where('geometry', 'is not', null)
    .where('retired_on', 'is', null)
    .execute();
}

export interface PublicChief {
  readonly name: string;
  readonly level: string;
  readonly reaches: string[];
}

/** Whose names stand on the signs on a day; assistants do not. */
export async function listPublicChiefs(
  tx: Tx,
  city: string,
  asked: { readonly reaches: readonly string[]; readonly levels: readonly string[]; readonly day: string },
): Promise<PublicChief[]> {
  const { rows } = await sql<PublicChief>`
    SELECT p.name, p.level, array_agg(DISTINCT q.reach ORDER BY q.reach) AS reaches
    FROM posts q JOIN people p ON p.city = q.city AND p.id = q.person
    WHERE q.city = ${city} AND q.reach = ANY (${[...asked.reaches]}::text[]) AND p.level = ANY (${[...asked.levels]}::text[])
      AND q.from_day <= ${asked.day} AND (q.to_day IS NULL OR q.to_day >= ${asked.day})
    GROUP BY p.id, p.name, p.level
    ORDER BY array_position(${[...asked.levels]}::text[], p.level), min(q.reach), p.id`.execute(tx);
  return rows;
}

export interface PublicProblem {
  readonly type: string;
  readonly reach: string;
  readonly state: string;
  readonly reported_at: Date;
  readonly closed_at: Date | null;
  readonly solved: boolean;
  /** How many there are on this side, told or not. */
  readonly total: number;
}

/** The newest of those that go on and of those that are solved. */
export async function listPublicProblems(
  tx: Tx,
  city: string,
  asked: {
    readonly reaches: readonly string[];
    readonly since: Date;
    /** States that are told. */
    readonly states: readonly string[];
    readonly solved: string;
    /** Not told while it goes on: whoever is looked at would be warned. */
    readonly silent: string;
    readonly limit: number;
  },
): Promise<PublicProblem[]> {
  const { rows } = await sql<PublicProblem>`
    SELECT type, reach, state, reported_at, closed_at, solved, total FROM (
      SELECT b.type, b.reach, b.state, b.reported_at, b.closed_at, b.state = ${asked.solved} AS solved,
             count(*) OVER (PARTITION BY b.state = ${asked.solved})::int AS total,
             row_number() OVER (PARTITION BY b.state = ${asked.solved} ORDER BY b.reported_at DESC, b.id) AS n
      FROM problems b
      WHERE b.city = ${city} AND b.reach = ANY (${[...asked.reaches]}::text[]) AND b.reported_at >= ${asked.since}
        AND b.state = ANY (${[...asked.states]}::text[]) AND (b.source <> ${asked.silent} OR b.state = ${asked.solved})) t
    WHERE n <= ${asked.limit} ORDER BY solved, reported_at DESC`.execute(tx);
  return rows;
}

export async function countWithState(
  tx: Tx,
  city: string,
  asked: { readonly reaches: readonly string[]; readonly since: Date; readonly state: string },
): Promise<number> {
  const row = await tx
    .selectFrom('problems')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('city', '=', city)
    .where('reach', '=', sql<string>`ANY (${[...asked.reaches]}::text[])`)
    .where('reported_at', '>=', asked.since)
    .where('state', '=', asked.state)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Reaches that are walked more often in the month for which this one's warnings hold. */
export async function listWarnedReaches(
  tx: Tx,
  city: string,
  asked: { readonly reaches: readonly string[]; readonly month: string; readonly none: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('warnings')
    .select('reach')
    .where('city', '=', city)
    .where('month', '=', asked.month)
    .where('reach', '=', sql<string>`ANY (${[...asked.reaches]}::text[])`)
    .where('level', '<>', asked.none)
    .execute();
  return rows.map(({ reach }) => reach);
}

export interface Signboard {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly kind: string;
  readonly reaches: number;
  readonly total: number;
}

const COLUMNS: SortColumns<'signboards'> = {
  ...{ id: sql`w.id COLLATE "C"`, name: byName('w.name'), kind: byRank('w.kind', WATER_KINDS), reaches: sql`count(*)` },
};

/** Waters with a reach in the scope, for the signs that stand on them. */
export async function listSignboards(
  tx: Tx,
  city: string,
  asked: {
    readonly region?: string | undefined;
    readonly q?: string | undefined;
    readonly sorting?: Sorting<'signboards'>;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Signboard[]> {
  const like = asked.q ? `%${asked.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const order = orderOf(asked.sorting ?? {}, COLUMNS, { else: sql`w.id`, tie: sql`w.id` });
  const { rows } = await sql<Signboard>`
    SELECT w.id, w.name, w.name_en, w.kind, count(*)::int AS reaches, count(*) OVER ()::int AS total
    FROM water_bodies w JOIN reaches r ON r.city = w.city AND r.water_body = w.id
    WHERE w.city = ${city} AND r.retired_on IS NULL AND (${asked.region ?? null}::text IS NULL OR r.region LIKE ${`${asked.region ?? ''}%`})
      AND (${like}::text IS NULL OR w.name ILIKE ${like} OR w.name_en ILIKE ${like})
    GROUP BY w.city, w.id ORDER BY ${order} LIMIT ${asked.limit} OFFSET ${asked.offset}`.execute(tx);
  return rows;
}
