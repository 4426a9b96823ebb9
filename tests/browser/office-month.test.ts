// The month of an office in a city of its own, at its desk: the samples of the month come in, the health of the data is looked at, the month is run, the
// drafts are reviewed and published, a problem is followed, the month is read as it was, and the list leaves as a file.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { makeId } from '@xunhe/domain/ground/id';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '../../packages/server/src/commands/import.ts';
import { type Caller, openTestCity, type TestCity } from '../../packages/server/src/http/test-city.ts';
import { makeCard } from '../../packages/server/src/make-city/cards.ts';
import { planCity } from '../../packages/server/src/make-city/generic-plan.ts';
import { writeCity } from '../../packages/server/src/make-city/write-city.ts';
import { readBook } from '../../packages/server/src/sheets/test-book.ts';
import { inScope } from '../../packages/server/src/store/db.ts';
import { runOnServer } from '../../packages/server/src/store/test-database.ts';
import { makeTestFiles } from '../../packages/server/src/store/test-files.ts';
import { keepPicture } from './pictures.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const face = (name: string) => fileURLToPath(new URL(`../../packages/${name}/dist`, import.meta.url));
const DESK = { width: 1440, height: 900 };
const MADE = { reaches: 40, months: 26, seed: 5 };
const MONTH = '2025-12';
const LOWERED = '上游工程已完工，水质稳定';
const RAISED = '下游取水口临近，提前加密巡查';
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
/** Button captions of two signs have a space within. */
const spaced = (words: string) => new RegExp(`^${words.split('').join('\\s?')}$`);

