// The first start on an empty store: the sample city comes in, a few of its people get a password that is shown once, and its last months
// are run, so that whoever starts Xunhe sees a city at work.

import { givePolicies } from '../acts/cycle/policy.ts';
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

/** Imports the sample city into an empty store; null when the store already holds a city. */
export async function loadSampleCity(
  house: Chance & { readonly db: Database },
  folder: string,
  say: (text: string) => void,
): Promise<{ readonly city: string; readonly accounts: FirstAccount[] } | null> {
  if ((await listCities(house.db)).length > 0) return null;
  say('loading the sample city');
  const report = await importCity(house.db, folder, {
    now: house.now,
    random: house.random,
    onProgress: say,
    dryRun: false,
  });
  const city = (await listCities(house.db))[0]?.city;
  if (city === undefined)
    throw new Error(`The sample city in ${folder} could not be imported: ${JSON.stringify(report).slice(0, 500)}`);
  return { city, accounts: await openFirstAccounts(house, city) };
}

/** One account of each kind that a newcomer will want to look through. */
async function openFirstAccounts(house: Chance & { readonly db: Database }, city: string): Promise<FirstAccount[]> {
  const scope = { city, region: city };
  const listed = await inScope(house.db, scope, async (tx) => {
    await givePolicies(tx, city);
    return listAccounts(tx, city);
  });
  const chosen = [
    pick(listed, (account) => account.role === 'office' && account.region.endsWith('00000000')),
    pick(listed, (account) => account.role === 'office' && !account.region.endsWith('00000000')),
    pick(listed, (account) => account.role === 'handler'),
    ...['district', 'town', 'village', 'reach'].map((level) =>
      pick(listed, (account) => account.role === 'chief' && account.level === level),
    ),
  ].filter((account) => account !== undefined);
  const accounts: FirstAccount[] = [];
  for (const { login, role, person, level } of chosen) {
    const password = makePassword(house.random);
    const hash = await hashPassword(password);
    await inScope(house.db, scope, (tx) => setPassword(tx, city, login, hash));
    accounts.push({ role: level && role === 'chief' ? `${level} chief` : role, login, person, password });
  }
  return accounts;
}

function pick(
  accounts: readonly AccountListed[],
  fits: (account: AccountListed) => boolean,
): AccountListed | undefined {
  return accounts.find(fits);
}
