// A citizen with a small phone and no script: reads the page of a water, reports with a picture, follows by the code. Then the same form with the
// browser's place, and the office's side in the console.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJpeg } from '../../packages/server/src/pictures/test-pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
/** Of the page itself; there is nothing else to fetch. */
const MOST_BYTES = 60_000;

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('the page behind the signboard', () => {
  let plain: BrowserContext;
  let page: Page;
  let water: string;

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    plain = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    page = await plain.newPage();
    water = `${server.address}/river/${await findWater()}`;
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  /** The water with the most reaches, as the console lists them. */
  async function findWater(): Promise<string> {
    const office = await enterOffice();
    const { rows } = await office.evaluate(() => fetch('/api/signboards?limit=500').then((answer) => answer.json()));
    await office.context().close();
    return rows.toSorted((a: { reaches: number }, b: { reaches: number }) => b.reaches - a.reaches)[0].id;
  }

  async function enterOffice(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const office = await context.newPage();
    await office.goto(`${server.address}/`);
    await office
      .getByRole('button', { name: /河长办/ })
      .first()
      .click();
    await office.getByRole('navigation', { name: '主导航' }).waitFor();
    return office;
  }

  async function expectGood(seen: Page): Promise<void> {
    // Axe needs scripts, which this page does not run: the same page in a browser that does.
    const context = await browser.newContext({ ...PHONE, bypassCSP: true });
    const twin = await context.newPage();
    await twin.setContent(await seen.content());
    const { violations } = await new AxeBuilder({ page: twin })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    // Nothing to scroll sideways.
    expect(await twin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  }

  it('is read without a script, in one request of few bytes', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const answer = await page.goto(water);
    expect((await answer!.body()).length).toBeLessThan(MOST_BYTES);
    await page.getByRole('heading', { name: '水质' }).waitFor();
    await page.getByRole('heading', { name: '河长', exact: true }).waitFor();
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([water]);
    await expectGood(page);
    await page.getByText('按月列出').click();
    await page.getByRole('cell', { name: /类/ }).first().waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'River chiefs', exact: true }).waitFor();
    await expectGood(page);
  });

  it('takes a report with a picture, and shows its way under the code', async () => {
    await page.goto(water);
    await page.getByRole('link', { name: '反映问题' }).click();
    await expectGood(page);
    await page.getByLabel('在哪个河段').selectOption({ index: 1 });
    await page.getByLabel('是什么问题').selectOption('drainage_facility');
    await page.getByLabel('请描述').fill('桥下排水口冒黑水，味道很大。');
    await page.getByLabel(/^照片/).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await makeJpeg(9) });
    await page.getByLabel('联系电话').fill('13800138000');
    // A person takes longer than this; a program does not.
    await new Promise((resolve) => setTimeout(resolve, 3200));
    await page.getByRole('button', { name: '提交' }).click();
    const code = (await page.locator('.code').textContent())!.trim();
    expect(code).toMatch(/^[2-9A-Y]{5}-[2-9A-Y]{5}$/);
    await expectGood(page);
    await page.goto(`${server.address}/follow`);
    await page.getByLabel(/查询码/).fill(code.toLowerCase());
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('现在：已收到').waitFor();
    await page.getByText('附 1 张照片').waitFor();
    await expectGood(page);
  });

  it('puts the place of the browser into the form where scripts run', async () => {
    const context = await browser.newContext({
      ...PHONE,
      permissions: ['geolocation'],
      geolocation: { longitude: 1, latitude: 50 },
    });
    const phone = await context.newPage();
    const failed: string[] = [];
    phone.on('console', (message) => message.type() === 'error' && failed.push(message.text()));
    await phone.goto(`${water}/report`);
    await phone.getByRole('button', { name: '使用当前位置' }).click();
    await phone.getByText('已取得位置').waitFor();
    expect(await phone.locator('input[name=lon]').inputValue()).toBe('1.000000');
    expect(failed.filter((text) => !text.includes('favicon'))).toEqual([]);
    const { violations } = await new AxeBuilder({ page: phone }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    // Far from the water the place says nothing.
    await phone.getByLabel('是什么问题').selectOption('other');
    await phone.getByLabel('请描述').fill('一件事');
    await new Promise((resolve) => setTimeout(resolve, 3200));
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByRole('alert').getByText('请选择河段').waitFor();
    await context.close();
  });

  it('is answered in the console, where the number is shown when it is asked for', async () => {
    const office = await enterOffice();
    const { rows } = await office.evaluate(() => fetch('/api/problems?limit=20').then((answer) => answer.json()));
    const { id } = rows.find(
      ({ source, text }: { source: string; text: string }) => source === 'citizen' && text.includes('冒黑水'),
    );
    await office.goto(`${server.address}/problems/${id}`);
    await office.getByRole('button', { name: '查看电话' }).click();
    await office.getByText('13800138000').waitFor();
    await office.getByLabel(/填写答复/).fill('已安排人员到场核查。');
    await office.getByRole('button', { name: '公开答复' }).click();
    await office.getByText('已安排人员到场核查。').first().waitFor();
    await office
      .getByRole('img', { name: /照片|现场|picture/i })
      .first()
      .waitFor({ timeout: 30_000 });
    await office.goto(`${server.address}/signboards`);
    const sign = office.getByRole('img', { name: /公开页的二维码/ }).first();
    await sign.waitFor();
    const { violations } = await new AxeBuilder({ page: office }).analyze();
    expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([]);
    await office.context().close();
  }, 90_000);
});
