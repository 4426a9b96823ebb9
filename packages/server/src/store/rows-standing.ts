// The rows of standings and of what is said against them.
import type { Standing } from '@xunhe/domain/evaluation/standing';
import type { PlacedCase } from '@xunhe/domain/evaluation/standing-case';
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import type { Count } from '@xunhe/domain/evaluation/standing-share';

export interface StandingRow {
  city: string;
  month: string;
  person: string;
  version: number;
  region: string;
  level: string;
  /** Jsonb columns of what the domain made. */
  body: StandingSet;
  cases: readonly PlacedCase[];
  policy: string;
  set_at: Date;
}

export interface StandingSet extends Standing {
  /** Months on target in the same months a year before. */
  readonly targetBefore: Count;
}

export interface StandingObjectionRow {
  city: string;
  id: string;
  month: string;
  person: string;
  region: string;
  number: StandingNumber;
  version: number;
  rows: string[];
  text: string;
  at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  granted: boolean | null;
  reason: string | null;
  left_out: string[] | null;
  new_version: number | null;
}
