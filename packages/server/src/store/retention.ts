// What is looked for and changed when the time of a track is over.
import { SESSION_KINDS, SESSION_LIMITS } from '@xunhe/domain/people/session-rule';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { TrackRow } from './rows-deed.ts';

/** One run at a time in a city; each handful takes the lock anew. */
export async function lockRetention(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`retention/${city}`}))`.execute(tx);
}

/** Whole tracks of patrols up to a month, oldest first. */
export async function listWholeTracks(tx: Tx, city: string, upTo: string, limit: number): Promise<TrackRow[]> {
  return tx
    .selectFrom('tracks')
    .selectAll()
    .where('city', '=', city)
    .where('month', '<=', upTo)
    .where('reduced_at', 'is', null)
    .orderBy('month')
    .orderBy('patrol')
    .limit(limit)
    .execute();
}

export async function saveReducedTrack(
  tx: Tx,
  { city, month, patrol }: Pick<TrackRow, 'city' | 'month' | 'patrol'>,
  line: Pick<TrackRow, 'point_count' | 'points' | 'reduced_at'>,
): Promise<void> {
  await tx
    .updateTable('tracks')
    .set(line)
    .where('city', '=', city)
    .where('month', '=', month)
    .where('patrol', '=', patrol)
    .execute();
}

/** Tracks that were reduced since the last event that told of any: a run that was cut left some untold. */
export async function countUntold(tx: Tx, city: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM tracks
    WHERE city = ${city} AND reduced_at IS NOT NULL AND reduced_at > coalesce(
      (SELECT max(at) FROM events WHERE city = ${city} AND kind = 'tracks.reduced'), '-infinity')`.execute(tx);
  return rows[0]!.count;
}

/** Batches of other systems, which nobody asks about after so long. What they brought stays. */
export async function deleteOldDeliveries(tx: Tx, city: string, before: Date): Promise<void> {
  await tx.deleteFrom('deliveries').where('city', '=', city).where('at', '<', before).execute();
}

/** Sessions that ended by themselves, by the rule of their kind. */
export async function deleteEndedSessions(tx: Tx, city: string, nowMs: number): Promise<number> {
  let ended = 0;
  for (const kind of SESSION_KINDS) {
    const { idleMs, wholeMs } = SESSION_LIMITS[kind];
    const done = await tx
      .deleteFrom('sessions')
      .where('city', '=', city)
      .where('kind', '=', kind)
      .where((eb) =>
        eb.or([eb('seen_at', '<=', new Date(nowMs - idleMs)), eb('made_at', '<=', new Date(nowMs - wholeMs))]),
      )
      .executeTakeFirst();
    ended += Number(done.numDeletedRows);
  }
  return ended;
}
