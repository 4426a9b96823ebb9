// Period reports, and the narrow rows they are made from: a city's year in a handful of questions.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, byRank, orderOf, type SortColumns } from './list-order.ts';
import type { PeriodReportRow } from './rows-report.ts';

export async function saveReports(tx: Tx, rows: readonly PeriodReportRow[]): Promise<void> {
  await sql`
    INSERT INTO period_reports (city, period, kind, subject, region, level, name, as_of, run, made_at, body)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS t(city text, period text, kind text, subject text, region text, level text, name text, as_of date, run text, made_at timestamptz, body jsonb)
    ON CONFLICT (city, period, kind, subject) DO UPDATE SET region = excluded.region, level = excluded.level,
      name = excluded.name, as_of = excluded.as_of, run = excluded.run, made_at = excluded.made_at, body = excluded.body`.execute(
    tx,
  );
}

/** Whose report a run has made already. */
export async function listMadeSubjects(tx: Tx, city: string, run: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('period_reports')
    .select(['kind', 'subject'])
    .where('city', '=', city)
    .where('run', '=', run)
    .execute();
  return new Set(rows.map(({ kind, subject }) => `${kind} ${subject}`));
}

/** Which reports somebody may see, beside what the scope of the transaction holds. */
export interface ReportSight {
  readonly city: string;
  /** His own always. */
  readonly person: string;
  /** Of chiefs of these levels of post; none: nobody's but his own. */
  readonly levels: readonly string[];
  readonly seesRegions: boolean;
}

export interface ReportSearch {
  readonly period?: string | undefined;
  readonly kind?: 'chief' | 'region' | undefined;
  readonly subject?: string | undefined;
  readonly region?: string | undefined;
  readonly q?: string | undefined;
  readonly sorting?: Sorting<'reports'>;
  readonly limit: number;
  readonly offset: number;
}

function condition(sight: ReportSight, search: Omit<ReportSearch, 'limit' | 'offset' | 'sorting'>) {
  const like = search.q ? `%${search.q.replace(/[\\%_]/g, '\\$&')}%` : null;
  const seen = sql`((t.kind = 'chief' AND (t.subject = ${sight.person} OR t.level = ANY (${[...sight.levels]}::text[])))
    OR (t.kind = 'region' AND ${sight.seesRegions}::boolean))`;
  const parts = [sql`t.city = ${sight.city}`, seen];
  if (search.period !== undefined) parts.push(sql`t.period = ${search.period}`);
  if (search.kind !== undefined) parts.push(sql`t.kind = ${search.kind}`);
  if (search.subject !== undefined) parts.push(sql`t.subject = ${search.subject}`);
  if (search.region !== undefined) parts.push(sql`t.region LIKE ${`${search.region}%`}`);
  if (like !== null) parts.push(sql`t.name ILIKE ${like}`);
  return sql.join(parts, sql` AND `);
}

export interface FoundReport extends PeriodReportRow {
  readonly region_name: string;
  readonly region_name_en: string | null;
}

export async function findReport(
  tx: Tx,
  sight: ReportSight,
  asked: { readonly period: string; readonly kind: 'chief' | 'region'; readonly subject: string },
): Promise<FoundReport | null> {
  const { rows } = await sql<FoundReport>`
    SELECT t.*, t.as_of::text AS as_of, g.name AS region_name, g.name_en AS region_name_en
    FROM period_reports t JOIN regions g ON g.city = t.city AND g.code = t.region
    WHERE ${condition(sight, asked)}`.execute(tx);
  return rows[0] ?? null;
}

export interface ListedReport extends Omit<FoundReport, 'body'> {
  readonly figures: FoundReport['body']['figures'];
  readonly total: number;
}

const figure = (...path: readonly string[]) => sql`(t.body #>> ${`{figures,${path.join(',')}}`}::text[])::float8`;
/** Nothing of nothing is no share. */
const share = (group: string, part: string, whole: string) =>
  sql`${figure(group, part)} / nullif(${figure(group, whole)}, 0)`;

const LEVELS = ['city', 'district', 'town', 'village', 'reach'] as const;
const COLUMNS: SortColumns<'reports'> = {
  ...{ name: byName('t.name'), level: byRank('t.level', LEVELS), region: sql`t.region`, asOf: sql`t.as_of` },
  ...{ visits: figure('asked', 'visits'), done: share('asked', 'done', 'visits') },
  ...{ own: figure('found', 'own'), others: figure('found', 'others') },
  ...{ open: figure('solved', 'open'), overdue: figure('solved', 'overdue') },
  failing: share('water', 'failing', 'measured'),
};

/** Regions first, from the widest; then chiefs by level and name; unless another order is asked for. */
export async function searchReports(tx: Tx, sight: ReportSight, search: ReportSearch): Promise<ListedReport[]> {
  const usual = sql`t.period DESC, t.kind DESC, ${byRank('t.level', LEVELS)}, t.region, t.name, t.subject`;
  const order = orderOf(search.sorting ?? {}, COLUMNS, { else: usual, tie: usual });
  const { rows } = await sql<ListedReport>`
    WITH page AS (
      SELECT t.*, count(*) OVER ()::int AS total FROM period_reports t WHERE ${condition(sight, search)}
      ORDER BY ${order}
      LIMIT ${search.limit} OFFSET ${search.offset})
    SELECT t.city, t.period, t.kind, t.subject, t.region, t.level, t.name, t.as_of::text AS as_of, t.run, t.made_at, t.total,
      t.body->'figures' AS figures, g.name AS region_name, g.name_en AS region_name_en
    FROM page t JOIN regions g ON g.city = t.city AND g.code = t.region
    ORDER BY ${order}`.execute(tx);
  return rows;
}

/** Periods with a report that may be seen, newest first. */
export async function listReportPeriods(tx: Tx, sight: ReportSight): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    SELECT DISTINCT t.period FROM period_reports t WHERE ${condition(sight, {})} ORDER BY t.period DESC`.execute(tx);
  return rows.map(({ period }) => period);
}
