// Warning lists: written, searched and counted.
import type { Sorting } from '@xunhe/contract/list-sort';
import { LEVELS } from '@xunhe/domain/duty/level';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { WarningRow } from './rows-duty.ts';

export async function insertWarnings(tx: Tx, rows: readonly WarningRow[]): Promise<void> {
  await sql`
    INSERT INTO warnings (city, month, reach, region, level, previous, kinds, basis, reasons, policy)
    SELECT city, month, reach, region, level, previous, ARRAY(SELECT jsonb_array_elements_text(kinds)), basis, reasons, policy
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(city text, month text, reach text, region text, level text, previous text, kinds jsonb, basis text, reasons jsonb, policy text)`.execute(
    tx,
  );
}

export async function listWarnings(tx: Tx, city: string, month: string): Promise<WarningRow[]> {
  return tx
    .selectFrom('warnings')
    .selectAll()
    .where('city', '=', city)
    .where('month', '=', month)
    .orderBy('reach')
    .execute();
}

export async function listWarningLevels(
  tx: Tx,
  city: string,
  month: string,
): Promise<Pick<WarningRow, 'reach' | 'level'>[]> {
  return tx
    .selectFrom('warnings')
    .select(['reach', 'level'])
    .where('city', '=', city)
    .where('month', '=', month)
    .execute();
}

export interface WarningSearch {
  readonly city: string;
  readonly month: string;
  readonly level: string | undefined;
  readonly region: string | undefined;
  readonly q: string | undefined;
  readonly change: 'raised' | 'fallen' | 'reviewed' | undefined;
  readonly sorting?: Sorting<'warnings'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundWarning extends WarningRow {
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
  readonly water_name_en: string | null;
  readonly region_name: string;
  readonly region_name_en: string | null;
  readonly probability: number | null;
  readonly last_class: number | null;
  readonly total: number;
}

const COLUMNS: SortColumns<'warnings'> = {
  ...{ reachName: byName('r.name'), waterName: byName('w.name'), region: sql`k.region` },
  ...{ level: byRank('k.level', LEVELS), previous: byRank('k.previous', LEVELS) },
  ...{ probability: sql`a.probability`, lastClass: sql`a.last_class` },
};

export async function searchWarnings(tx: Tx, search: WarningSearch): Promise<FoundWarning[]> {
  const worst = sql`${byRank('k.level', LEVELS)} DESC, a.probability DESC NULLS LAST, k.reach`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: worst, tie: sql`k.reach` });
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const { rows } = await sql<FoundWarning>`
    SELECT k.*, r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name, w.name_en AS water_name_en,
           g.name AS region_name, g.name_en AS region_name_en, a.probability, a.last_class, count(*) OVER ()::int AS total
    FROM warnings k
    JOIN reaches r ON r.city = k.city AND r.id = k.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN assessments a ON a.city = k.city AND a.reach = k.reach AND a.month = k.month
    WHERE k.city = ${search.city} AND k.month = ${search.month}
      AND (${search.level ?? null}::text IS NULL OR k.level = ${search.level ?? null})
      AND (${search.region ?? null}::text IS NULL OR k.region LIKE ${`${search.region ?? ''}%`})
      AND ${filterChange(search.change)}
      AND (${like}::text IS NULL OR r.name ILIKE ${like} OR r.name_en ILIKE ${like} OR w.name ILIKE ${like} OR w.name_en ILIKE ${like})
    ORDER BY ${order}
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

function filterChange(change: WarningSearch['change']) {
  if (change === undefined) return sql`true`;
  if (change === 'reviewed') return sql`k.drafted IS NOT NULL`;
  const rank = (column: string) => sql`array_position(ARRAY['none', 'yellow', 'orange', 'red'], ${sql.ref(column)})`;
  return change === 'raised'
    ? sql`${rank('k.level')} > ${rank('k.previous')}`
    : sql`${rank('k.level')} < ${rank('k.previous')}`;
}

export async function countLevels(tx: Tx, city: string, month: string) {
  const { rows } = await sql<{
    none: number;
    yellow: number;
    orange: number;
    red: number;
    newRed: number;
    raised: number;
    fallen: number;
    reviewed: number;
  }>`
    WITH ranked AS (
      SELECT level, previous, drafted, array_position(ARRAY['none', 'yellow', 'orange', 'red'], level) AS now,
             array_position(ARRAY['none', 'yellow', 'orange', 'red'], previous) AS before
      FROM warnings WHERE city = ${city} AND month = ${month})
    SELECT count(*) FILTER (WHERE level = 'none')::int AS none, count(*) FILTER (WHERE level = 'yellow')::int AS yellow,
           count(*) FILTER (WHERE level = 'orange')::int AS orange, count(*) FILTER (WHERE level = 'red')::int AS red,
           count(*) FILTER (WHERE level = 'red' AND previous <> 'red')::int AS "newRed",
           count(*) FILTER (WHERE now > before)::int AS raised, count(*) FILTER (WHERE now < before)::int AS fallen,
           count(*) FILTER (WHERE drafted IS NOT NULL)::int AS reviewed
    FROM ranked`.execute(tx);
  return rows[0]!;
}
