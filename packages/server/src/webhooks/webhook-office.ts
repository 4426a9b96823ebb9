// The server's own end of webhooks: puts a message into the form of its receiver, sends it to where the operator allows, and says what came of
// it.
import type { WebhookTargetBody } from '@xunhe/contract/webhook';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { OutwardRules } from '../outward/outward-host.ts';
import { askOutward, type OutwardAnswer, type Resolve } from '../outward/outward-request.ts';
import { readRetryAfter } from '../outward/retry-after.ts';
import type { WebhookKind } from '../store/rows-webhook.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { WebhookLetter, WebhookOutcome } from './webhook-letter.ts';
import { findAddress, refuseTarget, SERVICES } from './webhook-target.ts';

export interface WebhookOffice {
  readonly rules: OutwardRules;
  /** Where browsers reach the console, without a slash at the end; null: messages have no link. */
  readonly consoleUrl: string | null;
  perMinute(kind: WebhookKind): number;
  /** What is wrong with a target; null when it can be kept. */
  refuse(kind: WebhookKind, target: WebhookTargetBody): Refusal | null;
  send(kind: WebhookKind, target: WebhookTargetBody, letter: WebhookLetter): Promise<WebhookOutcome>;
}

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES = 4096;

export function makeWebhookOffice(
  { rules, consoleUrl }: Pick<WebhookOffice, 'rules' | 'consoleUrl'>,
  { timeoutMs = TIMEOUT_MS, resolve }: { readonly timeoutMs?: number; readonly resolve?: Resolve } = {},
): WebhookOffice {
  return {
    rules,
    consoleUrl,
    perMinute: (kind) => SERVICES[kind].perMinute,
    refuse: (kind, target) => refuseTarget(kind, target, rules),
    async send(kind, target, letter) {
      // Again, because a host may have been taken off the list since.
      const address = findAddress(kind, target.url, rules);
      if (!address) return { kind: 'blocked', status: null, afterS: null, answer: '' };
      const { url, headers, body } = SERVICES[kind].compose(address.url, target, letter);
      const bytes = Buffer.from(body, 'utf8');
      const answer = await askOutward({
        ...{ url, body: bytes, timeoutMs, resolve, mayBePrivate: address.mayBePrivate, answerBytes: ANSWER_BYTES },
        headers: { ...headers, 'content-length': bytes.length, 'user-agent': 'xunhe-webhook' },
      });
      return judge(answer, { kind, target, nowMs: letter.sentMs });
    },
  };
}

function judge(
  answer: OutwardAnswer,
  { kind, target, nowMs }: { readonly kind: WebhookKind; readonly target: WebhookTargetBody; readonly nowMs: number },
): WebhookOutcome {
  const none = { status: null, afterS: null, answer: '' };
  if (answer.kind === 'away') return { ...none, kind: 'again' };
  if (answer.kind !== 'answered') return { ...none, kind: answer.kind };
  const { status, text, retryAfter } = answer;
  const judged = SERVICES[kind].judge({ status, text }, target);
  return {
    ...{ kind: judged.kind, status, answer: hideSecrets(text, target) },
    afterS: readRetryAfter(retryAfter, nowMs) ?? judged.afterS ?? null,
  };
}
