// Accounts: what they know of password, second factor and failures. Each change is one statement, so that two sign-ins at once cannot use
// the same code or lose a failure.
import type { Sorting } from '@xunhe/contract/list-sort';
import type { Role } from '@xunhe/domain/people/role';
import { regionPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { byName, orderOf, type SortColumns } from './list-order.ts';
import { type Person, rowToPerson, selectPerson } from './people.ts';

export interface AccountSecret {
  readonly person: Person;
  readonly passwordHash: string | null;
  readonly passwordSetAt: Date | null;
  readonly mustChange: boolean;
  readonly disabled: boolean;
  /** Sealed. */
  readonly totpSecret: Buffer | null;
  readonly totpPending: Buffer | null;
  readonly failures: number;
  readonly failingSince: Date | null;
}

export function selectAccount(tx: Tx) {
  return selectPerson(tx).select([
    'a.password_hash as passwordHash',
    'a.password_set_at as passwordSetAt',
    'a.must_change as mustChange',
    'a.disabled_at as disabledAt',
    'a.totp_secret as totpSecret',
    'a.totp_pending as totpPending',
    'a.failures as failures',
    'a.failing_since as failingSince',
  ]);
}

type AccountFound = Awaited<ReturnType<ReturnType<typeof selectAccount>['executeTakeFirstOrThrow']>>;

export function rowToAccount(row: AccountFound): AccountSecret {
  const { passwordHash, passwordSetAt, mustChange, disabledAt, totpSecret, totpPending, failures, failingSince } = row;
  return {
    person: rowToPerson(row),
    ...{ passwordHash, passwordSetAt, mustChange, totpSecret, totpPending, failures, failingSince },
    disabled: disabledAt !== null,
  };
}

export async function findAccount(tx: Tx, city: string, login: string): Promise<AccountSecret | null> {
  const row = await selectAccount(tx).where('a.city', '=', city).where('a.login', '=', login).executeTakeFirst();
  return row ? rowToAccount(row) : null;
}

/** One more failure; after `windowMs` without a lock the count begins anew. Answers the count. */
export async function noteFailure(tx: Tx, account: Person, at: { now: Date; windowMs: number }): Promise<number> {
  const since = new Date(at.now.getTime() - at.windowMs);
  const { rows } = await sql<{ failures: number }>`
    UPDATE accounts SET
      failures = CASE WHEN failing_since > ${since} THEN failures + 1 ELSE 1 END,
      failing_since = CASE WHEN failing_since > ${since} THEN failing_since ELSE ${at.now} END
    WHERE city = ${account.city} AND login = ${account.login} RETURNING failures`.execute(tx);
  return rows[0]?.failures ?? 0;
}

export async function changeAccount(
  tx: Tx,
  city: string,
  login: string,
  change: { readonly disabled_at?: Date | null; readonly failures?: number },
): Promise<void> {
  await tx.updateTable('accounts').set(change).where('city', '=', city).where('login', '=', login).execute();
}

export interface NewPassword {
  readonly hash: string;
  readonly at: Date;
  /** True for a password that somebody else made: it serves to sign in once and choose another. */
  readonly mustChange: boolean;
  /** The session in which it is changed goes on; all others end, because an old password must not live on in a cookie. */
  readonly keepSession?: string;
}

/** The password before is remembered, so that it cannot come back at once. False when there is no such account. */
export async function setPassword(tx: Tx, city: string, login: string, next: NewPassword): Promise<boolean> {
  await sql`
    INSERT INTO old_passwords (city, login, set_at, password_hash)
    SELECT city, login, COALESCE(password_set_at, ${next.at}), password_hash FROM accounts
    WHERE city = ${city} AND login = ${login} AND password_hash IS NOT NULL AND NOT must_change
    ON CONFLICT DO NOTHING`.execute(tx);
  const done = await tx
    .updateTable('accounts')
    .set({ password_hash: next.hash, password_set_at: next.at, must_change: next.mustChange, failures: 0 })
    .where('city', '=', city)
    .where('login', '=', login)
    .executeTakeFirst();
  await tx
    .deleteFrom('sessions')
    .where('city', '=', city)
    .where('login', '=', login)
    .where('id', '<>', next.keepSession ?? '')
    .execute();
  return done.numUpdatedRows === 1n;
}

/** Hashes of former passwords, the newest first. */
export async function listOldPasswords(tx: Tx, city: string, login: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('old_passwords')
    .select('password_hash')
    .where('city', '=', city)
    .where('login', '=', login)
    .orderBy('set_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.password_hash);
}

export interface AccountListed {
  readonly login: string;
  readonly role: string;
  readonly person: string;
  readonly level: string | null;
  readonly region: string;
  readonly regionName: string;
  readonly hasPassword: boolean;
}

export async function listAccounts(tx: Tx, city: string): Promise<AccountListed[]> {
  const rows = await selectAccount(tx).where('a.city', '=', city).orderBy('a.login').execute();
  return rows.map((row) => ({
    login: row.login,
    role: row.role,
    person: row.name,
    level: row.level,
    region: row.region,
    regionName: row.regionName,
    hasPassword: row.passwordHash !== null,
  }));
}

export interface AccountSearch {
  readonly city: string;
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly region?: string | undefined;
  readonly state?: string | undefined;
  readonly lockedSince: Date;
  readonly sorting?: Sorting<'accounts'>;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundAccount extends AccountSecret {
  readonly sessions: number;
  readonly seenAt: Date | null;
}

const COLUMNS: SortColumns<'accounts'> = {
  ...{ login: sql`a.login`, name: byName('p.name'), role: sql`a.role`, region: sql`a.region` },
  ...{ sessions: sql`"sessions"`, seenAt: sql`"seenAt"` },
};

/** The text looked for is part of a login or a name. */
export async function searchAccounts(tx: Tx, search: AccountSearch): Promise<{ rows: FoundAccount[]; total: number }> {
  let found = selectAccount(tx).where('a.city', '=', search.city);
  if (search.role) found = found.where('a.role', '=', search.role);
  if (search.region) found = found.where('a.region', 'like', `${regionPrefix(search.region)}%`);
  if (search.q) {
    const text = `%${search.q.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where((eb) => eb.or([eb('a.login', 'ilike', text), eb('p.name', 'ilike', text)]));
  }
  if (search.state === 'disabled') found = found.where('a.disabled_at', 'is not', null);
  // Devices and systems never have a password, and who is locked out is told as that.
  if (search.state === 'closed')
    found = found
      .where('a.password_hash', 'is', null)
      .where('a.role', '<>', 'service')
      .where('a.disabled_at', 'is', null);
  if (search.state === 'locked')
    found = found.where('a.failures', '>=', 5).where('a.failing_since', '>', search.lockedSince);
  const { total } = await found
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => [
      eb
        .selectFrom('sessions as s')
        .whereRef('s.city', '=', 'a.city')
        .whereRef('s.login', '=', 'a.login')
        .select((e) => e.fn.countAll<number>().as('n'))
        .as('sessions'),
      eb
        .selectFrom('sessions as s')
        .whereRef('s.city', '=', 'a.city')
        .whereRef('s.login', '=', 'a.login')
        .select((e) => e.fn.max('s.seen_at').as('at'))
        .as('seenAt'),
    ])
    .orderBy(orderOf(search.sorting ?? {}, COLUMNS, { else: sql`a.login`, tie: sql`a.login` }))
    .limit(search.limit)
    .offset(search.offset)
    .execute();
  return {
    total,
    rows: rows.map((row) => ({ ...rowToAccount(row), sessions: row.sessions ?? 0, seenAt: row.seenAt })),
  };
}

export interface NewAccount {
  readonly city: string;
  readonly login: string;
  readonly person: string;
  readonly role: string;
  readonly region: string;
  readonly hash: string | null;
  readonly at: Date;
}

/** A new account's password serves once. False when the login is taken, be it where the asker may not look. */
export async function insertAccount(tx: Tx, { hash, at, ...account }: NewAccount): Promise<boolean> {
  const done = await tx
    .insertInto('accounts')
    .values({ ...account, password_hash: hash, password_set_at: hash === null ? null : at, must_change: hash !== null })
    .onConflict((conflict) => conflict.columns(['city', 'login']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function listRolesOfPerson(tx: Tx, city: string, person: string): Promise<Role[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select('role')
    .where('city', '=', city)
    .where('person', '=', person)
    .where('disabled_at', 'is', null)
    .execute();
  return rows.map((row) => row.role as Role);
}
