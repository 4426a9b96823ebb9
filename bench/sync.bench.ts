// `npm run bench -- sync [SECONDS]`: patrols into a real PostgreSQL (fsync on) through a real server on loopback. The peer is the same server in
// the plain way, each request in transactions of its own. The load shares the processors with the server and its database.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawScene } from '../packages/server/src/pictures/test-pictures.ts';
import { inScope } from '../packages/server/src/store/db.ts';
import { openStore } from '../packages/server/src/store/open-store.ts';
import { type City, MAIN, makePatrol, makeSync, type Phone, preparePhones, type SentText } from './sync/phones.ts';
import { readWork, type Work } from './sync/processor-time.ts';
import { makeRequest, openClient } from './sync/socket-client.ts';

const SECONDS = Number(process.argv[2] ?? 8);
const CLIENTS = 16;
const PHONES = 500;
const PHOTO_BYTES = 100 * 1024;
const data = mkdtempSync(join(tmpdir(), 'xunhe-bench-'));
chmodSync(data, 0o755);

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

function startServer(args: readonly string[]): Promise<Running> {
  const env = { ...process.env, XUNHE_DATA: data, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) resolve({ child, port: Number(found[1]) });
    });
  });
}

async function stopServer({ child }: Running): Promise<void> {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

const quantile = (values: readonly number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * q) - 1)] ?? 0;

interface Rate {
  readonly done: number;
  readonly perSecond: number;
  readonly times: readonly number[];
  /** Processor time of one patrol. */
  readonly work: Work;
}

/** Each client sends the next of the jobs as soon as it has its answer. A job is one patrol: one request, or several that follow each other. */
async function measure(
  { port, child }: Running,
  jobs: readonly (readonly Buffer[])[],
  isDone: (body: string) => boolean,
): Promise<Rate> {
  const times: number[] = [];
  const before = readWork(child.pid!, city.folder);
  let next = 0;
  const began = performance.now();
  const end = began + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = await openClient(port);
      while (performance.now() < end) {
        const job = jobs[next++];
        if (!job) break;
        const sent = performance.now();
        for (const [n, request] of job.entries()) {
          const { status, body } = await client.send(request);
          if (status !== 200 || (n === job.length - 1 && !isDone(body))) throw new Error(`${status} ${body}`);
        }
        times.push(performance.now() - sent);
      }
      client.close();
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = readWork(child.pid!, city.folder);
  const done = times.length;
  const each = (part: keyof Work) => (after[part] - before[part]) / done;
  const work = { serverMs: each('serverMs'), databaseMs: each('databaseMs'), loadMs: each('loadMs') };
  return { done, perSecond: done / seconds, times, work };
}

function tell(name: string, { done, perSecond, times, work }: Rate): void {
  const ms = (q: number) => `${quantile(times, q).toFixed(0).padStart(5)} ms`;
  console.log(
    `${name.padEnd(52)} ${String(done).padStart(7)} patrols ${perSecond.toFixed(0).padStart(6)}/s   p50 ${ms(0.5)}   p95 ${ms(0.95)}   p99 ${ms(0.99)}   processor time a patrol: server ${work.serverMs.toFixed(2)}, database ${work.databaseMs.toFixed(2)}, load ${work.loadMs.toFixed(2)} ms`,
  );
}

const phoneOf = ({ phones }: City, n: number): Phone => phones[n % phones.length]!;
const isStored = (body: string) => body.includes('"outcome":"stored"');

/** More than are sent in the time, so that no client runs dry. */
function makePatrols(city: City, perSecond: number): { phone: Phone; op: SentText }[] {
  return Array.from({ length: SECONDS * perSecond }, (_, n) => {
    const phone = phoneOf(city, n);
    return { phone, op: makePatrol(phone, city.today, 60) };
  });
}

function syncJobs(city: City, perSecond: number): Buffer[][] {
  return makePatrols(city, perSecond).map(({ phone, op }) => [
    makeRequest('/api/sync', phone.cookie, makeSync(phone, [op])),
  ]);
}

function plainJobs(city: City, perSecond: number): Buffer[][] {
  return makePatrols(city, perSecond).map(({ phone, op }) => [
    makeRequest('/api/patrols', phone.cookie, Buffer.from(op.text)),
  ]);
}

interface Photo {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** The same picture each time, filled up to 100 KiB with a remark of its own, so that each is decoded and none is known already. */
function makePhoto(): Photo {
  const remark = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), randomBytes(PHOTO_BYTES - PICTURE.length - 4)]);
  remark.writeUInt16BE(remark.length - 2, 2);
  const bytes = Buffer.concat([PICTURE.subarray(0, 2), remark, PICTURE.subarray(2)]);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function describePhoto({ bytes, sha256 }: Photo, day: string) {
  return { sha256, bytes: bytes.length, role: 'view', at: `${day}T01:05:00Z`, lon: null, lat: null, from: 'camera' };
}

function uploadOf(phone: Phone, { bytes, sha256 }: Photo): Buffer {
  const path = `/api/uploads/${sha256}?bytes=${bytes.length}&part=0`;
  return makeRequest(path, phone.cookie, bytes, 'application/octet-stream');
}

