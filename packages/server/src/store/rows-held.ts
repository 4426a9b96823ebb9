// The rows of readings that wait for a person.
import type { HeldReason, HeldState } from '@xunhe/domain/observation/held-reading';

export interface HeldReadingRow {
  city: string;
  id: string;
  /** Of the observation in which it stands: month, kind and key name it. */
  month: string;
  kind: 'sample' | 'rain';
  key: string;
  indicator: string;
  reach: string | null;
  place: string;
  region: string;
  seen_at: Date;
  source: string;
  /** In the indicator's standard unit, as it came. */
  value: number;
  reason: HeldReason;
  held_at: Date;
  state: HeldState;
  /** What is used instead since it was decided. */
  used_value: number | null;
  decided_by: string | null;
  decided_at: Date | null;
  why: string | null;
}
