// Bytes in, over real connections: any order, twice, two at once, cut anywhere. What was answered is on the disk; what was not leaves nothing.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PART_BYTES } from '@xunhe/contract/sync';
import { MOST_UPLOADS_A_DAY } from '@xunhe/domain/patrol/upload-quota';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUpload } from '../acts/uploads/read-upload.ts';
import { sweepUploads } from '../acts/uploads/sweep-uploads.ts';
import { readUploadState, takePart } from '../acts/uploads/take-part.ts';
import { openUploadDisk } from '../acts/uploads/upload-disk.ts';
import { openUploads } from '../acts/uploads/upload-line.ts';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { type Files, keepPieces } from '../store/files.ts';
import { claimPhotos, type PhotoClaim } from '../store/photo.ts';
import type { House } from './house.ts';
import { openTestCity, type TestCity } from './test-city.ts';

const DAY_MS = 86_400_000;
let test: TestCity;
let app: FastifyInstance;
let house: House;
let files: Files;
let origin: string;
let lin: { login: string; id: string; region: string; cookie: string };
let wu: { login: string; id: string; region: string; cookie: string };

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 5 });
  ({ app, house } = test);
  files = house.files;
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const chiefs = await within((tx) =>
    tx.selectFrom('accounts').select(['login', 'person', 'region']).where('role', '=', 'chief').limit(2).execute(),
  );
  [lin, wu] = (await Promise.all(
    chiefs.map(async ({ login, person, region }) => ({ login, id: person, region, cookie: await test.enter(login) })),
  )) as [typeof lin, typeof wu];
});
afterAll(() => test.close());

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const placeOf = (sha256: string) => join(files.root, test.city, sha256.slice(0, 2), sha256);
const listTemp = () => {
  const folder = join(files.root, test.city, 'temp');
  return existsSync(folder) ? readdirSync(folder) : [];
};

function partOf(bytes: Buffer, part: number): Buffer {
  return bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
}

