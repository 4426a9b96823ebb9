// 一张图 as an office uses it: colours, layers, months, a view that is sent, measuring, paper, and news without reloading.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { makeId } from '@xunhe/domain/ground/id';
import { middleOfLine } from '@xunhe/domain/place/line';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SOFTWARE_GL = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('the map of the console', () => {
  let context: BrowserContext;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: BROWSER!, args: SOFTWARE_GL });
    context = await browser.newContext({ locale: 'zh-CN', viewport: DESK });
    // A print dialogue would hold the page for ever; what it would have shown stands in the page.
    await context.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
    page = await openPage();
    await enter(page, 'office-city');
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  async function openPage(): Promise<Page> {
    const opened = await context.newPage();
    opened.setDefaultTimeout(30_000);
    opened.on('pageerror', (error) => troubles.push(error.message));
    return opened;
  }

  async function enter(by: Page, login: string): Promise<void> {
    const answer = await by.request.post(`${server.address}/api/enter`, {
      ...{ data: { login }, headers: { 'x-xunhe': '1' } },
    });
    expect(answer.status()).toBe(200);
  }

  async function ask(path: string) {
    return (await page.request.get(`${server.address}/api/${path}`)).json();
  }

  /** The map is drawn when its canvas stands and the months beside it. */
  async function openMap(by: Page, path = '/'): Promise<void> {
    await by.goto(`${server.address}${path}`);
    await by.locator('canvas.maplibregl-canvas').waitFor();
    await by.getByRole('slider', { name: '月份' }).waitFor();
  }

  const search = (by: Page) => new URL(by.url()).searchParams;
  const key = () => page.locator('.map-key strong').textContent();

  it('is coloured by class, warning, duty or the age of the data, each with its key', async () => {
    await openMap(page);
    const chips = page.getByRole('group', { name: '着色' });
    for (const [words, month] of [
      ['预警等级', '2018年1月'],
      ['履职进度', '2018年1月'],
      ['数据新旧', '2017年12月'],
      ['水质类别', '2017年12月'],
    ] as const) {
      await chips.getByRole('button', { name: words }).click();
      await expect.poll(key).toBe(`${words} · ${month}`);
    }
    await chips.getByRole('button', { name: '数据新旧' }).click();
    await page.getByText('有站点，从无数据').waitFor();
    await keepPicture(page, 'map-freshness');
    await expect.poll(() => search(page).get('mode')).toBe('freshness');
    await page.getByRole('link', { name: '看列表' }).click();
    await page.waitForURL(/\/reaches/);
  }, 90_000);

  it('goes through the months by hand and by itself, to the last one', async () => {
    await openMap(page, '/?mode=warning');
    const before = page.getByRole('button', { name: '上一月' });
    await before.click();
    await expect.poll(() => search(page).get('month')).toBe('2017-11');
    await before.click();
    await expect.poll(key).toBe('预警等级 · 2017年11月');
    await page.getByRole('button', { name: '逐月播放' }).click();
    await expect.poll(() => search(page).get('month'), { timeout: 30_000 }).toBe('2017-12');
    await page.getByRole('button', { name: '逐月播放' }).waitFor();
    // By keyboard: the handle is a slider of its own.
    await page.getByRole('slider', { name: '月份' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => search(page).get('month')).toBe('2017-11');
  }, 120_000);

  it('is sent by its address: the same place, colours, layers and month', async () => {
    const [reach] = (await ask('reaches?limit=1')).rows;
    const [lon, lat] = middleOfLine((await ask(`reaches/${reach.id}`)).geometry)!;
    const at = `${lon.toFixed(4)},${lat.toFixed(4)},14.00`;
    await openMap(page, `/?mode=duty&at=${at}&month=2017-11`);
    await page.getByRole('checkbox', { name: /^\s*问题/ }).uncheck();
    await page.getByRole('checkbox', { name: /入河排口/ }).check();
    await expect.poll(() => search(page).get('show')).toBe('station,outfall,patrol');
    const sent = await openPage();
    await openMap(sent, page.url().slice(server.address.length));
    expect(await sent.getByRole('checkbox', { name: /^\s*问题/ }).isChecked()).toBe(false);
    expect(await sent.getByRole('checkbox', { name: /入河排口/ }).isChecked()).toBe(true);
    expect(await sent.locator('.map-key strong').textContent()).toBe('履职进度 · 2017年12月');
    // What lies in the middle is the reach itself: a press there opens its page.
    const canvas = sent.locator('canvas.maplibregl-canvas');
    await sent.getByRole('checkbox', { name: /入河排口/ }).uncheck();
    await sent.getByRole('checkbox', { name: /监测站点/ }).uncheck();
    await expect
      .poll(
        async () => {
          const box = (await canvas.boundingBox())!;
          await sent.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
          await sent.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2);
          return sent
            .locator('.river-map-tip strong')
            .first()
            .textContent({ timeout: 500 })
            .catch(() => null);
        },
        { timeout: 30_000 },
      )
      .toBe(reach.name);
    await keepPicture(sent, 'map-near');
    await sent.mouse.down();
    await sent.mouse.up();
    await sent.waitForURL(new RegExp(`/reaches/${reach.id}`));
    await sent.close();
  }, 120_000);

  it('measures along points and takes them back', async () => {
    await openMap(page);
    await page.getByRole('button', { name: '测量' }).click();
    const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    const press = (dx: number, dy: number) => page.mouse.click(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy);
    await press(0, -100);
    await press(100, -100);
    const told = page.locator('.measure-bar [role=status]');
    await expect.poll(() => told.textContent()).toMatch(/^长度 [\d.]+ km$/);
    const one = Number.parseFloat((await told.textContent())!.slice(3));
    await press(100, 0);
    await expect.poll(() => told.textContent()).toMatch(/^长度 [\d.]+ km · 末段 [\d.]+ km · 面积 [\d.]+ km²$/);
    // Two equal sides of a screen that stands square on the ground.
    const [, whole, side, area] = /长度 ([\d.]+) km · 末段 ([\d.]+) km · 面积 ([\d.]+)/.exec(
      (await told.textContent())!,
    )!;
    expect(Number(whole)).toBeCloseTo(2 * one, 0);
    expect(Math.abs(Number(area) - (one * Number(side)) / 2)).toBeLessThan(0.1 * Number(area) + 0.1);
    await keepPicture(page, 'map-measure');
    await page.keyboard.press('Backspace');
    await expect.poll(() => told.textContent()).toMatch(/^长度 [\d.]+ km$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => told.count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/');
  }, 90_000);

  it('goes onto paper as it is seen', async () => {
    await openMap(page, '/?mode=warning');
    await page.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => page.evaluate('window.printed'), { timeout: 20_000 }).toBe(1);
    const colours = await page.evaluate(async () => {
      const image = document.querySelector<HTMLImageElement>('.print-sheet img')!;
      const sheet = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d')!;
      sheet.drawImage(image, 0, 0);
      const { data } = sheet.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
      const seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4) seen.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
      return seen.size;
    });
    expect(colours).toBeGreaterThan(20);
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-map-'));
    try {
      const file = join(folder, 'map.pdf');
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      if (hasPoppler()) {
        const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
        expect(text).toContain('样例市河流地图');
        expect(text).toContain('预警等级 · 2018年1月');
        expect(text.split('\f').length - 1).toBe(1);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    // The browser told that the printing is over.
    await expect.poll(() => page.locator('.print-sheet').count()).toBe(0);
  }, 90_000);

  it('shows a problem that was reported this moment, without being asked', async () => {
    await openMap(page);
    const problems = page.getByRole('checkbox', { name: /^\s*问题/ });
    const count = async () => Number(/\d+/.exec((await problems.locator('xpath=ancestor::label').textContent())!)?.[0]);
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(0);
    const before = await count();
    const other = await browser.newContext();
    const chief = await other.newPage();
    await enter(chief, 'reach0001');
    const today = await (await chief.request.get(`${server.address}/api/today`)).json();
    const city = await (await chief.request.get(`${server.address}/api/city`)).json();
    const sent = await chief.request.post(`${server.address}/api/problems`, {
      headers: { 'x-xunhe': '1' },
      data: {
        ...{ id: makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))), reach: today.reaches[0].reach },
        ...{ type: 'other', text: '水面漂浮物', at: city.now, lon: null, lat: null, patrol: null },
      },
    });
    expect([sent.status(), await sent.text()]).toEqual([200, expect.anything()]);
    await expect.poll(count, { timeout: 15_000 }).toBe(before + 1);
    await other.close();
  }, 90_000);

  it('can be used by everybody, on a desk and on a phone', async () => {
    for (const [name, size] of [
      ['desk', DESK],
      ['phone', PHONE],
    ] as const) {
      await page.setViewportSize(size);
      await openMap(page, '/?mode=warning&show=station,source,outfall,problem,patrol');
      await page.waitForTimeout(1500);
      await keepPicture(page, `map-${name}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([name, width]).toEqual([name, size.width]);
    }
    expect(troubles).toEqual([]);
  }, 90_000);
});

function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
