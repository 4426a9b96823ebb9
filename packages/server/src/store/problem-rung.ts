// Which rungs of their deadlines problems have climbed.
import type { RungKind } from '@xunhe/domain/problem/escalation';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';

export type Climbing = Pick<ProblemRow, 'id' | 'region' | 'state' | 'due_day'> & {
  /** Never moved in this house: it was imported. */
  readonly imported: boolean;
  readonly done: readonly RungKind[];
};

/** Open problems whose deadline is new to the ladder, or whose next rung has come; after an id, in the order of their ids. */
export async function listClimbing(
  tx: Tx,
  city: string,
  asked: { readonly today: string; readonly ended: readonly string[]; readonly after: string; readonly limit: number },
): Promise<Climbing[]> {
  const { rows } = await sql<Climbing>`/* planned: problems.climbing */
    SELECT p.id, p.region, p.state, p.due_day,
      NOT EXISTS (SELECT FROM problem_moves m WHERE m.city = p.city AND m.problem = p.id) AS imported,
      ARRAY(SELECT r.kind FROM problem_rungs r WHERE r.city = p.city AND r.problem = p.id AND r.due_day = p.due_day) AS done
    FROM problems p
    WHERE p.city = ${city} AND p.due_day IS NOT NULL AND NOT p.state = ANY (${[...asked.ended]}::text[])
      AND (p.rung_of IS DISTINCT FROM p.due_day OR p.rung_next <= ${asked.today}::date) AND p.id > ${asked.after}
    ORDER BY p.id LIMIT ${asked.limit}`.execute(tx);
  return rows;
}

/** @returns whether it was not climbed before */
export async function markRung(
  tx: Tx,
  problem: Pick<ProblemRow, 'city' | 'id' | 'region'> & { readonly due_day: string },
  rung: { readonly kind: RungKind; readonly day: string; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO problem_rungs (city, problem, due_day, kind, region, day, at)
    VALUES (${problem.city}, ${problem.id}, ${problem.due_day}, ${rung.kind}, ${problem.region}, ${rung.day}, ${rung.at})
    ON CONFLICT DO NOTHING RETURNING 1`.execute(tx);
  return rows.length > 0;
}

export interface NextRung {
  readonly id: string;
  readonly due: string;
  readonly next: string | null;
}

/** Of problems whose deadline is still the same. The list of ids leads the planner to the key: what a policy lets through it cannot guess. */
export async function setNextRungs(tx: Tx, city: string, rungs: readonly NextRung[]): Promise<void> {
  if (rungs.length === 0) return;
  await sql`
    UPDATE problems p SET rung_of = n.due, rung_next = n.next
    FROM json_to_recordset(${JSON.stringify(rungs)}::json) AS n (id text, due date, next date)
    WHERE p.city = ${city} AND p.id = ANY (${rungs.map(({ id }) => id)}::text[]) AND p.id = n.id AND p.due_day = n.due`.execute(
    tx,
  );
}
