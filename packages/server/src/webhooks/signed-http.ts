// Any other system: JSON, signed as Standard Webhooks 1.0 says (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md), so
// that its receiver can use a library of any language. The signature covers the message's id, the time and the body; the time keeps an old
// message from being played again.
import { createHmac } from 'node:crypto';
import type { WebhookLetter } from './webhook-letter.ts';
import { JSON_HEADERS, judgeStatus, type WebhookService } from './webhook-service.ts';

/** 24 bytes are the least that the standard allows. */
const FEWEST_BYTES = 24;
const PREFIX = 'whsec_';

export const SIGNED_HTTP: WebhookService = {
  host: null,
  perMinute: 120,
  refuse: (_url, { secret }) =>
    secret !== null && readKey(secret).length >= FEWEST_BYTES ? null : { kind: 'webhook.secret', field: 'secret' },
  compose(url, { secret }, letter) {
    const body = JSON.stringify(makePayload(letter));
    const seconds = Math.floor(letter.sentMs / 1000);
    const signature = createHmac('sha256', readKey(secret!)).update(`${letter.id}.${seconds}.${body}`).digest('base64');
    const headers = {
      ...JSON_HEADERS,
      'webhook-id': letter.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    };
    return { url, headers, body };
  },
  judge: ({ status }) => judgeStatus(status),
};

/** WARNING: read by other systems; add, never rename. */
function makePayload({ kind, atMs, language, title, lines, link, city, isTest, facts }: WebhookLetter) {
  const text = { language, title, text: lines.join('\n'), link: link?.url ?? null };
  return { type: kind, timestamp: new Date(atMs).toISOString(), data: { city, test: isTest, ...text, facts } };
}

function readKey(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
}
