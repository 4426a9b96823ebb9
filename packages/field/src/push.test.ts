// Turning pushes on and off against a browser that says yes, no or nothing, and a server that remembers.
import { makeClient } from '@xunhe/contract/client';
import { describe, expect, it } from 'vitest';
import { makeFieldStore } from './keeping/field-store.ts';
import { makeMemoryDisk } from './keeping/raw-memory.ts';
import { OPEN_SEALER } from './keeping/sealer.ts';
import {
  type BrowserKeys,
  isSubscribed,
  type PushDevice,
  type PushState,
  renewPush,
  standingOf,
  turnOffPush,
  turnOnPush,
} from './push.ts';

const SERVER_KEY = 'server-key';

interface Phone {
  supports: boolean;
  apple: boolean;
  permission: NotificationPermission;
  /** What the person answers when he is asked. */
  answer: NotificationPermission;
  reachesService: boolean;
  held: BrowserKeys | null;
  asked: number;
}

function makeWorld(change: Partial<Phone> = {}) {
  const phone: Phone = {
    ...{ supports: true, apple: false, permission: 'default', answer: 'granted', reachesService: true },
    ...{ held: null, asked: 0 },
    ...change,
  };
  const device: PushDevice = {
    supports: () => phone.supports,
    isAppleInBrowser: () => phone.apple,
    permission: () => phone.permission,
    async ask() {
      phone.asked++;
      if (phone.permission === 'default') phone.permission = phone.answer;
      return phone.permission;
    },
    current: async () => phone.held,
    async subscribe(server) {
      if (!phone.reachesService) throw new DOMException('push service error', 'AbortError');
      // A browser that holds one for another key refuses.
      if (phone.held && phone.held.server !== server) throw new DOMException('another key', 'InvalidStateError');
      phone.held = { endpoint: `https://web.push.apple.com/${subscriptions++}`, p256dh: 'p', auth: 'a', server };
      return phone.held;
    },
    async unsubscribe() {
      phone.held = null;
    },
  };
  let subscriptions = 1;
  const server = {
    endpoint: null as string | null,
    key: SERVER_KEY as string | null,
    language: '',
    calls: [] as string[],
  };
  const client = makeClient(async (url, init) => {
    server.calls.push(url);
    if (url.endsWith('/unsubscribe')) server.endpoint = null;
    else if (url.endsWith('/subscribe')) {
      const body = JSON.parse(String(init.body)) as { endpoint: string; language: string };
      if (body.endpoint.includes('/9')) return reply(422, { kind: 'push.host' });
      server.endpoint = body.endpoint;
      server.language = body.language;
    }
    return reply(200, { key: server.key, endpoint: server.endpoint, kinds: [], last: null });
  });
  const house = { device, client, store: makeFieldStore(makeMemoryDisk(), OPEN_SEALER), now: () => 0 };
  return { phone, server, house, on: () => turnOnPush(house, { key: SERVER_KEY, person: 'C1', language: 'zh' }) };
}

function reply(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

const state = (change: Partial<PushState> = {}): PushState => ({
  key: SERVER_KEY,
  endpoint: null,
  kinds: [],
  last: null,
  ...change,
});

describe('how things stand', () => {
  it.each([
    ['off', {}, state({ key: null }), false],
    ['unsupported', { supports: false }, state(), false],
    ['install', { supports: false, apple: true }, state(), false],
    ['denied', { permission: 'denied' }, state(), true],
    ['ready', {}, state(), false],
    ['ready', { permission: 'default' }, state(), true],
    ['on', { permission: 'granted' }, state(), true],
  ] as const)('is %s', (standing, phone, of, isHere) => {
    expect(standingOf(makeWorld(phone).house.device, of, isHere)).toBe(standing);
  });
});

describe('turning pushes on', () => {
  it('asks the person, then the browser, then tells the server', async () => {
    const { on, server, phone, house } = makeWorld();
    expect(await on()).toBe('on');
    expect([phone.asked, server.endpoint, server.language]).toEqual([1, phone.held!.endpoint, 'zh']);
    expect(await isSubscribed(house.device, state({ endpoint: server.endpoint }))).toBe(true);
    expect(await isSubscribed(house.device, state({ endpoint: 'https://elsewhere' }))).toBe(false);
  });

  it.each([
    ['denied', { answer: 'denied' }],
    ['dismissed', { answer: 'default' }],
    ['noService', { reachesService: false }],
  ] as const)('ends as %s, and the server hears nothing', async (tried, phone) => {
    const { on, server } = makeWorld(phone);
    expect(await on()).toBe(tried);
    expect(server.calls).toEqual([]);
  });

  it('tells why the server refused', async () => {
    const held = { endpoint: 'https://other/9', p256dh: 'p', auth: 'a', server: SERVER_KEY };
    expect(await makeWorld({ held }).on()).toEqual({ refused: 'push.host' });
  });

  it('gives up a subscription that was made for another key of the server', async () => {
    const { on, phone } = makeWorld({ held: { endpoint: 'https://old', p256dh: 'p', auth: 'a', server: 'old-key' } });
    expect(await on()).toBe('on');
    expect(phone.held).toMatchObject({ server: SERVER_KEY });
  });

  it('is undone by turning off, on both ends', async () => {
    const { on, server, phone, house } = makeWorld();
    await on();
    expect(await turnOffPush(house, 'C1')).toBeNull();
    expect([server.endpoint, phone.held]).toEqual([null, null]);
    expect(await renewPush(house, 'C1', 'zh')).toBe(false);
  });
});

describe('a subscription that was lost', () => {
  it('comes again by itself, without asking, for the person who wanted it and nobody else', async () => {
    const { on, server, phone, house } = makeWorld();
    expect(await renewPush(house, 'C1', 'zh')).toBe(false);
    await on();
    server.endpoint = null;
    expect(await renewPush(house, 'C2', 'zh')).toBe(false);
    expect(server.endpoint).toBeNull();
    expect(await renewPush(house, 'C1', 'zh')).toBe(true);
    expect(server.endpoint).toBe(phone.held!.endpoint);
    const calls = server.calls.length;
    expect(await renewPush(house, 'C1', 'zh')).toBe(false);
    expect(server.calls.slice(calls)).toEqual(['/api/push']);
  });

  it('comes again in the language that is read now', async () => {
    const { on, server, house } = makeWorld();
    await on();
    expect(await renewPush(house, 'C1', 'en')).toBe(true);
    expect(server.language).toBe('en');
  });

  it('stays away when the person has taken the permission back', async () => {
    const { on, server, phone, house } = makeWorld();
    await on();
    server.endpoint = null;
    phone.permission = 'denied';
    expect(await renewPush(house, 'C1', 'zh')).toBe(false);
    expect(server.endpoint).toBeNull();
  });
});
