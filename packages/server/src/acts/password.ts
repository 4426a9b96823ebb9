// Passwords are hashed with argon2id, which is slow on purpose: a queue of bounded length keeps a rush of sign-ins from starving
// everything else, and answers "later" beyond it.
import { hash, verify } from '@node-rs/argon2';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const LONGEST_QUEUE = 50;

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** True when the password fits. A missing hash costs the same time as a wrong password, so that logins cannot be told apart. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<Result<boolean>> {
  if (running >= AT_ONCE && waiting.length >= LONGEST_QUEUE) return refuse({ kind: 'signIn.busy' });
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    const fits = await verify(passwordHash ?? (await decoyHash()), password);
    return accept(fits && passwordHash !== null);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword('no account has this password');
  return decoy;
}

/** Twelve characters without look-alikes: about 68 bits. */
export function makePassword(random: (bytes: number) => Uint8Array): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  let text = '';
  while (text.length < 12) {
    for (const byte of random(16)) {
      if (byte < letters.length * 4 && text.length < 12) text += letters[byte % letters.length];
    }
  }
  return text;
}
