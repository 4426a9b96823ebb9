// The rows of webhooks, and of what became of each message.

export type WebhookKind = 'wecom' | 'dingtalk' | 'sms' | 'http';
export type OffReason = 'gone' | 'failing' | 'sealed';

export interface WebhookRow {
  city: string;
  id: string;
  name: string;
  kind: WebhookKind;
  region: string;
  host: string;
  /** Sealed: address, secret and template. */
  target: Buffer;
  has_secret: boolean;
  events: string[];
  key_only: boolean;
  language: 'zh' | 'en';
  enabled: boolean;
  seq: number;
  made_by: string;
  made_at: Date;
  failing_since: Date | null;
  off_reason: OffReason | null;
  off_at: Date | null;
}

export type WebhookState = 'waiting' | 'sending' | 'sent' | 'refused' | 'expired' | 'blocked' | 'unknown';

export interface WebhookDeliveryRow {
  city: string;
  id: string;
  hook: string;
  region: string;
  seq: number | null;
  kind: string;
  /** A notice's, as domain/problem/notice has it. */
  body: unknown;
  state: WebhookState;
  status: number | null;
  answer: string;
  attempts: number;
  at: Date;
  made_at: Date;
  due_at: Date;
  claimed_at: Date | null;
}
