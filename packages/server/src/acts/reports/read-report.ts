// Reports as they were made, for whoever may see them: an office and an inspector all of their area, a chief his own, his area's, and those of
// the chiefs below him; whoever has nobody below him his own alone.
import type { AnswerOf } from '@xunhe/contract/client';
import type { ReportParams } from '@xunhe/contract/report';
import { parsePeriod } from '@xunhe/domain/evaluation/report-period';
import { boundLines, sketchLines } from '@xunhe/domain/patrol/sketch-lines';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { Tx } from '../../store/db.ts';
import type { Person } from '../../store/people.ts';
import {
  type FoundReport,
  findReport,
  type ListedReport,
  listReportPeriods,
  type ReportSearch,
  type ReportSight,
  searchReports,
} from '../../store/period-report.ts';
import { listReachesById } from '../../store/place.ts';

type Report = AnswerOf<'report'>;

/** Wide enough for a printed page at 300 dots an inch, in whole numbers small enough to send. */
const BOX = { width: 640, height: 400, edge: 12 };

/** The levels from which on somebody has others below him. */
const LEADERS: readonly PostLevel[] = ['city', 'district', 'town'];

export async function listReports(tx: Tx, who: Person, search: ReportSearch): Promise<AnswerOf<'reports'>> {
  const sight = sightOf(who);
  const rows = await searchReports(tx, sight, { ...search, region: search.region && regionPrefix(search.region) });
  return {
    periods: await listReportPeriods(tx, sight),
    rows: rows.map((row) => ({ ...tellHead(row), figures: row.figures as Report['figures'] })),
    total: rows[0]?.total ?? 0,
  };
}

export async function readReport(tx: Tx, who: Person, asked: ReportParams): Promise<Report | null> {
  const row = await findReport(tx, sightOf(who), { ...asked, kind: asked.kind as 'chief' | 'region' });
  if (!row) return null;
  const ids = row.body.reaches.map(({ reach }) => reach);
  return { ...tellHead(row), ...(row.body as Report), sketch: await sketch(tx, who.city, ids) };
}

function sightOf(who: Person): ReportSight {
  const { city, id: person, role } = who;
  if (role !== 'chief') return { city, person, levels: POST_LEVELS, seesRegions: true };
  const level = who.level as PostLevel;
  const leads = LEADERS.includes(level);
  return { city, person, levels: leads ? POST_LEVELS.slice(POST_LEVELS.indexOf(level) + 1) : [], seesRegions: leads };
}

function tellHead(row: FoundReport | ListedReport) {
  const { period, kind, subject, name, level, region, as_of: asOf } = row;
  return {
    ...{ period, kind, subject, name, level, region, asOf },
    periodKind: parsePeriod(period)!.kind,
    ...{ regionName: row.region_name, regionNameEn: row.region_name_en, madeAt: row.made_at.toISOString() },
  };
}

async function sketch(tx: Tx, city: string, ids: readonly string[]): Promise<Report['sketch']> {
  const reaches = (await listReachesById(tx, city, ids)).map(({ id, geometry }) => ({ reach: id, geometry }));
  const bounds = boundLines(reaches);
  const lines = bounds ? sketchLines(reaches, bounds, BOX) : [];
  return {
    ...{ width: BOX.width, height: BOX.height },
    lines: lines.map(({ reach, parts }) => ({ reach, paths: [...parts] })),
  };
}
