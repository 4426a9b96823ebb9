// One month of a chief, told from the published list to the report: on his phone the day, the card, where he stands and the report; what the town
// chief above him sees; and the desks on which an office makes and reads all of it. In Chinese, at the sizes of a desk and of a small phone.
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { addMonths } from '@xunhe/domain/ground/month';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../../packages/server/src/acts/cycle/run-cycle.ts';
import { makeNextReports } from '../../packages/server/src/acts/reports/make-reports.ts';
import { openTestCity, type TestCity } from '../../packages/server/src/http/test-city.ts';
import { inScope } from '../../packages/server/src/store/db.ts';
import { keepPicture } from './pictures.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const face = (name: string) => fileURLToPath(new URL(`../../packages/${name}/dist`, import.meta.url));
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
const LAST = '2025-12';
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

let test: TestCity;
let server: Awaited<ReturnType<TestCity['serve']>>;
let address: string;
let browser: Browser;
let chief: { login: string; person: string; name: string };
let leader: { login: string; person: string };
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH, and the faces built.
describe.skipIf(!BROWSER)('a month that is told', () => {
  beforeAll(async () => {
    test = await openTestCity({ reaches: 40, months: 26, seed: 5 });
    const house = { db: test.db, now: () => test.clock.now, random };
    for (const month of [addMonths(LAST, -1), LAST]) await runCycle({ ...house, city: test.city, month });
    server = await test.serve({ faces: { console: face('console'), field: face('field') } });
    address = await server.listen({ port: 0, host: '127.0.0.1' });
    [chief, leader] = [await findChief(['village', 'reach']), await findChief(['town'])];
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await test?.close();
  });

  it('is ordered at the desk, made beside the work, and opens from the list', async () => {
    const page = await open('office-city', DESK);
    await page.goto(`${address}/reports`);
    await page.getByText('还没有生成过。').waitFor();
    await expectGood(page, 'no report yet');
    await page.getByRole('button', { name: '生成2025年12月' }).click();
    await page.getByText('排队').waitFor();
    await makeNextReports({ db: test.db, now: () => test.clock.now, random }, test.city);
    await page.getByText(/共 \d+ 份/).waitFor();
    const row = page.getByRole('row').filter({ hasText: '全市' });
    await row.waitFor();
    await expectGood(page, 'reports');
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: /2025年12月河长制工作总结报告/ }).waitFor();
    await page.getByRole('heading', { name: '下一步' }).waitFor();
    await expectGood(page, 'the report of a city');
    for (const [name, type] of [
      ['下载 PDF', '%PDF'],
      ['下载表格', 'PK'],
    ] as const) {
      const link = await page.getByRole('link', { name }).getAttribute('href');
      const answer = await page.request.get(`${address}${link}`);
      expect([name, answer.status(), (await answer.body()).subarray(0, type.length).toString()]).toEqual([
        name,
        200,
        type,
      ]);
    }
    await page.context().close();
  }, 120_000);

  it('begins on the phone with what is asked and why, and has the card on paper', async () => {
    const page = await open(chief.login, PHONE);
    await page.goto(`${address}/m/`);
    await page.locator('.reach-card').first().waitFor();
    await expectGood(page, 'today');
    await page.goto(`${address}/m/card`);
    await page.getByRole('heading', { name: chief.name }).waitFor();
    await expectGood(page, 'the card');
    const paper = await page.getByRole('link', { name: '打印版（PDF）' }).getAttribute('href');
    expect((await page.request.get(`${address}${paper}`)).headers()['content-type']).toBe('application/pdf');
    await page.context().close();
  }, 60_000);

  it('ends on the phone with where one stands and the report, which stay without a network', async () => {
    const page = await open(chief.login, PHONE);
    await page.goto(`${address}/m/standing`);
    await page.getByRole('heading', { name: '我的履职' }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await expectGood(page, 'my standing');
    await page.goto(`${address}/m/reports`);
    await page
      .getByRole('link', { name: new RegExp(chief.name) })
      .first()
      .click();
    await page.getByRole('heading', { name: new RegExp(`${chief.name}2025年12月履职总结报告`) }).waitFor();
    await expectGood(page, 'my report');
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(`${address}/m/reports/${LAST}/chief/${chief.person}`);
    await page.getByRole('heading', { name: /履职总结报告/ }).waitFor();
    await page.context().close();
  }, 60_000);

  it('keeps an objection that was begun, over a page that dies, and sends it once there is a network', async () => {
    const page = await open(chief.login, PHONE);
    await page.goto(`${address}/m/standing`);
    const objecting = page
      .locator('.standing-number')
      .filter({ has: page.getByText(/^明细/) })
      .first();
    await objecting.getByText(/^明细/).click();
    await objecting.getByRole('button', { name: '对此项提出异议' }).click();
    await objecting.locator('input[type=checkbox]').first().check();
    await page.context().setOffline(true);
    await page.getByLabel('哪里不对').fill('当天在镇里开会，');
    await page.getByText('存在草稿箱').waitFor();
    expect(await objecting.getByRole('button', { name: '提交异议' }).isDisabled()).toBe(true);
    // The last words are written a moment after they are typed.
    await page.waitForTimeout(600);
    await page.context().setOffline(false);
    await page.goto(`${address}/m/drafts`);
    await page.getByText('履职评价异议').waitFor();
    await expectGood(page, 'a begun objection among the drafts');
    await page.getByRole('button', { name: '继续填写' }).click();
    expect(await page.getByLabel('哪里不对').inputValue()).toBe('当天在镇里开会，');
    expect(await page.locator('.appeal-form input[type=checkbox]').first().isChecked()).toBe(true);
    await page.getByLabel('哪里不对').fill('当天在镇里开会，请见附记录。');
    await expectGood(page, 'an objection');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByText('异议已提交').first().waitFor();
    await page.goto(`${address}/m/drafts`);
    await page.getByText('没有未提交的内容').waitFor();
    await page.context().close();
  }, 60_000);

  it('shows a town chief who below needs help, and the reports of his town alone', async () => {
    const page = await open(leader.login, PHONE);
    await page.goto(`${address}/m/subordinates`);
    await page.locator('.help-summary').waitFor();
    await expectGood(page, 'who needs help');
    await page.goto(`${address}/m/reports`);
    await page.getByText('本区域').first().waitFor();
    await expectGood(page, 'reports of a town');
    await page.context().close();
  }, 60_000);

  it('goes by figures that the office of the city settles from the next month on', async () => {
    const page = await open('office-city', DESK);
    await page.goto(`${address}/policies`);
    await page.getByRole('button', { name: '月度日程' }).click();
    await page.getByRole('button', { name: /^调\s?整$/ }).click();
    await page.getByLabel('数据截止日').fill('27');
    await page.getByLabel('数据截止日').blur();
    await page.getByRole('button', { name: /发布调整/ }).click();
    await page.getByText('须依次不早于前一项').waitFor();
    await page.getByLabel('数据截止日').fill('24');
    await page.getByLabel('调整理由').fill('月末放假');
    await page.getByText('原为 25 日').waitFor();
    await expectGood(page, 'figures being settled');
    await page.getByRole('button', { name: '发布调整（1 项）' }).click();
    await page.getByText('数据截止日：25 日 → 24 日').waitFor();
    await page.getByText('待生效').waitFor();
    expect(await page.getByRole('row', { name: /数据截止日/ }).textContent()).toContain('本市设定');
    await page.setViewportSize(PHONE);
    await expectGood(page, 'figures that were settled, on a phone');
    await page.context().close();
  }, 60_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });
});

function findChief(levels: readonly string[]) {
  return inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    tx
      .selectFrom('accounts as a')
      .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
      .innerJoin('duties as d', (join) => join.onRef('d.city', '=', 'a.city').onRef('d.person', '=', 'a.person'))
      .select(['a.login', 'a.person', 'p.name'])
      .where('a.role', '=', 'chief')
      .where('p.level', 'in', [...levels])
      .where('d.visits', '>', 0)
      .orderBy('a.login')
      .executeTakeFirstOrThrow(),
  );
}

async function open(login: string, viewport: typeof DESK): Promise<Page> {
  const [name, value] = (await test.enter(login)).split('=');
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await context.addCookies([{ name: name!, value: value!, url: address }]);
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  return page;
}

/** No fault by the rules, nothing that makes the whole page scroll sideways; and a picture for people to look at. */
async function expectGood(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  await keepPicture(page, name.replaceAll('/', ' '));
  expect([name, faults, wide! > width!]).toEqual([name, [], false]);
}
