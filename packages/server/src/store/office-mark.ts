// The marks that a city has set for its offices and departments.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { OfficeMarkRow } from './rows-letter.ts';

export type FoundMark = OfficeMarkRow & { readonly changed_by_name: string | null };

export async function listMarks(tx: Tx, city: string): Promise<FoundMark[]> {
  return tx
    .selectFrom('office_marks as m')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'm.city').onRef('p.id', '=', 'm.changed_by'))
    .selectAll('m')
    .select('p.name as changed_by_name')
    .where('m.city', '=', city)
    .orderBy('m.office')
    .execute();
}

/** Held to the end of the transaction: two that ask for one mark follow each other, and the second sees what the first has taken. */
export async function lockMarks(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`office-marks/${city}`}))`.execute(tx);
}

export async function saveMark(tx: Tx, row: OfficeMarkRow): Promise<void> {
  const { mark, changed_by, changed_at } = row;
  await tx
    .insertInto('office_marks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'office']).doUpdateSet({ mark, changed_by, changed_at }))
    .execute();
}

export async function dropMark(tx: Tx, city: string, office: string): Promise<void> {
  await tx.deleteFrom('office_marks').where('city', '=', city).where('office', '=', office).execute();
}

/** Whether another office has written letters under this mark: their numbers stay theirs. One sign of the kind stands between mark and year. */
export async function isMarkOfLetters(
  tx: Tx,
  city: string,
  asked: { readonly mark: string; readonly notOf: string },
): Promise<boolean> {
  const found = await tx
    .selectFrom('letters')
    .select('id')
    .where('city', '=', city)
    .where('office', '<>', asked.notOf)
    .where('number', 'like', `${asked.mark}_〔%`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
