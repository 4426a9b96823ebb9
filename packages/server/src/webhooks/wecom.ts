// 企业微信 group robot (群机器人; its documentation: developer.work.weixin.qq.com/document/path/91770): Markdown of at most 4096 bytes to the
// address with the robot's key, 20 messages in a minute. Its address is its secret.
import { judgeErrcode, ROBOT_PER_MINUTE, writeMarkdown } from './robot.ts';
import type { Judged } from './webhook-letter.ts';
import { JSON_HEADERS, type WebhookService } from './webhook-service.ts';

/** Its table of return codes: busy, too often, too many at once; and the robot is not in a group any more. */
const MEANINGS: ReadonlyMap<number, Judged> = new Map<number, Judged>([
  [-1, { kind: 'again' }],
  [45009, { kind: 'again', afterS: 60 }],
  [45033, { kind: 'again', afterS: 60 }],
  [93000, { kind: 'gone' }],
]);

export const WECOM: WebhookService = {
  host: 'qyapi.weixin.qq.com',
  perMinute: ROBOT_PER_MINUTE,
  refuse: (url) =>
    url.pathname === '/cgi-bin/webhook/send' && url.searchParams.get('key')
      ? null
      : { kind: 'webhook.address', field: 'url' },
  compose: (url, _target, letter) => ({
    url,
    headers: JSON_HEADERS,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content: writeMarkdown(letter) } }),
  }),
  judge: (answered) => judgeErrcode(answered, MEANINGS),
};
