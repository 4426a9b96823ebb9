// The master key seals what the store must give back in the clear (the secrets of second factors). It lies in a file of its own, so that a
// copy of the database alone opens nothing; it is made at the first start and refused when others may read it.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from './embedded/cannot-start.ts';

const KEY_BYTES = 32;

/** @throws CannotStart when the file is there and is not a key that only its owner reads */
export function readMasterKey(path: string, random: (bytes: number) => Uint8Array): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    // `wx`: of two first starts one makes the key, the other reads it.
    try {
      writeFileSync(path, `${Buffer.from(random(KEY_BYTES)).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new CannotStart(`The key file ${path} may be read by others. Close it: chmod 600 ${path}`);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES || new Set(key).size < 8)
    throw new CannotStart(`The key file ${path} does not hold 32 random bytes in base64. Put the right one back, or remove it: \
a new one is made, and whoever has a second factor must set it up again.`);
  return key;
}
