// Each kind of receiver against a server that checks by itself what the documentation of that kind asks for, and what its answers mean.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import type { WebhookTargetBody } from '@xunhe/contract/webhook';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOutward, readOutwardRules } from '../outward/outward-host.ts';
import { readRetryAfter } from '../outward/retry-after.ts';
import type { WebhookKind } from '../store/rows-webhook.ts';
import { type HookAnswer, openTestHookServer, type TestHookServer } from './test-hook-server.ts';
import type { WebhookLetter } from './webhook-letter.ts';
import { makeWebhookOffice, type WebhookOffice } from './webhook-office.ts';

const SENT_MS = Date.UTC(2026, 0, 8, 4, 0, 30);
const LETTER: WebhookLetter = {
  ...{ id: '019b9c00-0000-7000-8000-000000000001', kind: 'problem.assigned', atMs: SENT_MS - 60_000, sentMs: SENT_MS },
  ...{ language: 'zh', title: '【巡河】问题已交办：清水河"东段"', lines: ['类型：养殖污染', '承办单位：水务局'] },
  link: { words: '在控制台查看', url: 'https://river.example.gov.cn/problems/q-1' },
  ...{ city: '4401', isTest: false, facts: { problem: 'q-1' } },
};
const SECRET = `SEC${'0123456789abcdef'.repeat(4)}`;
const WHSEC = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const SMS = { format: 'json', template: '{"to":["10086"],"content":"{{text}}"}', header: '', expects: '' } as const;

let hooks: TestHookServer;
let office: WebhookOffice;
const target = (path: string, more: Partial<WebhookTargetBody> = {}): WebhookTargetBody => ({
  ...{ url: hooks.origin + path, secret: null, sms: null },
  ...more,
});
const wecom = () => target('/cgi-bin/webhook/send?key=693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa');
const dingtalk = (secret: string | null = SECRET) => target('/robot/send?access_token=1234567890abcdef', { secret });
const http = () => target('/in', { secret: WHSEC });
const sms = (change: Partial<NonNullable<WebhookTargetBody['sms']>> = {}, secret: string | null = null) =>
  target('/sms', { secret, sms: { ...SMS, ...change } });

beforeAll(async () => {
  hooks = await openTestHookServer();
  const rules = { anyPublic: false, hosts: ['hook.example.gov.cn'], origins: [hooks.origin] };
  office = makeWebhookOffice({ rules, consoleUrl: null }, { timeoutMs: 400 });
});
beforeEach(() => {
  hooks.behave = () => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
  hooks.taken.length = 0;
});
afterAll(() => hooks.close());

describe('企业微信', () => {
  it('gets Markdown in the form that its documentation asks for', async () => {
    expect(await office.send('wecom', wecom(), LETTER)).toMatchObject({ kind: 'sent', status: 200 });
    const [{ path, query, headers, body }] = hooks.taken as [(typeof hooks.taken)[0]];
    expect([path, query.get('key')]).toEqual(['/cgi-bin/webhook/send', '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa']);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body)).toEqual({
      msgtype: 'markdown',
      markdown: {
        content: [
          '**【巡河】问题已交办：清水河"东段"**',
          '类型：养殖污染',
          '承办单位：水务局',
          '[在控制台查看](https://river.example.gov.cn/problems/q-1)',
        ].join('\n\n'),
      },
    });
  });

  it('gets no marks or links out of names, and never more than 4096 bytes', async () => {
    const long = '长'.repeat(400);
    const lines = ['[点我](https://evil.example)', '**粗** <@all> @all', ...Array.from({ length: 5 }, () => long)];
    await office.send('wecom', wecom(), { ...LETTER, title: long, lines });
    const { content } = JSON.parse(hooks.taken[0]!.body).markdown;
    expect(content.match(/\]\(/g)).toHaveLength(1);
    expect(content).toContain('［点我］(https://evil.example)');
    expect(content).not.toContain('<@');
    expect(Buffer.byteLength(content)).toBeLessThan(4096);
    expect(content.endsWith('/problems/q-1)')).toBe(true);
  });

  it.each([
    ['{"errcode":0,"errmsg":"ok"}', { kind: 'sent' }],
    ['{"errcode":45009,"errmsg":"api freq out of limit"}', { kind: 'again', afterS: 60 }],
    ['{"errcode":-1,"errmsg":"system busy"}', { kind: 'again', afterS: null }],
    ['{"errcode":93000,"errmsg":"invalid webhook url"}', { kind: 'gone' }],
    ['{"errcode":40008,"errmsg":"invalid message type"}', { kind: 'refused' }],
    ['<html>', { kind: 'unknown' }],
  ])('that answers %s means %o', async (body, outcome) => {
    hooks.behave = () => ({ status: 200, body });
    expect(await office.send('wecom', wecom(), LETTER)).toMatchObject(outcome);
  });
});

