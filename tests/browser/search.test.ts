// The box of the top bar, by the keyboard alone: on a desk and on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('the search box', () => {
  let page: Page;

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
    page = await (await browser.newContext({ locale: 'zh-CN', viewport: SIZES[0] })).newPage();
    page.setDefaultTimeout(20_000);
    const entered = await page.request.post(`${server.address}/api/enter`, {
      ...{ data: { login: 'office-city' }, headers: { 'x-xunhe': '1' } },
    });
    expect(entered.status()).toBe(200);
    await page.goto(`${server.address}/reaches`);
    await page.locator('.ant-table-row').first().waitFor();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  const box = () => page.getByRole('combobox', { name: '查找河段、人员、问题、页面' });
  const rows = () => page.locator('.find-row');
  const hasFocus = () => box().evaluate((one) => one === document.activeElement);

  it('takes the focus by / and by Ctrl+K, and gives it back by Escape', async () => {
    const first = page.locator('.rail a').first();
    for (const key of ['/', 'Control+k']) {
      await first.focus();
      await page.keyboard.press(key);
      expect([key, await hasFocus()]).toEqual([key, true]);
      await page.keyboard.type('he');
      await rows().first().waitFor();
      await page.keyboard.press('Escape');
      expect([key, await first.evaluate((one) => one === document.activeElement)]).toEqual([key, true]);
      await rows().first().waitFor({ state: 'hidden' });
    }
  });

  it('opens what the arrows chose', async () => {
    const { rows: reaches } = await (await page.request.get(`${server.address}/api/reaches?limit=1`)).json();
    await page.keyboard.press('/');
    await page.keyboard.type(reaches[0].id);
    await rows().filter({ hasText: reaches[0].name }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/reaches/${encodeURIComponent(reaches[0].id)}*`);
  });

  it('opens a screen by the initials of its name', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wttj');
    await rows().filter({ hasText: '问题统计' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/problem-statistics*');
  });

  it('says when nothing was found, and when it could not look', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('qqqzz');
    await page.getByText('没有找到“qqqzz”').waitFor();
    await page.route('**/api/search*', (route) => route.abort());
    await page.keyboard.type('z');
    await page.getByText('查找失败，请稍后再试。').waitFor();
    await page.unroute('**/api/search*');
    await page.keyboard.press('Escape');
  });

  it.each(SIZES)('has no fault that axe sees at $width', async (size) => {
    await page.setViewportSize(size);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('he');
    await rows().nth(5).waitFor();
    await keepPicture(page, `search-${size.width}`);
    // The list scrolls with the arrows of the box, which keeps the focus, as a combobox does.
    const axe = new AxeBuilder({ page }).include('.top').include('.ant-select-dropdown');
    const { violations } = await axe.disableRules('scrollable-region-focusable').analyze();
    const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(bad.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
