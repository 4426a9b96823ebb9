// The sample city as it lies on the disk after its first start, made once in a run of the tests and copied for every file that needs one: the first
// start takes a minute and more, a copy seconds. Whoever comes first makes it, the others wait.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Set by the run of the tests, which also clears it away; without it everybody makes his own. */
export const SAMPLE_STORE = 'XUNHE_TEST_SAMPLE';

const WAIT_MS = 600_000;

/**
 * Fills an empty data folder with a copy.
 * @param make starts and stops a server on the folder it is given, and answers what is to be remembered of that start
 * @returns what `make` answered, whoever called it
 */
export async function copySample<T>(into: string, make: (folder: string) => Promise<T>): Promise<T> {
  const base = process.env[SAMPLE_STORE];
  if (!base) return make(into);
  const ready = join(base, 'ready');
  if (claim(base)) {
    const making = join(base, 'data');
    mkdirSync(making, { mode: 0o755 });
    try {
      const remembered = await make(making);
      writeFileSync(join(base, 'remembered.json'), JSON.stringify(remembered));
      renameSync(making, ready);
    } catch (error) {
      // The next one tries anew and says what is wrong by itself.
      rmSync(making, { recursive: true, force: true });
      rmSync(join(base, 'claimed'), { recursive: true, force: true });
      throw error;
    }
  }
  const began = Date.now();
  while (!existsSync(ready)) {
    if (Date.now() - began > WAIT_MS) throw new Error(`Nobody made the sample city in ${base} within ten minutes`);
    if (!existsSync(join(base, 'claimed'))) return copySample(into, make);
    await sleep(500);
  }
  copyWhole(ready, into);
  return JSON.parse(readFileSync(join(base, 'remembered.json'), 'utf8')) as T;
}

function claim(base: string): boolean {
  try {
    mkdirSync(join(base, 'claimed'));
    return true;
  } catch {
    return false;
  }
}

/** With owners and rights: the data of PostgreSQL may be another user's. */
function copyWhole(from: string, into: string): void {
  if (process.platform === 'win32') cpSync(from, into, { recursive: true });
  else execFileSync('cp', ['-a', `${from}/.`, into]);
}
