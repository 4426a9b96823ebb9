// What each kind of receiver is: how a message is put to it, and what its answers mean.
import type { WebhookTargetBody } from '@xunhe/contract/webhook';
import type { Answered, Judged, WebhookLetter } from './webhook-letter.ts';

export interface Composed {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WrongTarget {
  readonly kind: 'webhook.address' | 'webhook.secret' | 'webhook.template';
  readonly field: 'url' | 'secret' | 'sms';
}

export interface WebhookService {
  /** The only public host it is at; null: wherever the operator allows. */
  readonly host: string | null;
  /** Messages in a minute, tests among them. */
  readonly perMinute: number;
  refuse(url: URL, target: WebhookTargetBody): WrongTarget | null;
  compose(url: URL, target: WebhookTargetBody, letter: WebhookLetter): Composed;
  judge(answered: Answered, target: WebhookTargetBody): Judged;
}

/** What an answer says by its status alone. A redirect is a refusal: where a message goes was checked, and nowhere else does it go. */
export function judgeStatus(status: number): Judged {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 410) return { kind: 'gone' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: 'again' };
  return { kind: 'refused' };
}

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' } as const;
