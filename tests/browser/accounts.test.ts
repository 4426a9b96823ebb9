// The first days of the people who keep a city's accounts, in a city that is no sample: nobody gets further than a password of his own and,
// where the post asks for it, a second factor.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from './make-code.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const GUARD_PASSWORD = 'reed-Heron-4410';
const OFFICE_PASSWORD = 'mud-Otter-2217';

let server: RunningServer;
let browser: Browser;
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH.
describe.skipIf(!BROWSER)('accounts', () => {
  let desk: Page;
  let first = '';
  let codes: string[] = [];

  beforeAll(async () => {
    server = await startServer({ makeCity: ['--reaches', '30', '--months', '14', '--seed', '3'] });
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    desk = await open(DESK);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 120_000);

  it('leads the security administrator to a password of his own, by keyboard alone', async () => {
    const { login, password } = server.accounts.find(({ role }) => role === 'security_admin')!;
    await desk.goto(server.address);
    await signIn(desk, login, password);
    await desk.getByRole('heading', { name: '设置新密码' }).waitFor();
    await expectAccessible(desk, 'a first password');
    // Whatever address is asked for, this comes first.
    await desk.goto(`${server.address}/accounts`);
    await desk.getByRole('heading', { name: '设置新密码' }).waitFor();
    const { keyboard } = desk;
    const type = async (text: string) => {
      await keyboard.press('Tab');
      await keyboard.press('Control+A');
      await keyboard.type(text);
    };
    await type(password);
    await type('Short-1');
    await type('Short-1');
    await keyboard.press('Enter');
    await desk.getByText('密码至少要有 10 个字符').waitFor();
    // The field that is wrong has the focus.
    await keyboard.press('Control+A');
    await keyboard.type(GUARD_PASSWORD);
    await keyboard.press('Enter');
    await desk.getByText('两次输入的新密码不一致').waitFor();
    await expectAccessible(desk, 'a wrong first password');
    await keyboard.press('Control+A');
    await keyboard.type(GUARD_PASSWORD);
    await keyboard.press('Enter');
    await desk.getByRole('heading', { name: '设置两步验证' }).waitFor();
  }, 120_000);

  it('sets up his second factor, hands him recovery codes, and goes on when they are kept', async () => {
    await expectAccessible(desk, 'before the second factor');
    const { codes: kept } = await setUpFactor(desk);
    expect(new Set(kept).size).toBe(10);
    const file = desk.waitForEvent('download');
    await desk.getByRole('button', { name: '保存为文件' }).click();
    expect((await file).suggestedFilename()).toBe('xunhe-security.txt');
    await keepCodes(desk);
    await desk.getByRole('heading', { name: '账号', exact: true }).waitFor();
    expect(new URL(desk.url()).pathname).toBe('/accounts');
    await expectAccessible(desk, 'accounts');
  }, 120_000);

  it('lets him open an account for the office, whose password is shown once, and nothing of his own', async () => {
    await desk.getByRole('button', { name: '开通账号' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('角色').click();
    await desk.getByTitle('河长办').click();
    await dialog.getByLabel('姓名').fill('孙小河');
    await dialog.getByLabel('账号名').fill('security');
    await dialog.getByRole('button', { name: /开\s?通/ }).click();
    await dialog.getByText('该账号名已被使用').waitFor();
    await expectAccessible(desk, 'opening an account');
    await dialog.getByLabel('账号名').fill('sun');
    await dialog.getByRole('button', { name: /开\s?通/ }).click();
    await desk.getByText('一次性密码。').waitFor();
    await expectAccessible(desk, 'a secret shown once');
    first = (await desk.locator('.account-secret code').textContent()) ?? '';
    expect(first).toMatch(/^[A-Za-z0-9]{12}$/);
    await desk.getByRole('button', { name: '我已记下，关闭' }).click();
    expect(await desk.getByText(first).count()).toBe(0);

    await desk.goto(`${server.address}/accounts?q=s`);
    await desk.getByRole('row', { name: /孙小河/ }).waitFor();
    expect(await desk.getByRole('button', { name: 'security 的操作' }).count()).toBe(0);
    await desk.getByText('本人账号').waitFor();
    await desk.getByRole('button', { name: 'sun 的操作' }).click();
    await desk.getByRole('menuitem', { name: '停用' }).click();
    await desk.getByText('记录和数据全部保留').waitFor();
    await expectAccessible(desk, 'what will happen');
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /停\s?用/ })
      .click();
    await desk.getByRole('row', { name: /孙小河.*已停用/ }).waitFor();
    await desk.getByRole('button', { name: 'sun 的操作' }).click();
    await desk.getByRole('menuitem', { name: '启用' }).click();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /启\s?用/ })
      .click();
    await desk.getByRole('row', { name: /孙小河.*正常/ }).waitFor();

    await desk.getByRole('link', { name: /安全管理员/ }).click();
    await desk.getByText('本机', { exact: true }).waitFor();
    await expectAccessible(desk, 'my account');
    await desk.getByRole('button', { name: '退出登录' }).click();
    await desk.locator('input[autocomplete=username]').waitFor();
  }, 120_000);

  it('lets the office in after the same two steps, to its warnings', async () => {
    await signIn(desk, 'sun', first);
    await desk.locator('input[name=old]').fill(first);
    await desk.locator('input[name=next]').fill('Xunhe-2026!');
    await desk.locator('input[name=again]').fill('Xunhe-2026!');
    await desk.getByRole('button', { name: '保存新密码' }).click();
    await desk.getByText('密码太容易被猜到').waitFor();
    await desk.locator('input[name=next]').fill(OFFICE_PASSWORD);
    await desk.locator('input[name=again]').fill(OFFICE_PASSWORD);
    await desk.getByRole('button', { name: '保存新密码' }).click();
    ({ codes } = await setUpFactor(desk));
    await keepCodes(desk);
    await desk.getByRole('link', { name: '预警' }).click();
    await desk.getByRole('heading', { name: /预警/ }).first().waitFor();
    expect(await desk.getByRole('link', { name: '账号', exact: true }).count()).toBe(0);
  }, 120_000);

  it('lets the office in on a phone with a recovery code, which serves once', async () => {
    const phone = await open(PHONE);
    await phone.goto(`${server.address}/m/`);
    await signIn(phone, 'sun', OFFICE_PASSWORD);
    await phone.getByLabel('验证码').waitFor();
    expect(await phone.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code');
    await expectAccessible(phone, 'the code on the phone');
    await phone.getByRole('button', { name: /改用恢复码/ }).click();
    await phone.getByLabel('恢复码', { exact: true }).fill('aaaaa-bbbbb');
    await phone.locator('button[type=submit]').click();
    await phone.getByText('验证码不正确或已用过').waitFor();
    await phone.getByLabel('恢复码', { exact: true }).fill(codes[0]!);
    await phone.locator('button[type=submit]').click();
    await phone.getByRole('link', { name: '我的' }).click();
    await phone.getByRole('link', { name: '账号与安全' }).click();
    // The desk where the office sits, and this phone.
    await phone.locator('.session-list li').nth(1).waitFor();
    await expectAccessible(phone, 'account and safety');
    await phone.getByRole('button', { name: '结束其他全部登录' }).click();
    await phone.getByText('已结束 1 个登录').waitFor();
    await desk.goto(`${server.address}/warnings`);
    await desk.locator('input[autocomplete=username]').waitFor();
    await signIn(desk, 'sun', OFFICE_PASSWORD);
    await desk.getByRole('button', { name: /改用恢复码/ }).click();
    await desk.getByLabel('恢复码', { exact: true }).fill(codes[0]!);
    await desk.locator('button[type=submit]').click();
    await desk.getByText('验证码不正确或已用过').waitFor();
    await expectAccessible(desk, 'the code at the desk');
  }, 120_000);

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });
});

async function open(viewport: { width: number; height: number }): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    // What is refused is told to the person; the browser repeats it here.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) troubles.push(message.text());
  });
  return page;
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

async function setUpFactor(page: Page): Promise<{ codes: string[] }> {
  await page.getByRole('button', { name: '设置两步验证' }).click();
  await page.getByText('无法扫描时，手工输入密钥').click();
  await expectAccessible(page, 'the picture');
  const secret = ((await page.locator('.factor-key code').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('input[name=code]').fill(makeCode(secret, Date.now()));
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('heading', { name: '保存恢复码' }).waitFor();
  await expectAccessible(page, 'recovery codes');
  return { codes: await page.locator('.recovery-codes code').allTextContents() };
}

async function keepCodes(page: Page): Promise<void> {
  expect(await page.getByRole('button', { name: '继续' }).isDisabled()).toBe(true);
  await page.getByText('我已妥善保存恢复码').click();
  await page.getByRole('button', { name: '继续' }).click();
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const faults = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  );
  expect([name, faults]).toEqual([name, []]);
}
