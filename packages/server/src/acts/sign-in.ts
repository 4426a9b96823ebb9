// Signing in. The lock is on the account, never on the address: a town hall shares one.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type Database, inScope } from '../store/db.ts';
import { findAccount, type Person } from '../store/people.ts';
import { checkPassword } from './password.ts';

const FAILURES = 5;
const WINDOW_MS = 15 * 60_000;

const failures = new Map<string, { count: number; since: number }>();

export async function signIn(
  db: Database,
  now: number,
  asked: { city: string; login: string; password: string },
): Promise<Result<Person>> {
  const key = `${asked.city}/${asked.login}`;
  if (isLocked(key, now)) return refuse({ kind: 'signIn.locked', minutes: WINDOW_MS / 60_000 });
  const account = await inScope(db, { city: asked.city, region: asked.city }, (tx) =>
    findAccount(tx, asked.city, asked.login),
  );
  const fits = await checkPassword(account?.passwordHash ?? null, asked.password);
  if (!fits.ok) return fits;
  if (!account || !fits.value) {
    noteFailure(key, now);
    return refuse({ kind: 'signIn.wrong' });
  }
  if (account.disabled) return refuse({ kind: 'account.disabled' });
  failures.delete(key);
  return accept(account.person);
}

function isLocked(key: string, now: number): boolean {
  const entry = failures.get(key);
  return entry !== undefined && now - entry.since < WINDOW_MS && entry.count >= FAILURES;
}

function noteFailure(key: string, now: number): void {
  const entry = failures.get(key);
  if (!entry || now - entry.since >= WINDOW_MS) failures.set(key, { count: 1, since: now });
  else entry.count++;
  // Guessing at many names must not fill the memory: the oldest entries go first.
  if (failures.size > 10_000) failures.delete(failures.keys().next().value!);
}
