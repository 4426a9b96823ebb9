// Cities, regions, waters, reaches and what stands beside them.
import type { Sorting } from '@xunhe/contract/list-sort';
import { LEVELS } from '@xunhe/domain/duty/level';
import { addMonths } from '@xunhe/domain/ground/month';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type {
  CityRow,
  DepartmentRow,
  GaugeRow,
  LandCoverRow,
  ReachRow,
  RegionRow,
  SourceRow,
  StationRow,
} from './rows-place.ts';

export async function findCity(tx: Tx, city: string): Promise<CityRow | null> {
  return (await tx.selectFrom('cities').selectAll().where('city', '=', city).executeTakeFirst()) ?? null;
}

export async function listRegions(tx: Tx, city: string): Promise<Omit<RegionRow, 'geometry'>[]> {
  return tx
    .selectFrom('regions')
    .select(['city', 'code', 'name', 'name_en', 'level', 'parent', 'retired_on'])
    .where('city', '=', city)
    .orderBy('code')
    .execute();
}

export async function findRegion(tx: Tx, city: string, code: string): Promise<Omit<RegionRow, 'geometry'> | null> {
  return (await listRegions(tx, city)).find((region) => region.code === code) ?? null;
}

export async function listRegionShapes(tx: Tx, city: string): Promise<RegionRow[]> {
  return tx
    .selectFrom('regions')
    .selectAll()
    .where('city', '=', city)
    .where('level', '=', 'district')
    .where('geometry', 'is not', null)
    .where('retired_on', 'is', null)
    .orderBy('code')
    .execute();
}

export type ReachWithWater = ReachRow & {
  water_name: string;
  water_name_en: string | null;
  water_kind: string;
  basin: string | null;
};

function selectReaches(tx: Tx, city: string) {
  return tx
    .selectFrom('reaches as r')
    .innerJoin('water_bodies as w', (join) => join.onRef('w.city', '=', 'r.city').onRef('w.id', '=', 'r.water_body'))
    .where('r.city', '=', city)
    .selectAll('r')
    .select(['w.name as water_name', 'w.name_en as water_name_en', 'w.kind as water_kind', 'w.basin as basin']);
}

/** In force. */
export async function listReaches(tx: Tx, city: string): Promise<ReachWithWater[]> {
  return selectReaches(tx, city).where('r.retired_on', 'is', null).orderBy('r.id').execute();
}

/** With those that are retired: records of the time when they were in force speak of them. */
export async function listReachesEver(tx: Tx, city: string): Promise<ReachWithWater[]> {
  return selectReaches(tx, city).orderBy('r.id').execute();
}

/** What rules and classes ask of reaches, without their lines: of thousands those are most of the reading. */
export type ReachOutline = Pick<ReachWithWater, 'id' | 'region' | 'length_m' | 'target_class' | 'water_kind'>;

export async function listReachOutlines(tx: Tx, city: string): Promise<ReachOutline[]> {
  return tx
    .selectFrom('reaches as r')
    .innerJoin('water_bodies as w', (join) => join.onRef('w.city', '=', 'r.city').onRef('w.id', '=', 'r.water_body'))
    .where('r.city', '=', city)
    .where('r.retired_on', 'is', null)
    .select(['r.id', 'r.region', 'r.length_m', 'r.target_class', 'w.kind as water_kind'])
    .orderBy('r.id')
    .execute();
}

