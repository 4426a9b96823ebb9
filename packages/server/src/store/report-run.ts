// Runs that make the reports of a period.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ReportRunRow } from './rows-report.ts';

export async function insertRun(tx: Tx, row: ReportRunRow): Promise<boolean> {
  // One at a time for a period and a region: the index says so, whoever asks at once.
  const inserted = await tx
    .insertInto('report_runs')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Held until the transaction ends: of two processes one goes on with a run at a time. */
export async function lockRun(tx: Tx, city: string, id: string): Promise<ReportRunRow | null> {
  const rows = tx.selectFrom('report_runs').selectAll().where('city', '=', city).where('id', '=', id).forUpdate();
  return (await rows.executeTakeFirst()) ?? null;
}

export async function updateRun(tx: Tx, city: string, id: string, change: Partial<ReportRunRow>): Promise<void> {
  await tx.updateTable('report_runs').set(change).where('city', '=', city).where('id', '=', id).execute();
}

/** The oldest that is not at its end. */
export async function findRunToMake(tx: Tx, city: string): Promise<ReportRunRow | null> {
  const rows = tx
    .selectFrom('report_runs')
    .selectAll()
    .where('city', '=', city)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('asked_at')
    .orderBy('id')
    .limit(1);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function hasRun(tx: Tx, city: string, period: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    SELECT EXISTS (SELECT 1 FROM report_runs WHERE city = ${city} AND period = ${period} AND region = rpad(${city}, 12, '0')
      AND state <> 'cancelled') AS has`.execute(tx);
  return rows[0]!.has;
}

export type ListedRun = ReportRunRow & { readonly asked_by_name: string | null; readonly region_name: string };

export async function listRuns(tx: Tx, city: string, limit: number): Promise<ListedRun[]> {
  return tx
    .selectFrom('report_runs as u')
    .innerJoin('regions as g', (join) => join.onRef('g.city', '=', 'u.city').onRef('g.code', '=', 'u.region'))
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'u.city').onRef('p.id', '=', 'u.asked_by'))
    .selectAll('u')
    .select(['p.name as asked_by_name', 'g.name as region_name'])
    .where('u.city', '=', city)
    .orderBy('u.asked_at', 'desc')
    .orderBy('u.id')
    .limit(limit)
    .execute();
}
