// A push as the browser gets it: the service worker shows one sentence, and a tap leads an open screen to what it speaks of without loading
// it anew. The push comes through the browser's own test door, because a push service needs the world outside.
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.ts';

const BROWSER = process.env.CHROMIUM_PATH;
const DRAWING = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

let server: RunningServer;
let browser: Browser;

/** A browser beside other work takes its time. */
const PATIENT = { timeout: 15_000 };

describe.skipIf(!BROWSER)('reminders on the phone', () => {
  let pocket: BrowserContext;
  let phone: Page;
  let door: CDPSession;
  let registrationId: string;

  beforeAll(async () => {
    server = await startServer({ env: { XUNHE_PUSH_CONTACT: 'mailto:office@example.gov.cn' } });
    browser = await chromium.launch({ executablePath: BROWSER!, args: DRAWING });
    pocket = await browser.newContext({
      ...{ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, permissions: ['notifications'] },
    });
    phone = await pocket.newPage();
    await phone.goto(`${server.address}/m/`);
    await phone.getByRole('button', { name: /村居级河长/ }).click();
    await phone.getByText('还需巡河').first().waitFor();
    door = await pocket.newCDPSession(phone);
    const registered = new Promise<string>((resolve) => {
      door.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      });
    });
    await door.send('ServiceWorker.enable');
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    registrationId = await registered;
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    if (server) expect(await server.stop()).toBe(0);
  }, 60_000);

  const deliver = (data: string) =>
    door.send('ServiceWorker.deliverPushMessage', { origin: server.address, registrationId, data });
  const shown = () =>
    phone.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      const notices = await worker.getNotifications();
      return notices.map(({ title, body, tag }) => ({ title, body, tag }));
    });
  const message = (more: object) =>
    JSON.stringify({ id: 'D1', language: 'zh', today: '2018-01-08', count: 1, unread: 1, ...more });

  it('stand in the list of a city that has run its months, and the bell counts those unread', async () => {
    const bell = phone.getByRole('link', { name: /提醒，\d+ 条未读/ });
    await bell.waitFor({ timeout: 30_000 });
    await bell.click();
    await phone
      .getByText(/巡河任务已发布/)
      .first()
      .waitFor();
    const { violations } = await new AxeBuilder({ page: phone }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await phone.getByRole('button', { name: '全部标为已读' }).click();
    await phone.getByRole('link', { name: '提醒，无未读' }).waitFor();
  });

  it('are still there without a network', async () => {
    await pocket.setOffline(true);
    await phone.reload();
    await phone
      .getByText(/巡河任务已发布/)
      .first()
      .waitFor();
    await phone.getByText('离线数据').first().waitFor();
    await pocket.setOffline(false);
  });

  it('say why the phone does not ring when its push service cannot be reached', async () => {
    await phone.goto(`${server.address}/m/reminders/settings`);
    await phone.getByText('开启后，有新提醒时手机会响').waitFor();
    await phone.getByText('国产手机如没有谷歌服务').waitFor();
    const { violations } = await new AxeBuilder({ page: phone }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await phone.getByRole('button', { name: '开启推送' }).click();
    await phone.getByRole('alert').getByText('手机连不上推送服务').waitFor({ timeout: 30_000 });
  });

  it('are shown by the worker in one sentence, the same one once', async () => {
    const first = { reach: 'R1', name: '石井河一标段', nameEn: null };
    const raised = { kind: 'level.raised', body: { month: '2018-02', level: 'red', reaches: 1, first } };
    await deliver(message(raised));
    await deliver(message(raised));
    await expect
      .poll(shown, PATIENT)
      .toEqual([{ title: '巡河提醒', body: '2018年2月，石井河一标段预警升为红色。', tag: 'D1' }]);
    await deliver(message({ ...raised, id: 'D2', count: 4 }));
    await deliver('what is this');
    await expect
      .poll(async () => (await shown()).map(({ title }) => title).sort(), PATIENT)
      .toEqual([...['巡河提醒', '巡河提醒', '您有 4 条新提醒']]);
  });

  it('lead an open screen to what they speak of, without loading it anew', async () => {
    await phone.goto(`${server.address}/m/me`);
    await phone.evaluate(() => Object.assign(window, { notLoadedAnew: true }));
    const [worker] = pocket.serviceWorkers();
    // As the system does it when the notice is tapped; the text runs inside the worker.
    await worker!.evaluate(`(async () => {
      const [notification] = await self.registration.getNotifications({ tag: 'D1' });
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
    })()`);
    await phone.waitForURL(`${server.address}/m/map?reach=R1`);
    expect(await phone.evaluate(() => 'notLoadedAnew' in window)).toBe(true);
    await expect.poll(async () => (await shown()).some(({ tag }) => tag === 'D1'), PATIENT).toBe(false);
  });
});
