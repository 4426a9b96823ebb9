// An office keeps its registers in a real browser: a station made by keyboard, changed, retired and brought back; an edit that comes too late;
// many sources at once; the line of a reach written as positions and drawn on the map; a reach split and joined. On a desk and on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('the registers', () => {
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

  const open = async (path: string) => {
    await office.goto(`${server.address}${path}`);
    await office.locator('.ant-table-row').first().waitFor();
  };
  const drawer = () => office.getByRole('dialog');
  const post = async (path: string, data: object) => {
    const answer = await office.request.post(`${server.address}/api/registers/${path}`, {
      ...{ data, headers: { 'x-xunhe': '1' } },
    });
    return { status: answer.status(), body: await answer.json() };
  };
  const option = (words: string) =>
    office.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words });

  it('take a new station by keyboard, and say at its field what is missing', async () => {
    await open('/registers');
    await office.getByRole('button', { name: '新建' }).focus();
    await office.keyboard.press('Enter');
    await drawer().getByLabel('编号').fill('T-1');
    await drawer().getByLabel('名称', { exact: true }).fill('试验断面');
    await office.keyboard.press('Enter');
    await drawer().getByText('请填写此项。').first().waitFor();
    await keepPicture(office, 'a station with faults');
    await drawer().getByRole('combobox', { name: '类别' }).press('Enter');
    await option('监测断面').click();
    await drawer().getByRole('combobox', { name: '所在河段' }).fill('W01-01');
    await option('W01-01').click();
    await drawer()
      .getByRole('button', { name: /保\s?存/ })
      .focus();
    await office.keyboard.press('Enter');
    await drawer().getByText('第 1 版').first().waitFor();
    expect(office.url()).toContain('id=T-1');
    await keepPicture(office, 'a station that was made');
  }, 60_000);

  it('tell who was faster, show it, and take the change then', async () => {
    await post('station/records/T-1/edit', { values: { nameEn: 'Trial' }, seen: 1, reason: '补英文名' });
    await drawer().getByLabel('名称', { exact: true }).fill('改名断面');
    await office.keyboard.press('Enter');
    await drawer()
      .getByText(/英文名称.*请查看后再改/)
      .waitFor();
    await keepPicture(office, 'a change that came too late');
    await drawer().getByRole('button', { name: '查看最新内容' }).click();
    await drawer().getByText('补英文名').waitFor();
    await drawer().getByLabel('名称', { exact: true }).fill('改名断面');
    await office.keyboard.press('Enter');
    await drawer().getByText('已保存，第 3 版。').waitFor();
  }, 60_000);

  it('retire with a reason, and take that back', async () => {
    await drawer()
      .getByRole('button', { name: /停\s?用/ })
      .click();
    await drawer().getByLabel('停用原因').fill('断面已撤销');
    await office.keyboard.press('Enter');
    await drawer().getByText('已保存，第 4 版。').waitFor();
    await keepPicture(office, 'a station that was retired');
    await drawer().getByRole('button', { name: '撤销上次修改' }).click();
    await drawer().getByText('已撤销，第 5 版。').waitFor();
    await drawer().locator('.register-history > li').nth(4).waitFor();
  }, 60_000);

  it('change many at once, and take all of them back', async () => {
    await open('/registers?kind=source');
    await office.locator('.ant-table-row input[type=checkbox]').first().check();
    await office.getByRole('button', { name: '选择本页全部' }).click();
    const bulk = office.getByRole('region', { name: '批量修改' });
    await bulk.getByText('已选 50 条').waitFor();
    await bulk.getByRole('combobox', { name: '要修改的项' }).press('Enter');
    await option('状况').click();
    await bulk.getByLabel('状况').fill('封堵');
    await keepPicture(office, 'many sources');
    await bulk.getByRole('button', { name: '批量修改' }).click();
    await office.getByText('已修改 50 条。').waitFor();
    await office.locator('.register-open').first().click();
    await drawer().getByRole('button', { name: '撤销整批 50 条' }).click();
    await drawer().getByText('已撤销，第 2 版。').waitFor();
  }, 60_000);

  it('take the line of a reach as positions, and a point that is moved on the map', async () => {
    await open('/registers?kind=reach');
    await office.locator('.register-open').first().click();
    const positions = drawer().getByLabel(/^坐标/);
    await positions.waitFor();
    await positions.fill('113.3 22.6\n一');
    await drawer().getByText('第 2 行不是“经度 纬度”。').waitFor();
    await positions.fill('113.300 22.600\n113.302 22.600');
    await drawer()
      .getByText(/共 2 个点，长 20\d m/)
      .waitFor();
    await drawer()
      .getByRole('button', { name: /保\s?存/ })
      .click();
    await drawer().getByText('已保存，第 1 版。').waitFor();
    // The map opens on the line anew: its ends stand 48 pixels from the sides, or as near as the deepest zoom of the frame allows.
    await office.reload();
    await drawer()
      .getByText(/共 2 个点/)
      .waitFor();
    const map = drawer().locator('.shape-map canvas');
    await map.scrollIntoViewIfNeeded();
    await office.waitForTimeout(1500);
    await keepPicture(office, 'the line of a reach');
    await drawer().getByRole('button', { name: '重新绘制' }).click();
    const box = (await map.boundingBox())!;
    const at = (x: number, y: number) => office.mouse.click(box.x + x, box.y + y);
    await at(100, 100);
    await at(200, 150);
    await at(300, 120);
    await at(300, 120);
    await drawer()
      .getByText(/共 3 个点/)
      .waitFor();
    await keepPicture(office, 'a reach that was drawn');
    await drawer()
      .getByRole('button', { name: /保\s?存/ })
      .click();
    await drawer().getByText('已保存，第 2 版。').waitFor();
  }, 90_000);

  it('split a reach where one clicks on its line, take that back, and split it by kilometres', async () => {
    await open('/registers?kind=reach&id=W01-01');
    const splitForm = drawer().getByRole('form', { name: '拆分河段' });
    await drawer().getByRole('button', { name: '拆分河段' }).click();
    const map = splitForm.locator('.shape-map canvas');
    await map.scrollIntoViewIfNeeded();
    await office.waitForTimeout(1500);
    const at = splitForm.getByLabel('拆分处距起点（km）');
    const before = await at.inputValue();
    const box = (await map.boundingBox())!;
    await office.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
    await expect.poll(() => at.inputValue()).not.toBe(before);
    await splitForm.getByRole('button', { name: /拆\s?分/ }).click();
    await splitForm.getByText('请填写此项。').waitFor();
    await splitForm.getByLabel('新河段编号').fill('T-R1');
    await splitForm.getByLabel('新河段名称').fill('试验下段');
    await keepPicture(office, 'a reach to be split');
    await splitForm.getByRole('button', { name: /拆\s?分/ }).click();
    await drawer()
      .getByText(/已拆分，新河段 T-R1/)
      .waitFor();
    await keepPicture(office, 'a reach that was split');
    await drawer()
      .getByRole('button', { name: /撤销整批/ })
      .click();
    await drawer()
      .getByText(/已撤销，第 \d 版。/)
      .waitFor();
    await drawer().getByRole('button', { name: '拆分河段' }).click();
    await splitForm.getByLabel('拆分处距起点（km）').fill('0.1');
    await splitForm.getByRole('radio', { name: /上段：0\.100 km/ }).check();
    await splitForm.getByLabel('新河段编号').fill('T-R2');
    await splitForm.getByLabel('新河段名称').fill('试验下段');
    await office.keyboard.press('Enter');
    await drawer()
      .getByText(/已拆分，新河段 T-R2/)
      .waitFor();
  }, 90_000);

  it('join a reach with the one below it', async () => {
    await drawer().getByRole('button', { name: '与下游河段合并' }).click();
    const form = drawer().getByRole('form', { name: '与下游河段合并' });
    await form.getByRole('radio', { name: /上段.*W01-01/ }).check();
    await keepPicture(office, 'reaches to be joined');
    await form.getByRole('button', { name: /合\s?并/ }).click();
    await drawer()
      .getByText(/已合并，河段 T-R2 停用/)
      .waitFor();
  }, 60_000);

  it('take a rain gauge that serves from today on, and retire it', async () => {
    await open('/registers?kind=gauge');
    await office.getByRole('button', { name: '新建' }).click();
    await drawer().getByLabel('编号').fill('T-G1');
    await drawer().getByLabel('名称', { exact: true }).fill('试验雨量站');
    expect(await drawer().getByLabel('启用日期').inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await drawer().getByRole('combobox', { name: '区域' }).press('Enter');
    await office.keyboard.press('Enter');
    await drawer().getByLabel('经度（WGS 84）').fill('113.3');
    await drawer().getByLabel('纬度（WGS 84）').fill('22.6');
    await keepPicture(office, 'a rain gauge');
    await drawer()
      .getByRole('button', { name: /保\s?存/ })
      .click();
    await drawer().getByText('第 1 版').first().waitFor();
    await drawer()
      .getByRole('button', { name: /停\s?用/ })
      .click();
    await drawer().getByLabel('停用原因').fill('迁建');
    await office.keyboard.press('Enter');
    await drawer().getByText('已保存，第 2 版。').waitFor();
    await keepPicture(office, 'a rain gauge that was retired');
  }, 60_000);

  it('write the land cover of a reach, and say when it is more than the whole', async () => {
    await open('/registers?kind=reach&id=W01-01');
    const cover = drawer().getByRole('group', { name: '土地利用' });
    const fill = async (n: number, name: string, share: string) => {
      await cover.getByRole('button', { name: '添加一类' }).click();
      await cover.getByRole('combobox', { name: `第 ${n} 类` }).fill(name);
      await office.keyboard.press('Escape');
      await cover.getByLabel(`第 ${n} 类占比（%）`).fill(share);
    };
    while ((await cover.getByRole('combobox').count()) > 0) await cover.getByLabel('删除第 1 类').click();
    await fill(1, '建设用地', '62.5');
    await fill(2, '桑基鱼塘', '60');
    const save = drawer().getByRole('button', { name: /保\s?存/ });
    await save.click();
    await drawer().getByText('各类占比合计不能超过 100%。').waitFor();
    await keepPicture(office, 'land cover that is too much');
    await cover.getByLabel('第 2 类占比（%）').fill('12.5');
    await cover.getByText(/合计 75%。/).waitFor();
    await drawer().getByLabel('土地利用调查年份').fill('2024');
    await save.click();
    await drawer()
      .getByText(/已保存，第 \d+ 版。/)
      .waitFor();
    await drawer().getByText('建设用地 62.5%、桑基鱼塘 12.5%').first().waitFor();
    await keepPicture(office, 'land cover');
  }, 60_000);

  it('are ordered by the server by the heads, by keyboard, and the address keeps it', async () => {
    await open('/registers?kind=source');
    const head = office.getByRole('columnheader', { name: '负荷（kg/d）' });
    await head.focus();
    await office.keyboard.press('Enter');
    await expect.poll(() => office.url()).toContain('sort=loadKgd');
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    await head.focus();
    await office.keyboard.press('Enter');
    await expect.poll(() => office.url()).toContain('order=down');
    await office.reload();
    await office.locator('.ant-table-row').first().waitFor();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    const at = (await office.locator('thead th').allInnerTexts()).findIndex((words) => words.includes('负荷'));
    const loads = await office.locator(`.ant-table-row td:nth-child(${at + 1})`).allInnerTexts();
    const numbers = loads.filter((words) => words !== '').map(Number);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  }, 60_000);

  it('keep to the accessibility rules on a desk and on a phone', async () => {
    for (const path of [
      '/registers',
      '/registers?kind=gauge',
      '/registers?kind=station&id=T-1',
      '/registers?kind=reach&id=W01-01',
    ]) {
      await open(path);
      if (path.includes('id=')) await drawer().locator('.register-history, .muted').first().waitFor();
      await office.waitForTimeout(600);
      const { violations } = await new AxeBuilder({ page: office })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
        .analyze();
      expect([path, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([path, []]);
    }
    await office.setViewportSize(PHONE);
    await keepPicture(office, 'registers on a phone');
    expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    expect(troubles).toEqual([]);
  }, 120_000);
});
