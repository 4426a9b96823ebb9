// The key pair by which push services know this server (VAPID, RFC 8292). It lies beside the master key and sealed by it; it is made at the
// first start with pushes. With another pair all phones would have to subscribe anew, so a file that does not open stops the start.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotStart } from './embedded/cannot-start.ts';
import type { Sealer } from './seal.ts';

export interface PushKeys {
  /** Base64url: the uncompressed point of 65 bytes. */
  readonly publicKey: string;
  /** Base64url, 32 bytes. */
  readonly privateKey: string;
}

const PLACE = 'push keys';

/** @throws CannotStart when the file is there and does not open with this master key */
export function readPushKeys(keyFile: string, seal: Sealer, make: () => PushKeys): PushKeys {
  const path = join(dirname(keyFile), 'push.keys');
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const sealed = seal.seal(Buffer.from(JSON.stringify(make())), PLACE).toString('base64');
    // `wx`: of two first starts one makes the keys, the other reads them.
    try {
      writeFileSync(path, `${sealed}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const opened = seal.open(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'), PLACE);
  if (opened === null)
    throw new CannotStart(`The file ${path} was sealed by another master key. Put the right key back, or remove the file: \
new keys are made, and every phone that wants pushes must turn them on again.`);
  return JSON.parse(opened.toString('utf8')) as PushKeys;
}
