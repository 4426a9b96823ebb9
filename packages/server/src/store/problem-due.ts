// The deadlines of open problems, many at a time.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';

/** In the order of their ids; held until the transaction ends when they are to be changed: nobody moves one meanwhile. */
export async function listOpenDue(
  tx: Tx,
  city: string,
  asked: { readonly ended: readonly string[]; readonly after: string; readonly limit: number; readonly hold: boolean },
): Promise<ProblemRow[]> {
  const found = tx
    .selectFrom('problems')
    .selectAll()
    .where('city', '=', city)
    .where('state', 'not in', [...asked.ended])
    .where('id', '>', asked.after)
    .orderBy('id')
    .limit(asked.limit);
  return (asked.hold ? found.forUpdate() : found).execute();
}

export async function saveDue(
  tx: Tx,
  city: string,
  counted: {
    readonly problems: readonly { readonly id: string; readonly due: string | null }[];
    readonly parts: readonly { readonly problem: string; readonly department: string; readonly due: string }[];
  },
): Promise<void> {
  const { problems, parts } = counted;
  if (problems.length > 0)
    await sql`
      UPDATE problems p SET due_day = n.due FROM json_to_recordset(${JSON.stringify(problems)}::json) AS n (id text, due date)
      WHERE p.city = ${city} AND p.id = ANY (${problems.map(({ id }) => id)}::text[]) AND p.id = n.id`.execute(tx);
  if (parts.length > 0)
    await sql`
      UPDATE problem_parts q SET due_day = n.due
      FROM json_to_recordset(${JSON.stringify(parts)}::json) AS n (problem text, department text, due date)
      WHERE q.city = ${city} AND q.problem = n.problem AND q.department = n.department`.execute(tx);
}
