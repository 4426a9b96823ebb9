// What reports are made from, in rows that hold no more than is counted.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

interface Months {
  readonly from: string;
  readonly to: string;
}

export interface ReportDutyRow {
  readonly month: string;
  readonly person: string;
  readonly reach: string;
  readonly level: string;
  readonly minutes: number;
  readonly windows: { readonly from: string; readonly to: string; readonly visits: number }[];
}

export async function listReportDuties(tx: Tx, city: string, { from, to }: Months): Promise<ReportDutyRow[]> {
  const { rows } = await sql<ReportDutyRow>`
    SELECT month, person, reach, level, minutes, body->'windows' AS windows FROM duties
    WHERE city = ${city} AND month BETWEEN ${from} AND ${to} ORDER BY month, person, reach`.execute(tx);
  return rows;
}

/** Of the chief whose duty it serves. */
export async function listReportPatrols(tx: Tx, city: string, { from, to }: Months) {
  const { rows } = await sql<{
    month: string;
    person: string;
    reach: string;
    effective: boolean;
    minutes: number;
    length_m: number;
  }>`
    SELECT month, coalesce(on_behalf_of, person) AS person, reach, verdict = 'effective' AS effective,
      (extract(epoch FROM ended_at - started_at) / 60)::float8 AS minutes, length_m
    FROM patrols WHERE city = ${city} AND month BETWEEN ${from} AND ${to} ORDER BY started_at, id`.execute(tx);
  return rows;
}

/** Reported by a moment, and since another or not ended before it. */
export async function listReportProblems(
  tx: Tx,
  city: string,
  { since, until }: { readonly since: Date; readonly until: Date },
) {
  const { rows } = await sql<{
    id: string;
    reach: string;
    type: string;
    source: string;
    key_problem: boolean;
    finder: string | null;
    state: string;
    reported_at: Date;
    closed_at: Date | null;
    due_day: string | null;
  }>`
    SELECT id, reach, type, source, key_problem, state, reported_at, closed_at, due_day::text AS due_day,
      CASE WHEN source = 'chief' THEN coalesce(on_behalf_of, reporter) END AS finder
    FROM problems
    WHERE city = ${city} AND reported_at < ${until} AND (reported_at >= ${since} OR closed_at IS NULL OR closed_at >= ${since})
    ORDER BY reported_at, id`.execute(tx);
  return rows;
}

/** Whoever held a post on a day of a time, with the waters he held it on. */
export async function listReportChiefs(
  tx: Tx,
  city: string,
  { from, to }: { readonly from: string; readonly to: string },
) {
  const { rows } = await sql<{ id: string; name: string; level: string; region: string; reaches: string[] }>`
    SELECT p.id, p.name, p.level, p.region, q.reaches
    FROM people p
    JOIN (SELECT person, array_agg(DISTINCT reach ORDER BY reach) AS reaches FROM posts
          WHERE city = ${city} AND from_day <= ${to} AND (to_day IS NULL OR to_day >= ${from}) GROUP BY person) q
      ON q.person = p.id
    WHERE p.city = ${city} AND p.level IS NOT NULL AND p.level <> 'assistant' ORDER BY p.id`.execute(tx);
  return rows;
}
