// Where the embedded PostgreSQL lives and as whom it runs. It refuses root, so root hands it to `nobody`, who must be able to walk to the
// binaries and the data: under a 0700 home neither can stay, and both go to /var/lib/xunhe. Data that exist decide: they stay where they
// are and are served as whom they belong to. A socket path may have 107 bytes.
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

/** Where root keeps what another user must reach. */
export const SHARED_HOME = '/var/lib/xunhe';
const NOBODY = { uid: 65534, gid: 65534 };
const LONGEST_SOCKET_BYTES = 107;
const PORT = 5432;

export interface EmbeddedPlace {
  /** Null: as ourselves. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Holds `pg` (the data), the lock and the log. */
  readonly folder: string;
  readonly data: string;
  readonly socketFolder: string;
  readonly port: number;
  /** Set when the data could not stay in the folder asked for. */
  readonly movedFrom: string | null;
}

/** @throws CannotStart when the folder cannot hold the data, or those in it cannot be served */
export function choosePlace(asked: string): EmbeddedPlace {
  const real = openFolder(asked);
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12);
  const shared = join(SHARED_HOME, `data-${hash}`);
  const isRoot = process.getuid?.() === 0;
  const owner = ownerOf(join(real, 'pg')) ?? (isRoot ? ownerOf(join(shared, 'pg')) : null);
  const user = isRoot ? (owner && owner.uid !== 0 ? owner : NOBODY) : null;
  if (!isRoot) checkMine(real, owner);
  const folder = user === null ? real : chooseFolder(real, shared, user.uid);
  return {
    user,
    folder,
    data: join(folder, 'pg'),
    port: PORT,
    movedFrom: folder === real ? null : real,
    socketFolder: chooseSocketFolder(folder, hash, user),
  };
}

/** Every folder on the way lets others pass, or belongs to the user and lets the owner pass. */
export function canEnter(path: string, uid: number): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

/** A folder that others may pass through, whatever the umask says. */
export function makeOpenFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
}

export function giveTo(path: string, user: EmbeddedPlace['user']): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** The socket's folder in a public place goes when the server ends. */
export function tidyPlace({ folder, socketFolder }: EmbeddedPlace): void {
  if (dirname(socketFolder) !== folder) rmSync(socketFolder, { recursive: true, force: true });
}

function openFolder(asked: string): string {
  try {
    mkdirSync(asked, { recursive: true });
    accessSync(asked, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(asked);
  } catch (error) {
    throw new CannotStart(
      `The data folder ${asked} cannot be used: ${(error as Error).message}. Set XUNHE_DATA to a folder you may write to.`,
    );
  }
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  if (process.getuid === undefined || !existsSync(path)) return null;
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

function checkMine(real: string, owner: { uid: number } | null): void {
  const me = process.getuid?.();
  if (owner === null || me === undefined || owner.uid === me) return;
  throw new CannotStart(
    `The data in ${real} belong to user ${owner.uid} and you are user ${me}. Start as that user or as root, or set XUNHE_DATA to another folder.`,
  );
}

function chooseFolder(real: string, shared: string, uid: number): string {
  const isHere = existsSync(join(real, 'pg', 'PG_VERSION'));
  if (canEnter(real, uid)) return !isHere && existsSync(join(shared, 'pg', 'PG_VERSION')) ? shared : real;
  if (isHere) {
    throw new CannotStart(
      `User ${uid}, as whom PostgreSQL runs, may no longer enter ${real}, where the data lie. ` +
        `Let others pass through the folders above it (chmod o+x), or move ${join(real, 'pg')} to ${join(shared, 'pg')}.`,
    );
  }
  makeOpenFolder(SHARED_HOME);
  makeOpenFolder(shared);
  return shared;
}

function chooseSocketFolder(folder: string, hash: string, user: EmbeddedPlace['user']): string {
  const candidates = [join(folder, 'socket'), join(tmpdir(), `xunhe-${hash}`), `/tmp/xunhe-${hash}`];
  const chosen = candidates.find((path) => isShort(path) && (!user || canEnter(dirname(path), user.uid)));
  if (chosen === undefined) {
    throw new CannotStart(
      `The path ${folder} is too long for a socket, and so is ${tmpdir()}. Set XUNHE_DATA to a shorter one.`,
    );
  }
  mkdirSync(chosen, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(chosen);
  // A folder that somebody else made in a public place may be a trap.
  const isOurs = process.getuid === undefined || uid === process.getuid() || uid === user?.uid;
  if (!isOurs || !lstatSync(chosen).isDirectory()) {
    throw new CannotStart(
      `${chosen} belongs to another user (${uid}). Remove it or set TMPDIR to a folder of your own.`,
    );
  }
  giveTo(chosen, user);
  chmodSync(chosen, 0o700);
  return chosen;
}

function isShort(socketFolder: string): boolean {
  return Buffer.byteLength(`${socketFolder}/.s.PGSQL.${PORT}`) <= LONGEST_SOCKET_BYTES;
}
