// The chain of a city's events as it lies in the store. Each hash covers the hash before it and the event's canonical text, which the
// database makes (`event_text`), so that an exported chain is checked with SHA-256 alone and without the database.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** WARNING: exported files hold this shape; add, never rename. */
export interface ChainLink {
  readonly seq: number;
  /** Hexadecimal SHA-256. */
  readonly hash: string;
  readonly text: string;
}

export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first event there is nothing. */
export const CHAIN_START: ChainEnd = { seq: 0, hash: '' };

const BATCH = 5000;

export function hashLink(before: string, text: string): string {
  return createHash('sha256').update(before, 'hex').update(text, 'utf8').digest('hex');
}

/** Where the trigger stands; null before the first event of the city in scope. */
export async function findChainHead(tx: Tx): Promise<ChainEnd | null> {
  const { rows } = await sql<ChainEnd>`SELECT seq, encode(hash, 'hex') AS hash FROM read_event_head()`.execute(tx);
  return rows[0] ?? null;
}

/** The next links after a number, in order, a batch at a time: a chain of any length passes through little memory. */
export async function listLinksAfter(tx: Tx, city: string, after: number): Promise<ChainLink[]> {
  const { rows } = await sql<ChainLink>`
    SELECT seq, encode(hash, 'hex') AS hash,
      event_text(seq, city, id, kind, key, region, actor, subject, address, at, body) AS text
    FROM events WHERE city = ${city} AND seq > ${after} ORDER BY seq LIMIT ${BATCH}`.execute(tx);
  return rows;
}

/** All links of the city from the lowest number on, also from one that no event of ours can have. */
export async function* readLinks(tx: Tx, city: string): AsyncGenerator<ChainLink> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const links = await listLinksAfter(tx, city, after);
    yield* links;
    if (links.length < BATCH) return;
    after = links.at(-1)!.seq;
  }
}

/** What one transaction reads afterwards is the store of one moment. Only before its first query. */
export async function holdMoment(tx: Tx): Promise<void> {
  await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);
}