async function send(
  bytes: Buffer,
  part: number,
  more: { sha256?: string; cookie?: string; body?: Buffer; whole?: number; header?: string } = {},
) {
  const url = `${origin}/api/uploads/${more.sha256 ?? hashOf(bytes)}?bytes=${more.whole ?? bytes.length}&part=${part}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      cookie: more.cookie ?? lin.cookie,
      ...(more.header === undefined ? { 'x-xunhe': '1' } : {}),
    },
    body: new Uint8Array(more.body ?? partOf(bytes, part)),
  });
  const said = (await answer.json()) as { kind?: string; whole?: boolean; parts?: number[] };
  return { status: answer.status, body: said, retryAfter: answer.headers.get('retry-after') };
}

const ask = async (sha256: string, cookie = lin.cookie) =>
  (await app.inject({ url: `/api/uploads/${sha256}`, headers: { cookie } })).json();

function makeClaim(record: string, n: number, more: Partial<PhotoClaim> = {}): PhotoClaim {
  return {
    ...{ city: test.city, month: '2026-01', record, n, record_kind: 'patrol', sha256: '', bytes: 10, role: 'view' },
    ...{ from_where: 'camera', at: new Date(test.clock.now), lon: null, lat: null, person: lin.id, reach: null },
    ...{ region: lin.region, ...more },
  } as PhotoClaim;
}

describe('an upload in one part', () => {
  it('is on the disk when it is answered, and the same however often it comes', async () => {
    const bytes = randomBytes(100_000);
    const whole = { sha256: hashOf(bytes), whole: true, parts: [] };
    expect(await ask(whole.sha256)).toEqual({ ...whole, whole: false });
    for (let i = 0; i < 3; i++) expect(await send(bytes, 0)).toMatchObject({ status: 200, body: whole });
    expect(readFileSync(placeOf(whole.sha256)).equals(bytes)).toBe(true);
    expect(await ask(whole.sha256)).toEqual(whole);
    expect((await readUpload(house, { city: test.city, id: lin.id }, whole.sha256))?.equals(bytes)).toBe(true);
    expect(await readUpload(house, { city: test.city, id: wu.id }, whole.sha256)).toBeNull();
    expect(await ask(whole.sha256, wu.cookie)).toEqual({ ...whole, whole: false });
    expect(listTemp()).toEqual([]);
  });

  it('is refused when its bytes are others, or more or fewer than said', async () => {
    const bytes = randomBytes(5000);
    const wrong = randomBytes(5000);
    expect(await send(bytes, 0, { body: wrong })).toMatchObject({ status: 422, body: { kind: 'upload.hash' } });
    expect(await send(bytes, 0, { body: bytes.subarray(1) })).toMatchObject({
      status: 422,
      body: { kind: 'upload.length' },
    });
    expect(await send(bytes, 1, { body: bytes })).toMatchObject({ status: 422, body: { kind: 'upload.length' } });
    expect(await send(bytes, 0, { whole: 13 * 1024 * 1024 })).toMatchObject({ status: 413 });
    expect(await send(bytes, 0, { sha256: '../../etc' })).toMatchObject({ status: 404 });
    expect(await send(bytes, 0, { sha256: 'A'.repeat(64) })).toMatchObject({ status: 400 });
    expect(await send(bytes, 0, { header: 'none' })).toMatchObject({ status: 403, body: { kind: 'request.header' } });
    expect(await send(bytes, 0, { cookie: 'none=1' })).toMatchObject({ status: 401 });
    expect(existsSync(placeOf(hashOf(bytes)))).toBe(false);
    expect(listTemp()).toEqual([]);
  });
});

describe('an upload in many parts', () => {
  it('is whole after the last of them, in any order, doubled and two at once', async () => {
    const bytes = randomBytes(PART_BYTES * 4 + 17);
    const sha256 = hashOf(bytes);
    expect((await send(bytes, 3)).body).toEqual({ sha256, whole: false, parts: [3] });
    expect((await send(bytes, 0)).body).toEqual({ sha256, whole: false, parts: [0, 3] });
    expect((await send(bytes, 3)).body).toEqual({ sha256, whole: false, parts: [0, 3] });
    expect(await ask(sha256)).toEqual({ sha256, whole: false, parts: [0, 3] });
    await Promise.all([send(bytes, 2), send(bytes, 2), send(bytes, 4)]);
    const last = await Promise.all([send(bytes, 1), send(bytes, 1), send(bytes, 1)]);
    expect(last.map(({ status, body }) => [status, body.whole])).toEqual([
      [200, true],
      [200, true],
      [200, true],
    ]);
    expect(readFileSync(placeOf(sha256)).equals(bytes)).toBe(true);
    expect((await send(bytes, 1)).body.whole).toBe(true);
    expect(await ask(sha256)).toEqual({ sha256, whole: true, parts: [] });
    expect(listTemp()).toEqual([]);
  });

  it('drops its parts when they are not what was promised, and begins again', async () => {
    const bytes = randomBytes(PART_BYTES + 9);
    const sha256 = hashOf(bytes);
    await send(bytes, 0, { body: randomBytes(PART_BYTES) });
    expect(await send(bytes, 1)).toMatchObject({ status: 422, body: { kind: 'upload.hash' } });
    expect(await ask(sha256)).toEqual({ sha256, whole: false, parts: [] });
    await send(bytes, 0);
    expect((await send(bytes, 1)).body.whole).toBe(true);
  });

  it('of one person is not touched by another who knows its hash', async () => {
    const bytes = randomBytes(PART_BYTES + 9);
    await send(bytes, 0);
    expect((await send(bytes, 1, { cookie: wu.cookie })).body).toMatchObject({ whole: false, parts: [1] });
    expect((await send(bytes, 1)).body.whole).toBe(true);
  });

  it('may not be begun without end', async () => {
    const begun = Array.from({ length: 41 }, () => randomBytes(PART_BYTES + 1));
    const cookie = wu.cookie;
    const answers = [];
    for (const bytes of begun) answers.push(await send(bytes, 0, { cookie }));
    expect(answers.at(38)!.status).toBe(200);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { kind: 'upload.quota' }, retryAfter: '3600' });
    expect((await send(begun[0]!, 1, { cookie })).body.whole).toBe(true);
  });
});

describe('the quota of a day', () => {
  it('stops who uploads without end, keeps nothing of it, and is over a day later', async () => {
    const [{ id: person }, bytes] = [wu, randomBytes(700)];
    const at = new Date(test.clock.now);
    await within((tx) =>
      tx
        .insertInto('uploads')
        .values(
          Array.from({ length: MOST_UPLOADS_A_DAY }, () => ({
            ...{ city: test.city, person, sha256: randomBytes(32), bytes: 1, received_at: at },
          })),
        )
        .execute(),
    );
    const refused = { status: 429, body: { kind: 'upload.quota' }, retryAfter: '3600' };
    expect(await send(bytes, 0, { cookie: wu.cookie })).toMatchObject(refused);
    expect([existsSync(placeOf(hashOf(bytes))), listTemp()]).toEqual([false, []]);
    expect((await send(bytes, 0)).status).toBe(200);
    test.clock.now += DAY_MS + 1000;
    wu.cookie = await test.enter(wu.login);
    lin.cookie = await test.enter(lin.login);
    expect((await send(bytes, 0, { cookie: wu.cookie })).status).toBe(200);
    await within((tx) => tx.deleteFrom('uploads').where('person', '=', person).where('bytes', '=', 1).execute());
  });
});

describe('a request that is cut', () => {
  it('at every twentieth of its length leaves nothing, and the next try is whole', async () => {
    const bytes = randomBytes(200_000);
    const sha256 = hashOf(bytes);
    for (let i = 0; i < 20; i++) await cut(bytes, Math.floor((bytes.length * i) / 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await ask(sha256)).toEqual({ sha256, whole: false, parts: [] });
    expect(existsSync(placeOf(sha256))).toBe(false);
    expect(listTemp()).toEqual([]);
    expect((await send(bytes, 0)).body.whole).toBe(true);
  });

  it('does not take the room of others for long: what is held is counted back', async () => {
    const bytes = randomBytes(PART_BYTES);
    for (let round = 0; round < 3; round++)
      await Promise.all(Array.from({ length: 100 }, () => cut(bytes, PART_BYTES - 1)));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await send(bytes, 0)).body.whole).toBe(true);
  });
});

/** Sends so many bytes of the body and hangs up. */
async function cut(bytes: Buffer, after: number): Promise<void> {
  const { hostname, port } = new URL(origin);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/uploads/${hashOf(bytes)}?bytes=${bytes.length}&part=0 HTTP/1.1\r\nHost: x\r\nx-xunhe: 1\r\nCookie: ${lin.cookie}\r\n` +
          `Content-Type: application/octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`,
      );
      socket.write(bytes.subarray(0, after), () => setTimeout(() => socket.destroy(), 5));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

