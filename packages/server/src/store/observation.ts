// Reading observations back: samples of a reach or of a month, rain, complaints, bulletins. Every reader takes the moment at which the
// answer must have been known, so that nothing learned later slips into an earlier month.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export interface StoredSample {
  readonly reach: string;
  readonly place: string;
  readonly month: string;
  /** The sampling day in the city's own zone. */
  readonly day: string;
  readonly readings: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, string>>;
}

export async function listSamples(
  tx: Tx,
  city: string,
  range: { from: string; to: string; reach?: string; reaches?: readonly string[]; knownAt?: Date },
): Promise<StoredSample[]> {
  let query = tx
    .selectFrom('observations')
    .select(['reach', 'place', 'month', sql<string>`split_part(key, '/', 2)`.as('day'), 'readings', 'marks'])
    .select(sql<boolean>`source = 'review'`.as('decided'))
    .where('city', '=', city)
    .where('kind', '=', 'sample')
    .where('month', '>=', range.from)
    .where('month', '<=', range.to)
    .orderBy('reach')
    .orderBy('month')
    .orderBy('key');
  if (range.reach !== undefined) query = query.where('reach', '=', range.reach);
  if (range.reaches !== undefined) query = query.where('reach', '=', sql<string>`ANY (${[...range.reaches]}::text[])`);
  if (range.knownAt !== undefined) query = query.where('known_at', '<=', range.knownAt);
  return mergeDecided((await query.execute()) as (StoredSample & { decided: boolean })[]);
}

/** What a person released or corrected stands right behind the sample it belongs to, and takes the place of what came. */
function mergeDecided(rows: readonly (StoredSample & { readonly decided: boolean })[]): StoredSample[] {
  const samples: StoredSample[] = [];
  for (const { decided, ...row } of rows) {
    const before = samples.at(-1);
    if (!decided || !before || before.place !== row.place || before.day !== row.day) samples.push(row);
    else {
      const marks = Object.entries(before.marks).filter(([indicator]) => !(indicator in row.readings));
      samples[samples.length - 1] = {
        ...before,
        readings: { ...before.readings, ...row.readings },
        marks: Object.fromEntries(marks),
      };
    }
  }
  return samples;
}

/** The first and last month with a sample, of all or of those that were known then; null in a city without any. */
export async function findSampleMonths(
  tx: Tx,
  city: string,
  knownAt?: Date,
): Promise<{ first: string; last: string } | null> {
  const { rows } = await sql<{ first: string | null; last: string }>`
    SELECT min(month) AS first, max(month) AS last
    FROM observations
    WHERE city = ${city} AND kind = 'sample' AND (${knownAt ?? null}::timestamptz IS NULL OR known_at <= ${knownAt ?? null})`.execute(
    tx,
  );
  const row = rows[0];
  return row && row.first !== null ? { first: row.first, last: row.last } : null;
}

export interface StoredRain {
  readonly place: string;
  readonly day: string;
  readonly rainMm: number;
}

export async function listRain(
  tx: Tx,
  city: string,
  range: { from: string; to: string; knownAt?: Date; gauge?: string },
): Promise<StoredRain[]> {
  const { rows } = await sql<StoredRain>`
    SELECT place, split_part(key, '/', 2) AS day, (readings->>'rain_mm')::float8 AS "rainMm"
    FROM observations
    WHERE city = ${city} AND kind = 'rain' AND month >= ${range.from} AND month <= ${range.to}
      AND readings ? 'rain_mm' AND NOT marks ? 'rain_mm'
      AND (${range.knownAt ?? null}::timestamptz IS NULL OR known_at <= ${range.knownAt ?? null})
      AND (${range.gauge ?? null}::text IS NULL OR place = ${range.gauge ?? null})
    ORDER BY place, key`.execute(tx);
  return rows;
}

export interface ReachMonthCount {
  readonly reach: string;
  readonly month: string;
  readonly count: number;
}

/** Valid complaints and confirmed findings per reach and month, as known at a moment. */
export async function countObservations(
  tx: Tx,
  city: string,
  kind: 'complaint' | 'finding',
  range: { from: string; to: string; knownAt: Date },
): Promise<ReachMonthCount[]> {
  const { rows } = await sql<ReachMonthCount>`
    SELECT reach, month, count(*)::int AS count
    FROM observations
    WHERE city = ${city} AND kind = ${kind} AND month >= ${range.from} AND month <= ${range.to} AND known_at <= ${range.knownAt}
      AND reach IS NOT NULL AND (kind <> 'complaint' OR facts->>'status' = 'valid')
    GROUP BY reach, month`.execute(tx);
  return rows;
}

export interface StoredBulletin {
  readonly reach: string;
  /** Of the bulletin, which may name several reaches. */
  readonly id: string;
  readonly month: string;
  readonly issuer: string;
  readonly kind: string;
  readonly verified: boolean;
  readonly text: string;
}

interface BulletinRange {
  readonly knownAt: Date;
  /** Months in which they appeared. */
  readonly from?: string;
  readonly to?: string;
  /** Known at this moment or later. */
  readonly knownFrom?: Date;
}

/** A row for each reach that one names; what was withdrawn as wrong is left out. */
export async function listBulletins(
  tx: Tx,
  city: string,
  { knownAt, from, to, knownFrom }: BulletinRange,
): Promise<StoredBulletin[]> {
  const { rows } = await sql<StoredBulletin>`
    SELECT reach, coalesce(facts->>'bulletin', key) AS id, month, facts->>'issuer' AS issuer, facts->>'kind' AS kind,
      coalesce(facts->>'text', '') AS text, coalesce((facts->>'verified')::boolean, true) AS verified
    FROM observations
    WHERE city = ${city} AND kind = 'bulletin' AND known_at <= ${knownAt}
      AND (${from ?? null}::text IS NULL OR month >= ${from ?? null}) AND (${to ?? null}::text IS NULL OR month <= ${to ?? null})
      AND (${knownFrom ?? null}::timestamptz IS NULL OR known_at >= ${knownFrom ?? null})
      AND reach IS NOT NULL AND NOT facts ? 'withdrawn'
    ORDER BY reach, key`.execute(tx);
  return rows;
}

export interface NewObservation {
  readonly city: string;
  readonly month: string;
  readonly kind: string;
  readonly key: string;
  readonly reach: string;
  readonly region: string;
  readonly seenAt: Date;
  readonly knownAt: Date;
  readonly source: string;
  readonly facts: unknown;
}

/** Adds an observation once: the same key again changes nothing. */
export async function addObservation(tx: Tx, observation: NewObservation): Promise<void> {
  await ensureYear(tx, observation.month);
  await tx
    .insertInto('observations')
    .values({
      city: observation.city,
      month: observation.month,
      kind: observation.kind,
      key: observation.key,
      reach: observation.reach,
      place: null,
      region: observation.region,
      seen_at: observation.seenAt,
      known_at: observation.knownAt,
      source: observation.source,
      readings: '{}',
      marks: '{}',
      facts: JSON.stringify(observation.facts),
    })
    .onConflict((conflict) => conflict.columns(['city', 'month', 'kind', 'key']).doNothing())
    .execute();
}

/** Makes the partitions of the year in which a month lies. */
export async function ensureYear(tx: Tx, month: string): Promise<void> {
  await sql`SELECT ensure_year(${Number(month.slice(0, 4))}::integer)`.execute(tx);
}
