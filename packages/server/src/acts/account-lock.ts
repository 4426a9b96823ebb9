// An account locks for a while after five wrong tries, wherever they are made: at the door, or at an open desk by somebody who does not know
// the old password. The lock is on the account, never on the address: a town hall shares one.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type AccountSecret, noteFailure } from '../store/account.ts';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { accountEvent, ownScope } from './account-event.ts';
import { checkPassword } from './password.ts';

export const FAILURES = 5;
export const LOCK_MS = 15 * 60_000;

type House = Chance & { readonly db: Database };

/** The moment until which the account is locked; in the past when it is not. */
export function lockEnd(account: Pick<AccountSecret, 'failures' | 'failingSince'>): number {
  return account.failures >= FAILURES && account.failingSince ? account.failingSince.getTime() + LOCK_MS : 0;
}

export function sayLocked(endMs: number, nowMs: number): Result<never> {
  return refuse({ kind: 'signIn.locked', minutes: Math.ceil((endMs - nowMs) / 60_000) });
}

/** Counts and records a wrong try; answers the refusal. */
export async function failTry(
  house: House,
  { person }: AccountSecret,
  address: string | undefined,
  refusal: string | { readonly kind: string; readonly path: string },
): Promise<Result<never>> {
  const told = typeof refusal === 'string' ? { kind: refusal } : refusal;
  await inScope(house.db, { ...ownScope(person), ...(address !== undefined && { address }) }, async (tx) => {
    const failures = await noteFailure(tx, person, { now: new Date(house.now()), windowMs: LOCK_MS });
    const body = { why: told.kind, failures, locked: failures >= FAILURES };
    // Whether it was the person himself nobody knows: the account is the subject, not the actor.
    await writeEvent(tx, house, { ...accountEvent(house, 'signIn.failed', person, person, body), actor: null });
  });
  return refuse(told);
}

/** The old password, asked for inside an open session. */
export async function checkOwnPassword(
  house: House,
  account: AccountSecret,
  typed: { readonly password: string; readonly path: string; readonly address?: string | undefined },
): Promise<Result<true>> {
  const locked = lockEnd(account);
  if (locked > house.now()) return sayLocked(locked, house.now());
  const fits = await checkPassword(account.passwordHash, typed.password);
  if (!fits.ok) return fits;
  return fits.value
    ? accept(true)
    : failTry(house, account, typed.address, { kind: 'password.wrong', path: typed.path });
}
