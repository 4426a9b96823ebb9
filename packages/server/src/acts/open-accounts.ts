// Opens many accounts at once: whoever has none gets a password that serves for one sign-in. What is handed out is written down only by the
// caller; the store keeps hashes.
import { makeId } from '@xunhe/domain/ground/id';
import { regionPrefix } from '@xunhe/domain/place/region';
import { type AccountListed, listAccounts, setPassword } from '../store/account.ts';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { hashPassword, makePassword } from './password.ts';

export interface Opened {
  readonly account: AccountListed;
  readonly password: string;
}

/** So many passwords are hashed before they are stored together: a cut run leaves no account open whose password nobody was told. */
const BATCH = 50;

/** @param wanted.note takes each batch before it is stored: a password that is in force was written down */
export async function openAccounts(
  house: Chance & { readonly db: Database },
  wanted: {
    readonly city: string;
    readonly role?: string | undefined;
    readonly region?: string | undefined;
    readonly note: (batch: readonly Opened[], total: number) => void;
  },
): Promise<number> {
  const { city, role, region } = wanted;
  const scope = { city, region: city };
  const closed = (await inScope(house.db, scope, (tx) => listAccounts(tx, city))).filter(
    (account) =>
      !account.hasPassword &&
      account.role !== 'service' &&
      (role === undefined || account.role === role) &&
      (region === undefined || account.region.startsWith(regionPrefix(region))),
  );
  for (let at = 0; at < closed.length; at += BATCH) {
    const batch = closed.slice(at, at + BATCH).map((account) => ({ account, password: makePassword(house.random) }));
    const hashes = await Promise.all(batch.map(({ password }) => hashPassword(password)));
    wanted.note(batch, closed.length);
    await inScope(house.db, scope, async (tx) => {
      for (const [n, { account }] of batch.entries())
        await setPassword(tx, city, account.login, { hash: hashes[n]!, at: new Date(house.now()), mustChange: true });
      await writeEvent(tx, house, {
        ...{ city, kind: 'account.manyOpened', key: makeId(house.now(), house.random(10)), region: city, actor: null },
        body: { logins: batch.map(({ account }) => account.login), by: 'command line' },
      });
    });
  }
  return closed.length;
}
