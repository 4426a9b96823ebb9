// The rows of the register: city, regions, waters, reaches and what stands on them.

/** A jsonb column: what lies in it is checked by whoever reads it. */
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
  /** Null: in force. */
  retired_on: string | null;
}

export interface WaterBodyRow {
  city: string;
  id: string;
  name: string;
  name_en: string | null;
  kind: string;
  basin: string | null;
  /** Null: in force. */
  retired_on: string | null;
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
  /** Of the survey of its land cover; null: not known. */
  cover_year: number | null;
  /** Null: in force. */
  retired_on: string | null;
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
  /** Null: in force. */
  retired_on: string | null;
}

export interface GaugeRow {
  city: string;
  id: string;
  name: string;
  name_en: string | null;
  region: string;
  lon: number | null;
  lat: number | null;
  /** Null: for as long as there is rain. */
  opened_on: string | null;
  /** Null: in force. */
  retired_on: string | null;
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
  /** Null: in force. */
  retired_on: string | null;
}

export interface LandCoverRow {
  city: string;
  reach: string;
  region: string;
  class: string;
  share: number;
}

/** A region that may read a reach which lies in another. */
export interface SharedReachRow {
  city: string;
  reach: string;
  region: string;
}

export interface DepartmentRow {
  city: string;
  id: string;
  name: string;
  region: string;
  kind: string;
  /** Null: in force. */
  retired_on: string | null;
}

/** A year of the city's own work calendar. Rows are added, never changed. */
export interface WorkYearRow {
  city: string;
  year: number;
  version: number;
  /** First and last day off, `MM-DD`. */
  off: [string, string][];
  /** Weekend days worked. */
  worked: string[];
  source: string;
  changed_by: string;
  changed_at: Date;
}
