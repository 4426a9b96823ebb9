// Passwords: hashed with argon2id, checked in constant time whether the account exists or not, and refused when they are easy to guess.
import { hash, verify } from '@node-rs/argon2';
import type { Result } from '@xunhe/domain/ground/result';
import { inHashQueue } from './hash-queue.ts';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** For commands that make many; requests hash inside the queue. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** True when the password fits. A missing hash costs the same time as a wrong password, so that logins cannot be told apart. */
export function checkPassword(passwordHash: string | null, password: string): Promise<Result<boolean>> {
  return inHashQueue(async () => {
    const fits = await verify(passwordHash ?? (await decoyHash()), password);
    return fits && passwordHash !== null;
  });
}

/** Whether the password is one of these. */
export async function isOneOf(hashes: readonly string[], password: string): Promise<boolean> {
  for (const former of hashes) if (await verify(former, password)) return true;
  return false;
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password');
  return decoy;
}

/** Twelve characters without look-alikes, at least one of each kind: about 66 bits. */
export function makePassword(random: (bytes: number) => Uint8Array): string {
  for (;;) {
    const text = makeText(random, 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789', 12);
    if (/[a-z]/.test(text) && /[A-Z]/.test(text) && /[2-9]/.test(text)) return text;
  }
}

/** A text of letters that each are equally likely. */
export function makeText(random: (bytes: number) => Uint8Array, letters: string, length: number): string {
  const even = Math.floor(256 / letters.length) * letters.length;
  let text = '';
  while (text.length < length) {
    for (const byte of random(16)) if (byte < even && text.length < length) text += letters[byte % letters.length];
  }
  return text;
}
