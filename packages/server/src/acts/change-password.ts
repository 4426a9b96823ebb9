// Somebody changes his own password. The old one is asked for, the new one must fit the city's profile, be hard to guess, and not be one of
// the last ones.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { judgePassword, PASSWORD_PROFILES, type PasswordProfileName } from '@xunhe/domain/people/password-policy';
import { findAccount, listOldPasswords, setPassword } from '../store/account.ts';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { accountEvent, ownScope } from './account-event.ts';
import { checkOwnPassword } from './account-lock.ts';
import { inHashQueue } from './hash-queue.ts';
import { hashPassword, isOneOf } from './password.ts';
import { isGuessable } from './password-strength.ts';

type House = Chance & { readonly db: Database; readonly passwords: PasswordProfileName };

export async function changePassword(
  house: House,
  who: Person,
  typed: { readonly old: string; readonly next: string; readonly session: string },
): Promise<Result<true>> {
  if (who.role === 'service') return refuse({ kind: 'account.kind' });
  const profile = PASSWORD_PROFILES[house.passwords];
  const { account, former } = await inScope(house.db, ownScope(who), async (tx) => ({
    account: (await findAccount(tx, who.city, who.login))!,
    former: await listOldPasswords(tx, who.city, who.login, profile.remembered),
  }));
  const fits = await checkOwnPassword(house, account, {
    ...{ password: typed.old, path: '/body/old', address: who.scope.address },
  });
  if (!fits.ok) return fits;
  const judged = judgePassword(profile, typed.next);
  if (!judged.ok) return refuse({ ...judged.refusal, path: '/body/next' });
  if (isGuessable(typed.next, [who.login, who.name, who.regionName]))
    return refuse({ kind: 'password.guessable', path: '/body/next' });
  const current = account.passwordHash === null ? [] : [account.passwordHash];
  const hashed = await inHashQueue(async () =>
    (await isOneOf([...current, ...former], typed.next)) ? null : hashPassword(typed.next),
  );
  if (!hashed.ok) return hashed;
  const hash = hashed.value;
  if (hash === null) return refuse({ kind: 'password.again', path: '/body/next', remembered: profile.remembered });
  await inScope(house.db, ownScope(who), async (tx) => {
    await setPassword(tx, who.city, who.login, {
      hash,
      at: new Date(house.now()),
      mustChange: false,
      keepSession: typed.session,
    });
    await writeEvent(tx, house, accountEvent(house, 'account.passwordChanged', who, who));
  });
  return accept(true);
}
