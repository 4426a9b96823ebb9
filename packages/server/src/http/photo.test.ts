// Pictures from their bytes to the screen: made in a process of their own, shown as their record may be shown, and never as they came.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { encodeTrack } from '@xunhe/domain/patrol/track-codec';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePictures, type PictureHouse } from '../acts/photos/make-pictures.ts';
import { takePart } from '../acts/uploads/take-part.ts';
import { openUploads } from '../acts/uploads/upload-line.ts';
import { type PictureMaker, startPictureMaker } from '../pictures/picture-process.ts';
import { CAMERA_EXIF, CAMERA_PLACE, makeJpeg } from '../pictures/test-pictures.ts';
import { inScope, type Tx } from '../store/db.ts';
import { pathOf } from '../store/files.ts';
import { claimPhotos, type PhotoClaim } from '../store/photo.ts';
import { openTestCity, type TestCity } from './test-city.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { PERSON } from './test-matrix-places.ts';

let test: TestCity;
let maker: PictureMaker;
let house: PictureHouse;
let cookies: Awaited<ReturnType<typeof plantMatrix>>;

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 5 });
  cookies = await plantMatrix(test);
  maker = startPictureMaker();
  house = { db: test.db, files: test.house.files, pictures: maker, now: test.house.now };
});
afterAll(async () => {
  maker.close();
  await test.close();
});

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function upload(bytes: Buffer, person = PERSON): Promise<void> {
  const who = { id: person, city: test.city, scope: { city: test.city, region: test.city } };
  const done = await takePart(openUploads(test.house), who, {
    sha256: hashOf(bytes),
    bytes: bytes.length,
    part: 0,
    body: bytes,
  });
  expect(done).toMatchObject({ ok: true, value: { whole: true } });
}

async function claim(bytes: Buffer, more: Partial<PhotoClaim>): Promise<void> {
  const whole = {
    ...{ city: test.city, month: '2025-12', record: 'P-own', n: 0, record_kind: 'patrol', sha256: hashOf(bytes) },
    ...{ bytes: bytes.length, role: 'view', from_where: 'camera', at: new Date('2025-12-20T01:20:00Z') },
    ...{ lon: 113.2, lat: 22.5, person: PERSON, reach: 'R-own', region: '990199001001', ...more },
  };
  await within((tx) => claimPhotos(tx, [whole as PhotoClaim]));
}

const rowOf = (record: string, n: number) =>
  within((tx) =>
    tx.selectFrom('photos').selectAll().where('record', '=', record).where('n', '=', n).executeTakeFirstOrThrow(),
  );

async function makeAll(): Promise<void> {
  while ((await makePictures(house, test.city)) > 0);
}

const get = (id: string, size: string, role: Parameters<typeof cookies.get>[0], headers = {}) =>
  test.app.inject({ url: `/api/photos/${id}/${size}`, headers: { cookie: cookies.get(role), ...headers } });

