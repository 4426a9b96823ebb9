// Problems: found, held, counted and changed.
import { isEndedQueue, type ProblemQueue } from '@xunhe/domain/problem/queue';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import {
  IS_OPEN,
  inArea,
  type ProblemSearch,
  problemFilter,
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

export async function countProblems(tx: Tx, search: ProblemSearch): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`SELECT count(*)::int AS total FROM problems b WHERE ${problemFilter(search)}`.execute(tx);
  return rows[0]!.total;
}

/**
 * All queues of open problems are counted in one look at what is open, each of the others by itself; and so are those of a handler, which are
 * his department's and lead to their few rows.
 */
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
  const alone = queues.filter((queue) => asker.isHandler || isEndedQueue(queue));
  const open = queues.filter((queue) => !alone.includes(queue));
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
  for (const name of alone)
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

/** Problems reported or ended within a time. */
export async function listProblemsOfTime(
  tx: Tx,
  city: string,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<ProblemRow[]> {
  return tx
    .selectFrom('problems')
    .selectAll()
    .where('city', '=', city)
    .where('reported_at', '<', until)
    .where((eb) => eb.or([eb('reported_at', '>=', from), eb('closed_at', '>=', from)]))
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