describe('钉钉', () => {
  it('gets Markdown, signed with the secret and the time', async () => {
    hooks.behave = ({ query }) => {
      const time = query.get('timestamp');
      const right = createHmac('sha256', SECRET).update(`${time}\n${SECRET}`).digest('base64');
      const isFresh = Math.abs(Number(time) - SENT_MS) < 3_600_000;
      const isSigned = query.get('sign') === right && isFresh;
      return { status: 200, body: isSigned ? '{"errcode":0}' : '{"errcode":310000,"errmsg":"sign not match"}' };
    };
    expect(await office.send('dingtalk', dingtalk(), LETTER)).toMatchObject({ kind: 'sent' });
    expect(hooks.taken[0]!.query.get('access_token')).toBe('1234567890abcdef');
    expect(JSON.parse(hooks.taken[0]!.body)).toEqual({
      msgtype: 'markdown',
      markdown: { title: LETTER.title, text: expect.stringMatching(/^\*\*【巡河】[\s\S]*q-1\)$/) },
    });
    expect(await office.send('dingtalk', dingtalk(`${SECRET}0`), LETTER)).toMatchObject({ kind: 'refused' });
    expect(await office.send('dingtalk', dingtalk(null), LETTER)).toMatchObject({ kind: 'refused' });
  });

  it('that was asked too often is left alone for ten minutes', async () => {
    hooks.behave = () => ({
      status: 200,
      body: '{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}',
    });
    expect(await office.send('dingtalk', dingtalk(), LETTER)).toMatchObject({ kind: 'again', afterS: 600 });
  });
});

describe('another system', () => {
  it('gets JSON with a signature over id, time and body', async () => {
    expect(await office.send('http', http(), LETTER)).toMatchObject({ kind: 'sent', status: 200 });
    const { headers, body } = hooks.taken[0]!;
    const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
    expect([id, time]).toEqual([LETTER.id, String(SENT_MS / 1000)]);
    const key = Buffer.from(WHSEC.slice('whsec_'.length), 'base64');
    const right = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${right}`);
    expect(JSON.parse(body)).toEqual({
      type: 'problem.assigned',
      timestamp: '2026-01-08T03:59:30.000Z',
      data: {
        ...{ city: '4401', test: false, language: 'zh', title: LETTER.title, text: LETTER.lines.join('\n') },
        ...{ link: LETTER.link!.url, facts: { problem: 'q-1' } },
      },
    });
  });

  it.each([
    [{ status: 204 }, { kind: 'sent', status: 204 }],
    [
      { status: 302, headers: { location: '/elsewhere' } },
      { kind: 'refused', status: 302 },
    ],
    [
      { status: 307, headers: { location: '/elsewhere' } },
      { kind: 'refused', status: 307 },
    ],
    [
      { status: 404, body: 'none' },
      { kind: 'refused', status: 404, answer: 'none' },
    ],
    [{ status: 410 }, { kind: 'gone', status: 410 }],
    [
      { status: 429, headers: { 'retry-after': '120' } },
      { kind: 'again', status: 429, afterS: 120 },
    ],
    [
      { status: 503, headers: { 'retry-after': 'Thu, 08 Jan 2026 04:02:00 GMT' } },
      { kind: 'again', afterS: 90 },
    ],
    ['hang', { kind: 'unknown', status: null }],
    ['trickle', { kind: 'sent', status: 200, answer: '{"errcode":' }],
  ] as [HookAnswer, object][])('that answers %o means %o, and nothing follows a redirect', async (answer, outcome) => {
    hooks.behave = () => answer;
    expect(await office.send('http', http(), LETTER)).toMatchObject(outcome);
    expect(hooks.taken).toHaveLength(1);
  });

  it('whose answer is long is kept in its beginning, in one line, without keys and numbers of phones', async () => {
    const wordy = `key ${WHSEC}\u0000\nsent to 13812345678 ${'x'.repeat(100_000)}`;
    hooks.behave = () => ({ status: 200, body: wordy });
    const { answer } = await office.send('http', http(), LETTER);
    expect(answer.startsWith('key ••• sent to ••• xxx')).toBe(true);
    expect(answer).toHaveLength(500);
  });

  it('that speaks no TLS, or is not there, gets nothing and may be tried again', async () => {
    const plain = createServer((socket) => socket.end('hello').resume());
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as { port: number };
    const origin = `https://127.0.0.1:${port}`;
    const there = makeWebhookOffice({ rules: { anyPublic: false, hosts: [], origins: [origin] }, consoleUrl: null });
    const to = { ...http(), url: `${origin}/in` };
    expect(await there.send('http', to, LETTER)).toMatchObject({ kind: 'again', status: null });
    await new Promise((resolve) => plain.close(resolve));
    expect(await there.send('http', to, LETTER)).toMatchObject({ kind: 'again', status: null });
  });
});

