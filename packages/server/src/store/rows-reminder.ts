// The rows of reminders, and of the pushes by which phones ring for them.

import type { Generated, Selectable } from 'kysely';

/** A jsonb column: what lies in it is checked by whoever reads it. */
type Json = unknown;

export interface ReminderTable {
  city: string;
  person: string;
  id: string;
  kind: string;
  subject: string;
  span: string;
  /** Real time. */
  at: Date;
  made_at: Date;
  body: Json;
  read_at: Date | null;
  push: 'waiting' | 'rung' | 'list';
  digest: string | null;
  /** As `push`, for e-mail; `letter` names the one it went in. */
  mail: Generated<'waiting' | 'mailed' | 'none'>;
  letter: string | null;
}

export type ReminderRow = Selectable<ReminderTable>;

export interface ReminderMarkRow {
  city: string;
  seq: number;
}

export interface PushSubscriptionRow {
  city: string;
  session: string;
  person: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: string;
  made_at: Date;
}

export interface PushSilenceRow {
  city: string;
  person: string;
  kind: string;
  silent: boolean;
}

export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'gone' | 'refused' | 'blocked' | 'expired' | 'unknown';

export interface PushDeliveryRow {
  city: string;
  digest: string;
  session: string;
  person: string;
  host: string;
  state: DeliveryState;
  status: number | null;
  attempts: number;
  made_at: Date;
  due_at: Date;
  claimed_at: Date | null;
}
