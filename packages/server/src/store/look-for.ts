// What is told of a few waters at once on the phone's first screen: levels, what was found and who walked there last.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';
import type { WarningRow } from './rows-duty.ts';
import type { AssessmentRow } from './rows-risk.ts';

export async function listWarningsOn(
  tx: Tx,
  city: string,
  month: string,
  reaches: readonly string[],
): Promise<WarningRow[]> {
  if (reaches.length === 0) return [];
  return tx
    .selectFrom('warnings')
    .selectAll()
    .where('city', '=', city)
    .where('month', '=', month)
    .where('reach', 'in', reaches)
    .execute();
}

export async function listAssessmentsOn(
  tx: Tx,
  city: string,
  month: string,
  reaches: readonly string[],
): Promise<Pick<AssessmentRow, 'reach' | 'reasons' | 'last_class' | 'probability'>[]> {
  if (reaches.length === 0) return [];
  return tx
    .selectFrom('assessments')
    .select(['reach', 'reasons', 'last_class', 'probability'])
    .where('city', '=', city)
    .where('month', '=', month)
    .where('reach', 'in', reaches)
    .execute();
}

export interface ProblemsAsked {
  readonly reaches: readonly string[];
  readonly ended: readonly string[];
  /** Only what he reported, what was reported for him, or what he took over. */
  readonly reporter?: string | undefined;
}

/** The longest open first. */
export async function listOpenProblemsOn(tx: Tx, city: string, asked: ProblemsAsked): Promise<ProblemRow[]> {
  const own = asked.reporter ?? null;
  const { rows } = await sql<ProblemRow>`
    SELECT * FROM problems
    WHERE city = ${city} AND reach = ANY (${[...asked.reaches]}::text[]) AND NOT state = ANY (${[...asked.ended]}::text[])
      AND (${own}::text IS NULL OR ${own} IN (reporter, follower, on_behalf_of))
    ORDER BY reported_at, id`.execute(tx);
  return rows;
}

export interface ProblemTypeCount {
  readonly reach: string;
  readonly type: string;
  readonly count: number;
  readonly open: number;
  readonly last: Date;
}

/** Problems that were reported since a moment and taken for true, by water and type, the most frequent first. */
export async function countProblemTypes(
  tx: Tx,
  city: string,
  asked: ProblemsAsked & {
    readonly since: Date;
    /** States in which nobody has confirmed a problem, or found that it is none. */
    readonly unconfirmed: readonly string[];
  },
): Promise<ProblemTypeCount[]> {
  const own = asked.reporter ?? null;
  const { rows } = await sql<ProblemTypeCount>`
    SELECT reach, type, count(*)::int AS count, count(*) FILTER (WHERE NOT state = ANY (${[...asked.ended]}::text[]))::int AS open,
           max(reported_at) AS last
    FROM problems
    WHERE city = ${city} AND reach = ANY (${[...asked.reaches]}::text[]) AND reported_at >= ${asked.since}
      AND NOT state = ANY (${[...asked.unconfirmed]}::text[])
      AND (${own}::text IS NULL OR ${own} IN (reporter, follower, on_behalf_of))
    GROUP BY reach, type ORDER BY reach, count(*) DESC, type`.execute(tx);
  return rows;
}

export interface LastPatrol {
  readonly reach: string;
  readonly day: string;
  readonly person_name: string;
  readonly verdict: string;
  readonly problems: number;
}

/** Of each water the newest patrol that covered it, and what was reported there on it. `walker` narrows it to one person. */
export async function listLastPatrols(
  tx: Tx,
  city: string,
  reaches: readonly string[],
  walker: string | undefined,
): Promise<LastPatrol[]> {
  const { rows } = await sql<LastPatrol>`
    SELECT r.reach, p.day, m.name AS person_name, p.verdict,
           (SELECT count(*)::int FROM problems b WHERE b.city = ${city} AND b.reach = r.reach AND b.patrol = p.id) AS problems
    FROM unnest(${[...reaches]}::text[]) AS r(reach)
    CROSS JOIN LATERAL (
      SELECT x.month, x.patrol FROM patrol_reaches x
      WHERE x.city = ${city} AND x.reach = r.reach
        AND (${walker ?? null}::text IS NULL OR EXISTS (
          SELECT FROM patrols w WHERE w.city = x.city AND w.month = x.month AND w.id = x.patrol AND w.person = ${walker ?? null}))
      ORDER BY x.day DESC, x.patrol DESC LIMIT 1) x
    JOIN patrols p ON p.city = ${city} AND p.month = x.month AND p.id = x.patrol
    JOIN people_named m ON m.city = p.city AND m.id = p.person`.execute(tx);
  return rows;
}
