// Policies: the rules of a city as versions, added and never changed.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { PolicyRow } from './rows-duty.ts';

export async function savePolicy(tx: Tx, policy: PolicyRow): Promise<void> {
  await tx
    .insertInto('policies')
    .values({ ...policy, body: JSON.stringify(policy.body) })
    .onConflict((conflict) => conflict.columns(['city', 'id', 'version']).doNothing())
    .execute();
}

export async function listPolicies(tx: Tx, city: string): Promise<PolicyRow[]> {
  return tx.selectFrom('policies').selectAll().where('city', '=', city).orderBy('id').orderBy('version').execute();
}

/** The policies in effect in a month, the newest version of each id. */
export async function listPoliciesInEffect(tx: Tx, city: string, month: string): Promise<PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`
    SELECT DISTINCT ON (id) * FROM policies WHERE city = ${city} AND effective_from <= ${month} ORDER BY id, effective_from DESC, version DESC`.execute(
    tx,
  );
  return rows;
}