export async function findReach(tx: Tx, city: string, id: string): Promise<ReachWithWater | null> {
  return (await selectReaches(tx, city).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

export async function listReachesById(tx: Tx, city: string, ids: readonly string[]): Promise<ReachWithWater[]> {
  return ids.length === 0 ? [] : selectReaches(tx, city).where('r.id', 'in', ids).orderBy('r.id').execute();
}

export async function listUpstream(
  tx: Tx,
  city: string,
  id: string,
): Promise<Pick<ReachRow, 'id' | 'name' | 'name_en'>[]> {
  return tx
    .selectFrom('reaches')
    .select(['id', 'name', 'name_en'])
    .where('city', '=', city)
    .where('downstream', '=', id)
    .orderBy('id')
    .execute();
}

export async function listStations(tx: Tx, city: string, reach?: string): Promise<StationRow[]> {
  let query = tx
    .selectFrom('stations')
    .selectAll()
    .where('city', '=', city)
    .where('retired_on', 'is', null)
    .orderBy('id');
  if (reach !== undefined) query = query.where('reach', '=', reach);
  return query.execute();
}

export async function listSources(tx: Tx, city: string, reach?: string): Promise<SourceRow[]> {
  let query = tx
    .selectFrom('sources')
    .selectAll()
    .where('city', '=', city)
    .where('retired_on', 'is', null)
    .orderBy('load_kgd', (order) => order.desc().nullsLast())
    .orderBy('id');
  if (reach !== undefined) query = query.where('reach', '=', reach);
  return query.execute();
}

export async function listLandCover(tx: Tx, city: string, reach?: string): Promise<LandCoverRow[]> {
  let query = tx
    .selectFrom('land_cover')
    .selectAll()
    .where('city', '=', city)
    .orderBy('share', 'desc')
    .orderBy('class');
  if (reach !== undefined) query = query.where('reach', '=', reach);
  return query.execute();
}

export interface ReachSearch {
  readonly city: string;
  readonly q: string | undefined;
  /** Significant prefix of a region code. */
  readonly region: string | undefined;
  readonly level: string | undefined;
  readonly month: string | null;
  readonly sorting?: Sorting<'reaches'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundReach {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly water_body: string;
  readonly water_name: string;
  readonly water_name_en: string | null;
  readonly water_kind: string;
  readonly region: string;
  readonly region_name: string;
  readonly length_m: number;
  readonly monitored: boolean;
  readonly level: string | null;
  readonly probability: number | null;
  readonly last_class: number | null;
  readonly total: number;
}

const COLUMNS: SortColumns<'reaches'> = {
  ...{
    id: sql`r.id COLLATE "C"`,
    name: byName('r.name'),
    waterName: byName('w.name'),
    kind: sql`w.kind`,
    region: sql`r.region`,
  },
  ...{
    lengthM: sql`r.length_m`,
    wqClass: sql`a.last_class`,
    level: byRank('k.level', LEVELS),
    probability: sql`a.probability`,
  },
};

/** Reaches by name, region or level, the warned ones first; `total` counts all matches in the same statement. */
export async function searchReaches(tx: Tx, search: ReachSearch): Promise<FoundReach[]> {
  const worst = sql`${byRank('k.level', LEVELS)} DESC NULLS LAST, a.probability DESC NULLS LAST, r.id`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: worst, tie: sql`r.id` });
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<FoundReach>`
    SELECT r.id, r.name, r.name_en, r.water_body, w.name AS water_name, w.name_en AS water_name_en, w.kind AS water_kind,
           r.region, g.name AS region_name, r.length_m,
           EXISTS (SELECT 1 FROM stations s WHERE s.city = r.city AND s.reach = r.id AND s.retired_on IS NULL) AS monitored,
           k.level, a.probability, a.last_class, count(*) OVER ()::int AS total
    FROM reaches r
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN warnings k ON k.city = r.city AND k.reach = r.id AND k.month = ${search.month}
    LEFT JOIN assessments a ON a.city = r.city AND a.reach = r.id AND a.month = ${search.month}
    WHERE r.city = ${search.city} AND r.retired_on IS NULL
      AND (${like}::text IS NULL OR r.name ILIKE ${like} OR r.name_en ILIKE ${like} OR w.name ILIKE ${like} OR w.name_en ILIKE ${like}
           OR r.id ILIKE ${like}
           OR EXISTS (SELECT 1 FROM stations s WHERE s.city = r.city AND s.reach = r.id AND (s.id ILIKE ${like} OR s.name ILIKE ${like})))
      AND (${search.region ?? null}::text IS NULL OR r.region LIKE ${`${search.region ?? ''}%`})
      AND (${search.level ?? null}::text IS NULL OR k.level = ${search.level ?? null})
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

/** Stations that sampled in the year before `from` and not since: silence is not good news. */
export async function countSilentStations(tx: Tx, city: string, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    WITH seen AS (
      SELECT place, max(month) AS last FROM observations
      WHERE city = ${city} AND kind = 'sample' AND month >= ${addMonths(from, -12)} AND month <= ${to} GROUP BY place)
    SELECT count(*)::int AS count FROM seen WHERE last < ${from}`.execute(tx);
  return rows[0]!.count;
}

/** Reaches without any station: their risk comes from the model alone. */
export async function countUnmonitored(tx: Tx, city: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM reaches r
    WHERE r.city = ${city} AND r.retired_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM stations s WHERE s.city = r.city AND s.reach = r.id AND s.retired_on IS NULL)`.execute(
    tx,
  );
  return rows[0]!.count;
}

export async function listGauges(tx: Tx, city: string): Promise<GaugeRow[]> {
  return tx.selectFrom('gauges').selectAll().where('city', '=', city).orderBy('id').execute();
}

export async function countOutfalls(tx: Tx, city: string, reaches: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ reach: string; count: number }>`
    SELECT reach, count(*)::int AS count FROM sources
    WHERE city = ${city} AND reach = ANY (${[...reaches]}::text[]) AND kind = 'outfall' AND retired_on IS NULL GROUP BY reach`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.reach, row.count]));
}

export async function listDepartments(tx: Tx, city: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('departments')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('retired_on', 'is', null)
    .orderBy('id')
    .execute();
}

export async function listDepartmentRows(tx: Tx, city: string): Promise<DepartmentRow[]> {
  return tx.selectFrom('departments').selectAll().where('city', '=', city).orderBy('region').orderBy('id').execute();
}

/** Names of the offices of the river chiefs by the region for which they stand. */
export async function listOfficeNames(tx: Tx, city: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('departments')
    .select(['region', 'name'])
    .where('city', '=', city)
    .where('kind', '=', 'office')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ region, name }) => [region, name]));
}
