// The rows of signals.
import type { Severity, SignalKind, SignalState } from '@xunhe/domain/patrol/signals/signal';

export interface SignalRow {
  city: string;
  id: string;
  month: string;
  kind: SignalKind;
  severity: Severity;
  /** Null where it is about a place and not about somebody. */
  person: string | null;
  reach: string | null;
  region: string;
  patrol: string | null;
  other_patrol: string | null;
  /** A jsonb column: the figures of the question, by its kind. */
  numbers: unknown;
  found_at: Date;
  state: SignalState;
  settled_by: string | null;
  settled_at: Date | null;
  note: string | null;
}
