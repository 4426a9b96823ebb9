// `npm run bench -- sign-in [COUNT]`: a whole town hall signs in in the same second while others work. Password hashing is slow on purpose;
// what counts is that nobody else waits for it, and that whoever is sent away gets in when he was told to come again. The peer is the same
// server when nobody signs in.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COUNT = Number(process.argv[2] ?? 500);
const WORKERS = 20;
const IDLE_MS = 10_000;
const MAIN = join(import.meta.dirname, '../packages/server/dist/main.js');
const data = mkdtempSync(join(tmpdir(), 'xunhe-bench-'));
chmodSync(data, 0o755);
const env = { ...process.env, XUNHE_DATA: data, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0' };
const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

interface Answer {
  readonly status: number;
  readonly ms: number;
  readonly wait: number;
  readonly cookie: string;
}

function xunhe(...args: string[]): void {
  const done = spawnSync(process.execPath, [MAIN, ...args], { env, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`xunhe ${args.join(' ')}: ${done.stderr}`);
}

function ask(base: URL, path: string, how: { cookie?: string; body?: unknown } = {}): Promise<Answer> {
  const began = performance.now();
  const { cookie, body } = how;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ agent, host: base.hostname, port: base.port, path, method: body ? 'POST' : 'GET' },
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(body ? { 'content-type': 'application/json', 'x-xunhe': '1' } : {}),
        },
      },
      (response) => {
        response.resume().once('end', () =>
          resolve({
            status: response.statusCode!,
            ms: performance.now() - began,
            wait: Number(response.headers['retry-after'] ?? 0),
            cookie: String(response.headers['set-cookie'] ?? '').split(';')[0]!,
          }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? 0;

/** People at work: each asks, looks a moment, asks again. */
async function work(base: URL, cookies: readonly string[], isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  const paths = ['/api/me', '/api/today', '/api/problems?limit=20', '/api/reaches?limit=50'];
  await Promise.all(
    cookies.map(async (cookie, n) => {
      for (let turn = n; !isOver(); turn++) {
        const { status, ms } = await ask(base, paths[turn % paths.length]!, { cookie });
        if (status !== 200) throw new Error(`Somebody at work was answered ${status}`);
        times.push(ms);
        await sleep(200);
      }
    }),
  );
  return times;
}

/** One person who signs in and, when sent away, comes back when he was told to. */
async function enter(base: URL, who: { login: string; password: string }): Promise<{ ms: number; sentAway: number }> {
  const began = performance.now();
  for (let sentAway = 0; ; sentAway++) {
    const { status, wait } = await ask(base, '/api/sign-in', { body: { ...who, device: 'phone' } });
    if (status === 200) return { ms: performance.now() - began, sentAway };
    if (status !== 503 || wait <= 0) throw new Error(`A sign-in was answered ${status}, come again in ${wait} s`);
    await sleep(wait * 1000);
  }
}

const bundle = join(data, 'bundle');
xunhe('make-city', '--reaches', '1100', '--months', '3', '--seed', '1', '--out', bundle);
xunhe('import', bundle);
xunhe('user', 'open', '--role', 'chief', '--out', join(data, 'sheet.csv'));
const people = readFileSync(join(data, 'sheet.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => ({ login: line.split(',')[0]!, password: line.split(',').at(-1)! }));
if (people.length < COUNT + WORKERS) throw new Error(`The city has ${people.length} chiefs, too few for ${COUNT}`);
const server = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const base = await new Promise<URL>((resolve) => {
    let said = '';
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found && said.includes('Ctrl-C')) resolve(new URL(found[0]));
    });
  });
  const cookies: string[] = [];
  for (const { login, password } of people.slice(0, WORKERS)) {
    const first = await ask(base, '/api/sign-in', { body: { login, password } });
    const next = `bench-${login}-Kq71x`;
    const changed = await ask(base, '/api/me/password', { cookie: first.cookie, body: { old: password, next } });
    if (changed.status !== 200) throw new Error(`A password could not be changed: ${changed.status}`);
    cookies.push(first.cookie);
  }
  const idleEnd = performance.now() + IDLE_MS;
  const idle = await work(base, cookies, () => performance.now() > idleEnd);
  let left = COUNT;
  const rush = people.slice(WORKERS, WORKERS + COUNT).map(async (who) => {
    const done = await enter(base, who);
    left--;
    return done;
  });
  const began = performance.now();
  const [busy, entered] = await Promise.all([work(base, cookies, () => left === 0), Promise.all(rush)]);
  const whole = (performance.now() - began) / 1000;
  const tell = (name: string, times: number[]) =>
    console.log(
      `${name.padEnd(34)} ${String(times.length).padStart(6)} requests   p50 ${quantile(times, 0.5).toFixed(0).padStart(5)} ms   p95 ${quantile(times, 0.95).toFixed(0).padStart(5)} ms   p99 ${quantile(times, 0.99).toFixed(0).padStart(5)} ms`,
    );
  console.log(`${WORKERS} people at work, ${COUNT} sign in at once`);
  tell('nobody signs in', idle);
  tell(`while ${COUNT} sign in`, busy);
  console.log(
    `all ${COUNT} were in after ${whole.toFixed(1)} s; sent away to come again: ${entered.reduce((sum, one) => sum + one.sentAway, 0)} times, at most ${Math.max(...entered.map((one) => one.sentAway))} for one; median ${(
      quantile(
        entered.map((one) => one.ms),
        0.5,
      ) / 1000
    ).toFixed(1)} s`,
  );
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('close', resolve));
  agent.destroy();
  rmSync(data, { recursive: true, force: true });
}
