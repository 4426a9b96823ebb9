// The base map in a real browser: tiles of a real server beside ours lie under the rivers, where WGS 84 says, also when they are in GCJ-02; they
// are on paper too; and a base that is down takes nothing away.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wgs84ToGcj02 } from '@xunhe/domain/ground/gcj02';
import { toTilePlace } from '@xunhe/domain/ground/web-tile';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const SOFTWARE_GL = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const CREDIT = '某市测绘院 · 审图号 某S(2026)001号';
/** A place of the sample city without a river, and the zoom of the pictures. */
const MARK = [113.3, 23.25] as const;
const ZOOM = 15;
const TILE = 256;
const HALF = 4;

let tiles: Server;
let server: RunningServer;
let browser: Browser;
let isDown = false;
let asked = 0;

/** Violet everywhere, with a green square around the mark where a map in GCJ-02 has it. */
async function drawTile(z: number, x: number, y: number): Promise<Buffer> {
  const [markX, markY] = toTilePlace(wgs84ToGcj02(MARK), z);
  const [left, top] = [Math.round((markX - x) * TILE) - HALF, Math.round((markY - y) * TILE) - HALF];
  const pixels = Buffer.alloc(TILE * TILE * 3);
  for (let at = 0; at < TILE * TILE; at++) {
    const [column, row] = [at % TILE, Math.floor(at / TILE)];
    const isMark = column >= left && column < left + 2 * HALF && row >= top && row < top + 2 * HALF;
    pixels.set(isMark ? [0, 255, 0] : [120, 0, 255], at * 3);
  }
  return sharp(pixels, { raw: { width: TILE, height: TILE, channels: 3 } })
    .png()
    .toBuffer();
}

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
}

/** The middle of what is green, in pixels; null where nothing is. */
function findMark({ data, width }: Pixels): readonly [x: number, y: number] | null {
  let [count, sumX, sumY] = [0, 0, 0];
  for (let at = 0; at < data.length / 3; at++) {
    const [red, green, blue] = data.subarray(at * 3, at * 3 + 3) as unknown as [number, number, number];
    if (green < 150 || green - red < 40 || green - blue < 40) continue;
    count++;
    sumX += at % width;
    sumY += Math.floor(at / width);
  }
  return count < 20 ? null : [sumX / count + 0.5, sumY / count + 0.5];
}

function shareOfViolet({ data }: Pixels): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 3) if (data[at + 2]! - data[at + 1]! > 40) count++;
  return count / (data.length / 3);
}

/** Pixels that are neither grey nor nearly so: the plain ground has none. */
function countColoured({ data }: Pixels): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    const pixel = data.subarray(at, at + 3);
    if (Math.max(...pixel) - Math.min(...pixel) > 60) count++;
  }
  return count;
}

async function readPixels(picture: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width };
}

