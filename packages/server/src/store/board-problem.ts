// Problems that were closed since a moment.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export async function countClosedSince(tx: Tx, city: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM problems WHERE city = ${city} AND state = 'closed' AND closed_at >= ${since}`.execute(
    tx,
  );
  return rows[0]!.count;
}
