// The record of a city as lines of JSON, one event each, to be kept where the database's owner cannot reach it. Rows never change, so each
// batch is a transaction of its own: a slow reader holds nothing back.
import { type Database, inScope } from '../../store/db.ts';
import { CHAIN_START, findChainHead, listLinksAfter } from '../../store/event-chain.ts';
import { type Chance, writeEvent } from '../../store/events.ts';

export interface ExportWanted {
  readonly city: string;
  /** The first number wanted; 1 is the whole record. */
  readonly from: number;
  readonly actor: string | null;
  readonly address?: string;
}

/** Records that somebody takes the record away, and answers the lines up to that event. */
export async function exportChain(
  house: Chance & { readonly db: Database },
  { city, from, actor, address }: ExportWanted,
): Promise<AsyncGenerator<string>> {
  const scope = { city, region: city, ...(address && { address }) };
  const key = Buffer.from(house.random(12)).toString('hex');
  const head = await inScope(house.db, scope, async (tx) => {
    await writeEvent(tx, house, { city, kind: 'audit.exported', key, region: city, actor, body: { from } });
    return (await findChainHead(tx))!;
  });
  return readLines(house.db, { city, from, to: head.seq });
}

async function* readLines(
  db: Database,
  { city, from, to }: { city: string; from: number; to: number },
): AsyncGenerator<string> {
  const list = (after: number) => inScope(db, { city, region: city }, (tx) => listLinksAfter(tx, city, after));
  // A part of a chain says on its first line what stood before it; otherwise that line could not be checked.
  let previous = from > 1 ? ((await list(from - 2))[0]?.hash ?? CHAIN_START.hash) : undefined;
  for (let after = from - 1; ; ) {
    const links = (await list(after)).filter((link) => link.seq <= to);
    if (links.length === 0) return;
    yield links
      .map(({ seq, hash, text }, i) => {
        const isFirst = i === 0 && previous !== undefined;
        return `${JSON.stringify({ seq, hash, text, ...(isFirst && { previous }) })}\n`;
      })
      .join('');
    previous = undefined;
    after = links.at(-1)!.seq;
  }
}
