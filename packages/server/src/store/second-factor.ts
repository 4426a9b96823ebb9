// The second factor of an account and its recovery codes.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Keeps a secret that waits for its first code. */
export async function setPendingSecret(tx: Tx, city: string, login: string, sealed: Buffer): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totp_pending: sealed })
    .where('city', '=', city)
    .where('login', '=', login)
    .execute();
}

/** The pending secret becomes the one in force, with new recovery codes. */
export async function confirmSecret(
  tx: Tx,
  city: string,
  login: string,
  confirmed: { readonly step: number; readonly codeHashes: readonly Buffer[] },
): Promise<void> {
  await sql`UPDATE accounts SET totp_secret = totp_pending, totp_pending = NULL, totp_step = ${confirmed.step}
    WHERE city = ${city} AND login = ${login} AND totp_pending IS NOT NULL`.execute(tx);
  await tx.deleteFrom('recovery_codes').where('city', '=', city).where('login', '=', login).execute();
  await tx
    .insertInto('recovery_codes')
    .values(confirmed.codeHashes.map((code_hash) => ({ city, login, code_hash, used_at: null })))
    .execute();
}

export async function dropSecret(tx: Tx, city: string, login: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ totp_secret: null, totp_pending: null, totp_step: null })
    .where('city', '=', city)
    .where('login', '=', login)
    .execute();
  await tx.deleteFrom('recovery_codes').where('city', '=', city).where('login', '=', login).execute();
}

/** True when the step was not used before: a code that somebody looked at over a shoulder does not serve again. */
export async function takeStep(tx: Tx, city: string, login: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable('accounts')
    .set({ totp_step: step })
    .where('city', '=', city)
    .where('login', '=', login)
    .where((eb) => eb.or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function takeRecoveryCode(
  tx: Tx,
  city: string,
  login: string,
  code: { hash: Buffer; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('recovery_codes')
    .set({ used_at: code.at })
    .where('city', '=', city)
    .where('login', '=', login)
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