function photoJobs(city: City, perSecond: number): Buffer[][] {
  return Array.from({ length: SECONDS * perSecond }, (_, n) => {
    const phone = phoneOf(city, n);
    const photo = makePhoto();
    const op = makePatrol(phone, city.today, 60, { photos: [describePhoto(photo, city.today)] });
    return [uploadOf(phone, photo), makeRequest('/api/sync', phone.cookie, makeSync(phone, [op]))];
  });
}

async function hasUploads(city: City, port: number): Promise<boolean> {
  const client = await openClient(port);
  const { status } = await client.send(uploadOf(phoneOf(city, 0), makePhoto()));
  client.close();
  return status === 200;
}

/** Kilobytes that the server holds now and held at most. */
function readMemory({ child }: Running): { nowKb: number; mostKb: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { nowKb: of('VmRSS'), mostKb: of('VmHWM') };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Monday 08:30: within a minute 500 phones send a patrol of 720 points twice (the first answer came too late), and four pictures each. */
async function runMonday(city: City, server: Running, withPhotos: boolean): Promise<void> {
  const times: number[] = [];
  const ids: string[] = [];
  await Promise.all(
    city.phones.map(async (phone) => {
      const photos = withPhotos ? Array.from({ length: 4 }, makePhoto) : [];
      const more = { photos: photos.map((photo) => describePhoto(photo, city.today)) };
      const op = makePatrol(phone, city.today, 720, more);
      const request = makeRequest('/api/sync', phone.cookie, makeSync(phone, [op]));
      ids.push(op.id);
      await sleep(Math.random() * 60_000);
      const [client, again] = await Promise.all([openClient(server.port), openClient(server.port)]);
      const send = async (from: typeof client, bytes: Buffer) => {
        const began = performance.now();
        const { status, body } = await from.send(bytes);
        times.push(performance.now() - began);
        if (status !== 200) throw new Error(`${status} ${body}`);
      };
      await Promise.all([send(client, request), send(again, request)]);
      for (const photo of photos) await send(client, uploadOf(phone, photo));
      client.close();
      again.close();
    }),
  );
  const { nowKb, mostKb } = readMemory(server);
  const what = withPhotos ? 'a 720-point patrol sent twice and four pictures' : 'a 720-point patrol sent twice';
  console.log(
    `Monday 08:30: ${PHONES} phones within a minute, ${what}: ${times.length} requests, p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms, slowest ${quantile(times, 1).toFixed(0)} ms; the server holds ${(nowKb / 1024).toFixed(0)} MB, at most ${(mostKb / 1024).toFixed(0)} MB`,
  );
  mondayIds = ids;
}
let mondayIds: readonly string[] = [];

/** Counts in the store what was said to be stored. */
async function checkStore(city: City, acknowledged: number): Promise<void> {
  const store = await openStore({ databaseUrl: null, dataFolder: data, log: () => undefined });
  const found = await inScope(store.db, { city: city.city, region: city.city }, async (tx) => ({
    patrols: await tx.selectFrom('patrols').select('id').where('source', '=', 'phone').execute(),
    events: await tx.selectFrom('events').select('key').where('kind', '=', 'patrol.submitted').execute(),
  }));
  await store.close();
  const ids = new Set(found.patrols.map(({ id }) => id));
  const events = new Set(found.events.map(({ key }) => key));
  const lostOnMonday = mondayIds.filter((id) => !ids.has(id)).length;
  console.log(
    `in the store: ${found.patrols.length} patrols, ${ids.size} different, ${events.size} of them with their event; acknowledged ${acknowledged}; of Monday's ${mondayIds.length} lost ${lostOnMonday}`,
  );
  if (ids.size !== found.patrols.length || lostOnMonday > 0 || ids.size < acknowledged) process.exitCode = 1;
}

const PICTURE = await drawScene(1, 1600, 1200).jpeg({ quality: 95 }).toBuffer();
const city = await preparePhones(data, PHONES);
try {
  const plain = await startServer([
    '--import',
    'tsx',
    join(import.meta.dirname, 'sync/plain-server.ts'),
    data,
    city.city,
  ]);
  await measure(plain, plainJobs(city, 500), (body) => body.includes('"stored":"new"'));
  const peer = await measure(plain, plainJobs(city, 500), (body) => body.includes('"stored":"new"'));
  await stopServer(plain);
  const server = await startServer([MAIN, 'serve']);
  // Once before, so that it is the server of an hour ago that is measured and not the one of a second ago; the peer likewise.
  await measure(server, syncJobs(city, 1500), isStored);
  const grouped = await measure(server, syncJobs(city, 2500), isStored);
  console.log(`${CLIENTS} clients, patrols of 60 points, session and audit line each, ${SECONDS} s`);
  tell('one transaction a request (the plain way)', peer);
  tell('many requests, one transaction', grouped);
  console.log(`${(grouped.perSecond / peer.perSecond).toFixed(1)} times the plain way`);
  const withPhotos = await hasUploads(city, server.port);
  if (withPhotos) await measure(server, photoJobs(city, 100), isStored);
  const pictured = withPhotos ? await measure(server, photoJobs(city, 700), isStored) : null;
  if (pictured) tell('with a picture of 100 KiB', pictured);
  else console.log('this server has no door for pictures');
  await runMonday(city, server, withPhotos);
  await stopServer(server);
  await checkStore(city, peer.done + grouped.done + (pictured?.done ?? 0) + mondayIds.length);
} finally {
  rmSync(data, { recursive: true, force: true });
}