let test: TestCity;
let server: Awaited<ReturnType<TestCity['serve']>>;
let address: string;
let browser: Browser;
let office: Page;
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH, and the faces built.
describe.skipIf(!BROWSER)('the month of an office', () => {
  beforeAll(async () => {
    test = await openTestCity(MADE);
    // The laboratory has not sent December yet.
    await runOnServer(test.db.connection, `DELETE FROM observations WHERE kind = 'sample' AND month = '${MONTH}'`);
    await standOn('2025-12-26');
    server = await test.serve({ faces: { console: face('console'), field: face('field') } });
    address = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    const [name, value] = (await test.enter('office-city')).split('=');
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN' });
    await context.addCookies([{ name: name!, value: value!, url: address }]);
    office = await context.newPage();
    office.setDefaultTimeout(60_000);
    office.on('pageerror', (error) => troubles.push(String(error)));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await test?.close();
  });

  it('begins where an office without a month is told what it lacks', async () => {
    await office.goto(address);
    await office.waitForURL(/\/first-hour$/);
    await office.getByRole('heading', { name: '开始使用' }).waitFor();
    await office.getByText(/2023年11月至2025年11月/).waitFor();
    expect(await office.locator('li[aria-current=step]').textContent()).toContain('河长账号');
    await expectGood('what it lacks');
  }, 60_000);

  it('goes on with the samples that the laboratory sent, which make the silent stations speak', async () => {
    const late = async () => {
      await office.goto(`${address}/data-health`);
      await office.locator('.ant-table-row').first().waitFor();
      return (await office.locator('.ant-table-tbody').textContent())!;
    };
    expect(await late()).not.toMatch(/12月\d+日/);
    await expectGood('data that are late');
    const said = await importAll();
    expect(said).toMatch(/samples\.csv/);
    // A made city says which day it stands on.
    await standOn('2025-12-26');
    expect(await late()).toMatch(/12月\d+日/);
  }, 180_000);

  it('is run, act by act, as far as the calendar goes', async () => {
    await office.goto(`${address}/cycles`);
    await office.getByText('可以运行').first().waitFor();
    await expectGood('months that wait');
    await office.getByRole('button', { name: '立即运行' }).click();
    await office.getByText(/运行完毕，共 \d+ 步/).waitFor({ timeout: 150_000 });
    await office.getByText('2025年12月').first().waitFor();
    expect(await office.locator('.month-run li').textContent()).toMatch(/2025年12月\s*发布预警.*自动进行/);
    await expectGood('months that were run');
  }, 200_000);

  it('is reviewed by keyboard: five warnings opened, one raised and one lowered with reasons', async () => {
    // The map says what waits, and leads to it.
    await office.goto(address);
    await office.getByRole('link', { name: /草案/ }).click();
    await office.getByText('草案，复核至').waitFor();
    const rows = office.locator('.ant-table-row');
    await rows.first().waitFor();
    const opened = new Set<string>();
    let hasRaised = false;
    let shown = '';
    // The first is lowered; the first that is not red after it is raised.
    while (opened.size < 5 || !hasRaised) {
      const before = shown;
      await office.keyboard.press('ArrowDown');
      const head = office.locator('.warning-case h2');
      await expect.poll(() => head.textContent(), { timeout: 30_000 }).not.toBe(before);
      await office.locator('.warning-case .levels-line').waitFor();
      const name = (await head.textContent())!;
      shown = name;
      // What was lowered stands further down now, and is met again.
      if (opened.has(name)) continue;
      opened.add(name);
      expect(opened.size).toBeLessThan(MADE.reaches);
      const isRed = (await office.locator('.levels-line dd').last().textContent())!.includes('红');
      if (opened.size === 1) await change('l', LOWERED);
      else if (!isRed && !hasRaised) {
        await change('r', RAISED);
        hasRaised = true;
      }
    }
    await expectGood('a warning under review');
    const stored = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
      tx.selectFrom('warning_reviews').select('why').execute(),
    );
    expect(stored.map(({ why }) => why).sort()).toEqual([LOWERED, RAISED].sort());
  }, 180_000);

  it('is published with the figures that were seen', async () => {
    await office.getByRole('button', { name: '发布清单' }).click();
    await office.getByText('其中复核上调 1 个、下调 1 个').waitFor();
    await expectGood('publishing');
    await office.getByRole('button', { name: '确认发布' }).click();
    await office.getByText('草案，复核至').waitFor({ state: 'detached' });
    await office.goto(`${address}/cycles`);
    await office.getByRole('button', { name: '立即运行' }).click();
    await office.getByText(/运行完毕，共 2 步/).waitFor();
    await office.goto(`${address}/duties?month=${MONTH}`);
    await office.locator('.ant-table-row').first().waitFor();
  }, 180_000);

  it('follows a problem from the report of a chief to the work on it, as it happens', async () => {
    await standOn('2026-01-05');
    const { chief, handler, department, reach } = await findPeople();
    const id = makeId(test.clock.now, random(10));
    await office.goto(`${address}/problems`);
    await office.getByRole('heading', { name: /问题/ }).first().waitFor();
    const report = { id, reach, type: 'other', text: '堤脚有成片垃圾', at: '2026-01-05T01:00:00Z' };
    expect((await chief('reportProblem', { body: { ...report, lon: null, lat: null, patrol: null } })).status).toBe(
      200,
    );
    // It comes by itself: nobody loads the page anew.
    await office.getByText('堤脚有成片垃圾').first().waitFor();
    await office.getByRole('row').filter({ hasText: '堤脚有成片垃圾' }).getByRole('link').first().click();
    await step('受理');
    await office.getByText('问题 · 已受理').waitFor();
    await office
      .getByRole('button', { name: spaced('交办') })
      .first()
      .click();
    const choice = office.locator('form.move-form').getByRole('combobox');
    await choice.fill(department);
    await office.getByRole('option', { name: department }).first().waitFor({ state: 'attached' });
    await choice.press('Enter');
    await office.keyboard.press('Escape');
    await office.getByLabel(/说明/).fill('请五日内清理。');
    await office
      .locator('form.move-form')
      .getByRole('button', { name: spaced('交办') })
      .click();
    await office.getByText('问题 · 已交办').waitFor();
    await expectGood('a problem that was assigned');
    const move = async (who: Caller, name: string) =>
      expect([
        name,
        (await who('moveProblem', { params: { id }, body: { move: name, note: '已清理' } })).status,
      ]).toEqual([name, 200]);
    await move(handler, 'start');
    await office.getByText('问题 · 整改中').waitFor();
    await expectGood('a problem under way');
  }, 180_000);

  it('is read as it was, once it is over', async () => {
    await office.goto(`${address}/cycles`);
    await office.getByRole('button', { name: '立即运行' }).click();
    await office.getByText(/运行完毕，共 \d+ 步/).waitFor({ timeout: 150_000 });
    await office.goto(`${address}/evaluation?month=${MONTH}`);
    await office.getByRole('heading', { name: '2025年12月评价' }).waitFor();
    await office.locator('.ant-table-row').nth(2).waitFor();
    await expectGood('the month as it was');
  }, 180_000);

  it('leaves as a workbook, with the levels that people gave and why', async () => {
    await office.goto(`${address}/warnings?month=${MONTH}`);
    await office.locator('.ant-table-row').first().waitFor();
    await office.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('menuitem', { name: /XLSX/ }).click(),
    ]);
    const { rows } = (await readBook(await readFile(await download.path()))).sheets[0]!;
    expect(rows).toHaveLength(MADE.reaches + 1);
    const text = rows.map((row) => row.join(' ')).join('\n');
    expect([text.includes(LOWERED), text.includes(RAISED)]).toEqual([true, true]);
  }, 180_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });
});

