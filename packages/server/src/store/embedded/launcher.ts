// Starts and stops our own PostgreSQL. It outlives a killed parent, so a start first stops what the last one left behind. Nothing listens
// on a network: there is only a socket in a folder that nobody else may enter.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Connection, connectionConfig } from '../db.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { CannotStart } from './cannot-start.ts';
import { lockFolder } from './folder-lock.ts';
import { stopLeftover } from './leftover.ts';
import { choosePlace, type EmbeddedPlace, giveTo, tidyPlace } from './place.ts';

const OWNER = 'xunhe_owner';
const DATABASE = 'xunhe';
/** After a kill PostgreSQL first replays its log, which may take minutes; until then it is alive but does not answer. */
const START_MS = 600_000;
const SAY_MS = 10_000;
const STOP_MS = 60_000;
/** How long another's hold on the data may last: children of a PostgreSQL that was killed end by themselves. */
const HELD_MS = 30_000;

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

/** @throws CannotStart with a sentence for the operator; FolderInUse when another server has the folder */
export async function startEmbedded(options: { dataFolder: string; log: (text: string) => void }): Promise<Embedded> {
  const place = choosePlace(options.dataFolder);
  const unlock = lockFolder(place.folder);
  try {
    if (place.movedFrom)
      options.log(`the data lie in ${place.folder}: PostgreSQL's own user may not enter ${place.movedFrom}`);
    const binaries = findBinaries(place, options.log);
    await stopLeftover(place.data, options.log);
    if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, binaries, options.log);
    const child = await launchWhenFree(place, binaries, options.log);
    return await openDoors(place, child, unlock);
  } catch (error) {
    unlock();
    tidyPlace(place);
    throw error;
  }
}

async function openDoors(place: EmbeddedPlace, child: ChildProcess, unlock: () => void): Promise<Embedded> {
  const embedded = makeEmbedded(place, child, unlock);
  try {
    await makeDatabase(place);
    return embedded;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

function makeEmbedded(place: EmbeddedPlace, child: ChildProcess, unlock: () => void): Embedded {
  let stopping = false;
  const listeners: ((reason: string) => void)[] = [];
  // Whoever leaves by process.exit() has no time to wait, but still asks PostgreSQL to end.
  const ask = () => void child.kill('SIGINT');
  process.once('exit', ask);
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
      process.off('exit', ask);
      unlock();
      tidyPlace(place);
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
    throw new CannotStart(
      `PostgreSQL could not make a new database in ${place.folder}: ${(done.stderr || String(done.error)).trim()}`,
    );
  }
  renameSync(half, place.data);
}

async function launchWhenFree(
  place: EmbeddedPlace,
  binaries: Binaries,
  log: (text: string) => void,
): Promise<ChildProcess> {
  for (const until = Date.now() + HELD_MS; ; await sleep(500)) {
    try {
      return await launch(place, binaries, log);
    } catch (error) {
      const isHeld = /shared memory block|lock file .* already exists/.test((error as Error).message);
      if (!isHeld || Date.now() > until) throw error;
    }
  }
}

async function launch(place: EmbeddedPlace, binaries: Binaries, log: (text: string) => void): Promise<ChildProcess> {
  const child = spawnPostgres(place, binaries);
  let gone: string | null = null;
  child.once('exit', () => {
    gone = readReason(place);
  });
  child.once('error', (error) => {
    gone = error.message;
  });
  const began = Date.now();
  for (let said = 0; !(await answers(place)); await sleep(25)) {
    if (gone !== null) throw new CannotStart(`PostgreSQL did not start: ${gone}`);
    const passed = Date.now() - began;
    if (passed > START_MS) {
      child.kill('SIGQUIT');
      throw new CannotStart(`PostgreSQL did not answer within ${START_MS / 1000} s: ${readReason(place)}`);
    }
    if (passed < said + SAY_MS) continue;
    said = passed;
    log(`PostgreSQL is getting ready (${Math.round(passed / 1000)} s): ${readReason(place)}`);
  }
  child.unref();
  return child;
}

function spawnPostgres(place: EmbeddedPlace, binaries: Binaries): ChildProcess {
  const args = ['-D', place.data, '-k', place.socketFolder, '-p', String(place.port)];
  for (const [name, value] of Object.entries(SETTINGS)) args.push('-c', `${name}=${value}`);
  const logFile = openSync(logOf(place), 'w');
  // Detached: Ctrl-C in the terminal must reach us alone, so that we can finish our work before we stop the database.
  const child = spawn(binaries.postgres, args, {
    ...asUser(place),
    cwd: place.data,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
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

/** The last complaint in PostgreSQL's own log. */
function readReason(place: EmbeddedPlace): string {
  try {
    const lines = readFileSync(logOf(place), 'utf8').trim().split('\n');
    const complaint = lines.filter((line) => /FATAL|PANIC|ERROR/.test(line)).at(-1) ?? lines.at(-1);
    return complaint && complaint !== '' ? complaint : 'it left no message';
  } catch {
    return 'it left no log';
  }
}

function logOf(place: EmbeddedPlace): string {
  return join(place.folder, 'pg.log');
}