describe('pictures and their record', () => {
  const statesOf = (record: string) =>
    within((tx) => tx.selectFrom('photos').select('state').where('record', '=', record).orderBy('n').execute()).then(
      (rows) => rows.map(({ state }) => state),
    );
  const eventsOf = (record: string) =>
    within((tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'photos.arrived').where('key', '=', record).execute(),
    );

  it('meet in either order, and the last picture writes the one event of the record', async () => {
    const pictures = Array.from({ length: 4 }, () => randomBytes(3000));
    await send(pictures[0]!, 0);
    const claims = pictures.map((bytes, n) => makeClaim('rec-1', n, { sha256: hashOf(bytes) }));
    expect((await within((tx) => claimPhotos(tx, claims))).get('rec-1')).toHaveLength(3);
    expect(await statesOf('rec-1')).toEqual(['stored', 'waiting', 'waiting', 'waiting']);
    // Three days later.
    test.clock.now += 3 * DAY_MS;
    for (const who of [lin, wu]) who.cookie = await test.enter(who.login);
    await send(pictures[2]!, 0);
    expect(await statesOf('rec-1')).toEqual(['stored', 'waiting', 'stored', 'waiting']);
    expect(await eventsOf('rec-1')).toEqual([]);
    await Promise.all([send(pictures[1]!, 0), send(pictures[3]!, 0)]);
    expect(await statesOf('rec-1')).toEqual(['stored', 'stored', 'stored', 'stored']);
    const [event, ...others] = await eventsOf('rec-1');
    expect(event).toMatchObject({ actor: lin.id, region: lin.region, body: { record: 'patrol', photos: 4 } });
    expect(others).toEqual([]);
    for (const bytes of pictures) await send(bytes, 0);
    expect(await eventsOf('rec-1')).toHaveLength(1);
  });

  it('meet when claim and upload happen at the very same time', async () => {
    for (let i = 0; i < 20; i++) {
      const bytes = randomBytes(2000);
      const claim = makeClaim(`race-${i}`, 0, { sha256: hashOf(bytes) });
      await Promise.all([send(bytes, 0), within((tx) => claimPhotos(tx, [claim]))]);
      expect(await statesOf(`race-${i}`)).toEqual(['stored']);
    }
  });

  it('are not given to whoever names the hash of another', async () => {
    const bytes = randomBytes(3000);
    expect((await send(bytes, 0, { cookie: wu.cookie })).status).toBe(200);
    await within((tx) => claimPhotos(tx, [makeClaim('rec-2', 0, { sha256: hashOf(bytes) })]));
    expect(await statesOf('rec-2')).toEqual(['waiting']);
    await send(bytes, 0);
    expect(await statesOf('rec-2')).toEqual(['stored']);
  });

  it('keep neither file nor row when the event cannot be written', async () => {
    const bytes = randomBytes(3000);
    await within((tx) => claimPhotos(tx, [makeClaim('rec-3', 0, { sha256: hashOf(bytes) })]));
    const random = house.random;
    (house as { random: unknown }).random = () => {
      throw new Error('no chance');
    };
    try {
      expect((await send(bytes, 0)).status).toBe(500);
    } finally {
      (house as { random: unknown }).random = random;
    }
    expect([await statesOf('rec-3'), existsSync(placeOf(hashOf(bytes))), listTemp()]).toEqual([['waiting'], false, []]);
    expect((await send(bytes, 0)).status).toBe(200);
    expect(await statesOf('rec-3')).toEqual(['stored']);
  });
});

