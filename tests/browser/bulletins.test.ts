// An office at its desk of bulletins in a real browser: one is entered with what it would raise in sight, made a problem of, and withdrawn; a
// document of a reach goes up and comes down; the file of the reach becomes a PDF. On a desk and on a phone.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const REACH = 'W01-01';
const TEXT = '网民反映河面有大量漂浮垃圾';

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('bulletins and documents', () => {
  let office: Page;
  let bulletin: string;
  let name: string;
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
    name = (await (await office.request.get(`${server.address}/api/reaches/${REACH}`)).json()).name;
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  const open = (path: string) => office.goto(`${server.address}${path}`);
  const shown = '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option';
  const section = (label: string) => office.getByRole('region', { name: label, exact: true });

  it('show what one would raise while it is written, and by media only when it is confirmed', async () => {
    await open('/bulletins/new');
    await office.getByRole('combobox', { name: '涉及河段' }).fill(name);
    await office.locator(shown, { hasText: REACH }).click();
    const effect = section('对预警的影响');
    await effect.getByText('橙', { exact: false }).first().waitFor();
    await office.getByRole('combobox', { name: '类型' }).press('Enter');
    await office.locator(shown, { hasText: '舆情' }).click();
    await effect.getByText('不触发预警').waitFor();
    await office.getByLabel('已核实属实').check();
    await effect.getByText(/计入 2018年1月 数据的预警草案/).waitFor();
    await office.getByLabel('内容', { exact: true }).fill(TEXT);
    await keepPicture(office, 'a bulletin that is written');
    await office.getByRole('button', { name: /^登\s?记$/ }).click();
    await office.waitForURL(/bulletins\/[0-9a-f]{8}-/);
    bulletin = office.url();
    await section('经过').getByText('登记', { exact: true }).waitFor();
  }, 60_000);

  it('make a problem of one, and both lead to each other', async () => {
    await office.getByRole('button', { name: '转为问题' }).first().click();
    await office
      .getByRole('dialog')
      .getByRole('button', { name: /转为问题/ })
      .click();
    await section('转出的问题').getByRole('link').click();
    await office.waitForURL(/\/problems\//);
    await office.getByText(TEXT).first().waitFor();
    await office.getByRole('link', { name: '查看原通报' }).click();
    await office.waitForURL(bulletin);
  }, 60_000);

  it('withdraw one with a reason, and it raises nothing any more', async () => {
    await office.getByRole('button', { name: /撤\s?销/ }).click();
    await office.getByLabel('理由').fill('查无此事');
    await office
      .getByRole('dialog')
      .getByRole('button', { name: /撤\s?销/ })
      .click();
    await office.getByText('查无此事').waitFor();
    await office.getByRole('button', { name: /更\s?正/ }).waitFor({ state: 'detached' });
    await keepPicture(office, 'a bulletin that was withdrawn');
    await open('/bulletins?show=withdrawn');
    await office.locator('.ant-table-row', { hasText: TEXT }).getByText('不触发').waitFor();
  }, 60_000);

  it('keep a document with a reach and give it back byte by byte', async () => {
    const file = join(server.data, '一河一策.pdf');
    writeFileSync(file, `%PDF-1.7\n${'河'.repeat(200)}`);
    await open(`/reaches/${REACH}`);
    await section('档案文件').getByRole('button', { name: '添加文件' }).click();
    await office.getByLabel('选择文件').setInputFiles(file);
    await office.getByRole('button', { name: /上\s?传/ }).click();
    const link = section('档案文件').getByRole('link', { name: '下载 一河一策' });
    const [saved] = await Promise.all([office.waitForEvent('download'), link.click()]);
    expect(saved.suggestedFilename()).toBe('一河一策.pdf');
    expect(readFileSync((await saved.path())!).equals(readFileSync(file))).toBe(true);
  }, 60_000);

  it('print the file of a reach on A4 with every part', async () => {
    await open(`/reaches/${REACH}/dossier`);
    await section('档案文件').getByText('一河一策').first().waitFor();
    await office.waitForTimeout(1500);
    const paper = join(server.data, 'dossier.pdf');
    await office.pdf({ path: paper, preferCSSPageSize: true, printBackground: true });
    const said = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
    for (const part of [
      name,
      '基本情况',
      '责任人',
      '近一年预警',
      '通报与舆情',
      '水质类别',
      '巡河与问题',
      '污染源',
      '档案文件',
    ])
      expect(said).toContain(part);
    expect(said).not.toContain('退出登录');
  }, 60_000);

  it('can be used by everybody, on a desk and on a phone', async () => {
    for (const size of [DESK, PHONE]) {
      await office.setViewportSize(size);
      for (const address of [`${server.address}/bulletins`, `${server.address}/bulletins/new`, bulletin]) {
        await office.goto(address);
        await office.locator('h1').waitFor();
        await office.waitForLoadState('networkidle');
        expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
        const { violations } = await new AxeBuilder({ page: office }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => [address, id, nodes[0]?.html])).toEqual([]);
      }
    }
    expect(troubles).toEqual([]);
  }, 120_000);
});