describe.skipIf(!BROWSER)('the base map', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    tiles = createServer((request, response) => {
      asked++;
      const [, z, x, y] = /^\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(request.url!)!.map(Number) as [
        number,
        number,
        number,
        number,
      ];
      if (isDown) response.writeHead(503).end();
      else void drawTile(z, x, y).then((picture) => response.end(picture));
    });
    await new Promise<void>((done) => tiles.listen(0, '127.0.0.1', done));
    server = await startServer({
      env: {
        XUNHE_BASE_MAP: `http://127.0.0.1:${(tiles.address() as AddressInfo).port}/{z}/{x}/{y}.png`,
        XUNHE_BASE_DATUM: 'gcj02',
        XUNHE_BASE_CREDIT: CREDIT,
      },
    });
    browser = await chromium.launch({ executablePath: BROWSER!, args: SOFTWARE_GL });
    context = await browser.newContext({ locale: 'zh-CN', viewport: DESK });
    await context.addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; }');
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const answer = await page.request.post(`${server.address}/api/enter`, {
      ...{ data: { login: 'office-city' }, headers: { 'x-xunhe': '1' } },
    });
    expect(answer.status()).toBe(200);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    tiles?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  async function openMap(more = ''): Promise<void> {
    await page.goto(`${server.address}/?at=${MARK.join()},${ZOOM - 1}&show=none${more}`);
    await page.locator('canvas.maplibregl-canvas').waitFor();
    await page.getByRole('slider', { name: '月份' }).waitFor();
  }

  /** The quarter of the map around its middle, where nothing of the page lies over it. */
  async function lookAtMiddle(): Promise<Pixels> {
    const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    const side = 240;
    const clip = {
      x: box.x + box.width / 2 - side / 2,
      y: box.y + box.height / 2 - side / 2,
      width: side,
      height: side,
    };
    return readPixels(await page.screenshot({ clip }));
  }

  it('lies under the rivers where WGS 84 says, though its tiles are in GCJ-02', async () => {
    await openMap();
    await expect.poll(async () => findMark(await lookAtMiddle()), { timeout: 30_000 }).not.toBeNull();
    const pixels = await lookAtMiddle();
    // The middle of the canvas is the mark, as the address says. Unmoved it would lie more than a hundred pixels away.
    const [x, y] = findMark(pixels)!;
    expect(Math.abs(x - 120)).toBeLessThan(2.5);
    expect(Math.abs(y - 120)).toBeLessThan(2.5);
    expect(shareOfViolet(pixels)).toBeGreaterThan(0.8);
    await page.getByText(CREDIT).first().waitFor();
    await keepPicture(page, 'map-base');
  }, 90_000);

  it('is chosen in the key, and the choice is in the address and begins the next map', async () => {
    await openMap();
    const choice = page.getByRole('group', { name: '底图' });
    expect(await choice.getByRole('radio', { name: '地图' }).isChecked()).toBe(true);
    expect(await choice.getByRole('radio', { name: '影像' }).count()).toBe(0);
    await choice.getByText('无').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('base')).toBe('none');
    await expect.poll(async () => shareOfViolet(await lookAtMiddle())).toBe(0);
    expect(await page.getByText(CREDIT).count()).toBe(0);
    await openMap();
    expect(await choice.getByRole('radio', { name: '无' }).isChecked()).toBe(true);
    await openMap('&base=map');
    expect(await choice.getByRole('radio', { name: '地图' }).isChecked()).toBe(true);
  }, 90_000);

  it('is on paper too, with whom it names', async () => {
    await openMap('&base=map');
    await expect.poll(async () => shareOfViolet(await lookAtMiddle()), { timeout: 30_000 }).toBeGreaterThan(0.8);
    await page.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => page.evaluate('window.printed'), { timeout: 30_000 }).toBe(1);
    const address = (await page.locator('.print-sheet img').getAttribute('src'))!;
    const pixels = await readPixels(Buffer.from(address.split(',')[1]!, 'base64'));
    expect(shareOfViolet(pixels)).toBeGreaterThan(0.7);
    expect(await page.locator('.print-sheet').textContent()).toContain(`底图：${CREDIT}`);
  }, 90_000);

  it('that is down says so once and takes nothing away', async () => {
    isDown = true;
    asked = 0;
    // Where nothing was fetched yet.
    await page.goto(`${server.address}/?at=113.33,22.47,11&base=map&show=none`);
    await page.getByText('底图暂时取不到').waitFor();
    expect(await page.getByText('底图暂时取不到').count()).toBe(1);
    // A few in a row, and then the other server is left alone.
    expect(asked).toBeLessThan(20);
    await page.getByRole('slider', { name: '月份' }).waitFor();
    await page.getByRole('button', { name: '放大' }).click();
    await expect.poll(() => page.locator('.map-key strong').textContent()).toContain('水质类别');
    // The rivers are drawn, each in its colour.
    await expect.poll(async () => countColoured(await lookAtMiddle()), { timeout: 30_000 }).toBeGreaterThan(50);
    await keepPicture(page, 'map-base-away');
  }, 90_000);
});
