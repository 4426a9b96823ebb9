// Counts that signals of a month stand on: problems and their ends, red reaches, minutes and metres of patrols.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { EvidenceSpan } from './signal-evidence.ts';

export interface EndedProblem {
  readonly id: string;
  readonly patrol: string | null;
  readonly reporter: string;
  readonly reach: string;
  readonly region: string;
  readonly reported_at: Date;
  readonly closed_at: Date | null;
  readonly handled_by: string | null;
  readonly handled_at: Date | null;
  readonly handled_note: string | null;
  readonly photos: number;
}

/** Problems of chiefs that were closed, or handled on the spot, in the span; a month means those reported in it. */
export async function listEndedProblems(
  tx: Tx,
  city: string,
  span: EvidenceSpan,
  timezone: string,
): Promise<EndedProblem[]> {
  const isIn =
    'month' in span
      ? sql`to_char(b.reported_at AT TIME ZONE ${timezone}, 'YYYY-MM') = ${span.month}`
      : sql`greatest(b.closed_at, h.at) > ${span.after} AND greatest(b.closed_at, h.at) <= ${span.until}`;
  const { rows } = await sql<EndedProblem>`
    SELECT b.id, b.patrol, b.reporter, b.reach, b.region, b.reported_at, CASE b.state WHEN 'closed' THEN b.closed_at END AS closed_at,
           h.by_person AS handled_by, h.at AS handled_at, h.note AS handled_note,
           (SELECT count(*)::int FROM photos f WHERE f.city = b.city AND f.record = b.id) AS photos
    FROM problems b LEFT JOIN LATERAL (
      SELECT m.by_person, m.at, m.note FROM problem_moves m
      WHERE m.city = b.city AND m.problem = b.id AND m.move = 'selfHandle' ORDER BY m.seq DESC LIMIT 1) h ON true
    WHERE b.city = ${city} AND b.source = 'chief' AND b.reporter IS NOT NULL AND (b.closed_at IS NOT NULL OR h.at IS NOT NULL)
      AND ${isIn}`.execute(tx);
  return rows;
}

export interface RedReachCounts {
  readonly reach: string;
  readonly region: string;
  readonly person: string | null;
  readonly complaints: number;
  readonly patrols: number;
  readonly problems: number;
}

/** Reaches that were red in a month, with what citizens and chiefs said of them in it; `cycle` is the month before, whose run warned. */
export async function listRedReaches(
  tx: Tx,
  city: string,
  asked: { readonly month: string; readonly cycle: string; readonly lastDay: string; readonly timezone: string },
): Promise<RedReachCounts[]> {
  const { rows } = await sql<RedReachCounts>`
    SELECT w.reach, w.region,
      (SELECT CASE WHEN count(DISTINCT o.person) = 1 THEN min(o.person) END FROM posts o WHERE o.city = w.city AND o.reach = w.reach
         AND o.from_day <= ${asked.lastDay}::date AND (o.to_day IS NULL OR o.to_day >= ${asked.lastDay}::date)
         AND EXISTS (SELECT FROM people m WHERE m.city = o.city AND m.id = o.person AND m.level IN ('village', 'reach'))) AS person,
      (SELECT count(*)::int FROM observations c WHERE c.city = w.city AND c.reach = w.reach AND c.month = ${asked.month}
         AND c.kind = 'complaint' AND c.facts->>'status' IS DISTINCT FROM 'invalid') AS complaints,
      (SELECT count(DISTINCT (x.person, x.day))::int FROM patrol_reaches x WHERE x.city = w.city AND x.month = ${asked.month}
         AND x.reach = w.reach AND x.effective) AS patrols,
      (SELECT count(*)::int FROM problems b WHERE b.city = w.city AND b.reach = w.reach AND b.source = 'chief'
         AND to_char(b.reported_at AT TIME ZONE ${asked.timezone}, 'YYYY-MM') = ${asked.month}) AS problems
    FROM warnings w WHERE w.city = ${city} AND w.month = ${asked.cycle} AND w.level = 'red'`.execute(tx);
  return rows;
}

export interface WalkedFigures {
  readonly person: string;
  /** Of the person. */
  readonly region: string;
  readonly minutes: number;
  /** Of the walk on a reach where metres decide; null elsewhere. */
  readonly onReachM: number | null;
}

/** Walks of a span of months whose minutes and metres decide whether they count. */
export async function listWalkedFigures(
  tx: Tx,
  city: string,
  asked: { readonly from: string; readonly to: string; readonly lengthM: number },
): Promise<WalkedFigures[]> {
  const { rows } = await sql<WalkedFigures>`
    SELECT p.person, m.region, (extract(epoch FROM p.ended_at - p.started_at) / 60)::float8 AS minutes,
           CASE WHEN r.length_m >= ${asked.lengthM} THEN (p.judgement->>'onReachM')::float8 END AS "onReachM"
    FROM patrols p JOIN people m ON m.city = p.city AND m.id = p.person
    JOIN reaches r ON r.city = p.city AND r.id = p.reach
    WHERE p.city = ${city} AND p.month >= ${asked.from} AND p.month <= ${asked.to} AND p.mode IN ('walk', 'bicycle', 'boat', 'car')`.execute(
    tx,
  );
  return rows;
}
