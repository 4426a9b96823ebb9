// The people of a test city who have to do with problems, and the pictures they bring. Only for tests.
import { createHash, randomBytes } from 'node:crypto';
import type { PhotoRole } from '@xunhe/domain/patrol/record-kind';
import type { Role } from '@xunhe/domain/people/role';
import { inScope } from '../store/db.ts';
import type { TestCity } from './test-city.ts';

export interface FoundChief {
  readonly login: string;
  readonly person: string;
  readonly reach: string;
}

/** One who holds a reach today, the same each time. */
export async function findChief({ db, city }: TestCity): Promise<FoundChief> {
  return inScope(db, { city, region: city }, (tx) =>
    tx
      .selectFrom('accounts as a')
      .innerJoin('posts as q', (join) => join.onRef('q.city', '=', 'a.city').onRef('q.person', '=', 'a.person'))
      .select(['a.login', 'q.person', 'q.reach'])
      .where('a.role', '=', 'chief')
      .where('q.to_day', 'is', null)
      .orderBy('a.login')
      .orderBy('q.reach')
      .executeTakeFirstOrThrow(),
  );
}

/** The login of the office that stands for the whole city, which in a test city is its only district. */
export function cityOffice({ accounts, city }: TestCity): string {
  return accounts.find(({ role, region }) => role === 'office' && region === `${city}00000000`)!.login;
}

/** Ids of the first departments, by their ids. */
export async function listTestDepartments({ db, city }: TestCity, count: number): Promise<string[]> {
  const rows = await inScope(db, { city, region: city }, (tx) =>
    tx.selectFrom('departments').select('id').where('city', '=', city).orderBy('id').limit(count).execute(),
  );
  return rows.map(({ id }) => id);
}

/** A person of the whole city with an account; the login is the id in small letters. */
export async function addPerson(
  { db, city }: TestCity,
  person: { readonly id: string; readonly role: Role; readonly department?: string | null },
): Promise<string> {
  const { id, role, department = null } = person;
  const region = `${city}00000000`;
  const login = id.toLowerCase();
  await inScope(db, { city, region: city }, async (tx) => {
    await tx
      .insertInto('people')
      .values({ city, id, name: id, region, phone: null, level: null, department })
      .execute();
    await tx.insertInto('accounts').values({ city, login, role, person: id, region }).execute();
  });
  return login;
}

/** Uploads made-up bytes; answers how a record or a step names them. */
export async function sendTestPhoto({ app }: TestCity, cookie: string, role: PhotoRole) {
  const bytes = randomBytes(600);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sent = await app.inject({
    ...{ method: 'POST', url: `/api/uploads/${sha256}?bytes=${bytes.length}&part=0`, payload: bytes },
    headers: { cookie, 'x-xunhe': '1', 'content-type': 'application/octet-stream' },
  });
  if (sent.statusCode !== 200) throw new Error(`A picture was not taken: ${sent.body}`);
  return { sha256, bytes: bytes.length, role, at: '2026-01-07T01:00:00Z', lon: null, lat: null, from: 'camera' };
}
