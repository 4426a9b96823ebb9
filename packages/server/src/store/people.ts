// People and their posts.
import type { Role } from '@xunhe/domain/people/role';
import { regionPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import type { Scope, Tx } from './db.ts';
import type { PersonRow } from './rows-people.ts';

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

export function selectPerson(tx: Tx) {
  return tx
    .selectFrom('accounts as a')
    .innerJoin('people_named as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
    .innerJoin('regions as r', (join) => join.onRef('r.city', '=', 'a.city').onRef('r.code', '=', 'a.region'))
    .select([
      'a.city as city',
      'a.login as login',
      'a.role as role',
      'a.region as region',
      'p.id as id',
      'p.name as name',
      'p.level as level',
      'r.name as regionName',
      selectShared.as('shared'),
    ]);
}

/** Reaches shared with a region inside the account's and lying outside it. Codes end in zero groups below their own level. */
const selectShared = sql<string[]>`ARRAY(
  SELECT DISTINCT s.reach FROM shared_reaches s JOIN reaches x ON x.city = s.city AND x.id = s.reach,
    regexp_replace(a.region, '(0{8}|0{6}|0{3})$', '') AS prefix
  WHERE s.city = a.city AND s.region >= prefix AND s.region < prefix || ':' AND NOT starts_with(x.region, prefix)
  ORDER BY s.reach)`;

type PersonFound = Awaited<ReturnType<ReturnType<typeof selectPerson>['executeTakeFirstOrThrow']>>;

export function rowToPerson(row: PersonFound): Person {
  return {
    id: row.id,
    name: row.name,
    city: row.city,
    login: row.login,
    role: row.role as Role,
    level: row.level,
    region: row.region,
    regionName: row.regionName,
    scope: { city: row.city, region: regionPrefix(row.region), shared: row.shared, person: row.id },
  };
}

export async function findPerson(tx: Tx, city: string, id: string): Promise<PersonRow | null> {
  return (
    (await tx.selectFrom('people').selectAll().where('city', '=', city).where('id', '=', id).executeTakeFirst()) ?? null
  );
}

export async function insertPerson(
  tx: Tx,
  person: Pick<PersonRow, 'city' | 'id' | 'name' | 'region' | 'level'>,
): Promise<void> {
  await tx
    .insertInto('people')
    .values({ ...person, department: null, phone: null })
    .execute();
}

/** The level of somebody's post, when he has none yet. */
export async function setLevel(tx: Tx, city: string, id: string, level: string | null): Promise<void> {
  await tx.updateTable('people').set({ level }).where('city', '=', city).where('id', '=', id).execute();
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

/** Names of people of the city, by id. */
export async function listNames(tx: Tx, city: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('people_named')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
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

export async function endPost(tx: Tx, city: string, post: PostRecord, lastDay: string): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ to_day: lastDay })
    .where('city', '=', city)
    .where('person', '=', post.person)
    .where('reach', '=', post.reach)
    .where('from_day', '=', post.from)
    .execute();
}

export async function insertPost(
  tx: Tx,
  post: Pick<PostRecord, 'person' | 'reach' | 'region' | 'from' | 'to'> & { readonly city: string },
): Promise<void> {
  const { city, person, reach, region, from, to } = post;
  await tx.insertInto('posts').values({ city, person, reach, region, from_day: from, to_day: to }).execute();
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
