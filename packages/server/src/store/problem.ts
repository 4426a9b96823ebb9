// Problems: found, listed, counted and changed.
import { isEndedQueue, type ProblemQueue } from '@xunhe/domain/problem/queue';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import {
  IS_OPEN,
  inArea,
  type ProblemSearch,
  problemFilter,
  problemOrder,
  type QueueAsker,
  queueCondition,
} from './problem-filter.ts';
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
  /** Of the part that the handler's department has. */
  readonly own_state: string | null;
  readonly own_due_day: string | null;
  readonly own_lead: boolean | null;
}

/** The rows of one page are found and cut out first; their names are put to these alone. */
export async function searchProblems(tx: Tx, search: ProblemSearch): Promise<FoundProblem[]> {
  const order = problemOrder(search);
  // The part that the handler's department has; nobody else has one.
  const department = search.queue?.asker.department ?? null;
  const own = sql`LEFT JOIN problem_parts own ON own.city = b.city AND own.problem = b.id AND own.department = ${department}
    AND own.state NOT IN ('returned', 'withdrawn')`;
  const { rows } = await sql<FoundProblem>`
    SELECT b.*, r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name, g.name AS region_name,
           p.name AS reporter_name, o.name AS on_behalf_of_name, f.name AS follower_name, d.name AS department_name,
           own.state AS own_state, own.due_day AS own_due_day, own.lead AS own_lead,
           CASE WHEN b.due_day < ${search.today}::date AND ${IS_OPEN} THEN ${search.today}::date - b.due_day ELSE 0 END AS overdue_days
    FROM (SELECT b.id FROM problems b ${search.queue?.asker.isHandler ? own : sql``}
          WHERE ${problemFilter(search)} ORDER BY ${order} LIMIT ${search.limit} OFFSET ${search.offset}) page
    JOIN problems b ON b.city = ${search.city} AND b.id = page.id
    JOIN reaches r ON r.city = b.city AND r.id = b.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN people_named p ON p.city = b.city AND p.id = b.reporter
    LEFT JOIN people_named o ON o.city = b.city AND o.id = b.on_behalf_of
    LEFT JOIN people_named f ON f.city = b.city AND f.id = b.follower
    LEFT JOIN departments d ON d.city = b.city AND d.id = b.department
    ${own}
    ORDER BY ${order}`.execute(tx);
  return rows;
}

export async function countProblems(tx: Tx, search: ProblemSearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM problems b WHERE ${problemFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/** All queues of open problems are counted in one look at what is open, each of the others by itself. */
export async function countQueues(
  tx: Tx,
  asked: {
    readonly city: string;
    readonly today: string;
    readonly asker: QueueAsker;
    readonly queues: readonly ProblemQueue[];
  },
): Promise<Map<ProblemQueue, number>> {
  const { city, today, asker, queues } = asked;
  const open = queues.filter((queue) => !isEndedQueue(queue));
  const counts = new Map<ProblemQueue, number>();
  if (open.length > 0) {
    const columns = open.map(
      (queue) => sql`count(*) FILTER (WHERE ${queueCondition(queue, asked)})::int AS ${sql.ref(queue)}`,
    );
    const { rows } = await sql<Record<ProblemQueue, number>>`
      SELECT ${sql.join(columns)} FROM problems b WHERE b.city = ${city} AND ${inArea(asker)} AND ${IS_OPEN}`.execute(
      tx,
    );
    for (const queue of open) counts.set(queue, rows[0]![queue]);
  }
  for (const name of queues.filter(isEndedQueue))
    counts.set(name, await countProblems(tx, { city, today, queue: { name, asker }, limit: 0, offset: 0 }));
  return counts;
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
