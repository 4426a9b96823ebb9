// Counts of problems by type, source, region or department. In time means: last handled on the day by which it was to be, or before.
import type { ProblemCounts, StatisticGroup } from '@xunhe/domain/problem/statistics';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface StatisticsAsked {
  readonly city: string;
  /** Significant digits of the region. */
  readonly region: string;
  /** Reported on these days, both included, by the city's calendar. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly timezone: string;
  readonly ended: readonly string[];
}

export interface CountedGroup extends ProblemCounts {
  readonly key: string;
  readonly name: string | null;
}

/** How many digits a region's children have, by how many it has itself. */
const BELOW: Readonly<Record<number, number>> = { 4: 6, 6: 9, 9: 12, 12: 12 };

export interface ProblemStatistics extends Readonly<Record<StatisticGroup, CountedGroup[]>> {
  readonly all: ProblemCounts;
}

/**
 * One pass over the cases for all groups. The days that the closed ones took are kept in a list a group, and their median is taken of it after:
 * a median within the pass would sort all cases once for each kind of group. Names are put to the few groups, not to the many cases.
 */
export async function countProblems(tx: Tx, asked: StatisticsAsked): Promise<ProblemStatistics> {
  const { city, region, from, to, timezone, ended, today } = asked;
  const { rows } = await sql<Counted>`
    SELECT q.type, q.source, rpad(q.below, 12, '0') AS region, q.department, q.mark, d.name AS department_name, g.name AS region_name,
      q.reported, q.open, q.overdue, q.closed, q.judged, q."onTime", q.reopened, q.returned,
      (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY took) FROM unnest(q.took) took) AS "medianDays"
    FROM (
      SELECT p.type, p.source, p.below, p.department, grouping(p.type, p.source, p.below, p.department) AS mark,
        count(*)::int AS reported,
        (count(*) FILTER (WHERE p.is_open))::int AS open,
        (count(*) FILTER (WHERE p.is_open AND p.due_day < ${today}::date))::int AS overdue,
        (count(*) FILTER (WHERE p.state = 'closed'))::int AS closed,
        (count(*) FILTER (WHERE p.state = 'closed' AND p.handled_due IS NOT NULL))::int AS judged,
        (count(*) FILTER (WHERE p.state = 'closed' AND p.handled_day <= p.handled_due))::int AS "onTime",
        array_agg(p.took) FILTER (WHERE p.took IS NOT NULL) AS took,
        (count(*) FILTER (WHERE p.reopened > 0))::int AS reopened,
        (count(*) FILTER (WHERE p.returns > 0))::int AS returned
      FROM (
        SELECT type, source, state, NOT state = ANY (${[...ended]}::text[]) AS is_open, due_day, handled_day, handled_due, reopened, returns,
          CASE WHEN state = 'closed' THEN extract(epoch FROM closed_at - reported_at)::float8 / 86400 END AS took,
          coalesce(department, '') AS department, left(region, ${BELOW[region.length] ?? 12}::int) AS below
        FROM problems
        WHERE city = ${city} AND region >= ${region} AND region < ${`${region}:`}
          AND reported_at >= (${from}::date)::timestamp AT TIME ZONE ${timezone}
          AND reported_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timezone}
      ) p
      GROUP BY GROUPING SETS ((p.type), (p.source), (p.below), (p.department), ())
    ) q
    LEFT JOIN departments d ON d.city = ${city} AND d.id = q.department
    LEFT JOIN regions g ON g.city = ${city} AND g.code = rpad(q.below, 12, '0')
    ORDER BY q.reported DESC, 1, 2, 3, 4`.execute(tx);
  const of = (mark: number, key: (row: Counted) => string | null, name: (row: Counted) => string | null) =>
    rows.filter((row) => row.mark === mark).map((row) => ({ key: key(row) ?? '', name: name(row), ...countsOf(row) }));
  return {
    // A set that is grouped by one of four leaves the marks of the other three.
    type: of(
      0b0111,
      ({ type }) => type,
      () => null,
    ),
    source: of(
      0b1011,
      ({ source }) => source,
      () => null,
    ),
    region: of(
      0b1101,
      (row) => row.region,
      (row) => row.region_name,
    ),
    department: of(
      0b1110,
      ({ department }) => department,
      (row) => row.department_name,
    ),
    all: countsOf(rows.find(({ mark }) => mark === 0b1111)!),
  };
}

interface Counted extends ProblemCounts {
  readonly type: string | null;
  readonly source: string | null;
  readonly region: string | null;
  readonly department: string | null;
  readonly mark: number;
  readonly department_name: string | null;
  readonly region_name: string | null;
}

function countsOf({
  reported,
  open,
  overdue,
  closed,
  judged,
  onTime,
  medianDays,
  reopened,
  returned,
}: Counted): ProblemCounts {
  return { reported, open, overdue, closed, judged, onTime, medianDays, reopened, returned };
}
