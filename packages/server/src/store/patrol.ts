// Patrols, the waters each covered, and their tracks.
import type { Sorting } from '@xunhe/contract/list-sort';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, direction, orderOf, type SortColumns } from './list-order.ts';
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

export interface PatrolSearch {
  readonly city: string;
  readonly month?: string | undefined;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  /** Who walked, or for whom. */
  readonly person?: string | undefined;
  readonly verdict?: string | undefined;
  readonly id?: string | undefined;
  readonly sorting?: Sorting<'patrols'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundPatrol extends PatrolRow {
  readonly person_name: string;
  readonly on_behalf_of_name: string | null;
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
}

function patrolFilter(search: PatrolSearch) {
  const parts = [sql`p.city = ${search.city}`];
  if (search.id !== undefined) parts.push(sql`p.id = ${search.id}`);
  if (search.month !== undefined) parts.push(sql`p.month = ${search.month}`);
  if (search.region !== undefined) parts.push(sql`p.region LIKE ${`${search.region}%`}`);
  if (search.reach !== undefined) parts.push(sql`p.reach = ${search.reach}`);
  if (search.person !== undefined) parts.push(sql`${search.person} IN (p.person, p.on_behalf_of)`);
  if (search.verdict !== undefined) parts.push(sql`p.verdict = ${search.verdict}`);
  return sql.join(parts, sql` AND `);
}

const SPENT = sql`p.ended_at - p.started_at`;
const COLUMNS: SortColumns<'patrols'> = {
  ...{
    startedAt: sql`p.started_at`,
    mode: sql`p.mode`,
    minutes: SPENT,
    lengthM: sql`p.length_m`,
    verdict: sql`p.verdict`,
  },
  ...{ personName: byName('m.name'), reachName: byName('r.name') },
};

/** What the order looks at beside the patrols themselves: joined to all of them only where a name is asked for. */
function namesFor({ sorting }: PatrolSearch) {
  if (sorting?.sort === 'personName') return sql`JOIN people_named m ON m.city = p.city AND m.id = p.person`;
  if (sorting?.sort === 'reachName') return sql`JOIN reaches r ON r.city = p.city AND r.id = p.reach`;
  return sql``;
}

/** The newest first, unless it is asked for otherwise. The names are looked up for the page alone. */
export async function searchPatrols(tx: Tx, search: PatrolSearch): Promise<FoundPatrol[]> {
  const { sort = 'startedAt', order: way = search.sorting?.sort ? 'up' : 'down' } = search.sorting ?? {};
  // Letter by letter as the index has it: it is never without a value.
  const byTime = sql`p.started_at ${direction(way)}, p.id`;
  const order =
    sort === 'startedAt' ? byTime : orderOf({ sort, order: way }, COLUMNS, { else: byTime, tie: sql`p.id` });
  const { rows } = await sql<FoundPatrol>`
    SELECT p.*, m.name AS person_name, b.name AS on_behalf_of_name, r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name
    FROM (SELECT p.* FROM patrols p ${namesFor(search)} WHERE ${patrolFilter(search)}
          ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}) p
    JOIN people_named m ON m.city = p.city AND m.id = p.person
    LEFT JOIN people_named b ON b.city = p.city AND b.id = p.on_behalf_of
    JOIN reaches r ON r.city = p.city AND r.id = p.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    ORDER BY ${order}`.execute(tx);
  return rows;
}

/** Nobody turns so many pages: what lies beyond is not worth reading millions of rows each time. A month is counted further, for its sums. */
const MOST_COUNTED = { month: 10_000, ever: 2000 };

export interface PatrolCount {
  readonly total: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** Of all that were counted; null where there are more. */
  readonly sums: { readonly minutes: number; readonly lengthM: number } | null;
}

export async function countPatrols(tx: Tx, search: PatrolSearch): Promise<PatrolCount> {
  const most = MOST_COUNTED[search.month === undefined ? 'ever' : 'month'];
  const { rows } = await sql<{ total: number; minutes: number; lengthM: number }>`
    SELECT count(*)::int AS total, coalesce(sum(extract(epoch FROM ${SPENT}) / 60), 0)::float8 AS minutes,
           coalesce(sum(p.length_m), 0)::float8 AS "lengthM"
    FROM (SELECT started_at, ended_at, length_m FROM patrols p WHERE ${patrolFilter(search)} LIMIT ${most + 1}) p`.execute(
    tx,
  );
  const { total, ...sums } = rows[0]!;
  const more = total > most;
  return { total: Math.min(total, most), more, sums: more ? null : sums };
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