describe('uploads that share a transaction', () => {
  it('do not fall with one that cannot be stored', async () => {
    const pictures = Array.from({ length: 30 }, () => randomBytes(2000));
    const bad = pictures[17]!;
    await within(async (tx) => {
      await claimPhotos(tx, [makeClaim('rec-4', 0, { sha256: hashOf(bad) })]);
      const event = { city: test.city, kind: 'photos.arrived', key: 'rec-4', region: test.city, actor: null };
      await writeEvent(tx, house, event);
    });
    const answers = await Promise.all(
      pictures.map((bytes, i) => send(bytes, 0, { cookie: i % 2 === 0 ? wu.cookie : lin.cookie })),
    );
    expect(answers.map(({ status }) => status)).toEqual(pictures.map((bytes) => (bytes === bad ? 500 : 200)));
    for (const bytes of pictures)
      if (bytes !== bad) expect(readFileSync(placeOf(hashOf(bytes))).equals(bytes)).toBe(true);
    expect(listTemp()).toEqual([]);
    await within((tx) => tx.deleteFrom('photos').where('record', '=', 'rec-4').execute());
  });
});

describe('a kill between the file and its row', () => {
  it('leaves a file that the next try covers, and that the sweep takes when there is none', async () => {
    const [again, never] = [randomBytes(3000), randomBytes(3000)];
    for (const bytes of [again, never]) {
      await send(bytes, 0);
      await within((tx) =>
        tx
          .deleteFrom('uploads')
          .where('sha256', '=', Buffer.from(hashOf(bytes), 'hex'))
          .execute(),
      );
    }
    expect(await ask(hashOf(again))).toMatchObject({ whole: false });
    expect((await send(again, 0)).body.whole).toBe(true);
    await sweepUploads(house, test.city);
    expect([existsSync(placeOf(hashOf(again))), existsSync(placeOf(hashOf(never)))]).toEqual([true, false]);
  });
});

