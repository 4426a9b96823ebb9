// One problem from the river to its end, each side in its own browser: a citizen reports it on the public page, the office accepts it and gives it to
// two departments, both say that it is fixed, the chief finds one of them wrong and sends it back, it is fixed again, verified and closed, and the
// citizen says whether he is content. What each of them sees is looked at after every step.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJpeg } from '../../packages/server/src/pictures/test-pictures.ts';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const ARGS = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const PASSWORD = 'kingfisher-Bank-73';
const WATER = '样例市水务局';
const ENVIRONMENT = '样例市生态环境局';
const SAID = '桥下排水口冒黑水，味道很大。';

/** A button of two signs is set with a space between them. */
const spaced = (name: string) => new RegExp(`^${[...name].join('\\s?')}$`);

let server: RunningServer;
let browser: Browser;

describe.skipIf(!BROWSER)('a problem on its way', () => {
  let citizen: Page;
  let office: Page;
  let chief: Page;
  let water: Page;
  let environment: Page;
  let code = '';
  let file = '';
  const troubles: string[] = [];

  beforeAll(async () => {
    server = await startServer({ passwords: ['water-city', 'environment-city'] });
    browser = await chromium.launch({ executablePath: BROWSER!, args: ARGS });
    citizen = await open(PHONE);
    office = await open(DESK);
    await enter(office, 'office-city');
    chief = await open({ ...PHONE, permissions: ['geolocation'], geolocation: { longitude: 1, latitude: 50 } });
    await enter(chief, 'village0001');
    water = await open(PHONE);
    await signIn(water, 'water-city');
    environment = await open(DESK);
    await signIn(environment, 'environment-city');
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    return page;
  }

  const post = (page: Page, path: string, data: object) =>
    page.request.post(`${server.address}/api/${path}`, { data, headers: { 'x-xunhe': '1' } });

  async function enter(page: Page, login: string): Promise<void> {
    expect((await post(page, 'enter', { login })).status()).toBe(200);
  }

  async function signIn(page: Page, login: string): Promise<void> {
    const { password } = server.accounts.find((one) => one.login === login)!;
    expect((await post(page, 'sign-in', { login, password })).status()).toBe(200);
    expect((await post(page, 'me/password', { old: password, next: PASSWORD })).status()).toBe(200);
  }

  async function seesCitizen(now: string): Promise<void> {
    await citizen.goto(`${server.address}/follow/${code}`);
    await citizen.locator('.now').getByText(now).waitFor();
    await keepPicture(citizen, `citizen-${now}`);
  }

  /** Nothing for axe to find, and nothing to scroll sideways on the smallest phone. */
  async function expectGood(page: Page): Promise<void> {
    await page.setViewportSize({ width: 360, height: 740 });
    // A passing note that is half faded has no contrast to judge.
    await page.locator('.adm-toast-main').waitFor({ state: 'hidden' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.setViewportSize(PHONE.viewport);
  }

  /** The row of the problem in a list of the phone. */
  const row = (page: Page) => page.locator('a.row').filter({ hasText: SAID });

  async function showQueue(page: Page, queue: string): Promise<void> {
    await page.goto(`${server.address}/m/problems?queue=${queue}`);
    await page.locator('section ul.rows, section .state').first().waitFor();
  }

  const photo = async (seed: number) => ({
    ...{ name: `${seed}.jpg`, mimeType: 'image/jpeg', buffer: await makeJpeg(seed) },
  });

  it('is reported by a citizen, and waits for the office', async () => {
    await chief.goto(`${server.address}/m/`);
    const { rows } = await (await office.request.get(`${server.address}/api/signboards?limit=500`)).json();
    const today = await (await chief.request.get(`${server.address}/api/today`)).json();
    const mine = today.reaches[0];
    const { id } = rows.find(({ name }: { name: string }) => name === mine.waterName);
    await citizen.goto(`${server.address}/river/${id}`);
    await keepPicture(citizen, 'citizen-river');
    await citizen.getByRole('link', { name: '反映问题' }).click();
    await citizen.getByLabel('在哪个河段').selectOption(mine.reach);
    await citizen.getByLabel('是什么问题').selectOption('drainage_facility');
    await citizen.getByLabel('请描述').fill(SAID);
    await citizen.getByLabel(/^照片/).setInputFiles(await photo(9));
    await keepPicture(citizen, 'citizen-form');
    // A person takes longer than this; a program does not.
    await citizen.waitForTimeout(3200);
    await citizen.getByRole('button', { name: '提交' }).click();
    code = (await citizen.locator('.code').textContent())!.trim().replace('-', '');
    await seesCitizen('已收到');
  });

  it('is accepted and given to two departments, with a letter to each', async () => {
    await office.goto(`${server.address}/problems?queue=toAccept`);
    await office.getByText(SAID).first().waitFor();
    await keepPicture(office, 'office-queue');
    await office.getByRole('row').filter({ hasText: SAID }).getByRole('link', { name: '排水设施' }).click();
    await office.getByRole('heading', { name: /排水设施/ }).waitFor();
    file = office.url();
    await step(office, '受理');
    await office.getByText('问题 · 已受理').waitFor();
    await seesCitizen('已受理');
    await office
      .getByRole('button', { name: spaced('交办') })
      .first()
      .click();
    for (const name of [WATER, ENVIRONMENT]) {
      const choice = office.locator('form.move-form').getByRole('combobox');
      await choice.fill(name);
      await office.getByRole('option', { name }).waitFor({ state: 'attached' });
      await choice.press('Enter');
    }
    await office.keyboard.press('Escape');
    await office.getByLabel(/说明/).fill('请尽快查明来源并处理。');
    await keepPicture(office, 'office-assign');
    await office
      .locator('form.move-form')
      .getByRole('button', { name: spaced('交办') })
      .click();
    await office.getByText('问题 · 已交办').waitFor();
    await office.getByText('交办函').nth(1).waitFor();
    await keepPicture(office, 'office-assigned');
    await seesCitizen('已交整改单位');
    await citizen.getByText('水务局').waitFor();
    await showQueue(chief, 'onMyReaches');
    await row(chief).getByText('已交办').waitFor();
    await keepPicture(chief, 'chief-on-my-reaches');
    await environment.goto(`${server.address}/problems`);
    await environment.getByText(SAID).first().waitFor();
    await keepPicture(environment, 'department-desk');
  }, 60_000);

  it('is handled by both, one on the phone and one at a desk', async () => {
    await showQueue(water, 'mine');
    await row(water).getByText('待整改').waitFor();
    await keepPicture(water, 'department-phone-list');
    await row(water).click();
    await water.getByRole('button', { name: '开始整改' }).click();
    await water.locator('form').getByRole('button', { name: '开始整改' }).click();
    await water.getByRole('button', { name: spaced('办结') }).click();
    await water
      .locator('form')
      .getByRole('button', { name: spaced('办结') })
      .click();
    await water.getByText('请拍整改后照片').waitFor();
    await water
      .locator('form input[type=file]')
      .last()
      .setInputFiles(await photo(11));
    await water.locator('.photo-grid img').waitFor();
    await water.getByLabel('说明').fill('已封堵排水口。');
    await keepPicture(water, 'department-phone-handle');
    await expectGood(water);
    await water
      .locator('form')
      .getByRole('button', { name: spaced('办结') })
      .click();
    await water.locator('.problem-parts').getByText('已办结').waitFor();
    await keepPicture(water, 'department-phone-done');
    await handleAtDesk('管网已修。', 12);
    await environment.getByText('问题 · 已办结').waitFor();
    await keepPicture(environment, 'department-desk-done');
    await seesCitizen('已整改');
  }, 60_000);

  it('is sent back by the chief to the one whose work did not hold', async () => {
    await chief.goto(`${server.address}/m/problems`);
    // What waits for him comes first by itself.
    await chief.getByRole('link', { name: /待我复核/, exact: false }).waitFor();
    await row(chief).getByText('已办结').waitFor();
    await keepPicture(chief, 'chief-to-verify');
    await expectGood(chief);
    await row(chief).click();
    await chief.getByRole('button', { name: '退回整改' }).click();
    await chief.getByLabel('针对的单位').selectOption({ label: ENVIRONMENT });
    await chief.getByLabel('说明').fill('下游还在冒黑水。');
    await keepPicture(chief, 'chief-send-back');
    await expectGood(chief);
    await chief.locator('form').getByRole('button', { name: '退回整改' }).click();
    await chief.locator('.problem-parts').getByText('整改中').waitFor();
    await chief.locator('.problem-parts').getByText('已办结').waitFor();
    await keepPicture(chief, 'chief-sent-back');
    await seesCitizen('整改中');
    await showQueue(water, 'mine');
    expect(await row(water).count()).toBe(0);
    await office.goto(`${server.address}/problems?queue=returned`);
    await office.getByText(SAID).first().waitFor();
  }, 60_000);

  it('is handled again, verified without a network at first, and closed', async () => {
    await handleAtDesk('已更换破损管段并复查。', 13);
    await environment.getByText('问题 · 已办结').waitFor();
    await showQueue(chief, 'toVerify');
    await row(chief).click();
    await chief.getByRole('button', { name: '复核销号' }).click();
    await chief.getByLabel('说明').fill('现场看过，水已清。');
    await chief.context().setOffline(true);
    await chief.locator('form').getByRole('button', { name: '复核销号' }).click();
    await chief.getByText('已存在本机草稿箱').waitFor();
    await chief.context().setOffline(false);
    // The page dies; what was written is found among the drafts.
    await chief.goto(`${server.address}/m/drafts`);
    await chief.getByText('现场看过').waitFor();
    await keepPicture(chief, 'chief-draft');
    await chief.getByRole('button', { name: '继续填写' }).click();
    await chief.locator('form').getByRole('button', { name: '复核销号' }).click();
    await chief.getByText('已销号').first().waitFor();
    await keepPicture(chief, 'chief-closed');
    await chief.goto(`${server.address}/m/drafts`);
    await chief.getByText('没有未提交的内容').waitFor();
    await office.goto(file);
    await office.getByText('问题 · 已销号').waitFor();
    await keepPicture(office, 'office-closed');
  }, 60_000);

  it('is judged by the citizen, and the office reads it', async () => {
    await seesCitizen('已办结');
    await citizen.getByLabel('部分解决').check();
    await citizen.getByLabel(/补充|说明|想说/).fill('还有一点味道。');
    await citizen.getByRole('button', { name: '提交评价' }).click();
    await citizen.getByText(/您的评价/).waitFor();
    await keepPicture(citizen, 'citizen-judged');
    await office.reload();
    await office.getByText('还有一点味道。').waitFor();
    await keepPicture(office, 'office-judged');
  });

  it('has left its letters: one to each department, and the answers of both', async () => {
    const { rows } = await (
      await office.request.get(`${server.address}/api/problems/${file.split('/').at(-1)}/letters`)
    ).json();
    const kinds = rows.map(({ kind }: { kind: string }) => kind).toSorted();
    expect(kinds).toEqual(['assignment', 'assignment', 'reply', 'reply', 'reply']);
    for (const link of await office.getByRole('link', { name: /下载/ }).all()) {
      const answer = await office.request.get(new URL((await link.getAttribute('href'))!, server.address).href);
      expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect(troubles).toEqual([]);
  }, 60_000);

  it('is reported by a chief without a network in five taps and a picture, in a fraction of half a minute', async () => {
    await chief.goto(`${server.address}/m/`);
    await chief.getByText('还需巡河').first().waitFor();
    await chief.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await chief.goto(`${server.address}/m/problems?queue=mine`);
    await chief.locator('section ul.rows').waitFor();
    await chief.context().setOffline(true);
    // A cheap phone is four times slower than this machine.
    const session = await chief.context().newCDPSession(chief);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const picture = await photo(14);
    const began = Date.now();
    const taps = [
      () => chief.getByRole('button', { name: '上报问题' }).click(),
      () => chief.locator('input[capture]').first().setInputFiles(picture),
      () => chief.locator('.adm-selector-item').filter({ hasText: '生活垃圾' }).click(),
      () => chief.locator('.phrase').first().click(),
      () => chief.getByRole('button', { name: '提交' }).click(),
    ];
    for (const tap of taps) await tap();
    await chief.getByRole('region', { name: '待上传' }).getByText('岸边有生活垃圾').waitFor();
    const ms = Date.now() - began;
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await keepPicture(chief, 'chief-reported');
    console.log(`${taps.length} taps, ${ms} ms of the phone`);
    // Five taps and a shutter take a thumb about 12 s; what the phone adds must leave room.
    expect(ms).toBeLessThan(10_000);
    await chief.context().setOffline(false);
    await chief
      .getByRole('region', { name: '我上报的' })
      .getByText('岸边有生活垃圾')
      .first()
      .waitFor({ timeout: 60_000 });
  }, 120_000);

  it('that a chief has cleared himself comes with both pictures, and the office verifies it', async () => {
    await showQueue(chief, 'onMyReaches');
    await chief.context().setOffline(true);
    await chief.getByRole('button', { name: '上报问题' }).click();
    await chief.locator('.adm-selector-item').filter({ hasText: '生活垃圾' }).click();
    await chief.getByText('附近已有同类问题正在办理').waitFor();
    await chief.getByRole('switch').click();
    await chief.getByRole('button', { name: /提交/ }).click();
    for (const lacking of ['请拍处理前照片', '请拍处理后照片', '请填写如何处理的'])
      await chief.getByText(lacking).waitFor();
    await keepPicture(chief, 'chief-cleared-lacking');
    await expectGood(chief);
    await chief
      .locator('input[capture]')
      .first()
      .setInputFiles(await photo(15));
    await chief
      .locator('input[capture]')
      .last()
      .setInputFiles(await photo(16));
    await chief.locator('.photo-grid img').nth(1).waitFor();
    await chief.getByLabel('如何处理的').fill('两袋垃圾已清走。');
    await chief.getByRole('button', { name: /提交/ }).click();
    await chief.context().setOffline(false);
    await chief.getByRole('region', { name: '我上报的' }).getByText('已办结').first().waitFor({ timeout: 60_000 });
    await office.goto(`${server.address}/problems?queue=toVerify`);
    await office.getByRole('row').filter({ hasText: '已办结' }).getByRole('link', { name: '生活垃圾' }).click();
    await office.getByText('两袋垃圾已清走。').waitFor();
    await keepPicture(office, 'office-cleared');
    await office.getByRole('button', { name: '复核销号' }).click();
    await office.getByLabel('说明').fill('照片已看。');
    await office.locator('form.move-form').getByRole('button', { name: '复核销号' }).click();
    await office.getByText('问题 · 已销号').waitFor();
    expect(troubles).toEqual([]);
  }, 120_000);

  /** The primary button of the file, and that of its form. */
  async function step(page: Page, name: string): Promise<void> {
    await page
      .getByRole('button', { name: spaced(name) })
      .first()
      .click();
    await page
      .locator('form.move-form')
      .getByRole('button', { name: spaced(name) })
      .click();
  }

  async function handleAtDesk(note: string, seed: number): Promise<void> {
    await environment.goto(file);
    await environment
      .getByRole('button', { name: spaced('办结') })
      .first()
      .click();
    await environment.getByLabel('说明').fill(note);
    await environment.locator('form.move-form input[type=file]').setInputFiles(await photo(seed));
    await environment.getByRole('img', { name: /所选照片/ }).waitFor();
    await keepPicture(environment, 'department-desk-handle');
    await environment
      .locator('form.move-form')
      .getByRole('button', { name: spaced('办结') })
      .click();
  }
});
