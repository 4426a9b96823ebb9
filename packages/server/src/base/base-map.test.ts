// The map under the rivers before a real server of tiles on this machine, and from a real file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BaseMap, openBaseMap } from './base-map.ts';
import { type BaseSettings, readBaseSettings } from './base-settings.ts';
import { makePicture, writePmtiles } from './test-pictures.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const AT = { z: 10, x: 834, y: 445 };
const ASKED = { map: undefined, image: undefined, key: null, datum: undefined, maxZoom: undefined, credit: '某局' };

let server: Server;
let origin: string;
let asked: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const clock = { now: 0 };
let folder: string;
let png: Buffer;
let jpeg: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xunhe-base-'));
  [png, jpeg] = [await makePicture('#ff0000'), await makePicture('#00ff00', 'jpeg')];
  server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  answer = (_, response) => response.end(png);
});

function read(wanted: Partial<Parameters<typeof readBaseSettings>[0]>): BaseSettings {
  return readBaseSettings({ ...ASKED, ...wanted }) as BaseSettings;
}

async function open(settings: BaseSettings = read({ map: `${origin}/{z}/{x}/{y}.png?tk=${KEY}` })): Promise<BaseMap> {
  return (await openBaseMap(settings, { now: () => clock.now, timeoutMs: 2500 })) as BaseMap;
}

describe('tiles of another server', () => {
  it('are asked for with the key, which is told to nobody, and kept for a day', async () => {
    const base = await open();
    expect(await base.read('map', AT)).toEqual({ kind: 'picture', type: 'image/png', bytes: png });
    expect(asked).toEqual([`/10/834/445.png?tk=${KEY}`]);
    expect(JSON.stringify(base.choices)).not.toContain(KEY);
    expect(base.choices).toMatchObject([{ id: 'map', layers: ['map'], datum: 'wgs84', maxZoom: 18, credit: '某局' }]);
    answer = (_, response) => response.end(jpeg);
    expect(await base.read('map', AT)).toMatchObject({ type: 'image/png' });
    clock.now += 86_400_001;
    expect(await base.read('map', AT)).toMatchObject({ type: 'image/jpeg' });
    expect(asked).toHaveLength(2);
    expect(await base.read('image', AT)).toBeNull();
  });

  it('are asked for once, however many want the same at once', async () => {
    const base = await open();
    await Promise.all(Array.from({ length: 20 }, () => base.read('map', AT)));
    expect(asked).toHaveLength(1);
  });

  it('come six at a time', async () => {
    let [now, most] = [0, 0];
    answer = (_, response) => {
      most = Math.max(most, ++now);
      setTimeout(() => {
        now--;
        response.end(png);
      }, 20);
    };
    const base = await open();
    const all = await Promise.all(Array.from({ length: 24 }, (_, i) => base.read('map', { ...AT, x: i })));
    expect(all.every((tile) => tile?.kind === 'picture')).toBe(true);
    expect(most).toBe(6);
  });

  it('are nothing where the other map has nothing', async () => {
    answer = (_, response) => response.writeHead(404).end('none');
    expect(await (await open()).read('map', AT)).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['status', (_: IncomingMessage, response: ServerResponse) => response.writeHead(403).end(KEY)],
    ['status', (_: IncomingMessage, response: ServerResponse) => response.writeHead(302, { location: '/else' }).end()],
    [
      'type',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'image/png' }).end('<html><script>alert(1)</script></html>'),
    ],
    [
      'type',
      (_: IncomingMessage, response: ServerResponse) => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    [
      'size',
      (_: IncomingMessage, response: ServerResponse) => response.end(Buffer.concat([png, Buffer.alloc(1 << 20)])),
    ],
    ['timeout', (_: IncomingMessage, response: ServerResponse) => response.write(png.subarray(0, 20))],
    ['network', (_: IncomingMessage, response: ServerResponse) => response.destroy()],
  ] as const)('are away for a reason: %s', async (reason, how) => {
    answer = how;
    const tile = await (await open()).read('map', AT);
    expect(tile).toEqual({ kind: 'away', reason });
    // No redirect was followed.
    expect(asked).toHaveLength(1);
  });

  it('are not asked for while a server that failed rests, and come again afterwards', async () => {
    answer = (_, response) => response.writeHead(500).end();
    const base = await open();
    for (let x = 0; x < 4; x++) await base.read('map', { ...AT, x });
    expect(await base.read('map', AT)).toEqual({ kind: 'away', reason: 'resting' });
    expect(asked).toHaveLength(4);
    answer = (_, response) => response.end(png);
    clock.now += 30_001;
    expect(await base.read('map', AT)).toMatchObject({ kind: 'picture' });
  });
});

