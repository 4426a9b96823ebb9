// The tables as Kysely sees them. A row is what lies in the store; domain values are made from rows in the store file of each noun.

type Json = unknown;

export interface CityRow {
  city: string;
  name: string;
  name_en: string | null;
  timezone: string;
  standard: string;
  target_class: number;
  class_indicators: string[];
  today: string | null;
  about: Json;
  credits: Json;
}

export interface RegionRow {
  city: string;
  code: string;
  name: string;
  name_en: string | null;
  level: string;
  parent: string | null;
  geometry: Json | null;
}

export interface WaterBodyRow {
  city: string;
  id: string;
  name: string;
  name_en: string | null;
  kind: string;
  basin: string | null;
}

export interface ReachRow {
  city: string;
  id: string;
  water_body: string;
  name: string;
  name_en: string | null;
  region: string;
  bank: string;
  length_m: number;
  width_m: number | null;
  target_class: number | null;
  downstream: string | null;
  geometry: Json | null;
}

export interface StationRow {
  city: string;
  id: string;
  reach: string;
  region: string;
  name: string;
  name_en: string | null;
  kind: string;
  lon: number | null;
  lat: number | null;
}

export interface GaugeRow {
  city: string;
  id: string;
  region: string;
  lon: number | null;
  lat: number | null;
}

export interface SourceRow {
  city: string;
  id: string;
  kind: string;
  name: string;
  reach: string;
  region: string;
  lon: number | null;
  lat: number | null;
  load_kgd: number | null;
  status: string | null;
}

export interface LandCoverRow {
  city: string;
  reach: string;
  region: string;
  class: string;
  share: number;
}

export interface DepartmentRow {
  city: string;
  id: string;
  name: string;
  region: string;
  kind: string;
}

export interface PersonRow {
  city: string;
  id: string;
  name: string;
  region: string;
  level: string | null;
  department: string | null;
  phone: string | null;
}

export interface PostRow {
  city: string;
  person: string;
  reach: string;
  region: string;
  from_day: string;
  to_day: string | null;
}

export interface AccountRow {
  city: string;
  login: string;
  person: string;
  role: string;
  region: string;
  password_hash: string | null;
  disabled_at: Date | null;
}

export interface SessionRow {
  city: string;
  token_hash: Buffer;
  login: string;
  made_at: Date;
  expires_at: Date;
}

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
}

export interface BacktestRow {
  city: string;
  id: string;
  from_month: string;
  to_month: string;
  made_at: Date;
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

export interface PolicyRow {
  city: string;
  id: string;
  version: number;
  effective_from: string;
  body: Json;
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
  received_at: Date;
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
}

export interface EvaluationRow {
  city: string;
  month: string;
  region: string;
  figures: Json;
}

export interface EventRow {
  city: string;
  id: string;
  kind: string;
  key: string;
  region: string;
  actor: string | null;
  at: Date;
  body: Json;
}

export interface Tables {
  cities: CityRow;
  regions: RegionRow;
  water_bodies: WaterBodyRow;
  reaches: ReachRow;
  stations: StationRow;
  gauges: GaugeRow;
  sources: SourceRow;
  land_cover: LandCoverRow;
  departments: DepartmentRow;
  people: PersonRow;
  posts: PostRow;
  accounts: AccountRow;
  sessions: SessionRow;
  observations: ObservationRow;
  models: ModelRow;
  backtests: BacktestRow;
  assessments: AssessmentRow;
  policies: PolicyRow;
  cycles: CycleRow;
  warnings: WarningRow;
  duties: DutyRow;
  patrols: PatrolRow;
  patrol_reaches: PatrolReachRow;
  tracks: TrackRow;
  problems: ProblemRow;
  problem_moves: ProblemMoveRow;
  evaluations: EvaluationRow;
  events: EventRow;
}
