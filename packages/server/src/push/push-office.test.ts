// Against a push service that knows the standards by itself: what arrives, and what each answer of it means.
import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOutward } from '../outward/outward-request.ts';
import { isPrivateAddress } from '../outward/private-address.ts';
import { readEndpoint } from './push-host.ts';
import { makePushKeys, makePushOffice, type PushOffice } from './push-office.ts';
import { openTestPushService, type TestPushService } from './test-push-service.ts';

const LETTER = { text: '{"id":"a","word":"河"}', ttlS: 600, urgent: true, topic: 'x'.repeat(32) };
const RULES = { hosts: ['127.0.0.1', 'localhost', 'push.example.gov.cn'], onLoopback: true };
const CONTACT = 'mailto:office@example.gov.cn';

let service: TestPushService;
let office: PushOffice;
const keys = makePushKeys();

beforeAll(async () => {
  service = await openTestPushService(() => Math.floor(Date.now() / 1000));
  office = makePushOffice({ keys, contact: CONTACT, rules: RULES }, 400);
});
beforeEach(() => {
  service.behave = () => 201;
  service.received.length = 0;
  service.faults.length = 0;
});
afterAll(() => service.close());

describe('a push', () => {
  it('arrives signed, encrypted for the one browser, with its time, urgency and topic', async () => {
    expect(await office.send(service.makeBrowser(), LETTER)).toEqual({ kind: 'sent', status: 201 });
    expect(service.faults).toEqual([]);
    expect(service.received).toMatchObject([
      { ttl: 600, urgency: 'high', topic: LETTER.topic, subject: CONTACT, key: keys.publicKey },
    ]);
    expect(service.received[0]!.message).toEqual({ id: 'a', word: '河' });
  });

  it('opens with no other browser’s keys', async () => {
    const [mine, other] = [service.makeBrowser(), service.makeBrowser()];
    expect(await office.send({ ...mine, endpoint: other.endpoint }, LETTER)).toEqual({ kind: 'refused', status: 400 });
    expect(service.faults).toHaveLength(1);
    expect(service.received).toEqual([]);
  });

  it.each([
    [200, { kind: 'sent', status: 200 }],
    [404, { kind: 'gone', status: 404 }],
    [410, { kind: 'gone', status: 410 }],
    [413, { kind: 'refused', status: 413 }],
    [401, { kind: 'refused', status: 401 }],
    [500, { kind: 'again', status: 500, afterS: null }],
  ] as const)('answered %i means %o', async (status, outcome) => {
    service.behave = () => status;
    expect(await office.send(service.makeBrowser(), LETTER)).toEqual(outcome);
  });

  it('is sent again no sooner than the service asks, and after a day at the latest', async () => {
    const waits = ['120', '99999999', 'Fri, 31 Dec 1999 23:59:59 GMT'];
    service.behave = () => ({ status: 429, headers: { 'retry-after': waits[service.received.length - 1]! } });
    const browser = service.makeBrowser();
    for (const afterS of [120, 86_400, null])
      expect(await office.send(browser, LETTER)).toEqual({ kind: 'again', status: 429, afterS });
  });

  it('that is taken and never answered is unknown, after a moment', async () => {
    service.behave = () => 'hang';
    const began = Date.now();
    expect(await office.send(service.makeBrowser(), LETTER)).toEqual({ kind: 'unknown' });
    expect(Date.now() - began).toBeLessThan(3000);
    expect(service.received).toHaveLength(1);
  });

  it('that reaches nobody may be sent again', async () => {
    const gone = await openTestPushService(() => 0);
    const browser = gone.makeBrowser();
    await gone.close();
    expect(await office.send(browser, LETTER)).toEqual({ kind: 'again', status: null, afterS: null });
  });

  it('follows no redirect', async () => {
    const other = service.makeBrowser();
    service.behave = () => ({ status: 307, headers: { location: other.endpoint } });
    expect(await office.send(service.makeBrowser(), LETTER)).toEqual({ kind: 'refused', status: 307 });
    expect(service.received).toHaveLength(1);
  });

  it('goes to no private address, whatever name leads there', async () => {
    const found: Record<string, LookupAddress[]> = {
      'inside.example': [{ address: '10.0.0.1', family: 4 }],
      'here.example': [{ address: '127.0.0.1', family: 4 }],
      'mixed.example': [
        { address: '8.8.8.8', family: 4 },
        { address: 'fd00::1', family: 6 },
      ],
    };
    for (const host of Object.keys(found)) {
      const url = new URL(`https://${host}/push/1`);
      const asked = { url, headers: {}, body: Buffer.from('x'), timeoutMs: 400, mayBePrivate: false };
      const answer = await askOutward({ ...asked, resolve: (name, done) => done(null, found[name]!) });
      expect([host, answer]).toEqual([host, { kind: 'blocked' }]);
    }
    const { p256dh, auth } = service.makeBrowser();
    expect(await office.send({ endpoint: 'https://10.0.0.1/x', p256dh, auth }, LETTER)).toEqual({ kind: 'blocked' });
    expect(service.received).toEqual([]);
  });
});

describe('an endpoint', () => {
  const isKnown = (endpoint: string, onLoopback = false) => readEndpoint(endpoint, { ...RULES, onLoopback }) !== null;

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
    'https://push.example.gov.cn/abc',
    'https://a.push.example.gov.cn/abc',
  ])('%s is one of a known service', (endpoint) => expect(isKnown(endpoint)).toBe(true));

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilfcm.googleapis.com/abc',
    'https://user:pass@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com@evil.example/abc',
    'https://127.0.0.1/abc',
    'http://127.0.0.1:8080/abc',
    'https://localhost/abc',
    'https://[::1]/abc',
    'https://2130706433/abc',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'fcm.googleapis.com',
    '',
  ])('%s is not', (endpoint) => expect(isKnown(endpoint)).toBe(false));

  it('on this machine is one in the sample house alone, and only when it is named', () => {
    expect(isKnown('http://127.0.0.1:8080/abc', true)).toBe(true);
    expect(isKnown('http://[::1]:8080/abc', true)).toBe(false);
    expect(isKnown('http://127.0.0.2:8080/abc', true)).toBe(false);
  });
});

describe('an address', () => {
  it.each([
    ...['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::'],
    ...['2001:db8::1', 'ff02::1', 'no address'],
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '142.250.1.1', '2404:6800:4003:c00::5f', '17.1.2.3'])('%s is public', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
