// Patrols, the waters each covered, and their tracks.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { ensureYear } from './observation.ts';
import type { PatrolReachRow, PatrolRow, TrackRow } from './rows-deed.ts';

export interface NewPatrol {
  readonly patrol: PatrolRow;
  readonly reaches: readonly PatrolReachRow[];
  readonly track: TrackRow | null;
}

export async function insertPatrol(tx: Tx, { patrol, reaches, track }: NewPatrol): Promise<void> {
  await ensureYear(tx, patrol.month);
  await tx
    .insertInto('patrols')
    .values({ ...patrol, judgement: JSON.stringify(patrol.judgement) })
    .execute();
  if (reaches.length > 0)
    await tx
      .insertInto('patrol_reaches')
      .values([...reaches])
      .execute();
  if (track) await tx.insertInto('tracks').values(track).execute();
}

/** A stored patrol of this id in any month: the id is made on the phone and must stay one patrol. */
export async function findPatrol(tx: Tx, city: string, id: string): Promise<PatrolRow | null> {
  return (
    (await tx.selectFrom('patrols').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()) ??
    null
  );
}

/** What a month is judged by of each of its patrols. */
export async function listPatrolsOfMonth(tx: Tx, city: string, month: string) {
  return tx
    .selectFrom('patrols')
    .select(['region', 'person', 'verdict', 'started_at', 'ended_at', 'length_m'])
    .where('city', '=', city)
    .where('month', '=', month)
    .execute();
}

/** Months in which the person walked, or somebody for him. */
export async function listPatrolMonths(tx: Tx, city: string, person: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('patrols')
    .select('month')
    .distinct()
    .where('city', '=', city)
    .where((x) => x.or([x('person', '=', person), x('on_behalf_of', '=', person)]))
    .execute();
  return rows.map(({ month }) => month);
}

export async function findTrack(tx: Tx, city: string, month: string, patrol: string): Promise<TrackRow | null> {
  return (
    (await tx
      .selectFrom('tracks')
      .selectAll()
      .where('city', '=', city)
      .where('month', '=', month)
      .where('patrol', '=', patrol)
      .executeTakeFirst()) ?? null
  );
}

/** How many points the track of a patrol has; null without one. */
export async function findTrackSize(tx: Tx, city: string, month: string, patrol: string): Promise<number | null> {
  const row = await tx
    .selectFrom('tracks')
    .select('point_count')
    .where('city', '=', city)
    .where('month', '=', month)
    .where('patrol', '=', patrol)
    .executeTakeFirst();
  return row?.point_count ?? null;
}

/**
 * Hours of effective patrol per reach and month: what findings are divided by. An imported patrol counts as known when it ended, and a
 * decision on its verdict when it was made: until then what stood before it counts.
 */
export async function sumEffort(tx: Tx, city: string, range: { from: string; to: string; knownAt: Date }) {
  const { rows } = await sql<{ reach: string; month: string; hours: number }>`
    SELECT reach, month, (sum(extract(epoch FROM ended_at - started_at)) / 3600)::float8 AS hours
    FROM patrols p
    WHERE city = ${city} AND month >= ${range.from} AND month <= ${range.to} AND ended_at <= ${range.knownAt}
      AND (source = 'import' OR received_at <= ${range.knownAt})
      AND CASE WHEN decided_at IS NULL OR decided_at <= ${range.knownAt} THEN verdict = 'effective'
        ELSE COALESCE(
          (SELECT d.outcome = 'counted' FROM patrol_reviews d
           WHERE d.city = p.city AND d.patrol = p.id AND d.kind = 'decision' AND d.at <= ${range.knownAt} ORDER BY d.seq DESC LIMIT 1),
          p.judgement->>'verdict' = 'effective') END
    GROUP BY reach, month`.execute(tx);
  return rows;
}

/** Distinct days on which a person covered a reach with an effective patrol, months `from` to `to`. */
export async function listDayVisits(
  tx: Tx,
  city: string,
  from: string,
  to: string,
): Promise<{ person: string; reach: string; day: string }[]> {
  return tx
    .selectFrom('patrol_reaches')
    .select(['person', 'reach', 'day'])
    .distinct()
    .where('city', '=', city)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('effective', '=', true)
    .orderBy('person')
    .orderBy('reach')
    .orderBy('day')
    .execute();
}
