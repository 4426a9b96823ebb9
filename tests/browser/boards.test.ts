// The boards and the large screen as an office sees them: their figures are those of the lists, they fit the screen, and the wall keeps what it
// knew when the network is gone.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const WALLS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
] as const;
const BOARDS = ['/risk-board', '/duty-board', '/data-health', '/people-board'] as const;

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('the boards', () => {
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
    page = await open(DESK);
    page.on('pageerror', (error) => troubles.push(error.message));
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  async function open(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
    const opened = await (await browser.newContext({ locale: 'zh-CN', viewport })).newPage();
    opened.setDefaultTimeout(20_000);
    const entered = await opened.request.post(`${server.address}/api/enter`, {
      ...{ data: { login: 'office-city' }, headers: { 'x-xunhe': '1' } },
    });
    expect(entered.status()).toBe(200);
    return opened;
  }
  const get = async (path: string) => (await page.request.get(`${server.address}/api/${path}`)).json();
  const show = async (path: string) => {
    await page.goto(`${server.address}${path}`);
    await page.locator('.figure-card-number').first().waitFor();
    await page.locator('.ant-table-row').first().waitFor();
  };
  /** The figure of a card by its words, as a number. */
  const figure = async (words: string) => {
    const card = page.locator('.figure-card').filter({ has: page.getByText(words, { exact: true }) });
    return Number((await card.locator('.figure-card-number').textContent())?.replace(/[, %]/g, ''));
  };

  it('of risk says what the warning list says, and leads to each reach', async () => {
    const { counts, changes } = await get('months/2017-12/warnings?limit=1');
    await show('/risk-board');
    expect([await figure('■ 红色'), await figure('◆ 橙色'), await figure('▲ 黄色')]).toEqual([
      ...[counts.red, counts.orange, counts.yellow],
    ]);
    expect(await figure('预警河段')).toBe(counts.red + counts.orange + counts.yellow);
    const chip = async (words: string) =>
      Number((await page.getByRole('button', { name: new RegExp(`^${words} \\d+$`) }).textContent())!.split(' ')[1]);
    expect((await chip('新增')) + (await chip('升级'))).toBe(changes.raised);
    expect((await chip('降级')) + (await chip('解除'))).toBe(changes.fallen);
    await page.getByText('Brier 分').waitFor();
    await page.getByRole('button', { name: /^降级/ }).click();
    await page.waitForURL(/change=fallen/);
    await page.locator('.ant-table-row a').first().click();
    await page.waitForURL(/\/reaches\//);
  });

  it('of duties says what the duty list says, and leads to the duties of a district and of a chief', async () => {
    const { totals } = await get('months/2018-01/duties?limit=1');
    await show('/duty-board');
    expect([await figure('已巡天次'), await figure('责任人')]).toEqual([totals.done, totals.people]);
    const row = page.locator('.ant-table-row').first();
    const made = (await row.getByText(/\d+ \/ \d+/).textContent())!.trim();
    await row.locator('a').click();
    await page.waitForURL(/\/duties\?.*region=/);
    const told = page.locator('.total-figure');
    await told.first().waitFor();
    const [asked, done] = await told.allTextContents();
    expect(`${done!.split(' ')[0]} / ${asked}`.replace(/,/g, '')).toBe(made);
    await show('/duty-board?by=chief');
    const name = await page.locator('.ant-table-row a').first().textContent();
    await page.locator('.ant-table-row a').first().click();
    await page.waitForURL(/\/duties\?.*person=/);
    await page.getByRole('button', { name: `取消筛选：${name}` }).waitFor();
  });

  it('of data says how many are silent, and that each line has a beat', async () => {
    const { silentStations } = await get('panel');
    await show('/data-health');
    expect(await figure('缺测')).toBe(silentStations);
    await page.getByRole('button', { name: /^缺测/ }).click();
    await page.waitForURL(/state=silent/);
    await expect.poll(() => page.locator('.ant-table-row').count()).toBe(silentStations);
    expect(await page.locator('.ant-table-row').first().textContent()).toMatch(/每月.*个月.*\d+ \/ 12/);
  });

  it('of people counts whom the list of those below counts', async () => {
    const { summary } = await get('subordinates?limit=1');
    await show('/people-board');
    expect([await figure('在岗河长'), await figure('久未巡河')]).toEqual([summary.people, summary.silent]);
    await expect.poll(() => page.locator('.ant-table-row').count()).toBe(summary.silent);
    const { posts } = await get('months/2018-01/workload?limit=1');
    const cells = await page.locator('.post-table tbody tr').first().locator('td').allTextContents();
    expect([Number(cells[4]), Number(cells[7])]).toEqual([posts[0].people, posts[0].over]);
  });

  it.each([DESK, PHONE])(
    'have no serious fault that axe sees, and no width too much, at $width',
    async (size) => {
      await page.setViewportSize(size);
      for (const path of BOARDS) {
        await show(path);
        await page.waitForTimeout(300);
        await keepPicture(page, `board${path.slice(1)}-${size.width}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
        expect([path, await listFaults(page)]).toEqual([path, []]);
      }
      await page.setViewportSize(DESK);
      expect(troubles).toEqual([]);
    },
    120_000,
  );

  it.each(WALLS)(
    'end on a wall of $width that shows the same figures without a scrollbar',
    async (size) => {
      const panel = await get('panel');
      await page.goto(`${server.address}/risk-board`);
      const [wall] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: '大屏' }).click(),
      ]);
      await wall.setViewportSize(size);
      await wall.locator('.wall-figure-number').first().waitFor();
      await wall.locator('canvas').waitFor();
      const figures = (await wall.locator('.wall-figure-number').allTextContents()).map((text) =>
        text.replace(/,/g, ''),
      );
      const [red, orange, yellow, , , open, overdue] = figures.map(Number);
      expect([red, orange, yellow]).toEqual([panel.red, panel.orange, panel.yellow]);
      expect([open, overdue]).toEqual([panel.openProblems, panel.overdueProblems]);
      expect(await wall.locator('.wall-latest li').count()).toBe(8);
      expect(await wall.locator('.rail').count()).toBe(0);
      for (const language of ['zh', 'en']) {
        await wall.evaluate((to) => localStorage.setItem('xunhe.language', to), language);
        await wall.reload();
        await wall.locator('canvas').waitFor();
        await wall.waitForTimeout(500);
        const over = await wall.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('.wall, .wall-part, .wall-bars, .wall-latest')]
            .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
            .map((one) => one.className),
        );
        expect([language, over]).toEqual([language, []]);
        await keepPicture(wall, `wall-${size.width}-${language}`);
      }
      await wall.evaluate(() => localStorage.setItem('xunhe.language', 'zh'));
      expect(await listFaults(wall)).toEqual([]);
      // Big figures: a twentieth of the height, so that they are read from the other end of the room.
      const height = await wall
        .locator('.wall-figure-number')
        .first()
        .evaluate((one) => one.getBoundingClientRect().height);
      expect(height / size.height).toBeGreaterThan(0.045);
      await wall.close();
    },
    60_000,
  );

  it('keep on the wall what was last right, say since when, and go on by themselves', async () => {
    const wall = await open(WALLS[0]);
    await wall.clock.install();
    const tile = wall.waitForResponse(/\/api\/tiles\//);
    await wall.goto(`${server.address}/wall`);
    await tile;
    const state = wall.locator('.wall-at');
    await expect.poll(() => state.textContent()).toMatch(/^数据更新于 今天 \d\d:\d\d$/);
    const before = await wall.locator('.wall-figure-number').allTextContents();
    await wall.route('**/api/**', (route) => route.abort());
    const wait = async (seconds: number, pattern: RegExp) => {
      await expect
        .poll(
          async () => {
            await wall.clock.fastForward(seconds * 1000);
            return state.textContent();
          },
          { timeout: 20_000, interval: 500 },
        )
        .toMatch(pattern);
    };
    await wait(10, /网络不可用.*今天 \d\d:\d\d起未能更新/);
    expect(await wall.locator('.wall-figure-number').allTextContents()).toEqual(before);
    await keepPicture(wall, 'wall-without-network');
    await wall.unroute('**/api/**');
    await wait(10, /^数据更新于/);
    await wall.close();
  }, 60_000);

  it('lets a reading wait until the office says what it is, and never uses it before', async () => {
    await page.setViewportSize(DESK);
    await page.goto(`${server.address}/held-readings`);
    const rows = page.locator('.ant-table-row');
    await rows.first().waitFor();
    const { total, rows: held } = await get('held-readings?state=held&limit=1');
    const [{ id, placeName, value }] = held;
    await page.getByText(`共 ${total} 条`).waitFor();
    await rows.first().getByRole('checkbox').check();
    await page.getByRole('button', { name: /^更\s?正$/ }).click();
    const form = page.getByRole('dialog');
    await form.getByText(placeName).waitFor();
    const send = form.getByRole('button', { name: /^更\s?正$/ });
    await form.getByLabel('更正后的读数').fill('-5');
    await form.getByLabel('理由（必填，至少 4 个字）').fill('录入时多了负号');
    expect(await listFaults(page)).toEqual([]);
    await keepPicture(page, 'held-correct');
    await send.click();
    await form.getByRole('alert').getByText('更正后的读数应在 0 到 20000 之间。').waitFor();
    await form.getByLabel('更正后的读数').fill('5');
    await send.click();
    await page.getByText('已核定 1 条。').waitFor();
    await page.getByText(`共 ${total - 1} 条`).waitFor();
    await page.getByRole('button', { name: '已更正', exact: true }).click();
    await rows.first().getByText('录入时多了负号').waitFor();
    const { rows: decided } = await get('held-readings?state=corrected');
    expect(decided).toMatchObject([{ id, value, used: 5, decided: { why: '录入时多了负号' } }]);
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      expect(await listFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await keepPicture(page, `held-${viewport.width}`);
    }
  }, 120_000);
});

async function listFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
}
