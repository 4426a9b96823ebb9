// What lies in the store of one person: counts for the page, rows for the file. Asked in the scope of the whole city, because one's own
// records may lie in a region that one no longer serves; every question here names the person.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Whose. */
export interface Owner {
  readonly city: string;
  readonly person: string;
}

export interface Holdings {
  readonly patrols: number;
  readonly firstPatrol: string | null;
  readonly lastPatrol: string | null;
  readonly tracks: number;
  readonly reduced: number;
  readonly points: number;
  readonly firstTrack: string | null;
  readonly lastTrack: string | null;
  readonly problems: number;
  readonly firstProblem: Date | null;
  readonly lastProblem: Date | null;
  readonly photos: number;
  readonly firstPhoto: Date | null;
  readonly lastPhoto: Date | null;
  readonly standings: number;
  readonly firstStanding: string | null;
  readonly lastStanding: string | null;
  readonly absences: number;
  readonly firstAbsence: string | null;
  readonly lastAbsence: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
}

export async function countHoldings(tx: Tx, { city, person }: Owner): Promise<Holdings> {
  const { rows } = await sql<Holdings>`
    SELECT p.*, b.*, f.*, s.*, a.*, (SELECT phone FROM people WHERE city = ${city} AND id = ${person}) AS phone,
      (SELECT address FROM mail_addresses WHERE city = ${city} AND person = ${person}) AS mail
    FROM (
      SELECT count(*) AS patrols, min(p.day) AS "firstPatrol", max(p.day) AS "lastPatrol",
        count(t.patrol) AS tracks, count(t.reduced_at) AS reduced, coalesce(sum(t.point_count), 0)::int8 AS points,
        min(p.day) FILTER (WHERE t.patrol IS NOT NULL) AS "firstTrack", max(p.day) FILTER (WHERE t.patrol IS NOT NULL) AS "lastTrack"
      FROM patrols p LEFT JOIN tracks t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id
      WHERE p.city = ${city} AND p.person = ${person}) p,
    (
      SELECT count(*) AS problems, min(reported_at) AS "firstProblem", max(reported_at) AS "lastProblem"
      FROM problems WHERE city = ${city} AND reporter = ${person}) b,
    (
      SELECT count(*) AS photos, min(at) AS "firstPhoto", max(at) AS "lastPhoto"
      FROM photos WHERE city = ${city} AND person = ${person}) f,
    (
      SELECT count(DISTINCT month) AS standings, min(month) AS "firstStanding", max(month) AS "lastStanding"
      FROM standings WHERE city = ${city} AND person = ${person}) s,
    (
      SELECT count(*) AS absences, min(from_day) AS "firstAbsence", max(from_day) AS "lastAbsence"
      FROM absences WHERE city = ${city} AND person = ${person}) a`.execute(tx);
  return rows[0]!;
}

export interface OwnPost {
  readonly reach: string;
  readonly reachName: string;
  readonly reachNameEn: string | null;
  readonly from: string;
  readonly to: string | null;
}

export async function listOwnPosts(tx: Tx, { city, person }: Owner): Promise<OwnPost[]> {
  return tx
    .selectFrom('posts as q')
    .innerJoin('reaches as r', (join) => join.onRef('r.city', '=', 'q.city').onRef('r.id', '=', 'q.reach'))
    .where('q.city', '=', city)
    .where('q.person', '=', person)
    .select(['q.reach as reach', 'r.name as reachName', 'r.name_en as reachNameEn'])
    .select(['q.from_day as from', 'q.to_day as to'])
    .orderBy('q.from_day')
    .orderBy('q.reach')
    .execute();
}

export interface Look {
  readonly at: Date;
  readonly person: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly regionName: string | null;
  readonly regionNameEn: string | null;
  readonly patrol: string | null;
  readonly day: string | null;
  /** Of a file with many: their number and days; otherwise null. */
  readonly tracks: number | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Who looked at the person's tracks, newest first. */
export async function listLooks(tx: Tx, { city, person }: Owner, limit: number | null): Promise<Look[]> {
  const { rows } = await sql<Look>`
    SELECT e.at, e.actor AS person, m.name, e.body->>'role' AS role, r.name AS "regionName", r.name_en AS "regionNameEn",
      e.body->>'patrol' AS patrol, e.body->>'day' AS day,
      (e.body->>'tracks')::int AS tracks, e.body->>'from' AS "from", e.body->>'to' AS "to"
    FROM events e
    LEFT JOIN people_named m ON m.city = e.city AND m.id = e.actor
    LEFT JOIN regions r ON r.city = e.city AND r.code = e.body->>'region'
    WHERE e.city = ${city} AND e.subject = ${person} AND e.kind = 'track.looked'
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

export async function countLooks(tx: Tx, { city, person }: Owner): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM events
    WHERE city = ${city} AND subject = ${person} AND kind = 'track.looked'`.execute(tx);
  return rows[0]!.total;
}

export interface OwnPatrol {
  readonly month: string;
  readonly id: string;
  readonly reach: string;
  readonly mode: string;
  readonly day: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly verdict: string;
  readonly judgement: unknown;
  readonly note: string | null;
  readonly source: string;
  readonly points: Buffer | null;
  readonly reducedAt: Date | null;
}

/** The person's patrols with their tracks, a few at a time: `after` is the last one of the few before. */
export async function listOwnPatrols(
  tx: Tx,
  { city, person }: Owner,
  page: { readonly after: Pick<OwnPatrol, 'month' | 'id'> | null; readonly limit: number },
): Promise<OwnPatrol[]> {
  const { month, id } = page.after ?? { month: '', id: '' };
  const { rows } = await sql<OwnPatrol>`
    SELECT p.month, p.id, p.reach, p.mode, p.day, p.started_at AS "startedAt", p.ended_at AS "endedAt", p.verdict, p.judgement, p.note,
      p.source, t.points, t.reduced_at AS "reducedAt"
    FROM patrols p LEFT JOIN tracks t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id
    WHERE p.city = ${city} AND p.person = ${person} AND (p.month, p.id COLLATE "C") > (${month}, ${id} COLLATE "C")
    ORDER BY p.month, p.id COLLATE "C" LIMIT ${page.limit}`.execute(tx);
  return rows;
}
