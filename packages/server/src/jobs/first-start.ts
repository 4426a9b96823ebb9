// The first start on an empty store: the sample city comes in, and a few of its people get a password that is shown once, so that whoever
// starts Xunhe sees a city at work.
import { chooseGuests } from '../acts/guests.ts';
import { importCity } from '../acts/import-city/import-city.ts';
import { hashPassword, makePassword } from '../acts/password.ts';
import { listCities } from '../store/cities.ts';
import { type Database, inScope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import { type AccountListed, listAccounts, setPassword } from '../store/people.ts';

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

/**
 * One account of each kind that a newcomer will want to look through gets a password, unless somebody has one already. It is the last thing
 * before the address is shown, so that a first start that was cut still ends with accounts.
 */
export async function openFirstAccounts(
  house: Chance & { readonly db: Database },
  city: string,
): Promise<FirstAccount[]> {
  const scope = { city, region: city };
  const listed = await inScope(house.db, scope, (tx) => listAccounts(tx, city));
  if (listed.some((account) => account.hasPassword)) return [];
  const accounts: { account: AccountListed; password: string; hash: string }[] = [];
  for (const account of chooseGuests(listed)) {
    const password = makePassword(house.random);
    accounts.push({ account, password, hash: await hashPassword(password) });
  }
  // All at once: half a list would keep the other half from ever being made.
  await inScope(house.db, scope, async (tx) => {
    for (const { account, hash } of accounts) await setPassword(tx, city, account.login, hash);
  });
  return accounts.map(({ account: { login, role, person, level }, password }) => ({
    login,
    person,
    password,
    role: level && role === 'chief' ? `${level} chief` : role,
  }));
}
