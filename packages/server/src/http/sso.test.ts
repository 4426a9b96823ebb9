// Single sign-on against a real OpenID Connect provider on loopback: the test is the browser that goes back and forth.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAccount } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import { makeServer } from './server.ts';
import { makeSso } from './sso-client.ts';
import { openTestCity, type TestCity } from './test-city.ts';
import { testHouse } from './test-house.ts';

const SECRET = 'a-secret-of-the-provider-1234';
const PUBLIC = 'http://127.0.0.1:9';
let test: TestCity;
let provider: Server;
let issuer: string;
let app: FastifyInstance;
let clock: number;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
  provider = createServer();
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: 'xunhe', client_secret: SECRET, redirect_uris: [`${PUBLIC}/api/sso/return`] }],
    claims: { profile: ['preferred_username'] },
    cookies: { keys: ['only for this test'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, preferred_username: sub.replace(/^user:/, '') }),
    }),
  });
  provider.on('request', oidc.callback());
  clock = Date.now();
  app = await makeServer(testHouse(test.db, { city: () => test.city, now: () => clock, sso: ssoOf({}) }), {
    faces: { console: null, field: null },
    log: null,
  });
});
afterAll(async () => {
  await app.close();
  provider.close();
  provider.closeAllConnections();
  await test.close();
});

function ssoOf(more: { clientSecret?: string; issuer?: string }) {
  return makeSso({
    ...{ issuer, clientId: 'xunhe', clientSecret: SECRET, claim: 'preferred_username', publicUrl: PUBLIC },
    ...more,
  });
}

/** Follows the provider's pages as a browser would, up to the address that leads back to us. */
async function walkProvider(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = url;
  for (let step = 0; step < 20; step++) {
    const isForm = at.includes('/interaction/');
    const prompt = isForm && (await read(at)).includes('name="login"') ? 'login' : 'consent';
    const body = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt });
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: cookies() },
      ...(isForm ? { method: 'POST', body } : {}),
    });
    keep(response);
    const next = response.headers.get('location');
    if (next === null) throw new Error(`The provider stopped at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(next, at).href;
    if (at.startsWith(PUBLIC)) return at.slice(PUBLIC.length);
  }
  throw new Error('The provider goes in a circle');

  function cookies(): string {
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
  }
  async function read(address: string): Promise<string> {
    const response = await fetch(address, { headers: { cookie: cookies() }, redirect: 'manual' });
    keep(response);
    return response.text();
  }
}

async function begin(face: string, server = app): Promise<{ url: string; trip: string }> {
  const response = await server.inject(`/api/sso/start?face=${face}`);
  const cookie = String(response.headers['set-cookie'] ?? '').split(';')[0]!;
  return { url: String(response.headers.location), trip: cookie };
}

async function comeBack(url: string, trip: string, server = app) {
  const response = await server.inject({ url, headers: { cookie: trip } });
  const set = [response.headers['set-cookie'] ?? []].flat();
  return {
    to: response.headers.location,
    session: set.find((line) => line.startsWith('xunhe_session='))?.split(';')[0],
  };
}

const officeLogin = () => test.accounts.find((account) => account.role === 'office')!.login;

describe('single sign-on', () => {
  it('lets an office in without our password and factor, and a chief on his phone for long', async () => {
    for (const [login, face, to, sessionKind] of [
      [officeLogin(), 'console', '/', 'desk'],
      [test.accounts.find((account) => account.role === 'chief')!.login, 'phone', '/m/', 'phone'],
    ] as const) {
      const { url, trip } = await begin(face);
      const back = await comeBack(await walkProvider(url, login), trip);
      expect(back.to).toBe(to);
      const me = (await app.inject({ url: '/api/me', headers: { cookie: back.session! } })).json();
      expect(me).toMatchObject({ login, todo: null, sessionKind });
    }
    expect((await app.inject('/api/health')).json().sso).toBe(true);
  });

  it('lets nobody in whom the city does not know, or whose account is closed', async () => {
    const enter = async (login: string) => {
      const { url, trip } = await begin('console');
      return comeBack(await walkProvider(url, login), trip);
    };
    expect(await enter('somebody-else')).toEqual({ to: '/?refused=sso.unknown', session: undefined });
    const scope = { city: test.city, region: test.city };
    const disable = (at: Date | null) =>
      inScope(test.db, scope, (tx) => changeAccount(tx, test.city, officeLogin(), { disabled_at: at }));
    await disable(new Date());
    expect((await enter(officeLogin())).to).toBe('/?refused=sso.unknown');
    await disable(null);
  });

  it('refuses an answer of another trip, a second time, late, changed, or without its cookie', async () => {
    const one = await begin('console');
    const other = await begin('console');
    const answer = await walkProvider(one.url, officeLogin());
    const refused = { to: '/?refused=sso.refused', session: undefined };
    expect(await comeBack(answer, other.trip)).toEqual(refused);
    expect(await comeBack(answer, '')).toEqual(refused);
    expect(await comeBack(answer, `${one.trip.slice(0, -2)}AA`)).toEqual(refused);
    expect(await comeBack(`${answer}x`, one.trip)).toEqual(refused);
    expect(await comeBack('/api/sso/return?error=access_denied', one.trip)).toEqual(refused);
    const late = await begin('console');
    const lateAnswer = await walkProvider(late.url, officeLogin());
    clock += 11 * 60_000;
    expect(await comeBack(lateAnswer, late.trip)).toEqual(refused);
    const good = await begin('console');
    const goodAnswer = await walkProvider(good.url, officeLogin());
    expect((await comeBack(goodAnswer, good.trip)).to).toBe('/');
    expect(await comeBack(goodAnswer, good.trip)).toEqual(refused);
  });

  it('carries the trip in a cookie that travels over TLS alone, where there is TLS', async () => {
    const house = testHouse(test.db, { city: () => test.city, sso: ssoOf({}), secure: true });
    const secure = await makeServer(house, { faces: { console: null, field: null }, log: null });
    const { headers } = await secure.inject('/api/sso/start');
    expect(String(headers['set-cookie'])).toMatch(
      /^__Secure-xunhe_sso=.*; Path=\/api\/sso; HttpOnly; Secure; SameSite=Lax/,
    );
    await secure.close();
  });

  it('says that the provider is away, and there is no such address where there is no provider', async () => {
    const open = (sso: ReturnType<typeof ssoOf> | null) =>
      makeServer(testHouse(test.db, { city: () => test.city, sso }), {
        faces: { console: null, field: null },
        log: null,
      });
    const away = await open(ssoOf({ issuer: 'http://127.0.0.1:9' }));
    expect((await away.inject('/api/sso/start')).headers.location).toBe('/?refused=sso.away');
    await away.close();
    const none = await open(null);
    expect((await none.inject('/api/sso/start')).statusCode).toBe(404);
    expect((await none.inject('/api/health')).json().sso).toBe(false);
    await none.close();
  });
});
