// The row of a record that a phone sent and that was not taken.

/** A jsonb column. */
type Json = unknown;

export interface RefusedRecordRow {
  city: string;
  /** The record's own id, and the SHA-256 of the text that is kept. */
  id: string;
  hash: Buffer;
  kind: string;
  form: number;
  person: string;
  region: string;
  device: string | null;
  /** The text as it came, UTF-8: it may hold what no text column takes. */
  content: Buffer;
  refusal: Json;
  /** In the city's time. */
  received_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
  note: string | null;
}
