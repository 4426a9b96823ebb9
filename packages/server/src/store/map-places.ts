// What the river map shows beside the reaches, in one reading each.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { IS_OPEN } from './problem-filter.ts';

export interface FreshReach {
  readonly id: string;
  readonly sampled: string | null;
  readonly monitored: boolean;
}

/** The last sampled month of every reach, none later than `month`. One look into the index of samples by reach each. */
export async function listFreshness(tx: Tx, city: string, month: string): Promise<FreshReach[]> {
  const { rows } = await sql<FreshReach>`
    SELECT r.id, (SELECT o.month FROM observations o
        WHERE o.city = r.city AND o.reach = r.id AND o.kind = 'sample' AND o.month <= ${month} ORDER BY o.month DESC LIMIT 1) AS sampled,
      EXISTS (SELECT FROM stations s WHERE s.city = r.city AND s.reach = r.id) AS monitored
    FROM reaches r WHERE r.city = ${city} ORDER BY r.id`.execute(tx);
  return rows;
}

export interface PlacedProblem {
  readonly id: string;
  readonly reach: string;
  readonly type: string;
  readonly state: string;
  readonly key: boolean;
  readonly overdue: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly total: number;
}

/** Open at some time between the two instants, the newest first. `reporter`: of one person alone. */
export async function listOpenBetween(
  tx: Tx,
  asked: {
    readonly city: string;
    readonly from: Date;
    readonly before: Date;
    readonly today: string;
    readonly reporter: string | undefined;
    readonly limit: number;
  },
): Promise<PlacedProblem[]> {
  const { city, from, before, today, reporter, limit } = asked;
  // What was imported as ended may not say when; it counts in the month in which it was reported.
  const { rows } = await sql<PlacedProblem>`
    SELECT b.id, b.reach, b.type, b.state, b.key_problem AS key, b.lon, b.lat,
      ${IS_OPEN} AND b.due_day IS NOT NULL AND b.due_day < ${today}::date AS overdue, count(*) OVER ()::int AS total
    FROM problems b
    WHERE b.city = ${city} AND b.reported_at < ${before} AND (${IS_OPEN} OR b.closed_at >= ${from} OR b.reported_at >= ${from})
      ${reporter === undefined ? sql`` : sql`AND ${reporter} IN (b.reporter, b.follower, b.on_behalf_of)`}
    ORDER BY b.reported_at DESC, b.id LIMIT ${limit}`.execute(tx);
  return rows;
}

export interface PlacedPatrol {
  readonly id: string;
  readonly reach: string;
  readonly person: string;
  readonly person_name: string;
  readonly ended_at: Date;
  readonly verdict: string;
  readonly total: number;
}

/** The patrols of a day, the newest first. */
export async function listPatrolsOfDay(
  tx: Tx,
  asked: {
    readonly city: string;
    readonly day: string;
    readonly month: string;
    readonly person: string | undefined;
    readonly limit: number;
  },
): Promise<PlacedPatrol[]> {
  const { city, day, month, person, limit } = asked;
  const { rows } = await sql<PlacedPatrol>`
    SELECT p.id, p.reach, p.person, m.name AS person_name, p.ended_at, p.verdict, count(*) OVER ()::int AS total
    FROM patrols p JOIN people_named m ON m.city = p.city AND m.id = p.person
    WHERE p.city = ${city} AND p.month = ${month} AND p.day = ${day}::date
      ${person === undefined ? sql`` : sql`AND ${person} IN (p.person, p.on_behalf_of)`}
    ORDER BY p.ended_at DESC, p.id LIMIT ${limit}`.execute(tx);
  return rows;
}
