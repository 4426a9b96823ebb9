// Every screen of the console, as the router names them, in the sample city: it opens without a fault, at a desk, on a phone and at twice the size of
// letters, in both languages; nothing scrolls the page sideways, no word is missing, and axe has nothing serious to say. A screen that is added without
// a way to open it here fails the test.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { makeId } from '@xunhe/domain/ground/id';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCode } from './make-code.ts';
import { keepPicture } from './pictures.ts';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const ROUTES = [
  ...readFileSync(new URL('../../packages/console/src/router.tsx', import.meta.url), 'utf8').matchAll(
    /^ {4}path: '(.+)',$/gm,
  ),
].map(([, path]) => path!);
/** Who opens what; the city's office opens the rest. */
const OF_ADMINISTRATORS: Readonly<Record<string, string>> = { '/accounts': 'security_admin', '/audit': 'audit_admin' };
/** On a wall there is neither a phone nor a pair of glasses. */
const FOR_THE_WALL = '/wall';
const NOT_ON_A_WALL = new Set(['phone', 'twice']);

interface Look {
  readonly name: string;
  readonly axe: boolean;
  /** Makes of the look before this one. */
  readonly turn?: (page: Page) => Promise<void>;
}

/** Each page is loaded once at a desk, then seen with letters twice as large (a desk of 1440 by 900 has half as many points then), then in English. */
const DESK: readonly Look[] = [
  { name: 'desk', axe: true },
  { name: 'twice', axe: false, turn: (page) => page.setViewportSize({ width: 720, height: 450 }) },
  {
    name: 'english',
    axe: false,
    async turn(page) {
      await page.setViewportSize(DESK_SIZE);
      const button = page.getByRole('button', { name: 'English', exact: true });
      if ((await button.count()) > 0) return button.click();
      // A screen without the bar above it begins in the language that was chosen elsewhere.
      await page.evaluate(() => sessionStorage.setItem('language', 'en'));
      await page.reload();
      await page.evaluate(() => sessionStorage.removeItem('language'));
    },
  },
];
const PHONE: readonly Look[] = [{ name: 'phone', axe: true }];
const DESK_SIZE = { width: 1440, height: 900 };
const PLACES: readonly { name: string; options: BrowserContextOptions; looks: readonly Look[] }[] = [
  { name: 'at a desk', options: { viewport: DESK_SIZE }, looks: DESK },
  { name: 'on a phone', options: { viewport: { width: 390, height: 844 }, isMobile: true }, looks: PHONE },
];

let server: RunningServer;
let browser: Browser;
const troubles: string[] = [];

// `npm test` finds or installs a browser and says what is missing; a bare `vitest run` needs CHROMIUM_PATH, and the faces built.
describe.skipIf(!BROWSER)('every screen', () => {
  let states: Readonly<Record<string, Awaited<ReturnType<BrowserContext['storageState']>>>>;
  let addresses: readonly { readonly route: string; readonly path: string; readonly who: string }[];

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    states = {
      office: await enterOffice(),
      security_admin: await enterAdministrator('security_admin'),
      audit_admin: await enterAdministrator('audit_admin'),
    };
    const system = await browser.newContext({ storageState: await enterAdministrator('system_admin') });
    const found = await findThings(await browser.newContext({ storageState: states.office! }), system);
    addresses = ROUTES.map((route) => ({
      ...{ route, path: found[route] ?? route, who: OF_ADMINISTRATORS[route] ?? 'office' },
    }));
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  it('has an address here', () => {
    expect(ROUTES.length).toBeGreaterThan(45);
    expect(addresses.filter(({ path }) => path.includes('$'))).toEqual([]);
  });

  it.each(PLACES)(
    'opens without a fault $name',
    async ({ options, looks }) => {
      const wrong: unknown[] = [];
      for (const who of Object.keys(states)) {
        const context = await browser.newContext({ ...options, locale: 'zh-CN', storageState: states[who]! });
        await context.addInitScript(() =>
          localStorage.setItem('xunhe.language', sessionStorage.getItem('language') ?? 'zh'),
        );
        const page = await context.newPage();
        page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
        for (const { route, path } of addresses.filter((one) => one.who === who)) {
          await page.setViewportSize(options.viewport!);
          await page.goto(`${server.address}${path}`);
          for (const look of looks) {
            if (route === FOR_THE_WALL && NOT_ON_A_WALL.has(look.name)) continue;
            await look.turn?.(page);
            const faults = await listFaults(page, path, look);
            if (faults.length > 0) wrong.push([path, look.name, ...faults]);
          }
        }
        await context.close();
      }
      expect(wrong).toEqual([]);
    },
    900_000,
  );

  it('left no fault in any page', () => {
    expect(troubles).toEqual([]);
  });
});

