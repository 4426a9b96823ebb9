import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCity } from '../acts/import-city/import-city.ts';
import { isLoopback } from '../settings.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { makeServer } from './server.ts';
import { testHouse } from './test-house.ts';

const SAMPLE = fileURLToPath(new URL('../../../../examples/sample-city', import.meta.url));
const POST = { 'content-type': 'application/json', 'x-xunhe': '1' };
let test: TestDatabase;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  expect(existsSync(SAMPLE)).toBe(true);
  test = await openTestDatabase();
  await importCity(test.db, SAMPLE, {
    now: Date.now,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
}, 120_000);
afterAll(async () => {
  for (const app of apps) await app.close();
  await test.close();
});

async function open(more: { onLoopback?: boolean; secure?: boolean; city?: string } = {}): Promise<FastifyInstance> {
  const { city = '9900', ...rest } = more;
  const app = await makeServer(testHouse(test.db, { ...rest, city: () => city }), {
    faces: { console: null, field: null },
    log: null,
  });
  apps.push(app);
  return app;
}

async function look(app: FastifyInstance, more: Partial<InjectOptions> = {}): Promise<[number, number, string]> {
  const headers = { host: 'localhost:8080', ...more.headers };
  const guests = await app.inject({ url: '/api/guests', ...more, headers });
  const entered = await app.inject({
    method: 'POST',
    url: '/api/enter',
    ...more,
    headers: { ...POST, ...headers },
    payload: { login: 'office-city' },
  });
  return [guests.json().rows.length, entered.statusCode, entered.json().kind ?? entered.json().role];
}

const CLOSED = [0, 404, 'notFound'];

describe("the newcomer's door", () => {
  it('lets one in as each kind of sample person, on this machine', async () => {
    const app = await open();
    expect(await look(app)).toEqual([7, 200, 'office']);
    const rows = (await app.inject({ url: '/api/guests', headers: { host: '127.0.0.1:8080' } })).json().rows;
    for (const { login } of rows) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/enter',
        headers: { ...POST, host: 'localhost' },
        payload: { login },
      });
      const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
      expect((await app.inject({ url: '/api/me', headers: { cookie } })).json().login).toBe(login);
    }
  });

  it('lets nobody in as another than these', async () => {
    const app = await open();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/enter',
      headers: { ...POST, host: 'localhost' },
      payload: { login: 'village0002' },
    });
    expect([answer.statusCode, answer.json().kind]).toEqual([404, 'notFound']);
  });

  it('is not there on another address, behind TLS, for another city', async () => {
    expect(await look(await open({ onLoopback: false }))).toEqual(CLOSED);
    expect(await look(await open({ secure: true }))).toEqual(CLOSED);
    expect(await look(await open({ city: '4401' }))).toEqual(CLOSED);
  });

  it('is not there for another machine, another name, or through a proxy', async () => {
    const app = await open();
    expect(await look(app, { remoteAddress: '192.168.1.7' })).toEqual(CLOSED);
    expect(await look(app, { headers: { host: 'rivers.example.org' } })).toEqual(CLOSED);
    expect(await look(app, { headers: { host: 'localhost.example.org:8080' } })).toEqual(CLOSED);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'])
      expect([header, ...(await look(app, { headers: { [header]: '10.0.0.1' } }))]).toEqual([header, ...CLOSED]);
  });

  it('knows an address that only this machine reaches', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', ''].map(isLoopback)).toEqual(Array(5).fill(false));
  });
});
