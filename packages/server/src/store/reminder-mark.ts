// Which events have been read for reminders. The mark is held until the transaction ends, so two servers do not read the same ones at once;
// events of a city commit in the order of their numbers, so none appears behind the mark.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { EventRow } from './rows-event.ts';

/** @param since where a city begins that has no mark yet: what happened before is not told any more */
export async function lockMark(tx: Tx, city: string, since: Date): Promise<number> {
  await sql`
    INSERT INTO reminder_marks (city, seq)
    SELECT ${city}, coalesce(max(seq), 0) FROM events WHERE city = ${city} AND at < ${since}
    ON CONFLICT DO NOTHING`.execute(tx);
  const row = await tx
    .selectFrom('reminder_marks')
    .select('seq')
    .where('city', '=', city)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.seq;
}

export async function moveMark(tx: Tx, city: string, seq: number): Promise<void> {
  await tx.updateTable('reminder_marks').set({ seq }).where('city', '=', city).execute();
}

export async function listEventsAfter(tx: Tx, city: string, seq: number, limit: number): Promise<EventRow[]> {
  return tx
    .selectFrom('events')
    .selectAll()
    .where('city', '=', city)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Was this step of a patrol's review an appeal? Appeals are few, and the event says of which patrol and which step. */
export async function isAppealed(
  tx: Tx,
  city: string,
  { patrol, seq }: { readonly patrol: string; readonly seq: number },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM events WHERE city = ${city} AND kind = 'patrol.appealed'
      AND body->>'patrol' = ${patrol} AND (body->>'seq')::int = ${seq} LIMIT 1`.execute(tx);
  return rows.length > 0;
}
