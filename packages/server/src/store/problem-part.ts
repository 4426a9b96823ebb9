// The parts that departments have of a problem.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemPartRow } from './rows-deed.ts';

export type FoundPart = ProblemPartRow & { readonly name: string };

/** Of many problems, the lead first. */
export async function listParts(tx: Tx, city: string, problems: readonly string[]): Promise<FoundPart[]> {
  if (problems.length === 0) return [];
  return tx
    .selectFrom('problem_parts as q')
    .innerJoin('departments as d', (join) => join.onRef('d.city', '=', 'q.city').onRef('d.id', '=', 'q.department'))
    .selectAll('q')
    .select('d.name as name')
    .where('q.city', '=', city)
    .where('q.problem', 'in', [...problems])
    .orderBy('q.problem')
    .orderBy('q.lead', 'desc')
    .orderBy('q.assigned_at')
    .orderBy('q.department')
    .execute();
}

export async function saveParts(tx: Tx, parts: readonly ProblemPartRow[]): Promise<void> {
  if (parts.length === 0) return;
  await tx
    .insertInto('problem_parts')
    .values([...parts])
    .onConflict((conflict) =>
      conflict.columns(['city', 'problem', 'department']).doUpdateSet((eb) => ({
        lead: eb.ref('excluded.lead'),
        state: eb.ref('excluded.state'),
        since_day: eb.ref('excluded.since_day'),
        days: eb.ref('excluded.days'),
        due_day: eb.ref('excluded.due_day'),
        assigned_at: eb.ref('excluded.assigned_at'),
        handled_at: eb.ref('excluded.handled_at'),
        handled_by: eb.ref('excluded.handled_by'),
      })),
    )
    .execute();
}

/** Does a picture of after wait for its bytes? A phone's may come later than its record. */
export async function awaitsPhotos(tx: Tx, city: string, problem: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM photos WHERE city = ${city} AND record = ${problem} AND record_kind = 'problem'
      AND role = 'after' AND state = 'waiting') AS found`.execute(tx);
  return rows[0]!.found;
}

/** Does a picture of before stand with the record? Whatever came with the report shows it as it was. */
export async function hasPhotoBefore(tx: Tx, city: string, problem: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM photos WHERE city = ${city} AND record = ${problem} AND record_kind = 'problem'
      AND (move IS NULL AND role <> 'after' OR role = 'before')) AS found`.execute(tx);
  return rows[0]!.found;
}
