// What the tests with real processes stand on: the small city in a database, chiefs' sessions, a server process to be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'vite';
import { CITY, newId, VILLAGE } from '../../packages/server/src/acts/sync/test-sync-city.ts';
import { fillCity } from '../../packages/server/src/acts/sync/test-sync-store.ts';
import { type Connection, type Database, inScope } from '../../packages/server/src/store/db.ts';
import { insertSession } from '../../packages/server/src/store/session.ts';
import type { ServerOrder } from './sync-server.ts';

/** The city with an account of 村河长 Lin, and as many phones of his as asked for. @returns their cookies */
export function fillPlace(db: Database, phones: number): Promise<string[]> {
  return inScope(db, { city: CITY, region: CITY }, async (tx) => {
    await fillCity(tx);
    const account = { city: CITY, login: 'lin', person: 'P-lin', role: 'chief', region: VILLAGE };
    await tx.insertInto('accounts').values(account).execute();
    const cookies: string[] = [];
    for (let n = 0; n < phones; n++) {
      const token = randomBytes(32).toString('base64url');
      const now = new Date();
      await insertSession(tx, {
        ...{ city: CITY, id: newId(), login: 'lin', kind: 'phone', opened_by: 'sso', confirmed: true },
        ...{ token_hash: createHash('sha256').update(token).digest(), former_hash: null, device: '', address: '::1' },
        ...{ given_at: now, made_at: now, seen_at: now },
      });
      cookies.push(`xunhe_session=${CITY}.${token}`);
    }
    return cookies;
  });
}

export interface KillableServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** When the process is gone, however it went. */
  readonly gone: Promise<void>;
}

/** Bundled once, because a server that is started hundreds of times should start fast. */
let bundle: Promise<string> | null = null;

async function bundleServer(): Promise<string> {
  const outDir = join(import.meta.dirname, '../../node_modules/.cache/xunhe-kills');
  await build({
    ...{ configFile: false, logLevel: 'error' },
    // The workspace's own packages are sources and go in; everything else is loaded from where it is installed.
    ssr: { noExternal: [/^@xunhe\//] },
    build: {
      ...{ outDir, emptyOutDir: true, ssr: join(import.meta.dirname, 'sync-server.ts'), target: 'node20' },
      rolldownOptions: { output: { entryFileNames: 'sync-server.mjs' } },
    },
  });
  return join(outDir, 'sync-server.mjs');
}

export async function startServer(connection: Connection, dies: ServerOrder['dies'] = null): Promise<KillableServer> {
  bundle ??= bundleServer();
  const order: ServerOrder = { connection, dies };
  const child = spawn(process.execPath, [await bundle, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened`)));
    child.stdout.on('data', (text: Buffer) => {
      const port = /listening (\d+)/.exec(text.toString())?.[1];
      if (port) resolve({ url: `http://127.0.0.1:${port}`, child, gone });
    });
  });
}

export async function killServer({ child, gone }: KillableServer): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}
