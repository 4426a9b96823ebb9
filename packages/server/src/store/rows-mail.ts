// The rows of e-mail: where a person takes it, and what became of each letter.

export interface MailAddressRow {
  city: string;
  person: string;
  address: string;
  language: 'zh' | 'en';
  pace: 'atOnce' | 'daily';
  kinds: string[];
  confirmed_at: Date | null;
  code: Buffer | null;
  code_at: Date | null;
  code_tries: number;
}

export type MailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'expired' | 'blocked' | 'unknown';

export interface MailDeliveryRow {
  city: string;
  id: string;
  person: string;
  purpose: 'code' | 'reminders';
  address: string;
  state: MailState;
  attempts: number;
  answer: string;
  made_at: Date;
  due_at: Date;
  claimed_at: Date | null;
  ended_at: Date | null;
}
