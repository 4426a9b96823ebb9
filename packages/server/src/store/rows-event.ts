// The row of what happened: written once, never changed.
import type { Generated, Selectable } from 'kysely';

export interface EventTable {
  city: string;
  id: string;
  kind: string;
  key: string;
  region: string;
  actor: string | null;
  subject: string | null;
  /** Set by the database from the transaction's settings. */
  address: Generated<string | null>;
  at: Date;
  body: unknown;
}

export type EventRow = Selectable<EventTable>;
