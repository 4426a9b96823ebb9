// The first start on an empty store: the sample city comes in, and a few of its people get a password that is shown once, so that whoever
// starts Xunhe sees a city at work.
import { chooseGuests, SAMPLE_CITY } from '../acts/guests.ts';
import { importCity } from '../acts/import-city/import-city.ts';
import { hashPassword, makePassword } from '../acts/password.ts';
import { insertAccount, listAccounts, setPassword } from '../store/account.ts';
import { listCities } from '../store/cities.ts';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { insertPerson } from '../store/people.ts';

export interface FirstAccount {
  readonly role: string;
  readonly login: string;
  readonly person: string;
  readonly password: string;
}

/** Imports the sample city into an empty store; does nothing when the store already holds a city. */
export async function loadSampleCity(
  house: Chance & { readonly db: Database },
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  if ((await listCities(house.db)).length > 0) return;
  say('loading the sample city');
  let last = '';
  const report = await importCity(house.db, folder, {
    now: house.now,
    random: house.random,
    onProgress({ file }) {
      if (file !== last) say(file);
      last = file;
    },
  });
  if ((await listCities(house.db)).length === 0)
    throw new Error(`The sample city in ${folder} could not be imported: ${JSON.stringify(report).slice(0, 500)}`);
}

/** The three who keep the system, its rights and its record: apart from each other and from all other work (等保 2.0 level 3, 8.1.4.2). */
const ADMINISTRATORS = [
  { role: 'system_admin', login: 'system', name: '系统管理员' },
  { role: 'security_admin', login: 'security', name: '安全管理员' },
  { role: 'audit_admin', login: 'audit', name: '审计管理员' },
] as const;

/**
 * Makes the three administrators, and in the sample city opens one account of each kind that a newcomer will want to look through, unless
 * somebody has a password already. Each password serves once. It is the last thing before the address is shown, so that a first start that
 * was cut still ends with accounts.
 */
export async function openFirstAccounts(
  house: Chance & { readonly db: Database },
  city: string,
): Promise<FirstAccount[]> {
  const scope = { city, region: city };
  const listed = await inScope(house.db, scope, (tx) => listAccounts(tx, city));
  if (listed.some((account) => account.hasPassword)) return [];
  const guests = city === SAMPLE_CITY ? chooseGuests(listed) : [];
  const secrets: { password: string; hash: string }[] = [];
  for (let n = 0; n < ADMINISTRATORS.length + guests.length; n++) {
    const password = makePassword(house.random);
    secrets.push({ password, hash: await hashPassword(password) });
  }
  const at = new Date(house.now());
  // All at once: half a list would keep the other half from ever being made.
  return inScope(house.db, scope, async (tx) => {
    const opened: FirstAccount[] = [];
    for (const { role, login: wanted, name } of ADMINISTRATORS) {
      const { password, hash } = secrets.pop()!;
      const login = listed.some((account) => account.login === wanted) ? `${wanted}-admin` : wanted;
      const person = `admin-${wanted}`;
      const region = city.padEnd(12, '0');
      await insertPerson(tx, { city, id: person, name, region, level: null });
      await insertAccount(tx, { city, login, person, role, region, hash, at });
      opened.push({ role, login, person: name, password });
    }
    for (const { login, role, person, level } of guests) {
      const { password, hash } = secrets.pop()!;
      await setPassword(tx, city, login, { hash, at, mustChange: true });
      opened.push({ login, person, password, role: level && role === 'chief' ? `${level} chief` : role });
    }
    const logins = opened.map(({ login }) => login);
    await writeEvent(tx, house, {
      ...{ city, kind: 'account.firstOpened', key: city, region: city, actor: null, body: { logins } },
    });
    return opened;
  });
}
