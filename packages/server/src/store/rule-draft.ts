// Drafts of duty rules.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { RuleDraftRow } from './rows-duty.ts';

/** Writers of drafts wait for each other. */
export async function lockRules(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`rules/${city}`}))`.execute(tx);
}

/** The month's acts and a rule that is put in force wait for each other; taken before the lock of the rules. */
export async function lockCycle(tx: Tx, city: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`cycle/${city}`}))`.execute(tx);
}

export async function listRuleDrafts(
  tx: Tx,
  city: string,
): Promise<(RuleDraftRow & { changed_by_name: string | null })[]> {
  return tx
    .selectFrom('rule_drafts as d')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'd.city').onRef('p.id', '=', 'd.changed_by'))
    .selectAll('d')
    .select('p.name as changed_by_name')
    .where('d.city', '=', city)
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id')
    .execute();
}

export async function findRuleDraft(tx: Tx, city: string, id: string): Promise<RuleDraftRow | null> {
  return (
    (await tx.selectFrom('rule_drafts').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()) ??
    null
  );
}

export async function saveRuleDraft(tx: Tx, row: RuleDraftRow): Promise<void> {
  const { title, note, based_on, revision, changed_by, changed_at } = row;
  const body = JSON.stringify(row.body);
  await tx
    .insertInto('rule_drafts')
    .values({ ...row, body })
    .onConflict((conflict) =>
      conflict.columns(['city', 'id']).doUpdateSet({ title, note, based_on, body, revision, changed_by, changed_at }),
    )
    .execute();
}

export async function deleteRuleDraft(tx: Tx, city: string, id: string): Promise<void> {
  await tx.deleteFrom('rule_drafts').where('city', '=', city).where('id', '=', id).execute();
}
