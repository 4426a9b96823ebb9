// A phone that got no answer sends again while the first try is still being stored: the second waits here and then finds it stored.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Until the end of the transaction. In the order of the locks themselves, so that two batches never wait for each other. */
export async function lockRecords(tx: Tx, city: string, ids: readonly string[]): Promise<void> {
  const names = ids.map((id) => `record/${city}/${id}`);
  await sql`/* planned: record.lock */
    SELECT pg_advisory_xact_lock(key)
    FROM (SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) AS n (name) ORDER BY 1) AS k`.execute(
    tx,
  );
}

/** Many at once, each once and in the order of the names, so that two who want the same never wait for each other. */
export async function lockNames(tx: Tx, names: Iterable<string>): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await sql`/* planned: names.lock */
    SELECT pg_advisory_xact_lock(hashtextextended(n.name, 0))
    FROM (SELECT name FROM unnest(${sorted}::text[]) WITH ORDINALITY AS s (name, i) ORDER BY i) n`.execute(tx);
}
