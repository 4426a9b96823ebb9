// How many pictures a second a server takes over HTTP, each of 100 KiB, forced to the disk with its row before it is answered: server and
// embedded PostgreSQL on this machine, the sender in a process of its own.
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { openTestCity } from '../packages/server/src/http/test-city.ts';
import setup from '../tests/test-server.ts';

interface Load {
  readonly origin: string;
  readonly cookies: readonly string[];
}

const BYTES = 100 * 1024;
const UPLOADS = 2500;
const AT_ONCE = 48;

if (process.send) process.send(await sendAll(JSON.parse(process.argv[2]!) as Load));
else await run();

async function run(): Promise<void> {
  const stop = await setup();
  const test = await openTestCity({ reaches: 60, months: 26, seed: 5 });
  const origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const chiefs = test.accounts.filter(({ role }) => role === 'chief').slice(0, 30);
  const cookies: string[] = [];
  for (const { login } of chiefs) cookies.push(await test.enter(login));
  const before = process.cpuUsage();
  const sender = fork(fileURLToPath(import.meta.url), [JSON.stringify({ origin, cookies })], {
    execArgv: ['--import', 'tsx'],
  });
  console.log(await new Promise((resolve) => sender.once('message', resolve)));
  const { user, system } = process.cpuUsage(before);
  console.log(`server: ${((user + system) / 1000 / UPLOADS).toFixed(2)} ms of a processor for each`);
  sender.kill();
  await test.close();
  await stop();
}

async function sendAll({ origin, cookies }: Load): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const pictures = Array.from({ length: UPLOADS }, () => randomBytes(BYTES));
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const sendOn = async () => {
    for (let i = next++; i < UPLOADS; i = next++) {
      const from = performance.now();
      await send(`${origin}/api/uploads/`, { agent, bytes: pictures[i]!, cookie: cookies[i % cookies.length]! });
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(0);
  return `${Math.round(UPLOADS / seconds)} uploads/s, half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms, ${AT_ONCE} at once`;
}

function send(url: string, { agent, bytes, cookie }: { agent: Agent; bytes: Buffer; cookie: string }): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    'x-xunhe': '1',
    cookie,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${sha256}?bytes=${bytes.length}&part=0`,
      { method: 'POST', agent, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`))));
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}
