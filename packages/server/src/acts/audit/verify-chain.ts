// Checks the whole chain of a city as it lies in the store at one moment, however many events are being written meanwhile.
import { type Database, inScope } from '../../store/db.ts';
import { type ChainEnd, type ChainLink, findChainHead, holdMoment, readLinks } from '../../store/event-chain.ts';
import { type ChainReport, checkLinks } from './check-links.ts';

export interface ChainVerdict extends ChainReport {
  /** Null when the database keeps none: nothing was recorded yet, or the head was removed. */
  readonly head: ChainEnd | null;
}

export async function verifyChain(
  db: Database,
  city: string,
  anchor?: AsyncIterable<ChainLink>,
): Promise<ChainVerdict> {
  return inScope(db, { city, region: city }, async (tx) => {
    await holdMoment(tx);
    const head = await findChainHead(tx);
    const report = await checkLinks(readLinks(tx, city), { head, ...(anchor && { anchor }) });
    return { ...report, head };
  });
}
