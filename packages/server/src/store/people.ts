// Accounts, sessions, people and their posts.

import type { Role } from '@xunhe/domain/people/role';
import { regionPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import type { Scope, Tx } from './db.ts';
import type { SessionRow } from './rows-people.ts';

/** The signed-in person as every handler sees him. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly login: string;
  readonly role: Role;
  readonly level: string | null;
  readonly region: string;
  readonly regionName: string;
  readonly scope: Scope;
}

export interface AccountSecret {
  readonly person: Person;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
}

function selectPerson(tx: Tx) {
  return tx
    .selectFrom('accounts as a')
    .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
    .innerJoin('regions as r', (join) => join.onRef('r.city', '=', 'a.city').onRef('r.code', '=', 'a.region'))
    .select([
      'a.city as city',
      'a.login as login',
      'a.role as role',
      'a.region as region',
      'a.password_hash as passwordHash',
      'a.disabled_at as disabledAt',
      'p.id as id',
      'p.name as name',
      'p.level as level',
      'r.name as regionName',
    ]);
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPerson>['executeTakeFirstOrThrow']>>;

function rowToPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    city: row.city,
    login: row.login,
    role: row.role as Role,
    level: row.level,
    region: row.region,
    regionName: row.regionName,
    scope: { city: row.city, region: regionPrefix(row.region) },
  };
}

export async function findAccount(tx: Tx, city: string, login: string): Promise<AccountSecret | null> {
  const row = await selectPerson(tx).where('a.city', '=', city).where('a.login', '=', login).executeTakeFirst();
  return row ? { person: rowToPerson(row), passwordHash: row.passwordHash, disabled: row.disabledAt !== null } : null;
}

export async function findSessionPerson(tx: Tx, city: string, tokenHash: Buffer, now: Date): Promise<Person | null> {
  const row = await selectPerson(tx)
    .innerJoin('sessions as s', (join) => join.onRef('s.city', '=', 'a.city').onRef('s.login', '=', 'a.login'))
    .where('a.city', '=', city)
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  return row ? rowToPerson(row) : null;
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.insertInto('sessions').values(session).execute();
}

export async function deleteSession(tx: Tx, city: string, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('sessions').where('city', '=', city).where('token_hash', '=', tokenHash).execute();
}

/** Sets a password and ends every session of the account: an old password must not live on in a cookie. */
export async function setPassword(tx: Tx, city: string, login: string, passwordHash: string): Promise<boolean> {
  const done = await tx
    .updateTable('accounts')
    .set({ password_hash: passwordHash })
    .where('city', '=', city)
    .where('login', '=', login)
    .executeTakeFirst();
  await tx.deleteFrom('sessions').where('city', '=', city).where('login', '=', login).execute();
  return done.numUpdatedRows === 1n;
}

export interface PostRecord {
  readonly person: string;
  readonly name: string;
  readonly level: string | null;
  readonly reach: string;
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
}

/** Posts held on any day between `from` and `to` (days, both included). */
export async function listPosts(tx: Tx, city: string, from: string, to: string): Promise<PostRecord[]> {
  return selectPosts(tx, city)
    .where('q.from_day', '<=', to)
    .where((eb) => eb.or([eb('q.to_day', 'is', null), eb('q.to_day', '>=', from)]))
    .orderBy('q.person')
    .orderBy('q.reach')
    .execute();
}

export async function listReachPosts(tx: Tx, city: string, reach: string): Promise<PostRecord[]> {
  return selectPosts(tx, city)
    .where('q.reach', '=', reach)
    .orderBy(sql`array_position(array['city','district','town','village','reach','assistant'], p.level)`)
    .orderBy('q.from_day')
    .execute();
}

export async function listPersonPosts(tx: Tx, city: string, person: string, day: string): Promise<PostRecord[]> {
  return selectPosts(tx, city)
    .where('q.person', '=', person)
    .where('q.from_day', '<=', day)
    .where((eb) => eb.or([eb('q.to_day', 'is', null), eb('q.to_day', '>=', day)]))
    .orderBy('q.reach')
    .execute();
}

function selectPosts(tx: Tx, city: string) {
  return tx
    .selectFrom('posts as q')
    .innerJoin('people_named as p', (join) => join.onRef('p.city', '=', 'q.city').onRef('p.id', '=', 'q.person'))
    .where('q.city', '=', city)
    .select([
      'q.person as person',
      'p.name as name',
      'p.level as level',
      'q.reach as reach',
      'q.region as region',
      'q.from_day as from',
      'q.to_day as to',
    ]);
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
  const rows = await tx
    .selectFrom('accounts as a')
    .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
    .innerJoin('regions as r', (join) => join.onRef('r.city', '=', 'a.city').onRef('r.code', '=', 'a.region'))
    .select([
      'a.login as login',
      'a.role as role',
      'p.name as person',
      'p.level as level',
      'a.region as region',
      'r.name as regionName',
      'a.password_hash as hash',
    ])
    .where('a.city', '=', city)
    .orderBy('a.login')
    .execute();
  return rows.map(({ hash, ...row }) => ({ ...row, hasPassword: hash !== null }));
}
