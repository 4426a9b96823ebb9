// Sessions: found by the hash of their token, the present or the former one.
import { sql } from 'kysely';
import { type AccountSecret, rowToAccount, selectAccount } from './account.ts';
import { makeBatcher } from './batch.ts';
import type { Database, Tx } from './db.ts';
import { type AskEnd, inPipe } from './pipe.ts';
import type { SessionRow } from './rows-account.ts';

export interface FoundSession {
  readonly account: AccountSecret;
  readonly session: SessionRow;
  readonly presented: 'present' | 'former';
}

export async function findSession(tx: Tx, city: string, tokenHash: Buffer): Promise<FoundSession | null> {
  return (await findSessions(tx, city, [tokenHash]))[0]!;
}

/** In the order of the hashes; null where there is none. Both questions leave together. */
async function findSessions(
  tx: Tx,
  city: string,
  tokenHashes: readonly Buffer[],
  end?: AskEnd,
): Promise<(FoundSession | null)[]> {
  const hashes = sql`SELECT decode(h, 'hex') FROM unnest(${tokenHashes.map((hash) => hash.toString('hex'))}::text[]) AS t (h)`;
  const sessions = sql<SessionRow>`/* planned: sessions.found */
    SELECT * FROM sessions WHERE city = ${city} AND token_hash IN (${hashes})
    UNION
    SELECT * FROM sessions WHERE city = ${city} AND former_hash IN (${hashes})`.execute(tx);
  const accounts = selectAccount(tx)
    .modifyFront(sql`/* planned: sessions.accounts */`)
    .where('a.city', '=', city)
    .where(
      'a.login',
      'in',
      sql<string>`(SELECT login FROM sessions WHERE city = ${city} AND token_hash IN (${hashes})
        UNION SELECT login FROM sessions WHERE city = ${city} AND former_hash IN (${hashes}))`,
    )
    .execute();
  end?.();
  const [{ rows: found }, rows] = await Promise.all([sessions, accounts]);
  const byLogin = new Map(rows.map((row) => [row.login, rowToAccount(row)]));
  return tokenHashes.map((hash) => {
    const session =
      found.find((one) => one.token_hash.equals(hash)) ?? found.find((one) => one.former_hash?.equals(hash));
    const account = session && byLogin.get(session.login);
    // Ended between the two questions, or never there.
    if (!account) return null;
    return { account, session, presented: session.token_hash.equals(hash) ? 'present' : 'former' };
  });
}

/** Reads the sessions of all who ask at the same time together, each as it stands after it was asked for: nothing is remembered. */
export type SessionReader = (city: string, tokenHash: Buffer) => Promise<FoundSession | null>;

export function makeSessionReader(db: Database): SessionReader {
  return makeBatcher<Buffer, FoundSession | null>({
    run: (city, hashes) => inPipe(db, { city, region: city }, (tx, end) => findSessions(tx, city, hashes, end)),
    sizeOf: () => 1,
    mostSize: 200,
  });
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.insertInto('sessions').values(session).execute();
}

export async function changeSession(tx: Tx, session: SessionRow, change: Partial<SessionRow>): Promise<void> {
  await tx.updateTable('sessions').set(change).where('city', '=', session.city).where('id', '=', session.id).execute();
}

/**
 * Gives the session a new token, unless another request did so since it was read.
 * @returns whether it was this one
 */
export async function rotateToken(
  tx: Tx,
  session: SessionRow,
  next: { readonly hash: Buffer; readonly former: Buffer; readonly at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('sessions')
    .set({ token_hash: next.hash, former_hash: next.former, given_at: next.at, confirmed: false, seen_at: next.at })
    .where('city', '=', session.city)
    .where('id', '=', session.id)
    .where('token_hash', '=', session.token_hash)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function listSessions(tx: Tx, city: string, login: string): Promise<SessionRow[]> {
  return tx
    .selectFrom('sessions')
    .selectAll()
    .where('city', '=', city)
    .where('login', '=', login)
    .orderBy('seen_at', 'desc')
    .execute();
}

/** Ends one session of an account, or all of them; `except` goes on. Answers how many ended. */
export async function deleteSessions(
  tx: Tx,
  city: string,
  login: string,
  which: { readonly id?: string; readonly except?: string } = {},
): Promise<number> {
  let ended = tx.deleteFrom('sessions').where('city', '=', city).where('login', '=', login);
  if (which.id !== undefined) ended = ended.where('id', '=', which.id);
  if (which.except !== undefined) ended = ended.where('id', '<>', which.except);
  return Number((await ended.executeTakeFirst()).numDeletedRows);
}
