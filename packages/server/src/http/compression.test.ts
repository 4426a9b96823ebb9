// Answers go packed to who can unpack them, and are the same within; nothing that comes in is unpacked.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServer } from './server.ts';
import { openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let cookie: string;

const ask = (url: string, accept?: string) =>
  test.app.inject({ url, headers: { cookie, ...(accept && { 'accept-encoding': accept }) } });

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
  cookie = await test.enter(test.accounts.find(({ role }) => role === 'office')!.login);
});
afterAll(() => test.close());

describe('an answer', () => {
  it('goes packed to who says he can unpack it, and is the same within', async () => {
    const plain = await ask('/api/reaches?limit=30');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.rawPayload.length).toBeGreaterThan(4000);
    for (const [accept, encoding, unpack] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const) {
      const packed = await ask('/api/reaches?limit=30', accept);
      expect(packed.headers).toMatchObject({ 'content-encoding': encoding, 'cache-control': 'no-store' });
      expect(String(packed.headers.vary)).toMatch(/accept-encoding/i);
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
      expect(JSON.parse(unpack(packed.rawPayload).toString())).toEqual(plain.json());
    }
  });

  it('goes as it is where it is small, or the asker takes nothing packed', async () => {
    expect((await ask('/api/health', 'br')).headers['content-encoding']).toBeUndefined();
    expect((await ask('/api/reaches?limit=30', 'identity')).headers['content-encoding']).toBeUndefined();
  });

  it('goes packed when it streams, too', async () => {
    const plain = await ask('/api/reaches.geojson');
    const packed = await ask('/api/reaches.geojson', 'gzip');
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.payload);
  });
});

describe('a request', () => {
  it('is not unpacked, so nothing small becomes something huge', async () => {
    const { statusCode, body } = await test.app.inject({
      method: 'POST',
      url: '/api/saved-views',
      headers: { cookie, 'content-type': 'application/json', 'content-encoding': 'gzip', 'x-xunhe': '1' },
      payload: gzipSync(JSON.stringify({ text: 'x'.repeat(5_000_000) })),
    });
    expect([statusCode, JSON.parse(body).kind]).toEqual([400, 'body.malformed']);
  });
});

describe('a built file', () => {
  it('is sent packed where a packed copy lies beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-face-'));
    mkdirSync(join(folder, 'assets'));
    const script = `export const words = ${JSON.stringify(Array.from({ length: 400 }, (_, i) => `河段${i}`))};`;
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>巡河</title>');
    writeFileSync(join(folder, 'assets', 'a-1.js'), script);
    writeFileSync(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'assets', 'a-1.js.gz'), gzipSync(script));
    const app = await makeServer(test.house, { faces: { console: folder, field: null }, log: null });
    try {
      for (const [accept, encoding, unpack] of [
        ['gzip, br', 'br', brotliDecompressSync],
        ['gzip', 'gzip', gunzipSync],
      ] as const) {
        const { headers, rawPayload } = await app.inject({
          url: '/assets/a-1.js',
          headers: { 'accept-encoding': accept },
        });
        expect(headers).toMatchObject({
          'content-encoding': encoding,
          'content-type': 'application/javascript; charset=utf-8',
        });
        expect(headers['cache-control']).toContain('immutable');
        expect(unpack(rawPayload).toString()).toBe(script);
      }
      expect((await app.inject({ url: '/assets/a-1.js' })).payload).toBe(script);
      expect((await app.inject({ url: '/' })).payload).toContain('巡河');
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
