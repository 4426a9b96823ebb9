// The rows of batches of observations.

export interface DeliveryRow {
  city: string;
  /** The door and the account that came through it. */
  source: string;
  /** The sender's own. */
  id: string;
  region: string;
  at: Date;
  hash: Buffer;
  stored: number;
  repeated: number;
  refused: number;
  /** Readings that wait for a person. */
  waiting: number;
  /** A jsonb column: what was said of each item. */
  answer: unknown;
}
