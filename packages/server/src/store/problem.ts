// Problems: found, listed, counted and changed.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';

export async function updateProblem(tx: Tx, city: string, id: string, change: Partial<ProblemRow>): Promise<void> {
  await tx.updateTable('problems').set(change).where('city', '=', city).where('id', '=', id).execute();
}

/** Reads a problem and holds it until the transaction ends: two moves at once must follow each other. */
export async function lockProblem(tx: Tx, city: string, id: string): Promise<ProblemRow | null> {
  return (
    (await tx
      .selectFrom('problems')
      .selectAll()
      .where('city', '=', city)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()) ?? null
  );
}

/** Many at once, in the order of their ids, so that two who want the same never wait for each other. */
export async function lockProblems(tx: Tx, city: string, ids: readonly string[]): Promise<Map<string, ProblemRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('problems')
    .selectAll()
    .where('city', '=', city)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Open problems of a reach that somebody follows. */
export async function listFollowed(
  tx: Tx,
  city: string,
  asked: { readonly follower: string; readonly reach: string; readonly ended: readonly string[] },
): Promise<ProblemRow[]> {
  return tx
    .selectFrom('problems')
    .selectAll()
    .where('city', '=', city)
    .where((eb) => eb(eb.fn.coalesce('follower', 'reporter'), '=', asked.follower))
    .where('reach', '=', asked.reach)
    .where('state', 'not in', [...asked.ended])
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function changeFollower(tx: Tx, city: string, id: string, follower: string): Promise<void> {
  await tx.updateTable('problems').set({ follower }).where('city', '=', city).where('id', '=', id).execute();
}

export interface ProblemSearch {
  readonly city: string;
  readonly id?: string | undefined;
  readonly state?: string | undefined;
  /** States in which nothing more is to be done. */
  readonly ended: readonly string[];
  readonly open?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly key?: boolean | undefined;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  /** Whose problems: he reported them, they were reported for him, or he took them over. */
  readonly reporter?: string | undefined;
  readonly patrol?: string | undefined;
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundProblem extends ProblemRow {
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
  readonly region_name: string;
  readonly reporter_name: string | null;
  readonly on_behalf_of_name: string | null;
  readonly follower_name: string | null;
  readonly department_name: string | null;
  readonly overdue_days: number;
}

function problemFilter(search: ProblemSearch) {
  const parts = [sql`b.city = ${search.city}`];
  const ended = sql`b.state = ANY (${[...search.ended]}::text[])`;
  if (search.id !== undefined) parts.push(sql`b.id = ${search.id}`);
  if (search.state !== undefined) parts.push(sql`b.state = ${search.state}`);
  if (search.open !== undefined) parts.push(search.open ? sql`NOT ${ended}` : ended);
  if (search.overdue) parts.push(sql`NOT ${ended} AND b.due_day < ${search.today}::date`);
  if (search.key !== undefined) parts.push(sql`b.key_problem = ${search.key}`);
  if (search.region !== undefined) parts.push(sql`b.region LIKE ${`${search.region}%`}`);
  if (search.reach !== undefined) parts.push(sql`b.reach = ${search.reach}`);
  if (search.reporter !== undefined) parts.push(sql`${search.reporter} IN (b.reporter, b.follower, b.on_behalf_of)`);
  if (search.patrol !== undefined) parts.push(sql`b.patrol = ${search.patrol}`);
  return sql.join(parts, sql` AND `);
}

export async function searchProblems(tx: Tx, search: ProblemSearch): Promise<FoundProblem[]> {
  const { rows } = await sql<FoundProblem>`
    SELECT b.*, r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name, g.name AS region_name,
           p.name AS reporter_name, o.name AS on_behalf_of_name, f.name AS follower_name, d.name AS department_name,
           CASE WHEN b.due_day < ${search.today}::date AND NOT b.state = ANY (${[...search.ended]}::text[])
                THEN ${search.today}::date - b.due_day ELSE 0 END AS overdue_days
    FROM problems b
    JOIN reaches r ON r.city = b.city AND r.id = b.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN people_named p ON p.city = b.city AND p.id = b.reporter
    LEFT JOIN people_named o ON o.city = b.city AND o.id = b.on_behalf_of
    LEFT JOIN people_named f ON f.city = b.city AND f.id = b.follower
    LEFT JOIN departments d ON d.city = b.city AND d.id = b.department
    WHERE ${problemFilter(search)}
    ORDER BY b.reported_at DESC, b.id
    LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows;
}

export async function countProblems(tx: Tx, search: ProblemSearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM problems b WHERE ${problemFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/** Problems reported before a moment and not ended by then, and those reported since a day: what the problem warning asks for. */
export async function listProblemsForWarning(tx: Tx, city: string, since: string, until: Date): Promise<ProblemRow[]> {
  return tx
    .selectFrom('problems')
    .selectAll()
    .where('city', '=', city)
    .where('reported_at', '<', until)
    .where((eb) =>
      eb.or([
        eb('closed_at', 'is', null),
        eb('closed_at', '>=', until),
        eb('reported_at', '>=', new Date(`${since}T00:00:00Z`)),
      ]),
    )
    .orderBy('reach')
    .orderBy('reported_at')
    .orderBy('id')
    .execute();
}

export async function countReportedSince(tx: Tx, city: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('problems')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('city', '=', city)
    .where('reported_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function findProblem(tx: Tx, city: string, id: string): Promise<ProblemRow | null> {
  return (
    (await tx.selectFrom('problems').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()) ??
    null
  );
}

/** How many problems of a state list stand open on each reach. */
export async function countOpenByReach(
  tx: Tx,
  city: string,
  reaches: readonly string[],
  ended: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ reach: string; count: number }>`
    SELECT reach, count(*)::int AS count FROM problems
    WHERE city = ${city} AND reach = ANY (${[...reaches]}::text[]) AND NOT state = ANY (${[...ended]}::text[])
    GROUP BY reach`.execute(tx);
  return new Map(rows.map((row) => [row.reach, row.count]));
}
