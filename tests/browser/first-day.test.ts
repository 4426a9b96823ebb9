// The first day with Xunhe, as the people of the sample city live it: the office looks at the map, the warnings and the duties; a village
// chief walks without a network and reports a problem; the office sees both.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH.
describe.skipIf(!BROWSER)('the first day', () => {
  let desk: Page;
  let phone: Page;
  let pocket: BrowserContext;

  beforeAll(async () => {
    server = await startServer({ fresh: true });
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    desk = await open(await browser.newContext({ viewport: DESK }));
    pocket = await browser.newContext({
      viewport: PHONE,
      isMobile: true,
      hasTouch: true,
      permissions: ['geolocation'],
      geolocation: { longitude: 113.18, latitude: 22.59, accuracy: 6 },
    });
    phone = await open(pocket);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  it('starts from nothing in less than five minutes and shows its accounts', () => {
    expect(server.seconds).toBeLessThan(240);
    expect(server.accounts.map(({ role }) => role)).toEqual([
      ...['system_admin', 'security_admin', 'audit_admin'],
      ...['office', 'office', 'handler', 'district chief', 'town chief', 'village chief', 'reach chief'],
    ]);
  });

  it('refuses a wrong password in words and lets the office in', async () => {
    const { login, password } = accountOf('office');
    await desk.goto(server.address);
    await signIn(desk, login, 'wrong');
    await desk.getByText('账号或密码不正确').waitFor();
    await expectAccessible(desk, 'signing in');
    await signIn(desk, login, password);
    await desk.locator('.river-map canvas').waitFor();
    await expectAccessible(desk, 'the map');
  });

  it('lets a newcomer into the sample city with one click, at the desk and on the phone', async () => {
    for (const [size, path, seen] of [
      [DESK, '/', '一张图'],
      [PHONE, '/m/', '还需巡河'],
    ] as const) {
      const page = await open(await browser.newContext({ viewport: size }));
      await page.goto(server.address + path);
      await page.getByRole('button', { name: /村居级河长/ }).click();
      await page.getByText(seen).first().waitFor();
      await page.context().close();
    }
  });

  it('shows the office the December warnings with reasons and the January duties', async () => {
    await desk.goto(`${server.address}/warnings`);
    await desk.getByRole('row', { name: /元朗河三段/ }).waitFor();
    expect(await desk.locator('main').textContent()).toMatch(/2017年12月[\s\S]*2018年1月[\s\S]*上月水质劣Ⅴ类/);
    await expectAccessible(desk, 'warnings');
    await desk.goto(`${server.address}/duties`);
    await desk.getByRole('heading', { name: /2018年1月/ }).waitFor();
    await desk.getByRole('row').nth(3).waitFor();
    await expectAccessible(desk, 'duties');
    await desk.goto(`${server.address}/reaches/W12-03`);
    await desk.getByText('元朗河三段').first().waitFor();
    // It is drawn when one comes near to it.
    await desk.locator('.series-picture').first().scrollIntoViewIfNeeded();
    await desk.locator('.series-picture canvas, .series-picture svg').first().waitFor();
    await expectAccessible(desk, 'a reach');
  }, 90_000);

  it('gives the village chief his list, and judges a walk that begins by the river and ends without a network', async () => {
    const { login, password } = accountOf('village chief');
    await phone.goto(`${server.address}/m/`);
    await signIn(phone, login, password);
    await phone.getByText('还需巡河').waitFor();
    await expectAccessible(phone, 'today');
    const today = await phone.evaluate(() => fetch('/api/today').then((answer) => answer.json()));
    const reach = today.reaches[0];
    const line: [number, number][] =
      reach.geometry.type === 'LineString' ? reach.geometry.coordinates : reach.geometry.coordinates[0];
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.locator('.reach-card a').first().tap();
    await standAt(line[0]!);
    await phone.getByRole('button', { name: '开始巡河' }).tap();
    await phone.getByText('沿河').waitFor();
    for (const place of line.slice(1, 8)) await standAt(place);
    await expectAccessible(phone, 'on patrol');
    await pocket.setOffline(true);
    for (const place of line.slice(8, 14)) await standAt(place);
    // The phone dies and is opened again where there is no network: the patrol goes on.
    await phone.reload();
    await phone.getByText('沿河').waitFor();
    await phone.getByRole('button', { name: '上报问题' }).tap();
    await phone.getByText('工业废水排放').tap();
    await phone.locator('#describe').fill('排口有黑水流出，气味刺鼻');
    await phone.getByRole('button', { name: '提交' }).tap();
    await phone.getByRole('button', { name: '结束' }).tap();
    await phone.getByText('本次已上报 1 个问题').waitFor();
    await expectAccessible(phone, 'the end of a patrol');
    await phone.getByRole('button', { name: '保存并上传' }).tap();
    await phone.getByText('记录已存在本机').waitFor();
    await phone.getByRole('button', { name: '回到今日' }).tap();
    await phone.getByText('2 条待传').waitFor();
  }, 120_000);

  it('sends both records by itself when the network is back, and the office sees them', async () => {
    await pocket.setOffline(false);
    await phone.getByRole('link', { name: '我的', exact: true }).tap();
    await phone.getByRole('link', { name: /上传记录/ }).tap();
    await phone.getByText('已上传', { exact: true }).nth(1).waitFor();
    expect(await phone.getByText('待上传', { exact: true }).count()).toBe(0);
    await expectAccessible(phone, 'the outbox');
    await phone.getByRole('link', { name: '我的', exact: true }).tap();
    await phone.getByText('大字').waitFor();
    await expectAccessible(phone, 'me');
    await phone.getByRole('link', { name: '问题' }).tap();
    await phone.getByText('待受理').first().waitFor();
    await desk.goto(`${server.address}/problems`);
    await desk.getByText('排口有黑水流出，气味刺鼻').first().waitFor();
    await expectAccessible(desk, 'problems');
    await desk.goto(`${server.address}/patrols`);
    await desk.getByRole('row', { name: /今天/ }).first().waitFor();
    await expectAccessible(desk, 'patrols');
    // Whose walk it was is told first; the track only on a look, which its walker can read of.
    await desk.getByRole('row', { name: /今天/ }).first().getByRole('link').first().click();
    await desk.getByRole('button', { name: '查看轨迹' }).click();
    await desk.getByText('起点', { exact: true }).waitFor();
    await expectAccessible(desk, 'a patrol');
    await phone.goto(`${server.address}/m/my-data`);
    await phone.getByText('共 1 次').waitFor();
    await expectAccessible(phone, 'my data');
  }, 60_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });

  async function standAt([longitude, latitude]: readonly [number, number]): Promise<void> {
    await pocket.setGeolocation({ longitude, latitude, accuracy: 6 });
    await phone.waitForTimeout(120);
  }
});

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // A refused sign-in and a missing network are told to the person; the browser repeats them here.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  return page;
}

function accountOf(role: string) {
  const account = server.accounts.find((one) => one.role === role);
  if (!account) throw new Error(`The server showed no account of a ${role}`);
  return account;
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const faults = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    );
  expect([name, faults]).toEqual([name, []]);
}