describe('a gateway for short messages', () => {
  it('gets the text in the template, whatever stands in it', async () => {
    await office.send('sms', sms(), LETTER);
    expect(JSON.parse(hooks.taken[0]!.body)).toEqual({
      to: ['10086'],
      content:
        '【巡河】问题已交办：清水河"东段"；类型：养殖污染；承办单位：水务局 https://river.example.gov.cn/problems/q-1',
    });
    await office.send('sms', sms({ format: 'form', template: 'to=10086&msg={{text}}&n={{nothing}}' }), LETTER);
    const form = new URLSearchParams(hooks.taken[1]!.body);
    expect(hooks.taken[1]!.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect([form.get('msg'), form.get('n')]).toEqual([JSON.parse(hooks.taken[0]!.body).content, '{{nothing}}']);
  });

  it('gets its key in the header that it asks for, and is believed by what it answers', async () => {
    hooks.behave = ({ headers }) => ({
      status: 200,
      body: headers.authorization === 'Bearer abc123456' ? '{"code":0}' : '{"code":7}',
    });
    const good = sms({ header: 'Authorization', expects: '"code":0' }, 'Bearer abc123456');
    expect(await office.send('sms', good, LETTER)).toMatchObject({ kind: 'sent' });
    expect(await office.send('sms', { ...good, secret: 'Bearer other' }, LETTER)).toMatchObject({
      ...{ kind: 'refused', status: 200, answer: '{"code":7}' },
    });
  });
});

describe('a target', () => {
  it.each([
    ['wecom', { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a' }, null],
    ['wecom', { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send' }, 'webhook.address'],
    ['wecom', { url: 'https://qyapi.weixin.qq.com/cgi-bin/user/delete?key=a' }, 'webhook.address'],
    ['wecom', { url: 'https://hook.example.gov.cn/cgi-bin/webhook/send?key=a' }, 'webhook.host'],
    ['wecom', { url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a' }, 'webhook.host'],
    ['dingtalk', { url: 'https://oapi.dingtalk.com/robot/send?access_token=a', secret: SECRET }, null],
    ['dingtalk', { url: 'https://oapi.dingtalk.com/robot/send?access_token=a' }, null],
    ['dingtalk', { url: 'https://oapi.dingtalk.com/robot/send?access_token=a', secret: 'keyword' }, 'webhook.secret'],
    ['dingtalk', { url: 'https://oapi.dingtalk.com/other?access_token=a' }, 'webhook.address'],
    ['http', { url: 'https://hook.example.gov.cn/in', secret: WHSEC }, null],
    ['http', { url: 'https://hook.example.gov.cn/in' }, 'webhook.secret'],
    ['http', { url: 'https://hook.example.gov.cn/in', secret: 'short' }, 'webhook.secret'],
    ['http', { url: 'https://other.example.gov.cn/in', secret: WHSEC }, 'webhook.host'],
    ['sms', { url: 'https://hook.example.gov.cn/in', sms: SMS }, null],
    ['sms', { url: 'https://hook.example.gov.cn/in' }, 'webhook.template'],
    ['sms', { url: 'https://hook.example.gov.cn/in', sms: { ...SMS, template: '{"a":{{text}}}' } }, 'webhook.template'],
    ['sms', { url: 'https://hook.example.gov.cn/in', sms: { ...SMS, template: '{"a":"b"}' } }, 'webhook.template'],
    [
      'sms',
      { url: 'https://hook.example.gov.cn/in', sms: { ...SMS, header: 'Host' }, secret: 'x' },
      'webhook.template',
    ],
    [
      'sms',
      { url: 'https://hook.example.gov.cn/in', sms: { ...SMS, header: 'Key' }, secret: 'a\r\nb' },
      'webhook.secret',
    ],
    ['sms', { url: 'https://hook.example.gov.cn/in', sms: SMS, secret: 'nowhere to put' }, 'webhook.secret'],
  ] as [WebhookKind, Partial<WebhookTargetBody>, string | null][])(
    '%s %o is refused as %s',
    (kind, change, refusal) => {
      const full = { secret: null, sms: null, ...change } as WebhookTargetBody;
      expect(office.refuse(kind, full)?.kind ?? null).toBe(refusal);
    },
  );
});

describe('where a message may go', () => {
  it('is no private address, whatever name leads there and however it is changed later', async () => {
    const to = { url: 'https://hook.example.gov.cn/in', secret: WHSEC, sms: null };
    const found = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fd00::1'];
    for (const address of found) {
      const rebound = makeWebhookOffice(office, {
        timeoutMs: 400,
        resolve: (_, done) => done(null, [{ address, family: address.includes(':') ? 6 : 4 }]),
      });
      expect([address, await rebound.send('http', to, LETTER)]).toMatchObject([address, { kind: 'blocked' }]);
    }
    expect(hooks.taken).toEqual([]);
  });

  it('is decided anew at each sending: a host that was taken off the list gets nothing', async () => {
    const closed = makeWebhookOffice({ rules: { anyPublic: true, hosts: [], origins: [] }, consoleUrl: null });
    expect(await closed.send('http', http(), LETTER)).toMatchObject({ kind: 'blocked' });
    expect(await closed.send('wecom', wecom(), LETTER)).toMatchObject({ kind: 'blocked' });
    expect(hooks.taken).toEqual([]);
  });

  it.each([
    ['https://sms.example.cn/a?b=c', false],
    ['https://sms.example.cn:8443/a', null],
    ['https://a.sms.example.cn/a', null],
    ['https://u:p@sms.example.cn/a', null],
    ['https://sms.example.cn/a#b', null],
    ['http://sms.example.cn/a', null],
    ['http://10.2.0.5:8080/a', true],
    ['http://10.2.0.5/a', null],
    ['https://10.2.0.5:8080/a', null],
    ['https://8.8.8.8/a', null],
    ['https://localhost/a', null],
    ['file:///etc/passwd', null],
  ])('%s may be private: %s', (url, mayBePrivate) => {
    const rules = readOutwardRules(['sms.example.cn', 'http://10.2.0.5:8080']);
    if ('wrong' in rules) throw new Error(rules.wrong);
    expect(readOutward(url, rules)?.mayBePrivate ?? null).toBe(mayBePrivate);
  });

  it('is any public host over TLS when the operator says so, and no number and no other port', () => {
    const rules = readOutwardRules(['*']) as Exclude<ReturnType<typeof readOutwardRules>, { wrong: string }>;
    expect(readOutward('https://anything.example/a', rules)).toMatchObject({ mayBePrivate: false });
    for (const url of ['http://anything.example/', 'https://8.8.8.8/', 'https://[::1]/', 'https://a.example:444/'])
      expect(readOutward(url, rules)).toBeNull();
  });

  it.each(['10.0.0.1', 'localhost', 'ftp://a.example', 'https://a.example/path', 'https://u@a.example', 'a b.cn'])(
    'cannot be named as %s',
    (entry) => expect(readOutwardRules([entry])).toEqual({ wrong: entry }),
  );
});

describe('a pause', () => {
  it.each([
    ['120', 120],
    ['99999999', 86_400],
    ['Thu, 08 Jan 2026 04:01:00 GMT', 30],
    ['Fri, 31 Dec 1999 23:59:59 GMT', null],
    ['soon', null],
    [null, null],
  ])('of %s is %s seconds', (text, seconds) => expect(readRetryAfter(text, SENT_MS)).toBe(seconds));
});
