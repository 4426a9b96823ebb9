// Citizen He reads the page of a water, as a browser without scripts does it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CitizenCity, openCitizenCity } from './test-citizen.ts';

let at: CitizenCity;
beforeAll(async () => {
  at = await openCitizenCity();
});
afterAll(() => at.stop());

describe('the page of a water', () => {
  it('tells its class against the target, its chiefs and its problems, in both languages, and is small', async () => {
    const { status, text, headers } = await at.he.get(`/river/${at.he.water}`);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(/<html lang="zh-CN">/);
    expect(text).toMatch(/水质.*类/s);
    expect(text).toContain('村居级河长');
    expect(text).toContain('tel:12345');
    expect(text).toContain('不表示可以饮用、游泳或接触');
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    const english = await at.he.get(`/river/${at.he.water}?lang=en`);
    expect(english.text).toMatch(/<html lang="en">/);
    expect(english.text).toContain('Report a problem');
    expect(english.text).not.toMatch(/undefined|\{\w+\}|NaN/);
    expect(text).not.toMatch(/undefined|\{\w+\}|NaN/);
  });

  it('lets a browser run no script, load nothing from elsewhere, and keeps forms out of caches', async () => {
    const page = await at.he.get(`/river/${at.he.water}`);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; script-src 'none'/);
    expect(policy).not.toContain('unsafe');
    expect(page.text).not.toMatch(/<script|https?:|style=|onclick/);
    expect(page.headers['cache-control']).toBe('public, max-age=120');
    const form = await at.he.get(`/river/${at.he.water}/report`);
    expect(form.headers['cache-control']).toBe('no-store');
    expect(form.text.match(/<script[^>]*>/g)).toEqual(['<script src="/citizen/place.js" defer>']);
    expect((await at.he.get('/citizen/place.js')).headers['content-type']).toContain('text/javascript');
  });

  it('says in words that a water is not there', async () => {
    for (const path of ['/river/none', '/river/none/report', `/river/${encodeURIComponent('<b>')}`]) {
      const { status, text } = await at.he.get(path);
      expect([path, status, text.includes('没有找到这条河流')]).toEqual([path, 404, true]);
      expect(text).not.toContain('<b>');
    }
  });

  it('tells of more patrols only in a city that wants it, and never a level', async () => {
    const [reach] = at.he.reaches;
    const { city } = at.test;
    await at.asOwner(
      `INSERT INTO cycles (city, month, version, state, opened_at) VALUES ($1, '2025-12', 1, 'published', now())`,
      [city],
    );
    await at.asOwner(
      `INSERT INTO warnings (city, month, reach, region, level, previous, kinds, basis, reasons, policy)
       SELECT city, '2025-12', id, region, 'red', 'none', '{quality}', 'measured', '[]', 'p' FROM reaches WHERE city = $1 AND id = $2`,
      [city, reach],
    );
    expect((await at.he.get(`/river/${at.he.water}`)).text).not.toContain('加密巡查');
    await at.asOwner(`UPDATE cities SET tells_watch = true, hotline = '020-12345' WHERE city = $1`, [city]);
    const { text } = await at.he.get(`/river/${at.he.water}`);
    expect(text).toContain('本月加密巡查');
    expect(text).toContain('tel:02012345');
    expect(text).not.toMatch(/红色|预警|red/);
  });
});
