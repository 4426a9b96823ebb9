// Appeals and decisions on patrols, what they change in the patrol, and the queue of what waits for a person.
import { type RawBuilder, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Tx } from './db.ts';
import type { FoundPatrol } from './patrol-search.ts';
import type { PatrolReachRow, PatrolReviewRow, PatrolRow } from './rows-deed.ts';

export async function insertReview(tx: Tx, row: PatrolReviewRow): Promise<void> {
  await tx
    .insertInto('patrol_reviews')
    .values({ ...row, before: JSON.stringify(row.before) })
    .execute();
}

/** A stored appeal or decision of this id: the id of an appeal is made on the phone and must stay one appeal. */
export async function findReview(tx: Tx, city: string, id: string): Promise<PatrolReviewRow | null> {
  const query = tx.selectFrom('patrol_reviews').selectAll().where('city', '=', city).where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

export interface FoundReview extends PatrolReviewRow {
  readonly by_name: string;
}

/** Of all these patrols, each in the order in which they came. */
export async function listReviews(tx: Tx, city: string, patrols: readonly string[]): Promise<FoundReview[]> {
  if (patrols.length === 0) return [];
  return tx
    .selectFrom('patrol_reviews as v')
    .innerJoin('people_named as m', (join) => join.onRef('m.city', '=', 'v.city').onRef('m.id', '=', 'v.by_person'))
    .selectAll('v')
    .select('m.name as by_name')
    .where('v.city', '=', city)
    .where('v.patrol', 'in', patrols)
    .orderBy('v.patrol')
    .orderBy('v.seq')
    .execute();
}

export interface CoveredRow extends PatrolReachRow {
  readonly name: string;
}

/** The waters that all these patrols covered. */
export async function listCovered(tx: Tx, patrols: readonly PatrolRow[]): Promise<CoveredRow[]> {
  if (patrols.length === 0) return [];
  return tx
    .selectFrom('patrol_reaches as x')
    .innerJoin('reaches as r', (join) => join.onRef('r.city', '=', 'x.city').onRef('r.id', '=', 'x.reach'))
    .selectAll('x')
    .select('r.name as name')
    .where('x.city', '=', patrols[0]!.city)
    .where('x.month', 'in', [...new Set(patrols.map(({ month }) => month))])
    .where(
      'x.patrol',
      'in',
      patrols.map(({ id }) => id),
    )
    .orderBy('x.length_m', 'desc')
    .orderBy('x.reach')
    .execute();
}

/** The regions that these people stand for, as far as they may be seen. */
export async function findRegionsOf(tx: Tx, city: string, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('people_named')
    .select(['id', 'region'])
    .where('city', '=', city)
    .where('id', 'in', people)
    .execute();
  return new Map(rows.map(({ id, region }) => [id, region]));
}

export async function markAppealed(tx: Tx, { city, month, id }: PatrolRow, since: Date): Promise<void> {
  await tx
    .updateTable('patrols')
    .set({ appealed_at: since })
    .where('city', '=', city)
    .where('month', '=', month)
    .where('id', '=', id)
    .execute();
}

/** The verdict in force changes, and with it the waters that the patrol counts for; how it was judged stays. */
export async function applyDecision(
  tx: Tx,
  { city, month, id }: PatrolRow,
  decided: { readonly verdict: string; readonly reaches: readonly string[]; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('patrols')
    .set({ verdict: decided.verdict, appealed_at: null, decided_at: decided.at })
    .where('city', '=', city)
    .where('month', '=', month)
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('patrol_reaches')
    .set({ effective: sql<boolean>`reach = ANY(${[...decided.reaches]}::text[])` })
    .where('city', '=', city)
    .where('month', '=', month)
    .where('patrol', '=', id)
    .execute();
}

/** After an import judged patrols anew: what a person decided of them stays in force, and an appeal goes on waiting. */
export async function keepDecisions(client: PoolClient, city: string): Promise<void> {
  const decision = `SELECT DISTINCT ON (v.patrol) v.patrol, v.at, v.reaches,
      CASE v.outcome WHEN 'counted' THEN 'effective' ELSE 'not_effective' END AS verdict
    FROM patrol_reviews v JOIN stage_patrols s ON s.id = v.patrol WHERE v.city = $1 AND v.kind = 'decision'
    ORDER BY v.patrol, v.seq DESC`;
  const latest = `SELECT DISTINCT ON (v.patrol) v.patrol, v.kind, v.received_at
    FROM patrol_reviews v JOIN stage_patrols s ON s.id = v.patrol WHERE v.city = $1 ORDER BY v.patrol, v.seq DESC`;
  await client.query(
    `UPDATE patrols p SET verdict = COALESCE(d.verdict, p.verdict), decided_at = d.at,
       appealed_at = CASE l.kind WHEN 'appeal' THEN l.received_at END
     FROM (${latest}) l LEFT JOIN (${decision}) d ON d.patrol = l.patrol WHERE p.city = $1 AND p.id = l.patrol`,
    [city],
  );
  await client.query(
    `UPDATE patrol_reaches x SET effective = x.reach = ANY(d.reaches) FROM (${decision}) d WHERE x.city = $1 AND x.patrol = d.patrol`,
    [city],
  );
}

export type WaitingFor = 'appealed' | 'needs_review';

export interface QueueSearch {
  readonly city: string;
  /** For whom: what he or she has a part in, or a higher region has decided, is not in the queue. */
  readonly person: string;
  /** Significant digits of the person's region. */
  readonly prefix: string;
  /** A chief settles only what lies below his own region, and walked by those below it. */
  readonly belowOnly: string | null;
  readonly why?: WaitingFor | undefined;
  /** Significant digits. */
  readonly region?: string | undefined;
  readonly month?: string | undefined;
}

const IS_WAITING = sql`(p.appealed_at IS NOT NULL OR p.verdict = 'needs_review')`;
const FIRST = sql`p.appealed_at, p.received_at, p.started_at, p.id`;
const WHY = sql<WaitingFor>`CASE WHEN p.appealed_at IS NOT NULL THEN 'appealed' ELSE 'needs_review' END`;

function queueFilter(search: QueueSearch): RawBuilder<unknown> {
  const { person, prefix, belowOnly } = search;
  const parts = [
    sql`p.city = ${search.city} AND ${IS_WAITING}`,
    sql`p.person <> ${person} AND p.on_behalf_of IS DISTINCT FROM ${person}`,
    sql`NOT EXISTS (SELECT FROM patrol_reaches x
      WHERE x.city = p.city AND x.month = p.month AND x.patrol = p.id AND x.person = ${person})`,
    sql`NOT EXISTS (SELECT FROM patrol_reviews d
      WHERE d.city = p.city AND d.patrol = p.id AND d.kind = 'decision' AND NOT starts_with(d.by_region, ${prefix}))`,
  ];
  if (belowOnly !== null)
    parts.push(
      sql`p.region <> ${belowOnly}`,
      sql`NOT EXISTS (SELECT FROM people_named m
        WHERE m.city = p.city AND (m.id IN (p.person, p.on_behalf_of) OR m.id IN (
            SELECT x.person FROM patrol_reaches x WHERE x.city = p.city AND x.month = p.month AND x.patrol = p.id))
          AND (m.region = ${belowOnly} OR NOT starts_with(m.region, ${prefix})))`,
    );
  if (search.why !== undefined) parts.push(sql`${WHY} = ${search.why}`);
  if (search.region !== undefined) parts.push(sql`p.region LIKE ${`${search.region}%`}`);
  if (search.month !== undefined) parts.push(sql`p.month = ${search.month}`);
  return sql.join(parts, sql` AND `);
}

export interface Waiting extends FoundPatrol {
  readonly region_name: string;
  readonly why: WaitingFor;
  readonly since: Date;
  /** What the appeal says. */
  readonly appeal: string | null;
}

/** Appeals before what nobody asked about: somebody waits for an answer. Of each, what has waited longest first. */
export async function searchQueue(
  tx: Tx,
  search: QueueSearch,
  page: { readonly limit: number; readonly offset: number },
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    SELECT p.*, m.name AS person_name, b.name AS on_behalf_of_name, r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name,
      g.name AS region_name, ${WHY} AS why, COALESCE(p.appealed_at, p.received_at) AS since,
      CASE WHEN p.appealed_at IS NOT NULL THEN (SELECT v.text FROM patrol_reviews v
        WHERE v.city = p.city AND v.patrol = p.id AND v.kind = 'appeal' ORDER BY v.seq DESC LIMIT 1) END AS appeal
    FROM (SELECT p.* FROM patrols p WHERE ${queueFilter(search)}
      ORDER BY ${FIRST} LIMIT ${page.limit} OFFSET ${page.offset}) p
    JOIN people_named m ON m.city = p.city AND m.id = p.person
    LEFT JOIN people_named b ON b.city = p.city AND b.id = p.on_behalf_of
    JOIN reaches r ON r.city = p.city AND r.id = p.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = p.city AND g.code = p.region
    ORDER BY ${FIRST}`.execute(tx);
  return rows;
}

export async function countQueue(tx: Tx, search: QueueSearch): Promise<Record<WaitingFor, number>> {
  const { rows } = await sql<{ why: WaitingFor; count: number }>`
    SELECT ${WHY} AS why, count(*)::int AS count FROM patrols p WHERE ${queueFilter({ ...search, why: undefined })} GROUP BY 1`.execute(
    tx,
  );
  const counts = { appealed: 0, needs_review: 0 };
  for (const { why, count } of rows) counts[why] = count;
  return counts;
}
