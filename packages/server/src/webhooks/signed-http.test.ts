// What docs/webhooks.md tells a receiver to run is run here, against what is sent.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SIGNED_HTTP } from './signed-http.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const SENT_MS = Date.UTC(2026, 0, 8, 4);

type Check = (headers: object, body: string, secret: string, nowS: number) => boolean;

it('the documented check takes what is sent, and nothing that is changed, old or signed by another', async () => {
  const page = readFileSync(new URL('../../../../docs/webhooks.md', import.meta.url), 'utf8');
  const code = /```js\n([\s\S]+?)```/.exec(page)![1]!;
  const { isFromXunhe } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { isFromXunhe: Check };
  const target = { url: 'https://a.example/', secret: SECRET, sms: null };
  const { headers, body } = SIGNED_HTTP.compose(new URL(target.url), target, {
    ...{
      id: 'm-1',
      kind: 'problem.closed',
      atMs: SENT_MS,
      sentMs: SENT_MS,
      language: 'zh',
      title: '河',
      lines: ['一'],
    },
    ...{ link: null, city: '9900', isTest: false, facts: {} },
  });
  const nowS = SENT_MS / 1000;
  expect(isFromXunhe(headers, body, SECRET, nowS + 299)).toBe(true);
  expect(isFromXunhe(headers, body, SECRET, nowS + 301)).toBe(false);
  expect(isFromXunhe(headers, `${body} `, SECRET, nowS)).toBe(false);
  expect(isFromXunhe({ ...headers, 'webhook-id': 'm-2' }, body, SECRET, nowS)).toBe(false);
  expect(isFromXunhe(headers, body, `whsec_${Buffer.from('another').toString('base64')}`, nowS)).toBe(false);
});
