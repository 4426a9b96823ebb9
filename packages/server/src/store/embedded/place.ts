// Where the embedded PostgreSQL lives and as whom it runs. It refuses root, so root hands it to `nobody`, who must be able to walk to the
// binaries and the data: under a 0700 home neither can stay, and both go to /var/lib/xunhe. A socket path may have 107 bytes.
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const NOBODY = 65534;
const SHARED_HOME = '/var/lib/xunhe';
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

export function choosePlace(asked: string): EmbeddedPlace {
  mkdirSync(asked, { recursive: true });
  const real = realpathSync(asked);
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : null;
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 12);
  const moved = user !== null && !canEnter(real, NOBODY);
  const folder = moved ? join(SHARED_HOME, `data-${hash}`) : real;
  if (moved) mkdirSync(folder, { recursive: true, mode: 0o755 });
  const data = join(folder, 'pg');
  return {
    user,
    folder,
    data,
    port: PORT,
    movedFrom: moved ? real : null,
    socketFolder: chooseSocketFolder(folder, hash, user),
  };
}

/** Every folder on the way lets others pass, or belongs to the user. */
export function canEnter(path: string, uid: number): boolean {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

export function giveTo(path: string, user: EmbeddedPlace['user']): void {
  if (user) chownSync(path, user.uid, user.gid);
}

function chooseSocketFolder(folder: string, hash: string, user: EmbeddedPlace['user']): string {
  const beside = join(folder, 'socket');
  const short = join(tmpdir(), `xunhe-${hash}`);
  const chosen = Buffer.byteLength(`${beside}/.s.PGSQL.${PORT}`) <= LONGEST_SOCKET_BYTES ? beside : short;
  mkdirSync(chosen, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(chosen);
  // A folder that somebody else made in a public place may be a trap.
  if (uid !== process.getuid?.() && uid !== user?.uid && process.getuid !== undefined) {
    throw new Error(
      `The folder ${chosen} belongs to another user (${uid}). Remove it or set TMPDIR to a folder of your own.`,
    );
  }
  giveTo(chosen, user);
  return chosen;
}
