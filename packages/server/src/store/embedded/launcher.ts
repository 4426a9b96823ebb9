// Starts and stops our own PostgreSQL. It outlives a killed parent, so a start first stops what the last one left behind. Nothing listens
// on a network: there is only a socket in a folder that nobody else may enter.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Connection, connectionConfig } from '../db.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { lockFolder } from './folder-lock.ts';
import { choosePlace, type EmbeddedPlace, giveTo } from './place.ts';

const OWNER = 'xunhe_owner';
const DATABASE = 'xunhe';
const START_MS = 60_000;
const STOP_MS = 60_000;

/** fsync and synchronous commit stay on: what was acknowledged must survive the machine losing power. */
const SETTINGS = {
  listen_addresses: '',
  max_connections: '80',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_level: 'replica',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  max_locks_per_transaction: '256',
};

export interface Embedded {
  readonly connection: Connection;
  /** Where the data really lie. */
  readonly folder: string;
  readonly pid: number;
  /** Fires when PostgreSQL ends without being asked. */
  onExit(listener: (reason: string) => void): void;
  stop(): Promise<void>;
}

export async function startEmbedded(options: { dataFolder: string; log: (text: string) => void }): Promise<Embedded> {
  const place = choosePlace(options.dataFolder);
  const unlock = lockFolder(place.folder);
  try {
    if (place.movedFrom)
      options.log(`the data lie in ${place.folder}: PostgreSQL's own user may not enter ${place.movedFrom}`);
    const binaries = findBinaries(place.user?.uid ?? null, options.log);
    await stopLeftover(place.data);
    if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, binaries, options.log);
    const child = await launch(place, binaries);
    await makeDatabase(place);
    return makeEmbedded(place, child, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeEmbedded(place: EmbeddedPlace, child: ChildProcess, unlock: () => void): Embedded {
  let stopping = false;
  const listeners: ((reason: string) => void)[] = [];
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
      if (!stopping) for (const listener of listeners) listener(readReason(place));
    });
  });
  return {
    connection: connectionOf(place, DATABASE),
    folder: place.folder,
    pid: child.pid!,
    onExit: (listener) => void listeners.push(listener),
    async stop() {
      if (stopping) return ended;
      stopping = true;
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
      await ended;
      clearTimeout(timer);
      unlock();
    },
  };
}

function connectionOf(place: EmbeddedPlace, database: string): Connection {
  return { host: place.socketFolder, port: place.port, user: OWNER, database };
}

/** Into a folder of another name, then renamed: a start that was killed half-way leaves nothing that looks whole. */
function initialise(place: EmbeddedPlace, binaries: Binaries, log: (text: string) => void): void {
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('pg.new-')) rmSync(join(place.folder, name), { recursive: true, force: true });
  }
  rmSync(place.data, { recursive: true, force: true });
  const half = join(place.folder, `pg.new-${process.pid}`);
  mkdirSync(half, { mode: 0o700 });
  giveTo(half, place.user);
  log('making a new database');
  const args = ['-D', half, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'];
  const done = spawnSync(binaries.initdb, args, { ...asUser(place), encoding: 'utf8', cwd: half });
  if (done.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make a new database in ${place.folder}: ${(done.stderr || String(done.error)).trim()}`,
    );
  }
  renameSync(half, place.data);
}

async function launch(place: EmbeddedPlace, binaries: Binaries): Promise<ChildProcess> {
  const args = ['-D', place.data, '-k', place.socketFolder, '-p', String(place.port)];
  for (const [name, value] of Object.entries(SETTINGS)) args.push('-c', `${name}=${value}`);
  const logFile = openSync(join(place.folder, 'pg.log'), 'w');
  // Detached: Ctrl-C in the terminal must reach us alone, so that we can finish our work before we stop the database.
  const child = spawn(binaries.postgres, args, {
    ...asUser(place),
    cwd: place.data,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  child.once('error', () => {
    gone = true;
  });
  const until = Date.now() + START_MS;
  while (!(await answers(place))) {
    if (gone) throw new Error(`PostgreSQL did not start: ${readReason(place)}`);
    if (Date.now() > until) {
      child.kill('SIGQUIT');
      throw new Error(`PostgreSQL did not answer within ${START_MS / 1000} s: ${readReason(place)}`);
    }
    await sleep(25);
  }
  child.unref();
  return child;
}

function asUser(place: EmbeddedPlace) {
  // Locale settings of the caller must not decide how the database sorts or words its messages.
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
  return place.user ? { uid: place.user.uid, gid: place.user.gid, env } : { env };
}

async function answers(place: EmbeddedPlace): Promise<boolean> {
  const client = new pg.Client({ ...connectionConfig(connectionOf(place, 'postgres')), connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeDatabase(place: EmbeddedPlace): Promise<void> {
  const client = new pg.Client(connectionConfig(connectionOf(place, 'postgres')));
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The PostgreSQL of a parent that was killed: asked to end cleanly, then made to. */
async function stopLeftover(data: string): Promise<void> {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  for (const [signal, waitMs] of [
    ['SIGINT', STOP_MS],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!isPostgresOf(pid, data)) return;
    process.kill(pid, signal);
    const until = Date.now() + waitMs;
    while (isPostgresOf(pid, data) && Date.now() < until) await sleep(50);
  }
  if (isPostgresOf(pid, data))
    throw new Error(`An earlier PostgreSQL (process ${pid}) does not stop. End it by hand and start again.`);
}

/** The number in the file may belong to another program by now: its command line must name the folder. */
function isPostgresOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return process.platform !== 'linux';
  }
}

/** The last complaint in PostgreSQL's own log. */
function readReason(place: EmbeddedPlace): string {
  try {
    const lines = readFileSync(join(place.folder, 'pg.log'), 'utf8').trim().split('\n');
    const complaint = lines.filter((line) => /FATAL|PANIC|ERROR/.test(line)).at(-1) ?? lines.at(-1);
    return complaint && complaint !== '' ? complaint : 'it left no message';
  } catch {
    return 'it left no log';
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
