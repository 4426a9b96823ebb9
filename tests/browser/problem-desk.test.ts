// The desk of problems in a real browser, at the size of an office and of a phone, in Chinese: its list, its empty and its failed state, a
// report that is accepted by keys alone, and what the accessibility rules say of the desk, a case and the statistics.
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { makeId } from '@xunhe/domain/ground/id';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCity, type TestCity } from '../../packages/server/src/http/test-city.ts';
import { cityOffice, findChief } from '../../packages/server/src/http/test-people.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const CONSOLE = fileURLToPath(new URL('../../packages/console/dist', import.meta.url));
const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;
// Ant Design parts two signs on a button.
const ACCEPT = /^受\s?理$/;
const TEXTS = ['河边堆放砂石约两车', '护栏缺失约十米', '水面漂浮物成片'];

let test: TestCity;
let server: Awaited<ReturnType<TestCity['serve']>>;
let address: string;
let cookie: { name: string; value: string };
let browser: Browser;
let first: string;
const contexts = new Map<string, BrowserContext>();
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH, and the console built.
describe.skipIf(!BROWSER)('the desk of problems', () => {
  beforeAll(async () => {
    test = await openTestCity({ reaches: 20, months: 26, seed: 21 });
    server = await test.serve({ faces: { console: CONSOLE, field: null } });
    address = await server.listen({ port: 0, host: '127.0.0.1' });
    const chief = await findChief(test);
    const as = await test.as(chief.login);
    for (const [i, text] of TEXTS.entries()) {
      const id = makeId(test.clock.now + i, crypto.getRandomValues(new Uint8Array(10)));
      if (i === 0) first = id;
      const place = { reach: chief.reach, lon: 113.25, lat: 23.15, patrol: null };
      const body = { id, type: 'stockyard', text, at: `2026-01-07T0${i + 1}:00:00.000Z`, ...place };
      expect((await as('reportProblem', { body })).status).toBe(200);
    }
    const [name, value] = (await test.enter(cityOffice(test))).split('=');
    cookie = { name: name!, value: value! };
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await test?.close();
  });

  for (const size of SIZES) {
    it(`lists what is open and says when nothing is, at ${size.name} size`, async () => {
      const page = await open(size);
      await page.goto(`${address}/problems`);
      for (const text of TEXTS) await page.getByRole('row').filter({ hasText: text }).waitFor();
      await expectAccessible(page, 'the desk');
      await page.goto(`${address}/problems?queue=deferAsked`);
      await page.getByText('这里没有待办的问题。').waitFor();
      await page.goto(`${address}/problems?q=飞碟`);
      await page.getByText('没有符合条件的问题。').waitFor();
      await page.close();
    }, 60_000);

    it(`says what happened when the list fails, and shows it on another try, at ${size.name} size`, async () => {
      const page = await open(size);
      await page.route('**/api/problems?*', (route) =>
        route.fulfill({ status: 500, contentType: 'application/json', body: '{"kind":"server.failed"}' }),
      );
      await page.goto(`${address}/problems`);
      const alert = page.getByRole('alert').filter({ hasText: '服务出错' });
      await alert.waitFor();
      await expectAccessible(page, 'a failed list');
      await page.unroute('**/api/problems?*');
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByRole('row').filter({ hasText: TEXTS[0]! }).waitFor();
      expect(await alert.count()).toBe(0);
      await page.close();
    }, 60_000);

    it(`keeps to the accessibility rules on a case and on the statistics, at ${size.name} size`, async () => {
      const page = await open(size);
      await page.goto(`${address}/problems/${first}`);
      await page.getByText(TEXTS[0]!).first().waitFor();
      await page.getByRole('button', { name: ACCEPT }).waitFor();
      await expectAccessible(page, 'a case');
      await page.goto(`${address}/problem-statistics`);
      await page.getByRole('heading', { name: '按承办单位' }).waitFor();
      await expectAccessible(page, 'statistics');
      await page.close();
    }, 60_000);
  }

  it('folds its filters behind one button on a phone, with their number, and leaves them open at a desk', async () => {
    const [desk, phone] = [await open(SIZES[0]), await open(SIZES[1])];
    for (const page of [desk, phone]) {
      await page.goto(`${address}/problems?type=stockyard&dueFrom=2026-01-01`);
      await page.getByRole('row').filter({ hasText: TEXTS[0]! }).waitFor();
    }
    expect(await desk.getByRole('button', { name: /^筛选/ }).count()).toBe(0);
    expect(await desk.getByLabel('时限自').isVisible()).toBe(true);
    const fold = phone.getByRole('button', { name: '筛选（2 项生效）' });
    expect(await phone.getByLabel('时限自').isVisible()).toBe(false);
    const list = phone.locator('.data-table');
    expect((await list.boundingBox())!.y).toBeLessThan(SIZES[1].height / 3);
    await fold.click();
    await phone.getByLabel('时限自').fill('');
    await phone.getByRole('button', { name: '筛选（1 项生效）' }).waitFor();
    await expectAccessible(phone, 'open filters');
    await desk.close();
    await phone.close();
  }, 60_000);

  it('leads from the list to an accepted case by keys alone', async () => {
    const page = await open(SIZES[0]);
    const { keyboard } = page;
    await page.goto(`${address}/problems?queue=toAccept`);
    await page.getByRole('row').filter({ hasText: TEXTS[0]! }).waitFor();
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 80; i++) {
        await keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
      }
      throw new Error(`Nothing that is ${selector} was reached by the Tab key`);
    };
    await tabTo('tr[data-row-key]');
    while ((await page.evaluate(() => document.activeElement?.getAttribute('data-row-key'))) !== first)
      await keyboard.press('j');
    await keyboard.press('Enter');
    await page.waitForURL(`**/problems/${first}*`);
    await page.getByRole('button', { name: ACCEPT }).waitFor();
    await tabTo('button[aria-expanded="false"].ant-btn-primary');
    await keyboard.press('Enter');
    // The form takes the focus to what is to be written.
    await page.locator('textarea:focus').waitFor();
    await keyboard.type('属实');
    await tabTo('button[type="submit"]');
    await keyboard.press('Enter');
    await page.locator('.screen-about').filter({ hasText: '已受理' }).waitFor();
    await page.goto(`${address}/problems?queue=toAssign`);
    await page.getByRole('row').filter({ hasText: TEXTS[0]! }).waitFor();
    await page.close();
  }, 60_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });
});

/** Of one size, pages share what was loaded. */
async function open(size: (typeof SIZES)[number]): Promise<Page> {
  const context = contexts.get(size.name) ?? (await openContext(size));
  contexts.set(size.name, context);
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // The list that was made to fail is told to the person; the browser repeats it here.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  return page;
}

async function openContext({ width, height }: (typeof SIZES)[number]): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
  await context.addCookies([{ ...cookie, url: address }]);
  return context;
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const faults = violations.flatMap(({ id, impact, nodes }) =>
    impact === 'serious' || impact === 'critical' ? `${id}: ${nodes[0]?.html.slice(0, 200)}` : [],
  );
  expect([name, faults]).toEqual([name, []]);
}
