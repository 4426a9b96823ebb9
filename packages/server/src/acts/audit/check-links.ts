// Walks along a chain of events and names the first link that does not hold: by the hashes, by the numbers, by the head that the database
// keeps, and by what was exported earlier, if there is such a file.
import { CHAIN_START, type ChainEnd, type ChainLink, hashLink } from '../../store/event-chain.ts';

/**
 * `changed`: the row is not what was hashed. `missing`: rows between two others are gone. `inserted`: a row that was never chained.
 * `cut`: the last rows are gone. `head`: the head says otherwise than the last row. `anchor`: the chain is whole but not the one exported.
 */
export type ChainFault = 'changed' | 'missing' | 'inserted' | 'cut' | 'head' | 'anchor';

export interface BrokenLink {
  readonly seq: number;
  readonly fault: ChainFault;
  /** The event itself; where its row is gone, as it was exported, or else its nearest neighbour. */
  readonly event: { readonly seq: number; readonly kind: string; readonly at: string } | null;
}

export interface ChainReport {
  readonly checked: number;
  readonly broken: BrokenLink | null;
  /** The last link that holds. */
  readonly end: ChainEnd;
}

export interface ChainWanted {
  /** What stands before the first link. */
  readonly start?: ChainEnd;
  /** The head of the store; left out for a file, which has none. */
  readonly head?: ChainEnd | null;
  readonly anchor?: AsyncIterable<ChainLink>;
}

export async function checkLinks(links: AsyncIterable<ChainLink>, wanted: ChainWanted = {}): Promise<ChainReport> {
  const next = makeReader(links);
  const anchorAt = makeAnchor(wanted.anchor);
  let end = wanted.start ?? CHAIN_START;
  let last: ChainLink | null = null;
  let checked = 0;
  for (let link = await next(); link; link = await next()) {
    checked++;
    const seq = end.seq + 1;
    const tell = (fault: ChainFault, at: number, link: ChainLink | null): ChainReport => ({
      checked,
      broken: { seq: at, fault, event: link && readEvent(link) },
      end,
    });
    if (link.seq < seq) return tell('inserted', link.seq, link);
    if (link.seq > seq) return tell('missing', seq, (await anchorAt(seq)) ?? link);
    if (hashLink(end.hash, link.text) !== link.hash) {
      const after = await next();
      return tell(after && fitsWithout(after, end) ? 'inserted' : 'changed', seq, link);
    }
    if (wanted.head && seq > wanted.head.seq) return tell('inserted', seq, link);
    const exported = await anchorAt(seq);
    if (exported && exported.hash !== link.hash) return tell('anchor', seq, link);
    end = { seq, hash: link.hash };
    last = link;
  }
  return { checked, broken: await judgeEnd(end, last, wanted.head, anchorAt), end };
}

/** What only the end of a chain can tell: rows that the head or an earlier export still know of. */
async function judgeEnd(
  end: ChainEnd,
  last: ChainLink | null,
  head: ChainEnd | null | undefined,
  anchorAt: (seq: number) => Promise<ChainLink | null>,
): Promise<BrokenLink | null> {
  const seq = end.seq + 1;
  const exported = await anchorAt(seq);
  const event = exported ?? last;
  if (head && head.seq > end.seq) return { seq, fault: 'cut', event: event && readEvent(event) };
  if (exported) return { seq, fault: 'anchor', event: readEvent(exported) };
  if (head === undefined || (head?.hash ?? '') === end.hash) return null;
  return { seq: end.seq, fault: 'head', event: last && readEvent(last) };
}

/** A row was pushed in before this one, and this one renumbered: without the other and with its old number it still fits. */
function fitsWithout(link: ChainLink, before: ChainEnd): boolean {
  const renumbered = link.text.replace(/^\[\d+,/, `[${link.seq - 1},`);
  return hashLink(before.hash, renumbered) === link.hash;
}

function makeReader(links: AsyncIterable<ChainLink>): () => Promise<ChainLink | null> {
  const iterator = links[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await iterator.next();
    return done ? null : value;
  };
}

/** The exported link of a number; numbers must be asked for in rising order. */
function makeAnchor(links: AsyncIterable<ChainLink> | undefined): (seq: number) => Promise<ChainLink | null> {
  if (!links) return async () => null;
  const next = makeReader(links);
  let at: ChainLink | null | undefined;
  return async (seq) => {
    if (at === undefined) at = await next();
    while (at && at.seq < seq) at = await next();
    return at?.seq === seq ? at : null;
  };
}

function readEvent({ seq, text }: ChainLink): { seq: number; kind: string; at: string } {
  const fields = JSON.parse(text) as unknown[];
  return { seq, kind: String(fields[3]), at: String(fields[9]) };
}
