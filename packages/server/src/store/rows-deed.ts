// The rows of what was done at the river: patrols with their tracks, problems with their moves.

/** A jsonb column: what lies in it is checked by whoever reads it. */
type Json = unknown;

export interface PatrolRow {
  city: string;
  month: string;
  id: string;
  person: string;
  reach: string;
  region: string;
  mode: string;
  day: string;
  started_at: Date;
  ended_at: Date;
  length_m: number;
  verdict: string;
  judgement: Json;
  note: string | null;
  source: string;
  content_hash: Buffer | null;
  /** In the city's time: what came later than a moment was not known then. */
  received_at: Date;
  /** The chief for whom an assistant walked. */
  on_behalf_of: string | null;
  /** How far the phone's clock was ahead of the city's as it sent; null where nobody knows. */
  clock_skew_s?: number | null | undefined;
  /** What the record tells and no other column holds: what was looked at, fields of alternative forms. */
  told?: Json | undefined;
  /** Since when an appeal waits. */
  appealed_at?: Date | null | undefined;
  /** When a person decided the verdict in force. */
  decided_at?: Date | null | undefined;
}

/** Rows are added, never changed. */
export interface PatrolReviewRow {
  city: string;
  patrol: string;
  seq: number;
  id: string;
  month: string;
  region: string;
  kind: string;
  by_person: string;
  /** As what he did it. */
  by_role: string;
  by_region: string;
  /** When it was written, and when the server had it; both in the city's time. */
  at: Date;
  received_at: Date;
  text: string;
  /** Of a decision. */
  outcome: string | null;
  /** The reaches that count by a decision. */
  reaches: string[] | null;
  /** Verdict, judgement and counting reaches until then. */
  before: Json;
  content_hash: Buffer;
}

export interface PatrolReachRow {
  city: string;
  month: string;
  patrol: string;
  reach: string;
  person: string;
  region: string;
  day: string;
  length_m: number;
  coverage: number;
  effective: boolean;
}

export interface TrackRow {
  city: string;
  month: string;
  patrol: string;
  region: string;
  point_count: number;
  points: Buffer;
  /** When the fixes became a line without times; null while they are whole. */
  reduced_at: Date | null;
}

export interface ProblemRow {
  city: string;
  id: string;
  reach: string;
  region: string;
  type: string;
  source: string;
  key_problem: boolean;
  state: string;
  text: string;
  lon: number | null;
  lat: number | null;
  patrol: string | null;
  reporter: string | null;
  department: string | null;
  reported_at: Date;
  due_day: string | null;
  closed_at: Date | null;
  content_hash: Buffer | null;
  merged_into: string | null;
  /** The chief for whom an assistant reported. */
  on_behalf_of: string | null;
  /** Who sees it to its end after a handover; null: who reported it. */
  follower: string | null;
  /** How far the phone's clock was ahead of the city's as it sent; null where nobody knows. */
  clock_skew_s?: number | null | undefined;
  /** The day on which it came into its state. */
  since_day?: string | null | undefined;
  /** Of a deferral: what was asked for, what was granted, and since when the clocks stand still. */
  defer_asked_until?: string | null | undefined;
  deferred_until?: string | null | undefined;
  paused_day?: string | null | undefined;
  supervised_at?: Date | null | undefined;
  /** The level of the office that supervises. */
  supervised_by?: string | null | undefined;
  /** How often a department returned it or it was sent back after verification. */
  returns?: number | undefined;
  reopened?: number | undefined;
  /** The highest level that was told that it is late. */
  escalated?: string | null | undefined;
  /** When it was last said to be handled, and by when it was to be. */
  handled_day?: string | null | undefined;
  handled_due?: string | null | undefined;
  /** The deadline whose ladder is climbed, and the day of its next rung. */
  rung_of?: string | null | undefined;
  rung_next?: string | null | undefined;
}

/** A rung of a deadline that was climbed. */
export interface ProblemRungRow {
  city: string;
  problem: string;
  due_day: string;
  kind: string;
  region: string;
  day: string;
  at: Date;
}

/** A department's part of a problem. Working days count from the day after `since_day`. */
export interface ProblemPartRow {
  city: string;
  problem: string;
  department: string;
  region: string;
  lead: boolean;
  state: string;
  since_day: string;
  days: number;
  due_day: string;
  assigned_at: Date;
  handled_at: Date | null;
  handled_by: string | null;
}

export interface ProblemMoveRow {
  city: string;
  problem: string;
  seq: number;
  region: string;
  move: string;
  from_state: string;
  to_state: string;
  by_person: string | null;
  at: Date;
  note: string;
  /** Of whoever sent it; a move that is sent twice is made once. */
  id?: string | null | undefined;
  by_role?: string | null | undefined;
  /** Whom it was about. */
  departments?: string[] | undefined;
  /** What it brought besides: the day that a deferral shall last to, the type before. */
  facts?: Json | undefined;
}

export interface InventoryRow {
  city: string;
  id: string;
  person: string;
  /** The chief for whom an assistant answered. */
  on_behalf_of: string | null;
  reach: string;
  region: string;
  day: string;
  period_from: string;
  period_to: string;
  taken_at: Date;
  received_at: Date;
  items: Json;
  found: string[];
  policy: string;
  content_hash: Buffer;
  /** The phone's clock minus the city's as it sent; null where nobody knows. */
  clock_skew_s: number | null;
}
