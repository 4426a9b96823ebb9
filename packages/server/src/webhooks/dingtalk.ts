// 钉钉 group robot (自定义机器人; its documentation: open.dingtalk.com/document/orgapp/custom-robots-send-group-messages and, for the signature,
// …/customize-robot-security-settings): Markdown to the address with the robot's token. Signed (加签) by the secret, when there is one: a
// time in milliseconds and Base64(HMAC-SHA-256(secret, time LF secret)) stand in the address. More than 20 messages in a minute shut it for ten.
import { createHmac } from 'node:crypto';
import { judgeErrcode, plain, ROBOT_PER_MINUTE, writeMarkdown } from './robot.ts';
import type { Judged } from './webhook-letter.ts';
import { JSON_HEADERS, type WebhookService } from './webhook-service.ts';

const SHUT_S = 600;

const MEANINGS: ReadonlyMap<number, Judged> = new Map<number, Judged>([
  [-1, { kind: 'again' }],
  // Too often.
  ...[90030, 130101, 410100].map((code) => [code, { kind: 'again', afterS: SHUT_S }] as [number, Judged]),
  // The token is none, the group was dissolved, the robot stopped or removed.
  ...[300005, 400013, 400101, 400102, 400106].map((code) => [code, { kind: 'gone' }] as [number, Judged]),
]);

export const DINGTALK: WebhookService = {
  host: 'oapi.dingtalk.com',
  perMinute: ROBOT_PER_MINUTE,
  refuse(url, { secret }) {
    if (url.pathname !== '/robot/send' || !url.searchParams.get('access_token'))
      return { kind: 'webhook.address', field: 'url' };
    return secret === null || /^SEC[0-9A-Za-z]{16,}$/.test(secret) ? null : { kind: 'webhook.secret', field: 'secret' };
  },
  compose(url, { secret }, letter) {
    const signed = new URL(url);
    if (secret !== null) {
      signed.searchParams.set('timestamp', String(letter.sentMs));
      signed.searchParams.set('sign', signDingtalk(secret, letter.sentMs));
    }
    const markdown = { title: plain(letter.title), text: writeMarkdown(letter) };
    return { url: signed, headers: JSON_HEADERS, body: JSON.stringify({ msgtype: 'markdown', markdown }) };
  },
  judge: (answered) => judgeErrcode(answered, MEANINGS),
};

function signDingtalk(secret: string, atMs: number): string {
  return createHmac('sha256', secret).update(`${atMs}\n${secret}`).digest('base64');
}