describe('the queue of pictures', () => {
  it('makes what waits, tells what the camera wrote, and leaves the bytes as they came', async () => {
    const bytes = await makeJpeg(1, { exif: CAMERA_EXIF });
    await upload(bytes);
    await claim(bytes, { n: 0 });
    await makeAll();
    const row = await rowOf('P-own', 0);
    expect(row).toMatchObject({
      state: 'ready',
      width: 1200,
      height: 900,
      exif_camera: 'Xiaohe Nine',
      why_broken: null,
    });
    expect(row.exif_at?.toISOString()).toBe('2026-11-20T01:30:15.000Z');
    expect(row.exif_lon).toBeCloseTo(CAMERA_PLACE.lon, 6);
    expect(row.phash).toMatch(/^[0-9a-f]{16}$/);
    expect(readFileSync(pathOf(house.files, test.city, hashOf(bytes))).equals(bytes)).toBe(true);
  });

  it('reads the clock of a camera that knows no zone in the city’s', async () => {
    const { OffsetTimeOriginal: _, ...IFD2 } = CAMERA_EXIF.IFD2;
    const bytes = await makeJpeg(2, { exif: { ...CAMERA_EXIF, IFD2 } });
    await upload(bytes);
    await claim(bytes, { n: 1 });
    await makeAll();
    expect((await rowOf('P-own', 1)).exif_at?.toISOString()).toBe('2026-11-20T01:30:15.000Z');
  });

  it('goes on where a server was killed, between the files and the row as well', async () => {
    const bytes = await makeJpeg(3);
    await upload(bytes);
    await claim(bytes, { n: 2 });
    const killed: PictureHouse = {
      ...house,
      pictures: { make: (path) => maker.make(path), close: () => undefined },
      db: new Proxy(test.db, {
        get: (db, key) => {
          if (key === 'kysely' && existsSync(pathOf(house.files, test.city, hashOf(bytes), 'thumb')))
            throw new Error('killed');
          return Reflect.get(db, key);
        },
      }),
    };
    await expect(makePictures(killed, test.city)).rejects.toThrow('killed');
    expect((await rowOf('P-own', 2)).state).toBe('stored');
    await makeAll();
    expect((await rowOf('P-own', 2)).state).toBe('ready');
  });

  it('says of what cannot be shown why, keeps it, and goes on with the next', async () => {
    const web = Buffer.from(`<!doctype html><script>${randomBytes(9).toString('hex')}</script>`);
    const [cut, good] = [(await makeJpeg(4)).subarray(0, 15_000), await makeJpeg(5)];
    for (const [n, bytes] of [web, cut, good].entries()) {
      await upload(bytes);
      await claim(bytes, { n: 3 + n });
    }
    await makeAll();
    const states = await Promise.all([3, 4, 5].map(async (n) => rowOf('P-own', n)));
    expect(states.map(({ state, why_broken }) => [state, why_broken])).toEqual([
      ['broken', 'notPicture'],
      ['broken', 'damaged'],
      ['ready', null],
    ]);
    expect(readFileSync(pathOf(house.files, test.city, hashOf(web))).equals(web)).toBe(true);
  });

  it('outlives a decoder that ends, hangs or grows, and the server does not grow with it', async () => {
    const bytes = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const path = `${house.files.root}/big.png`;
    writeFileSync(path, bytes);
    const [hasty, small] = [startPictureMaker({ mostMs: 60 }), startPictureMaker({ mostRssBytes: 20 * 1024 * 1024 })];
    expect(await hasty.make(path)).toEqual({ ok: false, why: 'timeout' });
    expect(await small.make(path)).toEqual({ ok: false, why: 'tooLarge' });
    const before = process.memoryUsage().rss;
    expect(await maker.make(path)).toMatchObject({ ok: true, width: 9000 });
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
    for (const one of [hasty, small]) one.close();
    rmSync(path);
    expect(await maker.make(path)).toEqual({ ok: false, why: 'gone' });
  });
});

describe('the page of a record', () => {
  it('tells how far each picture lies from the track and the time, and how many wait', async () => {
    const point = (lon: number, lat: number) => ({ timeMs: 0, lon, lat, accuracyM: 5, part: 0 });
    const points = Buffer.from(encodeTrack([point(113.2, 22.501), point(113.21, 22.501)]));
    await within((tx) =>
      tx.updateTable('tracks').set({ points, point_count: 2 }).where('patrol', '=', 'P-own').execute(),
    );
    await claim(randomBytes(50), { n: 9, at: new Date('2025-12-20T00:40:00Z'), lon: 113.205 });
    const chief = await test.as('as-chief');
    const { body } = await chief('patrol', { params: { id: 'P-own' } });
    expect(body.photosWaiting).toBe(1);
    const [first, ...others] = body.photos;
    expect(first).toMatchObject({
      id: 'P-own.0',
      state: 'ready',
      camera: 'Xiaohe Nine',
      place: { lon: 113.2, lat: 22.5 },
    });
    // By the camera, which was in another town, eleven months later.
    expect(first.offM).toBeGreaterThan(60_000);
    expect(first.offMinutes).toBeGreaterThan(300 * 1440);
    const last = others.at(-1);
    expect(last).toMatchObject({ n: 9, state: 'waiting', cameraAt: null, width: null });
    expect(last.offM).toBeCloseTo(111, -1);
    expect(last.offMinutes).toBe(-20);
  });

  it('tells an inspector how far, and not where', async () => {
    const points = Buffer.from(encodeTrack([{ timeMs: 0, lon: 113.2, lat: 22.501, accuracyM: 5, part: 0 }]));
    await within((tx) =>
      tx.updateTable('tracks').set({ points, point_count: 1 }).where('patrol', '=', 'P-inside').execute(),
    );
    await claim(randomBytes(50), {
      record: 'P-inside',
      n: 8,
      region: '990199001002',
      reach: 'R-inside',
      person: 'M-other',
    });
    for (const [role, place] of [
      ['inspector', null],
      ['chief', { lon: 113.2, lat: 22.5 }],
    ] as const) {
      const ask = await test.as(`as-${role}`);
      const [photo] = (await ask('patrol', { params: { id: 'P-inside' } })).body.photos;
      expect([role, photo.place]).toEqual([role, place]);
      expect(photo.offM).toBeCloseTo(111, -1);
    }
  });

  it('has the pictures of a problem, on a shared reach too', async () => {
    const bytes = await makeJpeg(6);
    await upload(bytes);
    for (const place of ['own', 'shared'])
      await claim(bytes, {
        record: `Q-${place}`,
        record_kind: 'problem',
        reach: `R-${place}`,
        region: place === 'own' ? '990199001001' : '990199003001',
      });
    await makeAll();
    const chief = await test.as('as-chief');
    for (const place of ['own', 'shared']) {
      const { body } = await chief('problem', { params: { id: `Q-${place}` } });
      expect([place, body.photos?.length, body.photosWaiting]).toEqual([place, 1, 0]);
      expect((await get(`Q-${place}.0`, 'thumb', 'chief')).statusCode).toBe(200);
    }
  });
});

