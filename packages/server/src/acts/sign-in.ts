// Signing in: password, and for whoever has one the second factor. The lock is on the account, never on the address: a town hall shares one.
// A login that does not exist answers like a wrong password, in the same time, and locks like one.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type PasswordProfile, passwordEnd } from '@xunhe/domain/people/password-policy';
import { needsSecondFactor } from '@xunhe/domain/people/session-rule';
import { type AccountSecret, changeAccount, findAccount } from '../store/account.ts';
import { type Database, inScope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import type { Sealer } from '../store/seal.ts';
import { FAILURES, failTry, LOCK_MS, lockEnd, sayLocked } from './account-lock.ts';
import { checkPassword } from './password.ts';
import { takeCode } from './second-factor.ts';

type House = Chance & { readonly db: Database; readonly seal: Sealer };

export interface Asked {
  readonly city: string;
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly address: string;
}

/** Logins that nobody has, guessed at: they lock in memory, so that a guesser cannot tell them from real ones. */
const strangers = new Map<string, { count: number; since: number }>();

export async function signIn(house: House, asked: Asked): Promise<Result<AccountSecret>> {
  const scope = { city: asked.city, region: asked.city, address: asked.address };
  const account = await inScope(house.db, scope, (tx) => findAccount(tx, asked.city, asked.login));
  const locked = account ? lockEnd(account) : strangerLockEnd(asked);
  if (locked > house.now()) return sayLocked(locked, house.now());
  const fits = await checkPassword(account?.passwordHash ?? null, asked.password);
  if (!fits.ok) return fits;
  if (!account) {
    noteStranger(asked, house.now());
    return refuse({ kind: 'signIn.wrong' });
  }
  // Devices and systems have tokens: a password does not open their accounts.
  if (!fits.value || account.person.role === 'service') return failTry(house, account, asked.address, 'signIn.wrong');
  if (account.disabled) return refuse({ kind: 'account.disabled' });
  if (account.totpSecret !== null) {
    if (!asked.code) return refuse({ kind: 'signIn.codeNeeded' });
    const code = asked.code;
    const taken = await inScope(house.db, scope, (tx) => takeCode(house, tx, account, code));
    if (!taken) return failTry(house, account, asked.address, 'signIn.codeWrong');
  }
  if (account.failures > 0)
    await inScope(house.db, scope, (tx) => changeAccount(tx, asked.city, asked.login, { failures: 0 }));
  return accept(account);
}

/** What a person must do before anything else. */
export type Todo = 'password' | 'secondFactor';

export function todoOf(
  account: AccountSecret,
  rule: { readonly profile: PasswordProfile; readonly nowMs: number },
): Todo | null {
  const { person, mustChange, passwordSetAt, totpSecret } = account;
  if (person.role === 'service') return null;
  const setOn = passwordSetAt?.toISOString().slice(0, 10);
  const end = setOn && passwordEnd(rule.profile, setOn);
  if (mustChange || (end && new Date(rule.nowMs).toISOString().slice(0, 10) >= end)) return 'password';
  return needsSecondFactor(person.role) && totpSecret === null ? 'secondFactor' : null;
}

function strangerLockEnd({ city, login }: Asked): number {
  const entry = strangers.get(`${city}/${login}`);
  return entry && entry.count >= FAILURES ? entry.since + LOCK_MS : 0;
}

function noteStranger({ city, login }: Asked, now: number): void {
  const key = `${city}/${login}`;
  const entry = strangers.get(key);
  if (!entry || now - entry.since >= LOCK_MS) strangers.set(key, { count: 1, since: now });
  else entry.count++;
  // Guessing at many names must not fill the memory: the oldest entries go first.
  if (strangers.size > 10_000) strangers.delete(strangers.keys().next().value!);
}
