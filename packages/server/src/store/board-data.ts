// What a board needs of the observations: in which months each place was looked at, and the reaches as the model ties them together. Like every
// reader of observations it is told the moment at which they must have been known.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface SampledPlace {
  readonly kind: 'sample' | 'rain';
  readonly place: string;
  readonly months: string[];
  readonly last_day: string;
}

/** Months with a sample of each station, and with a usable day of rain of each gauge. */
export async function listSampledPlaces(
  tx: Tx,
  city: string,
  { from, knownAt }: { readonly from: string; readonly knownAt: Date },
): Promise<SampledPlace[]> {
  const { rows } = await sql<SampledPlace>`
    SELECT kind, place, array_agg(DISTINCT month ORDER BY month) AS months, max(split_part(key, '/', 2)) AS last_day
    FROM observations
    WHERE city = ${city} AND month >= ${from} AND known_at <= ${knownAt} AND place IS NOT NULL
      AND (kind = 'sample' OR (kind = 'rain' AND readings ? 'rain_mm' AND NOT marks ? 'rain_mm'))
    GROUP BY kind, place`.execute(tx);
  return rows;
}

/** The last day of stations that were silent for long: found by their reaches, as all samples would be a long way. */
export async function listLastDays(
  tx: Tx,
  city: string,
  { reaches, knownAt }: { readonly reaches: readonly string[]; readonly knownAt: Date },
): Promise<Map<string, string>> {
  if (reaches.length === 0) return new Map();
  const { rows } = await sql<{ place: string; last_day: string }>`
    SELECT place, max(split_part(key, '/', 2)) AS last_day FROM observations
    WHERE city = ${city} AND reach = ANY (${[...reaches]}::text[]) AND kind = 'sample' AND known_at <= ${knownAt} AND place IS NOT NULL
    GROUP BY place`.execute(tx);
  return new Map(rows.map((row) => [row.place, row.last_day]));
}

export interface CountedEvents {
  readonly kind: string;
  readonly count: number;
  readonly reaches: number;
  readonly last_day: string | null;
}

/** Valid complaints, bulletins and confirmed findings. */
export async function countEvents(
  tx: Tx,
  city: string,
  asked: { readonly from: string; readonly to: string; readonly knownAt: Date; readonly timezone: string },
): Promise<CountedEvents[]> {
  const { rows } = await sql<CountedEvents>`
    SELECT kind, count(*)::int AS count, count(DISTINCT reach)::int AS reaches,
           (max(seen_at) AT TIME ZONE ${asked.timezone})::date::text AS last_day
    FROM observations
    WHERE city = ${city} AND month >= ${asked.from} AND month <= ${asked.to} AND known_at <= ${asked.knownAt} AND reach IS NOT NULL
      AND (kind IN ('bulletin', 'finding') OR (kind = 'complaint' AND facts->>'status' = 'valid'))
    GROUP BY kind`.execute(tx);
  return rows;
}

export interface NetworkReach {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly region: string;
  readonly water_body: string;
  readonly downstream: string | null;
  /** Its beginning alone: whole lines would be most of the reading. */
  readonly geometry: { readonly coordinates: unknown } | null;
}

export async function listNetwork(tx: Tx, city: string): Promise<NetworkReach[]> {
  const { rows } = await sql<NetworkReach>`
    SELECT id, name, name_en, region, water_body, downstream,
           CASE WHEN geometry IS NULL THEN NULL
                WHEN geometry->>'type' = 'MultiLineString' THEN jsonb_build_object('coordinates', geometry #> '{coordinates,0,0}')
                ELSE jsonb_build_object('coordinates', geometry #> '{coordinates,0}') END AS geometry
    FROM reaches WHERE city = ${city} ORDER BY id`.execute(tx);
  return rows;
}
