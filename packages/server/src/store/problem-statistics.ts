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

export async function countProblemsBy(tx: Tx, asked: StatisticsAsked, by: StatisticGroup): Promise<CountedGroup[]> {
  const { rows } = await sql<CountedGroup>`
    SELECT ${keyOf(by, asked)} AS key, max(${nameOf(by)}) AS name, ${COUNTS(asked)}
    ${from(asked)} ${joins(by, asked)} WHERE ${within(asked)}
    GROUP BY 1 ORDER BY count(*) DESC, 1`.execute(tx);
  return rows;
}

export async function countAllProblems(tx: Tx, asked: StatisticsAsked): Promise<ProblemCounts> {
  const { rows } = await sql<ProblemCounts>`SELECT ${COUNTS(asked)} ${from(asked)} WHERE ${within(asked)}`.execute(tx);
  return rows[0]!;
}

function from({ city }: StatisticsAsked) {
  // The deadline stands in no row of a closed case any more: the move that handled it kept it.
  return sql`FROM problems p LEFT JOIN LATERAL (
    SELECT (m.facts ->> 'dueDay')::date AS due, m.at FROM problem_moves m
    WHERE p.state = 'closed' AND m.city = ${city} AND m.problem = p.id AND m.move IN ('handle', 'selfHandle')
    ORDER BY m.seq DESC LIMIT 1) v ON true`;
}

function within({ city, region, from: first, to, timezone }: StatisticsAsked) {
  return sql`p.city = ${city} AND p.region >= ${region} AND p.region < ${`${region}:`}
    AND p.reported_at >= (${first}::date)::timestamp AT TIME ZONE ${timezone}
    AND p.reported_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timezone}`;
}

const COUNTS = ({ ended, today, timezone }: StatisticsAsked) => sql`
  count(*)::int AS reported,
  (count(*) FILTER (WHERE NOT p.state = ANY (${[...ended]}::text[])))::int AS open,
  (count(*) FILTER (WHERE NOT p.state = ANY (${[...ended]}::text[]) AND p.due_day < ${today}::date))::int AS overdue,
  (count(*) FILTER (WHERE p.state = 'closed'))::int AS closed,
  (count(*) FILTER (WHERE v.due IS NOT NULL))::int AS judged,
  (count(*) FILTER (WHERE (v.at AT TIME ZONE ${timezone})::date <= v.due))::int AS "onTime",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM p.closed_at - p.reported_at) / 86400.0)
    FILTER (WHERE p.state = 'closed') AS "medianDays",
  (count(*) FILTER (WHERE p.reopened > 0))::int AS reopened,
  (count(*) FILTER (WHERE p.returns > 0))::int AS returned`;

function keyOf(by: StatisticGroup, { region }: StatisticsAsked) {
  switch (by) {
    case 'type':
      return sql`p.type`;
    case 'source':
      return sql`p.source`;
    case 'department':
      return sql`coalesce(p.department, '')`;
    case 'region':
      return sql`rpad(left(p.region, ${BELOW[region.length] ?? 12}), 12, '0')`;
  }
}

function nameOf(by: StatisticGroup) {
  if (by === 'department') return sql`d.name`;
  return by === 'region' ? sql`g.name` : sql`NULL::text`;
}

function joins(by: StatisticGroup, asked: StatisticsAsked) {
  if (by === 'department') return sql`LEFT JOIN departments d ON d.city = p.city AND d.id = p.department`;
  if (by === 'region') return sql`LEFT JOIN regions g ON g.city = p.city AND g.code = ${keyOf(by, asked)}`;
  return sql``;
}
