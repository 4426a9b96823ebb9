// What protects the server from the outside: headers, cookies, measure, log, networks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from './house.ts';
import { makeServer } from './server.ts';
import { openTestCity, type TestCity } from './test-city.ts';
import { testHouse } from './test-house.ts';

const POST = { 'content-type': 'application/json', 'x-xunhe': '1' };
let test: TestCity;
beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
});
afterAll(() => test.close());

const chief = () => test.accounts.find((account) => account.role === 'chief')!.login;

async function open(more: Partial<House>, options: { log?: (line: string) => void; proxies?: string[] } = {}) {
  const { log, proxies = [] } = options;
  const house = testHouse(test.db, { city: () => test.city, now: () => test.clock.now, ...more });
  return makeServer(house, {
    faces: { console: null, field: null },
    log: log ? { write: log } : null,
    proxies,
  });
}

describe('the server', () => {
  it('tells browsers to trust nothing from elsewhere, and behind TLS to come by TLS alone', async () => {
    const secure = await open({ secure: true });
    const { headers } = await secure.inject('/api/health');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy.match(/script-src[^;]*/)![0]).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:/);
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
    await test.enter(chief());
    const entered = await secure.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: POST,
      payload: { login: chief(), password: '测试-password-1' },
    });
    expect(String(entered.headers['set-cookie'])).toMatch(/^__Host-xunhe_session=.*HttpOnly; Secure; SameSite=Lax/);
    expect((await test.app.inject('/api/health')).headers['strict-transport-security']).toBeUndefined();
    await secure.close();
  });

  it('counts by session, not by address, and says when to come again', async () => {
    const app = await open({});
    const [a, b] = [await test.enter(chief()), await test.enter(chief())];
    const ask = async (cookie: string) => (await app.inject({ url: '/api/me', headers: { cookie } })).statusCode;
    const answers = new Map<number, number>();
    for (let n = 0; n < 620; n++) {
      const status = await ask(a);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    expect([...answers]).toEqual([
      [200, 600],
      [429, 20],
    ]);
    const refused = await app.inject({ url: '/api/me', headers: { cookie: a } });
    expect(refused.json().kind).toBe('rate.exceeded');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(await ask(b)).toBe(200);
    await app.close();
  });

  it('gives whole exports twenty times an hour', async () => {
    const app = await open({});
    const cookie = await test.enter(chief());
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++)
      statuses.push((await app.inject({ url: '/api/my-data/export', headers: { cookie } })).statusCode);
    expect([statuses.slice(0, 20), statuses[20]]).toEqual([Array(20).fill(200), 429]);
    expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200);
    await app.close();
  });

  it('counts at the open doors by address, so that an invented token is no way round', async () => {
    const app = await open({});
    let refused = 0;
    for (let n = 0; n < 6010; n++) {
      const answer = await app.inject({ url: '/api/guests', headers: { authorization: `Bearer invented-${n}` } });
      if (answer.statusCode === 429) refused++;
    }
    expect(refused).toBe(10);
    await app.close();
  });

  it('does not count the files of a page with what its session asks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-face-'));
    writeFileSync(join(folder, 'index.html'), '<p>');
    const app = await makeServer(test.house, { faces: { console: folder, field: null }, log: null });
    const cookie = await test.enter(chief());
    const statuses = new Set<number>();
    for (let n = 0; n < 610; n++) statuses.add((await app.inject({ url: '/reaches', headers: { cookie } })).statusCode);
    expect([...statuses]).toEqual([200]);
    expect((await app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200);
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('writes down that it failed, and nothing of what was sent', async () => {
    const lines: string[] = [];
    const cookie = await test.enter(chief());
    const canary = 'canary-7f3a';
    const failing = await open(
      {
        city: () => {
          throw Object.assign(new Error(`invalid input syntax for type integer: "${canary}"`), {
            detail: `Key (phone)=(${canary}) exists`,
            parameters: [canary],
          });
        },
      },
      { log: (line) => lines.push(line) },
    );
    const answer = await failing.inject({
      url: `/api/health?q=${canary}`,
      headers: { cookie: `${cookie}; other=${canary}`, authorization: `Bearer ${canary}` },
    });
    expect([answer.statusCode, answer.json()]).toEqual([500, { kind: 'server.failed' }]);
    await failing.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: POST,
      payload: { login: canary, password: canary, city: '9999' },
    });
    const written = lines.join('');
    expect(written).toContain('a request failed');
    expect(written).toContain('/api/health');
    expect(written).not.toContain(canary);
    expect(written).not.toContain(cookie.split('=')[1]);
    await failing.close();
  });

  it('lets administrators in from the named networks alone, and believes a proxy only when it is named', async () => {
    const inside = new BlockList();
    inside.addSubnet('10.1.0.0', 16);
    const cookie = await test.enter('security');
    const from = async (address: string, forwarded: string | null, proxies: string[]) => {
      const app = await open({ administratorsFrom: inside }, { proxies });
      const headers = { cookie, ...(forwarded ? { 'x-forwarded-for': forwarded } : {}) };
      const { statusCode } = await app.inject({ url: '/api/me', headers, remoteAddress: address });
      await app.close();
      return statusCode;
    };
    expect(await from('10.1.7.7', null, [])).toBe(200);
    expect(await from('10.2.7.7', null, [])).toBe(403);
    expect(await from('10.2.7.7', '10.1.7.7', [])).toBe(403);
    expect(await from('10.2.7.7', '10.1.7.7', ['10.2.7.7'])).toBe(200);
  });
});