describe('a file of tiles', () => {
  it('gives its pictures, and nothing where it has none', async () => {
    const path = join(folder, 'city.pmtiles');
    writePmtiles(path, { tileType: 2, maxZoom: 1, tiles: [[0, png], [2, jpeg]] }); // biome-ignore format: a table
    const base = await open(read({ image: path }));
    expect(base.choices).toMatchObject([{ id: 'image', layers: ['image'], minZoom: 0, maxZoom: 1 }]);
    expect(await base.read('image', { z: 0, x: 0, y: 0 })).toEqual({
      ...{ kind: 'picture', type: 'image/png', bytes: new Uint8Array(png) },
    });
    // The second of zoom 1 along the curve lies in the south-west.
    expect(await base.read('image', { z: 1, x: 0, y: 1 })).toMatchObject({ type: 'image/jpeg' });
    expect(await base.read('image', { z: 1, x: 0, y: 0 })).toEqual({ kind: 'nothing' });
    expect(await base.read('image', { z: 9, x: 0, y: 0 })).toEqual({ kind: 'nothing' });
    await base.close();
  });

  it('that cannot be drawn stops the start with its reason', async () => {
    const [vector, text] = [join(folder, 'vector.pmtiles'), join(folder, 'text.pmtiles')];
    writePmtiles(vector, { tileType: 1, maxZoom: 0, tiles: [[0, png]] });
    writeFileSync(text, 'not a map');
    for (const [path, says] of [
      [vector, 'holds no pictures'],
      [text, 'no PMTiles file'],
      [join(folder, 'gone.pmtiles'), 'ENOENT'],
    ] as const)
      expect((await openBaseMap(read({ map: path }), { now: Date.now })) as object).toMatchObject({
        wrong: expect.stringContaining(says),
      });
  });
});

describe('the settings of a base map', () => {
  it('of 天地图 are its map and its imagery, each with names', async () => {
    const settings = read({ map: 'tianditu', image: 'tianditu', key: KEY });
    expect((await open(settings)).choices).toMatchObject([
      { id: 'map', layers: ['map', 'mapNames'] },
      { id: 'image', layers: ['image', 'imageNames'] },
    ]);
    if (settings.map?.kind !== 'service') throw new Error('not a service');
    const url = new URL(settings.map.addresses.mapNames!);
    expect([url.protocol, url.hostname, url.pathname]).toEqual(['https:', 't0.tianditu.gov.cn', '/cva_w/wmts']);
    expect([url.searchParams.get('TILEMATRIX'), url.searchParams.get('tk')]).toEqual(['{z}', KEY]);
  });

  it('are none where nothing is named', () => {
    expect(readBaseSettings(ASKED)).toBeNull();
  });

  it.each([
    ['XUNHE_BASE_KEY', { map: 'tianditu' }],
    ['XUNHE_BASE_CREDIT', { map: 'https://t.example.cn/{z}/{x}/{y}', credit: '' }],
    ['XUNHE_BASE_MAP', { map: 'https://t.example.cn/tiles' }],
    ['XUNHE_BASE_MAP', { map: 'file:///etc/{z}/{x}/{y}' }],
    ['XUNHE_BASE_IMAGE', { image: 'https://{x}.example.cn/{z}/{x}/{y}' }],
    ['XUNHE_BASE_MAP', { map: 'https://user:word@t.example.cn/{z}/{x}/{y}' }],
    ['XUNHE_BASE_DATUM', { map: 'https://t.example.cn/{z}/{x}/{y}', datum: 'bd09' }],
    ['XUNHE_BASE_ZOOM', { map: 'https://t.example.cn/{z}/{x}/{y}', maxZoom: '30' }],
  ])('that are wrong say so: %s', (says, wanted) => {
    const { wrong } = readBaseSettings({ ...ASKED, ...wanted }) as { wrong: string };
    expect(wrong).toContain(says);
    expect(wrong).not.toContain('example.cn/tiles');
    expect(wrong).not.toContain('user:word');
  });
});
