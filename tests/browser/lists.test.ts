// The lists of the console as an office works with them: filtered, kept under a name, with the columns one wants, taken along as a file whose rows
// are those of the list. On a desk and on a phone.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '../../packages/server/src/sheets/test-book.ts';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('a list of the console', () => {
  let office: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    server = await startServer({ passwords: [] });
    browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
    const context = await browser.newContext({ locale: 'zh-CN', viewport: DESK });
    office = await context.newPage();
    office.setDefaultTimeout(20_000);
    office.on('pageerror', (error) => troubles.push(error.message));
    const entered = await office.request.post(`${server.address}/api/enter`, {
      ...{ data: { login: 'office-city' }, headers: { 'x-xunhe': '1' } },
    });
    expect(entered.status()).toBe(200);
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  const heads = () => office.locator('.ant-table-thead th').allTextContents();

  /** What the export brings, as lines. */
  async function take(kind: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await office.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('menuitem', { name: kind }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async function countOf(path: string): Promise<number> {
    const answer = await office.request.get(`${server.address}/api/${path}`);
    return (await answer.json()).total;
  }

  it('goes whole into a workbook and into CSV, more rows than the page shows', async () => {
    await office.goto(`${server.address}/reaches`);
    await office.locator('.ant-table-row').first().waitFor();
    const total = await countOf('reaches?limit=1');
    expect(total).toBeGreaterThan(50);
    const book = await take(/XLSX/);
    const sheet = (await readBook(book.bytes)).sheets[0]!;
    expect([book.name, sheet.rows.length]).toEqual(['河段台账.xlsx', total + 1]);
    const length = sheet.rows[0]!.indexOf('长度（m）');
    expect(sheet.rows.slice(1).every((row) => typeof row[length] === 'number')).toBe(true);
    const lines = (await take(/CSV/)).bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(total + 1);
  }, 60_000);

  it('goes into the file as it is filtered, without the columns that are left out', async () => {
    await office.goto(`${server.address}/reaches?level=red`);
    await office.locator('.ant-table-row').first().waitFor();
    const all = await heads();
    await office.getByRole('button', { name: '选择显示的列' }).click();
    await office.getByRole('checkbox', { name: '水体' }).uncheck();
    expect(await office.getByRole('checkbox', { name: '河段' }).isDisabled()).toBe(true);
    await office.keyboard.press('Escape');
    expect(await heads()).toEqual(all.filter((head) => head !== '水体'));
    const red = await countOf('reaches?limit=1&level=red&month=2017-12');
    const lines = (await take(/CSV/)).bytes.toString('utf8').trimEnd().split('\r\n');
    expect([lines.length, lines[0]!.includes('水体')]).toEqual([red + 1, false]);
    await office.reload();
    await office.locator('.ant-table-row').first().waitFor();
    expect(await heads()).toEqual(all.filter((head) => head !== '水体'));
    await office.getByRole('button', { name: '选择显示的列' }).click();
    await office.getByRole('button', { name: '全部显示' }).click();
    expect(await heads()).toEqual(all);
  }, 60_000);

  it('begins again where an old link leads behind its last page', async () => {
    await office.goto(`${server.address}/reaches?page=99&level=red`);
    await office.locator('.ant-table-row').first().waitFor();
    const { searchParams } = new URL(office.url());
    expect([searchParams.get('page'), searchParams.get('level')]).toEqual([null, 'red']);
  }, 60_000);

  it('stops when a page of it cannot be had, and says why', async () => {
    await office.goto(`${server.address}/patrols?of=all`);
    await office.locator('.ant-table-row').first().waitFor();
    await office.route('**/api/patrols?*offset=500*', (route) => route.abort());
    await office.getByRole('button', { name: '导出' }).click();
    await office.getByRole('menuitem', { name: /CSV/ }).click();
    await office.locator('.list-tools .refused').waitFor();
    await keepPicture(office, 'export that failed');
    await office.unroute('**/api/patrols?*offset=500*');
  }, 60_000);

  it('is kept under a name by keyboard, found again on another screen size, and given up', async () => {
    await office.goto(`${server.address}/problems?queue=overdue`);
    await office.getByRole('button', { name: '存为常用筛选' }).focus();
    await office.keyboard.press('Enter');
    await office.getByLabel('名称').fill('逾期的');
    await office.keyboard.press('Enter');
    const chip = office.getByRole('button', { name: '逾期的', exact: true });
    await chip.waitFor();
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    await keepPicture(office, 'a saved view');
    await office.goto(`${server.address}/problems`);
    expect(await chip.getAttribute('aria-pressed')).toBe('false');
    await chip.click();
    await office.waitForURL(/queue=overdue/);
    await office.setViewportSize(PHONE);
    await keepPicture(office, 'a saved view on a phone');
    expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await office.getByRole('button', { name: /删除常用筛选/ }).click();
    await chip.waitFor({ state: 'detached' });
    await office.setViewportSize(DESK);
  }, 60_000);

  it('is ordered by a head from the keyboard, keeps that in its address, and goes into the file so', async () => {
    await office.goto(`${server.address}/reaches`);
    await office.locator('.ant-table-row').first().waitFor();
    const head = office.locator('.ant-table-thead th', { hasText: '长度' }).first();
    for (const [order, aria] of [
      ['up', 'ascending'],
      ['down', 'descending'],
    ] as const) {
      await head.focus();
      await office.keyboard.press('Enter');
      await office.waitForURL(new RegExp(`sort=lengthM&order=${order}|order=${order}&sort=lengthM`));
      expect(await head.getAttribute('aria-sort')).toBe(aria);
    }
    await office.reload();
    await office.locator('.ant-table-row').first().waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await keepPicture(office, 'a list ordered by a head');
    const sheet = (await readBook((await take(/XLSX/)).bytes)).sheets[0]!;
    const at = sheet.rows[0]!.indexOf('长度（m）');
    const lengths = sheet.rows.slice(1).map((row) => Number(row[at]));
    expect(lengths.length).toBe(await countOf('reaches?limit=1'));
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    await head.focus();
    await office.keyboard.press('Enter');
    await office.waitForURL((url) => !url.search.includes('sort='));
  }, 60_000);

  it('keeps to the accessibility rules with its tools open', async () => {
    for (const path of ['/reaches', '/people', '/warnings', '/duties', '/patrols', '/problems']) {
      await office.goto(`${server.address}${path}`);
      await office.locator('.ant-table-row').first().waitFor();
      await office.getByRole('button', { name: '选择显示的列' }).click();
      await office.getByRole('checkbox').first().waitFor();
      await office.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page: office })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
        .analyze();
      expect([path, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([path, []]);
    }
    expect(troubles).toEqual([]);
  }, 120_000);
});
