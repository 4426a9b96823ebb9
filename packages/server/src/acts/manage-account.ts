// What the security administrator does to accounts: open, close, give a one-time password or a token. He never learns a password that serves
// longer than one sign-in, and he cannot touch his own account, so that no one person holds everything.
import { createHash } from 'node:crypto';
import type { AccountAction, NewAccountBody } from '@xunhe/contract/account';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isInside } from '@xunhe/domain/people/may';
import { areApart } from '@xunhe/domain/people/role';
import { changeAccount, findAccount, insertAccount, listRolesOfPerson, setPassword } from '../store/account.ts';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPerson, insertPerson, type Person } from '../store/people.ts';
import { findRegion } from '../store/place.ts';
import { deleteSessions, insertSession } from '../store/session.ts';
import { accountEvent } from './account-event.ts';
import { inHashQueue } from './hash-queue.ts';
import { hashPassword, makePassword } from './password.ts';
import { dropSecondFactor } from './second-factor.ts';

type House = Chance & { readonly db: Database };

/** Shown once: a password for people, a token for devices and systems. */
export interface Given {
  readonly login: string;
  readonly password: string | null;
  readonly token: string | null;
}

export async function openAccount(house: House, by: Person, asked: NewAccountBody): Promise<Result<Given>> {
  const secret = await makeSecret(house, asked.role);
  if (!secret.ok) return secret;
  const opened = inScope(house.db, by.scope, async (tx): Promise<Result<Given>> => {
    if (!isInside(asked.region, by.region) || !(await findRegion(tx, by.city, asked.region)))
      return refuse({ kind: 'notFound', path: '/body/region' });
    const person = await findOrMakePerson(tx, house, by, asked);
    if (!person.ok) return person;
    const held = await listRolesOfPerson(tx, by.city, person.value);
    const other = held.find((role) => areApart(role, asked.role));
    if (other !== undefined) return refuse({ kind: 'account.apart', path: '/body/role', other });
    const isNew = await insertAccount(tx, {
      city: by.city,
      login: asked.login,
      person: person.value,
      role: asked.role,
      region: asked.region,
      hash: secret.value.hash,
      at: new Date(house.now()),
    });
    if (!isNew) throw new Taken();
    const account = (await findAccount(tx, by.city, asked.login))!.person;
    const token = asked.role === 'service' ? await giveToken(tx, house, account) : null;
    await writeEvent(tx, house, accountEvent(house, 'account.opened', by, account, { role: asked.role }));
    return accept({ login: asked.login, password: secret.value.password, token });
  });
  return opened.catch((error: unknown) => {
    if (error instanceof Taken) return refuse({ kind: 'account.taken', path: '/body/login' });
    throw error;
  });
}

export async function actOnAccount(
  house: House,
  by: Person,
  asked: { readonly login: string; readonly action: AccountAction },
): Promise<Result<Given>> {
  if (asked.login === by.login) return refuse({ kind: 'account.own', path: '/body/login' });
  const secret = asked.action === 'password' ? await makeSecret(house, 'office') : accept(null);
  if (!secret.ok) return secret;
  return inScope(house.db, by.scope, async (tx) => {
    const account = await findAccount(tx, by.city, asked.login);
    if (!account) return refuse({ kind: 'notFound', path: '/body/login' });
    const whose = account.person;
    const isService = whose.role === 'service';
    if ((asked.action === 'token' && !isService) || (asked.action === 'password' && isService))
      return refuse({ kind: 'account.kind', path: '/body/action' });
    const given: Given = { login: whose.login, password: secret.value?.password ?? null, token: null };
    const at = new Date(house.now());
    switch (asked.action) {
      case 'password':
        await setPassword(tx, by.city, whose.login, { hash: secret.value!.hash!, at, mustChange: true });
        break;
      case 'disable':
        await changeAccount(tx, by.city, whose.login, { disabled_at: at });
        await deleteSessions(tx, by.city, whose.login);
        break;
      case 'enable': {
        // While it was closed the person may have been given what it must not stand beside.
        const held = await listRolesOfPerson(tx, by.city, whose.id);
        const other = held.find((role) => areApart(role, whose.role));
        if (other !== undefined) return refuse({ kind: 'account.apart', path: '/body/action', other });
        await changeAccount(tx, by.city, whose.login, { disabled_at: null });
        break;
      }
      case 'unlock':
        await changeAccount(tx, by.city, whose.login, { failures: 0 });
        break;
      case 'dropSecondFactor':
        await dropSecondFactor(tx, house, by, whose);
        await deleteSessions(tx, by.city, whose.login);
        return accept(given);
      case 'endSessions':
        await deleteSessions(tx, by.city, whose.login);
        break;
      case 'token':
        await deleteSessions(tx, by.city, whose.login);
        return finish(tx, { ...given, token: await giveToken(tx, house, whose) });
    }
    return finish(tx, given);

    async function finish(t: Tx, answer: Given): Promise<Result<Given>> {
      await writeEvent(t, house, accountEvent(house, `account.${EVENTS[asked.action]}`, by, whose));
      return accept(answer);
    }
  });
}

const EVENTS: Readonly<Record<AccountAction, string>> = {
  password: 'passwordGiven',
  token: 'tokenGiven',
  disable: 'disabled',
  enable: 'enabled',
  unlock: 'unlocked',
  dropSecondFactor: 'secondFactorDropped',
  endSessions: 'sessionsEnded',
};

async function makeSecret(
  house: House,
  role: string,
): Promise<Result<{ password: string | null; hash: string | null }>> {
  if (role === 'service') return accept({ password: null, hash: null });
  const password = makePassword(house.random);
  const hashed = await inHashQueue(() => hashPassword(password));
  return hashed.ok ? accept({ password, hash: hashed.value }) : hashed;
}

/** Thrown, so that the person made for the account goes with it. */
class Taken extends Error {}

async function findOrMakePerson(tx: Tx, house: House, by: Person, asked: NewAccountBody): Promise<Result<string>> {
  if (asked.person !== undefined) {
    const person = await findPerson(tx, by.city, asked.person);
    return person ? accept(person.id) : refuse({ kind: 'notFound', path: '/body/person' });
  }
  if (asked.name === undefined || asked.name.trim() === '')
    return refuse({ kind: 'request.invalid', path: '/body/name' });
  const id = makeId(house.now(), house.random(10));
  await insertPerson(tx, { city: by.city, id, name: asked.name.trim(), region: asked.region, level: null });
  return accept(id);
}

/** A session that a device holds: the token is the whole of it, and the store keeps its hash alone. */
export async function giveToken(tx: Tx, house: Chance, whose: Person): Promise<string> {
  const token = Buffer.from(house.random(32)).toString('base64url');
  const now = new Date(house.now());
  await insertSession(tx, {
    city: whose.city,
    id: makeId(house.now(), house.random(10)),
    login: whose.login,
    kind: 'service',
    opened_by: 'token',
    token_hash: createHash('sha256').update(token).digest(),
    former_hash: null,
    given_at: now,
    confirmed: true,
    made_at: now,
    seen_at: now,
    device: '',
    address: '',
  });
  return `xunhe.${whose.city}.${token}`;
}