async function standOn(day: string): Promise<void> {
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    tx.updateTable('cities').set({ today: day }).where('city', '=', test.city).execute(),
  );
}

/** The city's bundle once more: what is there already stays as it is. */
async function importAll(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-month-'));
  try {
    const plan = planCity({ ...MADE, until: MONTH, monitoredShare: 0.5 });
    await writeCity({ city: plan, card: makeCard(plan), folder, gzip: false, series: null });
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const chance = { now: () => test.clock.now, random };
    const context = { ...chance, db: test.db, files: makeTestFiles(), out: { json: false, line: say, progress: say } };
    expect(await importCommand.run([folder], { ...context, trackMonths: 24 })).toBe(0);
    return said.join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Changes the level of the warning that lies open, by a key and a reason. */
async function change(key: 'l' | 'r', why: string): Promise<void> {
  await office.keyboard.press(key);
  await office.getByLabel(/^理由/).fill(why);
  await office.keyboard.press('Control+Enter');
  await office.locator('.warning-case .steps').getByText(why).waitFor();
}

async function step(words: string): Promise<void> {
  await office
    .getByRole('button', { name: spaced(words) })
    .first()
    .click();
  await office
    .locator('form.move-form')
    .getByRole('button', { name: spaced(words) })
    .click();
}

async function findPeople() {
  const found = await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
    const chief = await tx
      .selectFrom('accounts as a')
      .innerJoin('posts as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.person', '=', 'a.person'))
      .select(['a.login', 'p.reach'])
      .where('a.role', '=', 'chief')
      .where('p.to_day', 'is', null)
      .orderBy('a.login')
      .executeTakeFirstOrThrow();
    const handler = await tx
      .selectFrom('accounts as a')
      .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
      .innerJoin('departments as d', (join) => join.onRef('d.city', '=', 'p.city').onRef('d.id', '=', 'p.department'))
      .select(['a.login', 'd.name'])
      .where('a.role', '=', 'handler')
      .where('d.region', '=', `${test.city}00000000`)
      .orderBy('a.login')
      .executeTakeFirstOrThrow();
    return { chief, handler };
  });
  return {
    chief: await test.as(found.chief.login),
    handler: await test.as(found.handler.login),
    department: found.handler.name,
    reach: found.chief.reach,
  };
}

/** No fault by the rules, nothing that makes the whole page scroll sideways; and a picture for people to look at. */
async function expectGood(name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: office }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  const [wide, width] = await office.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  await keepPicture(office, `month ${name}`);
  expect([name, faults, wide! > width!]).toEqual([name, [], false]);
}
