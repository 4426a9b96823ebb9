// What an earlier start left running. PostgreSQL outlives a parent that was killed, and its children outlive a PostgreSQL that was killed
// for as long as their statement takes; either holds the data and must end before the next start.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';

/** In turn: end cleanly, end at once, be ended. Acknowledged work is on disk whichever it takes. */
const SIGNALS = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
] as const;

/** @throws CannotStart when something cannot be ended */
export async function stopLeftover(data: string, log: (text: string) => void): Promise<void> {
  const main = readPid(data);
  if (main !== null && isPostgresOf(main, data)) {
    log(`stopping the PostgreSQL that an earlier server left behind (process ${main})`);
    await end(main, () => isPostgresOf(main, data));
  }
  for (const pid of findOrphans(data)) await end(pid, () => findOrphans(data).includes(pid));
}

async function end(pid: number, isThere: () => boolean): Promise<void> {
  for (const [signal, waitMs] of SIGNALS) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new CannotStart(`An earlier PostgreSQL (process ${pid}) belongs to another user. End it and start again.`);
    }
    const until = Date.now() + waitMs;
    while (Date.now() < until) {
      if (!isThere()) return;
      await sleep(20);
    }
  }
  throw new CannotStart(`An earlier PostgreSQL (process ${pid}) does not end. End it by hand and start again.`);
}

function readPid(data: string): number | null {
  const path = join(data, 'postmaster.pid');
  const pid = existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0;
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** The number in the file may belong to another program by now: its command line must name the folder. */
function isPostgresOf(pid: number, data: string): boolean {
  return readArguments(pid).includes(data);
}

function readArguments(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const line = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return /-D (.*?) -k /.exec(line)?.slice(1) ?? [];
  } catch {
    return [];
  }
}

/** Children whose PostgreSQL is gone stand in its data folder still. Only Linux lets us see that; elsewhere the start waits for them. */
function findOrphans(data: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isOrphan(pid, data));
}

function isOrphan(pid: number, data: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === data && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
    );
  } catch {
    return false;
  }
}
