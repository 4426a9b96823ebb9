// The end of a city's record of events: what was written since a number. Numbers follow in the order of the commits, so that none is passed over.
import type { Tx } from './db.ts';

/** The number of the newest event; 0 in a city without any. */
export async function findLastSeq(tx: Tx, city: string): Promise<number> {
  const row = await tx
    .selectFrom('events')
    .select('seq')
    .where('city', '=', city)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

export async function listEventsAfter(
  tx: Tx,
  { city, seq, limit }: { readonly city: string; readonly seq: number; readonly limit: number },
): Promise<{ readonly seq: number; readonly kind: string; readonly region: string }[]> {
  return tx
    .selectFrom('events')
    .select(['seq', 'kind', 'region'])
    .where('city', '=', city)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}
