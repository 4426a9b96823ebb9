// The door of the base map: who may, what a browser is told to keep, and that a base that is down is told in one word without its address.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBaseMap } from '../base/base-map.ts';
import { readBaseSettings } from '../base/base-settings.ts';
import { makePicture } from '../base/test-pictures.ts';
import { makeServer } from './server.ts';
import { openTestCity, type TestCity } from './test-city.ts';

const KEY = '0123456789abcdef0123456789abcdef';

let test: TestCity;
let app: FastifyInstance;
let upstream: Server;
let cookie: string;
let isDown = false;

beforeAll(async () => {
  test = await openTestCity({ reaches: 5, months: 2, seed: 3 });
  const picture = await makePicture('#336699');
  upstream = createServer((request, response) => {
    // Whoever looks at the map is told to nobody.
    if (isDown || request.headers.cookie || request.headers.referer) response.writeHead(500).end();
    else if (request.url!.startsWith('/9/')) response.writeHead(404).end();
    else response.end(picture);
  });
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done));
  const map = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/{z}/{x}/{y}?tk=${KEY}`;
  const settings = readBaseSettings({
    map,
    image: undefined,
    key: null,
    datum: 'gcj02',
    maxZoom: '17',
    credit: '某局',
  });
  const base = await openBaseMap(settings as Exclude<typeof settings, { wrong: string }>, { now: Date.now });
  if ('wrong' in base) throw new Error(base.wrong);
  app = await makeServer({ ...test.house, base }, { faces: { console: null, field: null }, log: null });
  const office = test.accounts.find(({ role }) => role === 'office')!;
  cookie = await test.enter(office.login);
});
afterAll(async () => {
  upstream.close();
  await app.close();
  await test.close();
});

const get = (url: string, headers: Record<string, string> = { cookie }) => app.inject({ url, headers });

it('is told with its datum and whom it names, and without its address', async () => {
  const answer = await get('/api/base-map');
  expect(answer.json()).toEqual({
    choices: [{ id: 'map', layers: ['map'], datum: 'gcj02', minZoom: 0, maxZoom: 17, credit: '某局' }],
  });
  expect((await test.app.inject({ url: '/api/base-map', headers: { cookie } })).json()).toEqual({ choices: [] });
});

it('gives pictures to whoever is signed in, for a browser to keep', async () => {
  const answer = await get('/api/base/map/10/834/445');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
  expect(answer.headers['cache-control']).toBe('private, max-age=86400');
  const again = await get('/api/base/map/10/834/445', { cookie, 'if-none-match': String(answer.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await get('/api/base/map/9/1/1')).statusCode).toBe(204);
  expect((await get('/api/base/map/10/834/445', {})).statusCode).toBe(401);
});

it('knows only layers and tiles that there are', async () => {
  expect((await get('/api/base/image/10/834/445')).statusCode).toBe(404);
  expect((await get('/api/base/constructor/10/834/445')).statusCode).toBe(404);
  for (const wrong of ['10/1024/0', '21/0/0', '10/1.5/0', '10/-1/0', 'a/0/0', '10/0/..%2f0'])
    expect((await get(`/api/base/map/${wrong}`)).statusCode).toBe(400);
});

it('that is down is told in one word, and its key to nobody', async () => {
  isDown = true;
  const answer = await get('/api/base/map/10/1/1');
  expect([answer.statusCode, answer.json().refusal ?? answer.json()]).toMatchObject([502, { kind: 'base.away' }]);
  expect(answer.body).not.toContain(KEY);
  expect(answer.headers['cache-control']).toBe('no-store');
});
