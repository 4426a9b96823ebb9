// A folder of its own for the files of a test; nothing is made before the first byte is written. Only for tests.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from './files.ts';

export function makeTestFiles(): Files {
  return { root: join(tmpdir(), `xunhe-files-${randomBytes(6).toString('hex')}`), random: randomBytes };
}
