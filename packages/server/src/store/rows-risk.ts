// The rows of what was seen and what was foreseen from it.

/** A jsonb column: what lies in it is checked by whoever reads it. */
type Json = unknown;

export interface ObservationRow {
  city: string;
  month: string;
  kind: string;
  key: string;
  reach: string | null;
  place: string | null;
  region: string;
  seen_at: Date;
  known_at: Date;
  source: string;
  readings: Json;
  marks: Json;
  facts: Json;
}

export interface ModelRow {
  city: string;
  month: string;
  version: string;
  made_at: Date;
  body: Json;
  /** The model as a text; null where one of an earlier month went on speaking. */
  file: string | null;
  /** The month of that file. */
  trained_month: string | null;
  /** By which the water was judged. */
  standard: string | null;
  /** Names and groups of the features, in the order in which assessments store them. */
  columns: Json;
}

export interface BacktestRow {
  city: string;
  id: string;
  from_month: string;
  to_month: string;
  made_at: Date;
  body: Json;
}

/** `month` is the month that was forecast. */
export interface ForecastScoreRow {
  city: string;
  month: string;
  model: string;
  made_at: Date;
  /** What came to be known later is not in it. */
  known_at: Date;
  forecasts: number;
  rows: number;
  positives: number;
  body: Json;
}

export interface AssessmentRow {
  city: string;
  month: string;
  reach: string;
  region: string;
  model: string;
  probability: number | null;
  low: number | null;
  high: number | null;
  persistence: number | null;
  last_class: number | null;
  expected_class: number | null;
  basis: string;
  reasons: Json;
  quality: Json;
}

/** What an assessment stands on; null in those made before it was kept. */
export interface LineageRow {
  known_at: Date | null;
  newest_sample: string | null;
  base: number | null;
  features: Buffer | null;
  effects: Buffer | null;
}
