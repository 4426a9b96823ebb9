// The rows of the month: rules, cycles, warnings, duties, and what became of them.

/** A jsonb column: what lies in it is checked by whoever reads it. */
type Json = unknown;

export interface PolicyRow {
  city: string;
  id: string;
  version: number;
  effective_from: string;
  body: Json;
}

export interface RuleDraftRow {
  city: string;
  id: string;
  title: string;
  note: string;
  based_on: string;
  body: Json;
  revision: number;
  changed_by: string;
  changed_at: Date;
}

export interface CycleRow {
  city: string;
  month: string;
  version: number;
  state: string;
  opened_at: Date;
  published_at: Date | null;
  published_by: string | null;
  closed_at: Date | null;
  /** The probability limits of the month's warnings and how they were chosen; null until they are drafted, and in older months. */
  limits: Json;
}

export interface WarningRow {
  city: string;
  month: string;
  reach: string;
  region: string;
  level: string;
  previous: string;
  kinds: string[];
  basis: string;
  reasons: Json;
  policy: string;
  /** As the machine drafted it: level, kinds and reasons; null or absent while nobody has changed it. */
  drafted?: Json;
}

export interface WarningReviewRow {
  city: string;
  month: string;
  reach: string;
  seq: number;
  region: string;
  kind: 'review' | 'undo' | 'raise';
  from_level: string;
  to_level: string;
  why: string;
  by_person: string;
  by_region: string;
  at: Date;
  from_day: string | null;
}

export interface WarningListRow {
  city: string;
  month: string;
  region: string;
  version: number;
  published_at: Date;
  by_person: string | null;
  by_region: string;
  levels: Json;
}

export interface DutyRow {
  city: string;
  month: string;
  person: string;
  reach: string;
  region: string;
  level: string;
  visits: number;
  minutes: number;
  length_m: number;
  body: Json;
  policy: string;
}

export interface EvaluationRow {
  city: string;
  month: string;
  region: string;
  figures: Json;
}
