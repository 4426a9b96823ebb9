// The server's own end of Web Push: signs as itself (VAPID, RFC 8292), encrypts for the one browser (RFC 8291), sends (RFC 8030), and says
// what came of it.
import webPush from 'web-push';
import { isLoopbackName, plainHost } from '../outward/outward-host.ts';
import { askOutward } from '../outward/outward-request.ts';
import { readRetryAfter } from '../outward/retry-after.ts';
import type { PushKeys } from '../store/push-keys.ts';
import { type PushRules, readEndpoint } from './push-host.ts';

export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushLetter {
  readonly text: string;
  /** Seconds for which the service keeps it for a phone that is off. */
  readonly ttlS: number;
  readonly urgent: boolean;
  /** A letter with the topic of one that still waits takes its place; 32 characters of base64url at most. */
  readonly topic: string;
}

export type PushOutcome =
  | { readonly kind: 'sent' | 'gone' | 'refused'; readonly status: number }
  | { readonly kind: 'again'; readonly status: number | null; readonly afterS: number | null }
  | { readonly kind: 'blocked' | 'unknown' };

export interface PushOffice {
  /** What a browser needs in order to subscribe. */
  readonly publicKey: string;
  accepts(endpoint: string): boolean;
  send(target: PushTarget, letter: PushLetter): Promise<PushOutcome>;
}

const TIMEOUT_MS = 10_000;

export function makePushOffice(
  { keys, contact, rules }: { readonly keys: PushKeys; readonly contact: string; readonly rules: PushRules },
  timeoutMs = TIMEOUT_MS,
): PushOffice {
  return {
    publicKey: keys.publicKey,
    accepts: (endpoint) => readEndpoint(endpoint, rules) !== null,
    async send({ endpoint, p256dh, auth }, { text, ttlS, urgent, topic }) {
      // Again, because a host may have been taken off the list since.
      const url = readEndpoint(endpoint, rules);
      if (url === null) return { kind: 'blocked' };
      const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
        vapidDetails: { subject: contact, ...keys },
        contentEncoding: 'aes128gcm',
        urgency: urgent ? 'high' : 'normal',
        TTL: ttlS,
        topic,
      });
      // `readEndpoint` lets only a named loopback through, in the sample city alone.
      const mayBePrivate = isLoopbackName(plainHost(url));
      return judge(await askOutward({ url, headers: plainHeaders(headers), body, timeoutMs, mayBePrivate }));
    },
  };
}

export function makePushKeys(): PushKeys {
  return webPush.generateVAPIDKeys();
}

function plainHeaders(headers: object): Record<string, string | number> {
  return Object.fromEntries(Object.entries(headers) as [string, string | number][]);
}

function judge(answer: Awaited<ReturnType<typeof askOutward>>): PushOutcome {
  if (answer.kind === 'away') return { kind: 'again', status: null, afterS: null };
  if (answer.kind !== 'answered') return { kind: answer.kind };
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return { kind: 'sent', status };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status === 429 || status >= 500) return { kind: 'again', status, afterS: readRetryAfter(retryAfter, Date.now()) };
  // A redirect too: where a push goes was checked, and nowhere else does it go.
  return { kind: 'refused', status };
}
