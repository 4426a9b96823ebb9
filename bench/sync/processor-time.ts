// How long the processors worked, whatever else the machine was doing: of the server, of all processes of its database, and of the load itself.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export interface Work {
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly loadMs: number;
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

/** @param folder of the database: each of its processes stands in it */
export function readWork(server: number, folder: string): Work {
  const load = process.cpuUsage();
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const databaseMs = pids.filter((pid) => standsIn(pid, folder)).reduce((sum, pid) => sum + readTime(pid), 0);
  return { serverMs: readTime(String(server)), databaseMs, loadMs: (load.user + load.system) / 1000 };
}

function standsIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === join(folder, 'pg') || readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    // It ended meanwhile, or is another user's.
    return false;
  }
}

function readTime(pid: string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
