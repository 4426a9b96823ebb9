// Sessions: found by the hash of their token, the present or the former one.
import { type AccountSecret, rowToAccount, selectAccount } from './account.ts';
import type { Tx } from './db.ts';
import type { SessionRow } from './rows-account.ts';

export interface FoundSession {
  readonly account: AccountSecret;
  readonly session: SessionRow;
  readonly presented: 'present' | 'former';
}

export async function findSession(tx: Tx, city: string, tokenHash: Buffer): Promise<FoundSession | null> {
  const session = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('city', '=', city)
    .where((eb) => eb.or([eb('token_hash', '=', tokenHash), eb('former_hash', '=', tokenHash)]))
    .executeTakeFirst();
  if (!session) return null;
  const row = await selectAccount(tx)
    .where('a.city', '=', city)
    .where('a.login', '=', session.login)
    .executeTakeFirstOrThrow();
  return {
    account: rowToAccount(row),
    session,
    presented: session.token_hash.equals(tokenHash) ? 'present' : 'former',
  };
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
