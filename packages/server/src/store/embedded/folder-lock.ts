// One server on one data folder. The lock names its owner, so a second start can say who holds it, and it is seen to be stale when the
// process is gone, its number was given to another, or the machine was started anew.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

export interface Owner {
  readonly pid: number;
  /** Kernel ticks at which the process began: tells a process from a later one with the same number. */
  readonly began: string | null;
  readonly boot: string | null;
  readonly host: string;
  readonly since: string;
  readonly command: string;
}

const BEAT_MS = 10_000;
const SILENT_MS = 45_000;

export class FolderInUse extends CannotStart {
  readonly owner: Owner;

  constructor(folder: string, owner: Owner) {
    super(
      `The data folder ${folder} is in use by process ${owner.pid} on ${owner.host} since ${owner.since} (${owner.command}). ` +
        'Stop that server first, or set XUNHE_DATA to another folder.',
    );
    this.owner = owner;
  }
}

/** Takes the folder or throws FolderInUse. The answer gives it back. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'owner.json');
  const mine = `${path}.${process.pid}`;
  const text = JSON.stringify(describeMyself());
  writeFileSync(mine, text);
  try {
    // The file appears under its name at once and whole, or not at all.
    for (let tries = 0; !tryLink(mine, path); tries++) {
      const owner = readOwner(path);
      if (owner && (tries > 3 || isAlive(owner, path))) throw new FolderInUse(folder, owner);
      clearStale(folder, path);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // The folder may be gone with a test; the lock goes with it.
    }
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (readText(path) === text) rmSync(path, { force: true });
  };
}

/** Of two starts that saw the same stale lock one is faster: the other must not throw away the fresh lock it finds instead. */
function clearStale(folder: string, path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const owner = readOwner(aside);
  const isFresh = owner !== null && isAlive(owner, aside);
  if (isFresh) tryLink(aside, path);
  rmSync(aside, { force: true });
  if (isFresh) throw new FolderInUse(folder, owner);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function describeMyself(): Owner {
  return {
    pid: process.pid,
    began: readBegan(process.pid),
    boot: readText('/proc/sys/kernel/random/boot_id'),
    host: hostname(),
    since: new Date().toISOString(),
    command: process.argv.slice(1).join(' ').slice(0, 200),
  };
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function isAlive(owner: Owner, path: string): boolean {
  const boot = readText('/proc/sys/kernel/random/boot_id');
  if (owner.boot !== null && boot !== null && owner.boot !== boot) return false;
  // Another container or host shares the folder: its processes cannot be seen from here, its heart beat can.
  if (owner.host !== hostname()) return Date.now() - statSync(path).mtimeMs < SILENT_MS;
  if (owner.began !== null) return readBegan(owner.pid) === owner.began;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat; the command's name before it may hold spaces and brackets. A process that only waits to be buried is gone. */
export function readBegan(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined || fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