describe('a full disk', () => {
  const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  it('leaves nothing half', async () => {
    const pieces = (function* () {
      yield randomBytes(5000);
      throw noSpace();
    })();
    await expect(keepPieces(files, test.city, pieces)).rejects.toThrow('ENOSPC');
    expect(listTemp()).toEqual([]);
  });

  it('is told as 507', async () => {
    const full = await test.serve({ handlers: { uploadState: () => Promise.reject(noSpace()) } });
    const answer = await full.inject({ url: `/api/uploads/${'0'.repeat(64)}`, headers: { cookie: lin.cookie } });
    expect([answer.statusCode, answer.json()]).toEqual([507, { kind: 'store.full' }]);
    await full.close();
  });
});

describe('the sweep', () => {
  it('removes uploads that no record named within a month, and never one that a record names', async () => {
    // At the door passwords would have run out in the meantime.
    const scope = { city: test.city, region: test.city };
    const put = (bytes: Buffer, { id } = lin) =>
      takePart(openUploads(house), { id, city: test.city, scope }, { ...asked(bytes), body: partOf(bytes, 0) });
    const asked = (bytes: Buffer) => ({ sha256: hashOf(bytes), bytes: bytes.length, part: 0 });
    const stateOf = (bytes: Buffer) =>
      readUploadState(openUploadDisk(house), { id: lin.id, city: test.city, scope }, asked(bytes));
    test.clock.now = Math.max(test.clock.now, Date.now());
    await sweepUploads(house, test.city);
    const [named, orphan, ofBoth] = [randomBytes(900), randomBytes(900), randomBytes(900)];
    for (const bytes of [named, orphan, ofBoth]) expect(await put(bytes)).toMatchObject({ value: { whole: true } });
    await put(ofBoth, wu);
    await within((tx) =>
      claimPhotos(tx, [
        makeClaim('rec-5', 0, { sha256: hashOf(named) }),
        makeClaim('rec-6', 0, { sha256: hashOf(ofBoth), person: wu.id }),
      ]),
    );
    const half = randomBytes(PART_BYTES + 5);
    await put(half);
    // The disk's clock is the machine's, and parts are judged by it.
    test.clock.now = Date.now() + 6 * DAY_MS;
    expect(await sweepUploads(house, test.city)).toEqual({ begun: 0, uploads: 0, files: 0 });
    expect(await stateOf(half)).toMatchObject({ parts: [0] });
    test.clock.now += 23 * DAY_MS;
    // Those that a test above began without end, and this one.
    expect(await sweepUploads(house, test.city)).toEqual({ begun: 40, uploads: 0, files: 0 });
    expect(await stateOf(half)).toMatchObject({ parts: [] });
    test.clock.now += 2 * DAY_MS;
    expect(await sweepUploads(house, test.city)).toEqual({ begun: 0, uploads: 2, files: 1 });
    expect([named, orphan, ofBoth].map((bytes) => existsSync(placeOf(hashOf(bytes))))).toEqual([true, false, true]);
    expect(await stateOf(ofBoth)).toMatchObject({ whole: false });
    expect(await sweepUploads(house, test.city)).toEqual({ begun: 0, uploads: 0, files: 0 });
  });
});
