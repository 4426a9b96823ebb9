// The ground on which rights are tried: a town with two villages, and one thing of each kind at every place that differs by right. What is
// planted here is known by its name (`R-own` is his own reach, `Q-sibling` a problem of the town beside, `A-` an account); all that the made
// city has beside it lies outside his region.
import { ROLES, type Role } from '@xunhe/domain/people/role';
import { inScope } from '../store/db.ts';
import type { TestCity } from './test-city.ts';
import { addForeignCity } from './test-foreign-city.ts';
import { DAY, MONTH, OTHER, PERSON, type Planted, REGION_OF, TOWN } from './test-matrix-places.ts';
import { plant, RUN } from './test-matrix-plant.ts';

const REGIONS = [
  ['990199000000', 'district', '990100000000'],
  [TOWN, 'town', '990199000000'],
  ['990199001001', 'village', TOWN],
  ['990199001002', 'village', TOWN],
  ['990199002000', 'town', '990199000000'],
  ['990199002001', 'village', '990199002000'],
  ['990199003000', 'town', '990199000000'],
  ['990199003001', 'village', '990199003000'],
  ['990198000000', 'district', '990100000000'],
  ['990198001000', 'town', '990198000000'],
  ['990198001001', 'village', '990198001000'],
] as const;

/** Plants the ground and gives the person an account of each role. Answers the cookie of each. */
export async function plantMatrix(test: TestCity): Promise<Cookies> {
  const { city, db } = test;
  await addForeignCity(db);
  await inScope(db, { city, region: city }, async (tx) => {
    for (const [code, level, parent] of REGIONS)
      await tx
        .insertInto('regions')
        .values({ city, code, name: code, name_en: null, level, parent, geometry: null })
        .execute();
    for (const id of [PERSON, OTHER])
      await tx
        .insertInto('people')
        .values({ city, id, name: id, region: TOWN, level: 'town', department: null, phone: '000-0000' })
        .execute();
    await tx
      .insertInto('report_runs')
      .values({ ...RUN, city, region: `${city}00000000`, asked_at: new Date(`${DAY}T01:00:00Z`) })
      .execute();
    for (const [i, place] of (Object.keys(REGION_OF) as Planted[]).entries()) await plant(tx, { city, place, i });
    await tx.insertInto('shared_reaches').values({ city, reach: 'R-shared', region: '990199001002' }).execute();
    for (const [region, level] of REGIONS)
      if (level !== 'village')
        await tx.insertInto('evaluations').values({ city, month: MONTH, region, figures: '{}' }).execute();
    for (const [role, login] of ROLES.flatMap(loginsOf))
      await tx
        .insertInto('accounts')
        .values({
          ...{ city, login, person: PERSON, role, region: TOWN, password_hash: null, disabled_at: null },
        })
        .execute();
  });
  const sessions = new Map<Role, string[]>();
  for (const role of ROLES) {
    const logins = loginsOf(role).map(([, login]) => login);
    const entered: string[] = [];
    for (let n = 0; n < SESSIONS; n++) entered.push(await test.enter(logins[n % logins.length]!));
    sessions.set(role, entered);
  }
  let asked = 0;
  return {
    keys: () => ROLES,
    get(role) {
      const all = sessions.get(role)!;
      return all[asked++ % all.length]!;
    },
  };
}

/** What stands for a session of each role; a session may ask only so often, so each has several that take turns. */
export interface Cookies {
  keys(): readonly Role[];
  get(role: Role): string;
}

const SESSIONS = 4;

/** A device has one token, and another one would end it: so there are several devices. */
function loginsOf(role: Role): (readonly [Role, string])[] {
  const count = role === 'service' ? SESSIONS : 1;
  return Array.from({ length: count }, (_, n) => [role, n === 0 ? `as-${role}` : `as-${role}-${n}`] as const);
}
