// The promise of the phone in a real browser: a patrol of 25 minutes without a network, the page killed twice, the browser itself once, and
// then the network is back. The office finds one patrol with its whole track, its four pictures and its one problem, byte for byte.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const ARGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const STEP_S = 5;
const WALK_S = 25 * 60;
const WALKER_MS = 1.3;
const M_PER_DEGREE = 111_320;

/** A clock that the test can put forward, the same after the page died: the shift lies in the browser's own storage. */
const FAST_CLOCK = `(() => {
  const [RealDate, realNow, realSteady] = [Date, Date.now.bind(Date), performance.now.bind(performance)];
  const shift = () => { try { return Number(localStorage.getItem('test-clock') ?? 0); } catch { return 0; } };
  window.Date = class extends RealDate {
    constructor(...given) { if (given.length === 0) super(realNow() + shift()); else super(...given); }
    static now() { return realNow() + shift(); }
  };
  performance.now = () => realSteady() + shift();
})()`;

interface QueuedRecord {
  readonly item: {
    readonly id: string;
    readonly kind: string;
    readonly hash: string;
    readonly judgement: { verdict: string; lengthM: number };
  };
  readonly text: string;
  readonly photos: readonly { readonly sha256: string; readonly base64: string }[];
}

describe.skipIf(!BROWSER)('a patrol that everything goes wrong with', () => {
  let server: RunningServer;
  let profile: string;
  let browser: BrowserContext;
  let page: Page;
  let reach: { readonly reach: string; readonly geometry: { readonly type: string; readonly coordinates: unknown } };
  let walked = 0;
  let queue: readonly QueuedRecord[] = [];
  const troubles: string[] = [];

  const openBrowser = async () => {
    browser = await chromium.launchPersistentContext(profile, {
      ...{
        executablePath: BROWSER!,
        args: ARGS,
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
      },
      ...{ permissions: ['geolocation'], acceptDownloads: true, timezoneId: 'Asia/Shanghai' },
    });
    await browser.addInitScript(FAST_CLOCK);
    page = await openPage();
  };
  const openPage = async () => {
    const opened = await browser.newPage();
    opened.on('pageerror', (error) => troubles.push(error.message));
    return opened;
  };
  /** The page dies as it does when the system takes its memory: nothing in it is told. */
  const kill = async () => {
    const dead = page;
    const session = await browser.newCDPSession(dead);
    await Promise.race([session.send('Page.crash').catch(() => undefined), dead.waitForEvent('crash')]);
    page = await openPage();
    await dead.close();
    await page.goto(`${server.address}/m/`);
    await page
      .getByText(/正在巡河/)
      .first()
      .tap();
    await page.getByText('沿河').waitFor();
  };
  const walk = async (seconds: number) => {
    const line = firstLine(reach.geometry);
    for (let s = 0; s < seconds; s += STEP_S) {
      walked += STEP_S * WALKER_MS;
      const [longitude, latitude] = placeAt(line, walked);
      await page.evaluate((ms) => {
        localStorage.setItem('test-clock', String(Number(localStorage.getItem('test-clock') ?? 0) + ms));
      }, STEP_S * 1000);
      await browser.setGeolocation({ longitude, latitude, accuracy: 6 + (s % 3) });
      // The fix must have reached the page before the clock goes on.
      await page.waitForTimeout(25);
    }
  };
  const picture = async (n: number) => {
    await page
      .locator('.sheet input[type=file]')
      .first()
      .setInputFiles({
        ...{ name: `p${n}.jpg`, mimeType: 'image/jpeg', buffer: await makePicture(n) },
      });
    await page
      .locator('.photo-grid img')
      .nth(n - 1)
      .waitFor();
  };

  beforeAll(async () => {
    server = await startServer();
    profile = mkdtempSync(join(tmpdir(), 'xunhe-profile-'));
    await openBrowser();
    await page.goto(`${server.address}/m/`);
    await page.getByRole('button', { name: /村居级河长/ }).tap();
    await page.getByText('还需巡河').waitFor();
    const today = await page.evaluate(() => fetch('/api/today').then((answer) => answer.json()));
    reach = today.reaches.toSorted((a: { lengthM: number }, b: { lengthM: number }) => b.lengthM - a.lengthM)[0];
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.getByText('还需巡河').waitFor();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
    rmSync(profile, { recursive: true, force: true });
  }, 60_000);

  it('is walked for 25 minutes without a network, through two deaths of the page and one of the browser', async () => {
    const start = firstLine(reach.geometry)[0]!;
    await browser.setGeolocation({ longitude: start[0]!, latitude: start[1]!, accuracy: 6 });
    await browser.setOffline(true);
    await page.goto(`${server.address}/m/start?reach=${reach.reach}`);
    await page.getByRole('button', { name: '开始巡河' }).tap();
    await page.getByText('沿河').waitFor();
    await walk(400);
    await kill();
    await walk(300);
    await page.getByRole('button', { name: '巡查记录' }).tap();
    for (const n of [1, 2]) await picture(n);
    await page.getByRole('button', { name: '继续' }).tap();
    await kill();
    await walk(400);
    await page.getByRole('button', { name: '上报问题' }).tap();
    await page.getByText('工业废水排放').tap();
    await page.locator('#describe').fill('排口有黑水流出，气味刺鼻');
    await page.getByRole('button', { name: '提交' }).tap();
    await page.getByText('沿河').waitFor();
    await browser.close();
    await openBrowser();
    await browser.setOffline(true);
    await page.goto(`${server.address}/m/patrol`);
    await page.getByText('沿河').waitFor();
    await walk(WALK_S - 1100);
    await page.getByRole('button', { name: '结束' }).tap();
    for (const n of [3, 4]) await picture(n);
    await page.locator('.sheet textarea').fill('两岸走完，北岸有一处排口');
    await page.getByText('本次已上报 1 个问题').waitFor();
    await page.getByRole('button', { name: '保存并上传' }).tap();
    await page.getByText('记录已存在本机').waitFor();
  }, 240_000);

  it('lies on the phone whole, and can be carried away as a file', async () => {
    await page.goto(`${server.address}/m/outbox`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出为文件' }).tap();
    const file = JSON.parse(readFileSync((await (await download).path())!, 'utf8')) as { records: QueuedRecord[] };
    queue = file.records;
    expect(queue.map(({ item }) => item.kind).sort()).toEqual(['patrol', 'problem']);
    const { points } = JSON.parse(patrolOf(queue).text) as { points: unknown[][] };
    // A death may cost the fix that was being written, and the seconds until the page is open again.
    expect(points.length).toBeGreaterThanOrEqual(WALK_S / STEP_S - 6);
    expect(patrolOf(queue).photos).toHaveLength(4);
  });

  it('reaches the office once the network is back: one patrol, its whole track, four pictures, one problem, byte for byte', async () => {
    await browser.setOffline(false);
    await page.getByText('已上传', { exact: true }).nth(1).waitFor({ timeout: 60_000 });
    await page.close();
    page = await openPage();
    await page.goto(`${server.address}/`);
    await page.evaluate(() =>
      fetch('/api/enter', {
        ...{ method: 'POST', body: JSON.stringify({ login: 'office-city' }) },
        headers: { 'content-type': 'application/json', 'x-xunhe': '1' },
      }),
    );
    const patrol = patrolOf(queue);
    const sent = JSON.parse(patrol.text) as { points: number[][]; note: string };
    const stored = await ask(`/api/patrols/${patrol.item.id}`);
    const list = await ask('/api/patrols?limit=500');
    expect(list.rows.filter(({ source }: { source: string }) => source === 'phone')).toHaveLength(1);
    expect(stored.note).toBe(sent.note);
    expect(stored.judgement.verdict).toBe(patrol.item.judgement.verdict);
    expect(stored.judgement.lengthM).toBeCloseTo(patrol.item.judgement.lengthM, 6);
    const track = await ask(`/api/patrols/${patrol.item.id}/track`);
    expect(track.points.map(([lon, lat]: number[], i: number) => [track.timesMs[i], lon, lat])).toEqual(
      sent.points.map(([timeMs, lon, lat]) => [timeMs, round6(lon!), round6(lat!)]),
    );
    expect(stored.problems).toHaveLength(1);
    expect((await ask(`/api/problems/${stored.problems[0].id}`)).text).toBe('排口有黑水流出，气味刺鼻');
    for (const { sha256, base64 } of patrol.photos) {
      const bytes = readStored(server.data, sha256);
      expect(bytes.equals(Buffer.from(base64, 'base64'))).toBe(true);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    for (const { text, item } of queue) expect(createHash('sha256').update(text).digest('hex')).toBe(item.hash);
  }, 120_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });

  async function ask(path: string) {
    return page.evaluate((address) => fetch(address).then((answer) => answer.json()), path);
  }
});

function patrolOf(queue: readonly QueuedRecord[]): QueuedRecord {
  return queue.find(({ item }) => item.kind === 'patrol')!;
}

function firstLine(geometry: { type: string; coordinates: unknown }): number[][] {
  return (geometry.type === 'LineString' ? geometry.coordinates : (geometry.coordinates as unknown[])[0]) as number[][];
}

/** So many metres along the line, there and back again. */
function placeAt(line: readonly number[][], metres: number): [number, number] {
  const legs = line
    .slice(1)
    .map(
      (to, i) =>
        Math.hypot((to[0]! - line[i]![0]!) * Math.cos((to[1]! * Math.PI) / 180), to[1]! - line[i]![1]!) * M_PER_DEGREE,
    );
  const whole = legs.reduce((sum, leg) => sum + leg, 0);
  const turned = metres % (2 * whole);
  let rest = turned <= whole ? turned : 2 * whole - turned;
  for (const [i, leg] of legs.entries()) {
    if (rest <= leg) {
      const [from, to] = [line[i]!, line[i + 1]!];
      const share = leg === 0 ? 0 : rest / leg;
      return [from[0]! + (to[0]! - from[0]!) * share, from[1]! + (to[1]! - from[1]!) * share];
    }
    rest -= leg;
  }
  return line.at(-1) as [number, number];
}

/** Grain, so that no two are alike and none is trivially small. */
async function makePicture(n: number): Promise<Buffer> {
  const sharp = createRequire(new URL('../../packages/server/package.json', import.meta.url))('sharp');
  const [width, height] = [1200, 900];
  const pixels = Buffer.alloc(width * height * 3);
  let state = n * 2654435761;
  for (let i = 0; i < pixels.length; i += 3) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    pixels.fill(80 + (state >>> 26) + ((i / 3600) % 100), i, i + 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function readStored(data: string, sha256: string): Buffer {
  const found = readdirSync(join(data, 'files'), { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(sha256),
  );
  if (!found) throw new Error(`The server has no file ${sha256}`);
  return readFileSync(join(data, 'files', found));
}
