// The second factor: a code that changes every thirty seconds (TOTP, RFC 6238), made by any authenticator, and ten recovery codes for the day
// when the phone is lost. The secret lies sealed in the store; a code serves once.
import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { Secret, TOTP } from 'otpauth';
import { type AccountSecret, findAccount } from '../store/account.ts';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import type { Sealer } from '../store/seal.ts';
import { confirmSecret, dropSecret, setPendingSecret, takeRecoveryCode, takeStep } from '../store/second-factor.ts';
import { accountEvent, ownScope } from './account-event.ts';
import { checkOwnPassword } from './account-lock.ts';
import { makeText } from './password.ts';

const PERIOD_S = 30;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Four groups of six of 31 letters: about 118 bits each, so that their plain hashes are no way back (ASVS 6.5.2 asks for 112). */
const RECOVERY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

type House = Chance & { readonly db: Database; readonly seal: Sealer };

/**
 * Makes a secret that waits for its first code. Who already has a second factor must bring the password: an open desk must not lose it.
 * @returns the secret in base32 and as the address that authenticators read from a picture
 */
export async function beginSecondFactor(
  house: House,
  who: Person,
  password: string | undefined,
): Promise<Result<{ secret: string; uri: string }>> {
  if (who.role === 'service') return refuse({ kind: 'account.kind' });
  const account = await readOwn(house, who);
  if (account.totpSecret !== null) {
    if (password === undefined) return refuse({ kind: 'password.needed', path: '/body/password' });
    const fits = await checkOwnPassword(house, account, { password, path: '/body/password' });
    if (!fits.ok) return fits;
  }
  const secret = new Secret({ buffer: Uint8Array.from(house.random(SECRET_BYTES)).buffer });
  const sealed = house.seal.seal(secret.bytes, placeOf(who));
  await inScope(house.db, ownScope(who), async (tx) => {
    await setPendingSecret(tx, who.city, who.login, sealed);
    await writeEvent(tx, house, accountEvent(house, 'account.secondFactorBegun', who, who));
  });
  return accept({ secret: secret.base32, uri: makeTotp(secret, who.login).toString() });
}

/** The first code shows that the authenticator holds the secret. @returns the recovery codes, shown once */
export async function confirmSecondFactor(house: House, who: Person, code: string): Promise<Result<string[]>> {
  const account = await readOwn(house, who);
  const secret = account.totpPending && house.seal.open(account.totpPending, placeOf(who));
  if (!secret) return refuse({ kind: 'secondFactor.notBegun' });
  const step = findStep(secret, code, house.now());
  if (step === null) return refuse({ kind: 'secondFactor.wrong', path: '/body/code' });
  const codes = Array.from({ length: RECOVERY_CODES }, () => makeRecoveryCode(house.random));
  await inScope(house.db, ownScope(who), async (tx) => {
    await confirmSecret(tx, who.city, who.login, { step, codeHashes: codes.map((one) => hashCode(who, one)) });
    await writeEvent(tx, house, accountEvent(house, 'account.secondFactorSet', who, who));
  });
  return accept(codes);
}

/** Takes a code of the authenticator or a recovery code; each serves once. */
export async function takeCode(house: House, tx: Tx, account: AccountSecret, typed: string): Promise<boolean> {
  const who = account.person;
  const secret = account.totpSecret && house.seal.open(account.totpSecret, placeOf(who));
  const text = typed.trim().toLowerCase().replace(/\s/g, '');
  if (/^\d{6}$/.test(text)) {
    const step = secret ? findStep(secret, text, house.now()) : null;
    return step !== null && takeStep(tx, who.city, who.login, step);
  }
  return takeRecoveryCode(tx, who.city, who.login, { hash: hashCode(who, text), at: new Date(house.now()) });
}

/** For somebody who lost authenticator and codes: the security administrator takes the factor away, and it must be set up anew. */
export async function dropSecondFactor(tx: Tx, house: Chance, by: Person, whose: Person): Promise<void> {
  await dropSecret(tx, whose.city, whose.login);
  await writeEvent(tx, house, accountEvent(house, 'account.secondFactorDropped', by, whose));
}

async function readOwn(house: House, who: Person): Promise<AccountSecret> {
  return (await inScope(house.db, ownScope(who), (tx) => findAccount(tx, who.city, who.login)))!;
}

function makeTotp(secret: Secret, label: string): TOTP {
  return new TOTP({ issuer: 'Xunhe 巡河', label, algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret });
}

/** The time step that the code belongs to, one before or after now allowed for clocks that differ; null when it fits none. */
function findStep(secret: Buffer, code: string, nowMs: number): number | null {
  const totp = makeTotp(new Secret({ buffer: Uint8Array.from(secret).buffer }), '');
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_S) + delta;
}

function makeRecoveryCode(random: (bytes: number) => Uint8Array): string {
  return Array.from({ length: 4 }, () => makeText(random, RECOVERY_LETTERS, 6)).join('-');
}

function hashCode(who: Person, code: string): Buffer {
  return createHash('sha256')
    .update(`${placeOf(who)}/${code}`)
    .digest();
}

function placeOf({ city, login }: Pick<Person, 'city' | 'login'>): string {
  return `${city}/${login}/totp`;
}
