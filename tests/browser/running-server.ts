// The built server as a newcomer starts it: an empty data folder, the sample city or one made for the test, its accounts read from what it
// prints.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copySample } from './sample-store.ts';

const MAIN = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url));

interface Account {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

export interface RunningServer {
  readonly address: string;
  /** Its data folder. */
  readonly data: string;
  readonly seconds: number;
  readonly accounts: readonly Account[];
  stop(): Promise<number | null>;
}

interface Wanted {
  /** True: from nothing, as a newcomer starts it, where that itself is looked at. */
  readonly fresh?: boolean;
  /** Options of `xunhe make-city`; without them it is the sample city. */
  readonly makeCity?: readonly string[];
  /** Logins that get a one-time password each, while the server stands still after its first start. */
  readonly passwords?: readonly string[];
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function startServer({
  fresh,
  makeCity,
  passwords = [],
  env: more = {},
}: Wanted = {}): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'xunhe-browser-'));
  // PostgreSQL may run as another user, who must be let through.
  chmodSync(data, 0o755);
  const env = { ...process.env, XUNHE_DATA: data, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', ...more };
  if (makeCity) importMadeCity(join(data, 'bundle'), makeCity, env);
  const began = Date.now();
  const opened = fresh || makeCity ? null : await copySample(data, (folder) => startOnce(folder, env));
  let { child, said } = await serve(env);
  const accounts = opened ?? readAccounts(said);
  if (passwords.length > 0) {
    await end(child);
    for (const login of passwords) accounts.push({ role: '', login, password: givePassword(login, env) });
    ({ child, said } = await serve(env));
  }
  return {
    data,
    address: /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0],
    seconds: (Date.now() - began) / 1000,
    accounts,
    async stop() {
      const code = await end(child);
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

/** The first start of a sample city, and the accounts that it tells once. */
async function startOnce(folder: string, env: NodeJS.ProcessEnv): Promise<Account[]> {
  const { child, said } = await serve({ ...env, XUNHE_DATA: folder });
  await end(child);
  return readAccounts(said);
}

async function serve(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, said: await readGreeting(child) };
}

function end(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  return ended;
}

function readAccounts(said: string): Account[] {
  return [...said.matchAll(/^ {2}(\S+(?: chief)?) +(\S+) +([A-Za-z0-9]{12}) +\S+$/gm)].map(
    ([, role, login, password]) => ({ role: role!, login: login!, password: password! }),
  );
}

function givePassword(login: string, env: NodeJS.ProcessEnv): string {
  const said = execFileSync(process.execPath, [MAIN, 'user', 'password', login], { env, encoding: 'utf8' });
  return /\b[A-Za-z0-9]{12}\b/.exec(said)![0];
}

function importMadeCity(bundle: string, options: readonly string[], env: NodeJS.ProcessEnv): void {
  execFileSync(process.execPath, [MAIN, 'make-city', ...options, '--out', bundle], { env, stdio: 'ignore' });
  execFileSync(process.execPath, [MAIN, 'import', bundle], { env, stdio: 'ignore' });
}

function readGreeting(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let errors = '';
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ctrl-C')) resolve(said);
    });
    child.stderr!.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    child.once('close', (code) => reject(new Error(`The server ended with ${code} before it greeted: ${errors}`)));
  });
}
