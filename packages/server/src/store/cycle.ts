// Cycles: the months of a city, and how far each is.
import type { Tx } from './db.ts';
import type { CycleRow } from './rows-duty.ts';

export async function listCycles(tx: Tx, city: string): Promise<CycleRow[]> {
  return tx.selectFrom('cycles').selectAll().where('city', '=', city).orderBy('month', 'desc').execute();
}

export async function findCycle(tx: Tx, city: string, month: string): Promise<CycleRow | null> {
  return (
    (await tx
      .selectFrom('cycles')
      .selectAll()
      .where('city', '=', city)
      .where('month', '=', month)
      .executeTakeFirst()) ?? null
  );
}

/** The newest month whose warnings are published. */
export async function findLatestCycle(tx: Tx, city: string): Promise<string | null> {
  const row = await tx
    .selectFrom('cycles')
    .select('month')
    .where('city', '=', city)
    .where('state', '<>', 'open')
    .orderBy('month', 'desc')
    .executeTakeFirst();
  return row?.month ?? null;
}

export async function insertCycle(tx: Tx, cycle: CycleRow): Promise<void> {
  await tx.insertInto('cycles').values(cycle).execute();
}

export async function updateCycle(tx: Tx, city: string, month: string, change: Partial<CycleRow>): Promise<void> {
  await tx.updateTable('cycles').set(change).where('city', '=', city).where('month', '=', month).execute();
}
