// What belongs to a citizen beside his problem.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { CitizenReportRow } from './rows-citizen.ts';
import type { ProblemMoveRow, ProblemRow } from './rows-deed.ts';

type NewReport = Pick<
  CitizenReportRow,
  'city' | 'problem' | 'region' | 'water' | 'code_hash' | 'phone' | 'received_at'
>;

/** The problem with its first move, and what belongs to the citizen. */
export async function insertCitizenProblem(
  tx: Tx,
  rows: { readonly problem: ProblemRow; readonly move: ProblemMoveRow; readonly report: NewReport },
): Promise<void> {
  await tx.insertInto('problems').values(rows.problem).execute();
  await tx.insertInto('problem_moves').values(rows.move).execute();
  await tx
    .insertInto('citizen_reports')
    .values({
      ...rows.report,
      ...{ answer: null, answered_by: null, answered_at: null },
      ...{ satisfaction: null, said_first_at: null, said_at: null },
    })
    .execute();
}

export async function countReportsSince(tx: Tx, city: string, water: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('citizen_reports')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('city', '=', city)
    .where('water', '=', water)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findCitizenReport(tx: Tx, city: string, problem: string): Promise<CitizenReportRow | null> {
  const found = await tx
    .selectFrom('citizen_reports')
    .selectAll()
    .where('city', '=', city)
    .where('problem', '=', problem)
    .executeTakeFirst();
  return found ?? null;
}

export async function findReportByCode(tx: Tx, city: string, codeHash: Buffer): Promise<CitizenReportRow | null> {
  const found = await tx
    .selectFrom('citizen_reports')
    .selectAll()
    .where('city', '=', city)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return found ?? null;
}

export type ReportChange = Partial<
  Pick<
    CitizenReportRow,
    'answer' | 'answered_by' | 'answered_at' | 'satisfaction' | 'satisfaction_text' | 'said_first_at' | 'said_at'
  >
>;

export async function changeReport(tx: Tx, city: string, problem: string, change: ReportChange): Promise<void> {
  await tx.updateTable('citizen_reports').set(change).where('city', '=', city).where('problem', '=', problem).execute();
}

/** Numbers of reports that ended before a moment are forgotten; how many there were. */
export async function forgetPhones(tx: Tx, city: string, before: Date): Promise<number> {
  const done = await sql`
    UPDATE citizen_reports c SET phone = NULL FROM problems b
    WHERE c.city = ${city} AND c.phone IS NOT NULL AND b.city = c.city AND b.id = c.problem AND b.closed_at < ${before}`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}