describe('what is stored of a person', () => {
  it('counts his pictures, and his file has each with what its camera wrote', async () => {
    const chief = await test.as('as-chief');
    const { photos } = (await chief('myData')).body;
    expect(photos).toMatchObject({ oldest: '2025-12-20', newest: '2025-12-20' });
    const file = await test.app.inject({ url: '/api/my-data/export', headers: { cookie: cookies.get('chief')! } });
    const told = file.json();
    expect(told.photos).toHaveLength(photos.count);
    expect(told.photos).toContainEqual(
      expect.objectContaining({ record: 'P-own', n: 0, camera: 'Xiaohe Nine', path: '/api/photos/P-own.0/view' }),
    );
    expect(told.photos.map(({ record }: { record: string }) => record)).not.toContain('P-inside');
    expect(told.uploads.length).toBeGreaterThan(5);
  });
});

describe('a picture', () => {
  it('is served without anything of the camera, closed against scripts, and once', async () => {
    for (const size of ['thumb', 'view']) {
      const answer = await get('P-own.0', size, 'chief');
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        ...{ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff', 'content-disposition': 'inline' },
        ...{
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, max-age=604800, immutable',
        },
      });
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
      expect(answer.rawPayload.includes('Xiaohe')).toBe(false);
      expect((await sharp(answer.rawPayload).metadata()).exif).toBeUndefined();
      const tag = String(answer.headers.etag);
      expect((await get('P-own.0', size, 'chief', { 'if-none-match': tag })).statusCode).toBe(304);
    }
  });

  it('is seen by whoever sees its record, and is not there for the others', async () => {
    const bytes = await makeJpeg(7);
    await upload(bytes, 'M-other');
    for (const [place, region] of [
      ['inside', '990199001002'],
      ['sibling', '990199002001'],
      ['district', '990198001001'],
    ] as const)
      await claim(bytes, { record: `P-${place}`, region, reach: `R-${place}`, person: 'M-other' });
    await makeAll();
    const told: Record<string, number[]> = {};
    for (const role of cookies.keys()) {
      if (role === 'service') continue;
      const ids = ['P-own.0', 'P-inside.0', 'P-sibling.0', 'P-district.0', 'P-absent.0', 'P-own.77'];
      told[role] = await Promise.all(ids.map(async (id) => (await get(id, 'view', role)).statusCode));
    }
    const [seen, own, none] = [[200, 200, 404, 404, 404, 404], [200, 404, 404, 404, 404, 404], Array(6).fill(404)];
    expect(told).toEqual({
      ...{ chief: seen, office: seen, inspector: seen, assistant: own },
      ...{ handler: none, system_admin: none, security_admin: none, audit_admin: none },
    });
    expect((await test.app.inject({ url: '/api/photos/P-own.0/view' })).statusCode).toBe(401);
  });

  it('that waits or is broken is told so', async () => {
    expect((await get('P-own.9', 'view', 'chief')).json()).toEqual({ kind: 'photo.notReady' });
    expect((await get('P-own.3', 'view', 'chief')).json()).toEqual({
      kind: 'photo.broken',
      details: { why: 'notPicture' },
    });
  });

  it('as it came goes to the office alone, as a file to be kept, and leaves an event', async () => {
    const bytes = await makeJpeg(1, { exif: CAMERA_EXIF });
    for (const role of ['chief', 'inspector', 'assistant'] as const)
      expect((await get('P-own.0', 'original', role)).statusCode).toBe(403);
    const answer = await get('P-own.0', 'original', 'office');
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
      'content-disposition': 'attachment; filename="P-own.0.bin"',
    });
    expect((await get('P-sibling.0', 'original', 'office')).statusCode).toBe(404);
    expect((await get('P-own.3', 'original', 'office')).statusCode).toBe(200);
    const events = await within((tx) =>
      tx.selectFrom('events').selectAll().where('kind', '=', 'photo.original').execute(),
    );
    expect(events.map(({ actor, subject, body }) => [actor, subject, body])).toEqual([
      [PERSON, PERSON, { record: 'P-own', n: 0, role: 'office' }],
      [PERSON, PERSON, { record: 'P-own', n: 3, role: 'office' }],
    ]);
  });
});