async function listFaults(page: Page, path: string, { name, axe, turn }: Look): Promise<string[]> {
  await page.locator('main h1').first().waitFor({ state: 'attached', timeout: 30_000 });
  // What is only turned asks for little, and the states below tell when it has come.
  if (!turn) await page.waitForLoadState('networkidle').catch(() => undefined);
  for (const waiting of ['.state-loading', '.ant-spin-spinning'])
    await expect.poll(() => page.locator(waiting).count(), { timeout: 30_000 }).toBe(0);
  await page.waitForTimeout(150);
  await keepPicture(page, `${name}${path.split('?')[0]!.replaceAll('/', '_')}`);
  const faults: string[] = [];
  if ((await page.locator('.state-error').count()) > 0) faults.push('an error is shown');
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  if (wide! > width!) faults.push(`the page is ${wide} wide, its window ${width}`);
  const bare = await page.evaluate(listUnstyled);
  if (bare.length > 0) faults.push(`components without styles: ${bare.join(' ')}`);
  const words = (await page.locator('#root').textContent()) ?? '';
  const missing = /undefined|NaN|\{\w+\}|\[object/.exec(words);
  if (missing) faults.push(`a word is missing: ${words.slice(Math.max(0, missing.index - 30), missing.index + 30)}`);
  const language = await page.locator('html').getAttribute('lang');
  if (language !== (name === 'english' ? 'en' : 'zh-CN')) faults.push(`it is in ${language}`);
  if (axe) {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical') faults.push(`${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }
  return faults;
}

/** The styles of components are written by the build, which must have known each of them. */
function listUnstyled(): string[] {
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
    .join('');
  const names = [...document.querySelectorAll('[class*="ant-"]')].flatMap((element) =>
    [...element.classList].flatMap((name) => /^ant-[a-z]+/.exec(name)?.[0] ?? []),
  );
  return [...new Set(names)].filter((name) => !rules.includes(`.${name}`));
}

async function enterOffice() {
  const context = await browser.newContext();
  await post(context, 'enter', { login: 'office-city' });
  return context.storageState();
}

/** The first day of an administrator: a password of his own and a second factor. */
async function enterAdministrator(role: string) {
  const { login, password } = server.accounts.find((one) => one.role === role)!;
  const context = await browser.newContext();
  const next = 'reed-Heron-4410';
  await post(context, 'sign-in', { login, password });
  await post(context, 'me/password', { old: password, next });
  const { secret } = await post(context, 'me/second-factor/begin', {});
  await post(context, 'me/second-factor', { code: makeCode(secret, Date.now()) });
  return context.storageState();
}

async function post(context: BrowserContext, path: string, data: object) {
  const answer = await context.request.post(`${server.address}/api/${path}`, { data, headers: { 'x-xunhe': '1' } });
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, '']);
  return answer.json();
}

/** For each screen of one thing an address that shows one; what the sample city has none of is made. */
async function findThings(context: BrowserContext, system: BrowserContext): Promise<Readonly<Record<string, string>>> {
  const get = async (path: string) => (await context.request.get(`${server.address}/api/${path}`)).json();
  const first = async (path: string, field = 'id') => encodeURIComponent((await get(path)).rows[0][field]);
  const region = '990000000000';
  const circular = makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const about = { title: '关于汛期加密巡河的通知', text: '请各区于本周内部署。', region, groups: ['office'] };
  await post(context, `circulars/drafts/${circular}`, {
    ...{ ...about, lastDay: null, confirm: true, supersedes: null, revision: 0 },
  });
  await post(context, `circulars/drafts/${circular}/publish`, { revision: 1 });
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=11111111-2222-3333-4444-555555555555';
  const hook = await post(system, 'webhooks', {
    ...{ kind: 'wecom', name: '全市问题群', region, events: ['problem.reported'], keyOnly: false, language: 'zh' },
    target: { url, secret: null, sms: null },
  });
  await post(context, 'report-runs', { period: '2017-12' });
  // It is made beside the work.
  let report = (await get('reports?limit=1')).rows[0];
  for (let tries = 0; report === undefined && tries < 120; tries++) {
    await sleep(1000);
    report = (await get('reports?limit=1')).rows[0];
  }
  return {
    '/patrols/$id': `/patrols/${await first('patrols?limit=1')}`,
    '/problems/$id': `/problems/${await first('problems?limit=1')}`,
    '/signals/$id': `/signals/${await first('signals?limit=1')}`,
    '/reaches/$id': `/reaches/${await first('reaches?limit=1')}`,
    '/reaches/$id/dossier': `/reaches/${await first('reaches?limit=1')}/dossier`,
    '/bulletins/$id': `/bulletins/${await first('bulletins?limit=1')}`,
    '/people/$id': `/people/${await first('people?limit=1')}`,
    '/standing/$person': `/standing/${await first('months/2017-12/standings?limit=1', 'person')}`,
    '/reports/$period/$kind/$subject': `/reports/${report.period}/${report.kind}/${report.subject}`,
    '/notices/$id': `/notices/${circular}`,
    '/webhooks/$id': `/webhooks/${hook.id}`,
  };
}
