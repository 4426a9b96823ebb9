// Reads the tracks of a period, a few hundred at a time, in the order in which they lie in the store.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';

export interface TrackWanted {
  readonly city: string;
  /** Days, both included, and the months in which they lie. */
  readonly from: string;
  readonly to: string;
  readonly months: readonly [first: string, last: string];
  readonly region: string | undefined;
  readonly reach: string | undefined;
  readonly person: string | undefined;
  readonly verdict: string | undefined;
}

/** Whose tracks they are, and how many of each. */
export interface TrackOwner {
  readonly person: string;
  readonly name: string;
  readonly region: string;
  readonly tracks: number;
}

export async function listTrackOwners(tx: Tx, wanted: TrackWanted): Promise<TrackOwner[]> {
  const { rows } = await sql<TrackOwner>`
    SELECT o.person, m.name, o.region, o.tracks
    FROM (SELECT p.person, min(p.region) AS region, count(*)::int AS tracks FROM patrols p
          JOIN tracks t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id
          WHERE ${trackMatches(wanted)} AND ${patrolMatches(wanted)} GROUP BY p.person) o
    JOIN people_named m ON m.city = ${wanted.city} AND m.id = o.person ORDER BY o.person`.execute(tx);
  return rows;
}

export interface StoredTrack {
  readonly month: string;
  readonly id: string;
  readonly day: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: string;
  readonly verdict: string;
  readonly lengthM: number | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly points: Buffer;
  readonly reducedAt: Date | null;
}

/** @param after the last one of the page before; null for the first page */
export async function listTracks(
  tx: Tx,
  wanted: TrackWanted,
  { after, limit }: { readonly after: Pick<StoredTrack, 'month' | 'id'> | null; readonly limit: number },
): Promise<StoredTrack[]> {
  const beyond = after ? sql`AND (t.month, t.patrol) > (${after.month}, ${after.id})` : sql``;
  const { rows } = await sql<StoredTrack>`
    SELECT p.month, p.id, p.day, p.person, p.reach, r.name AS "reachName", p.mode, p.verdict, p.length_m AS "lengthM",
      p.started_at AS "startedAt", p.ended_at AS "endedAt", t.points, t.reduced_at AS "reducedAt"
    FROM ${isNarrow(wanted) ? joinedByPatrol(wanted, beyond) : joinedByTrack(wanted, beyond)}
    JOIN reaches r ON r.city = p.city AND r.id = p.reach
    ORDER BY t.month, t.patrol LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Few of a city's patrols: an index finds them, and their tracks by the key. */
function isNarrow({ person, reach }: TrackWanted): boolean {
  return person !== undefined || reach !== undefined;
}

function joinedByPatrol(wanted: TrackWanted, beyond: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT p.* FROM patrols p WHERE ${patrolMatches(wanted)}) p
    JOIN (SELECT t.* FROM tracks t WHERE ${trackMatches(wanted)} ${beyond}) t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id`;
}

/**
 * Most of them: the tracks in the order of their key, each with its patrol. Each OFFSET holds the planner to that: it guesses too few matches, and
 * would join whole years anew for each page.
 */
function joinedByTrack(wanted: TrackWanted, beyond: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(SELECT t.* FROM tracks t WHERE ${trackMatches(wanted)} ${beyond} ORDER BY t.month, t.patrol OFFSET 0) t
    CROSS JOIN LATERAL (SELECT p.* FROM patrols p WHERE ${patrolMatches(wanted)} AND p.month = t.month AND p.id = t.patrol OFFSET 0) p`;
}

function trackMatches({ city, months }: TrackWanted): RawBuilder<unknown> {
  return sql`t.city = ${city} AND t.month >= ${months[0]} AND t.month <= ${months[1]}`;
}

function patrolMatches({ city, from, to, region, reach, person, verdict }: TrackWanted): RawBuilder<unknown> {
  const parts = [sql`p.city = ${city} AND p.day >= ${from}::date AND p.day <= ${to}::date`];
  if (region !== undefined) parts.push(sql`p.region LIKE ${`${region}%`}`);
  if (reach !== undefined) parts.push(sql`p.reach = ${reach}`);
  if (person !== undefined) parts.push(sql`${person} IN (p.person, p.on_behalf_of)`);
  if (verdict !== undefined) parts.push(sql`p.verdict = ${verdict}`);
  return sql.join(parts, sql` AND `);
}
