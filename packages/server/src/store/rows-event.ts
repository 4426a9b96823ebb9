// The row of what happened: written once, never changed.
import type { ColumnType, Generated, Selectable } from 'kysely';

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
  /** Place in the city's chain, and the hash of the one before with this one's text: set by the database, whatever an insert says. */
  seq: ColumnType<number, never, never>;
  hash: ColumnType<Buffer, never, never>;
}

export type EventRow = Selectable<EventTable>;
