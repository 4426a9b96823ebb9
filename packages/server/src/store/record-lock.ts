// A phone that got no answer sends again while the first try is still being stored: the second waits here and then finds it stored.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Until the end of the transaction. */
export async function lockRecord(tx: Tx, city: string, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`record/${city}/${id}`}, 0))`.execute(tx);
}
