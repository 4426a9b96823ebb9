// What signals are looked for in: the patrols that came in, and beside them the tracks, notes and pictures of the year before.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

/** Either what came in between two moments, or a month. */
export type EvidenceSpan = { readonly after: Date; readonly until: Date } | { readonly month: string };

export interface FreshPatrol {
  readonly id: string;
  readonly month: string;
  readonly person: string;
  readonly reach: string;
  readonly region: string;
  readonly mode: string;
  readonly day: string;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly note: string | null;
  readonly clock_skew_s: number | null;
}

function inSpan(span: EvidenceSpan) {
  return 'month' in span
    ? sql`p.month = ${span.month}`
    : // An import brings years at once, all received now: of those only what is as new as the span.
      sql`p.received_at > ${span.after} AND p.received_at <= ${span.until} AND (p.source <> 'import' OR p.ended_at > ${span.after})`;
}

export async function listFreshPatrols(tx: Tx, city: string, span: EvidenceSpan): Promise<FreshPatrol[]> {
  const { rows } = await sql<FreshPatrol>`
    SELECT p.id, p.month, p.person, p.reach, p.region, p.mode, p.day, p.started_at, p.ended_at, p.note,
           p.clock_skew_s
    FROM patrols p WHERE p.city = ${city} AND ${inSpan(span)} ORDER BY p.reach, p.started_at, p.id`.execute(tx);
  return rows;
}

/** Is there a record that came after a moment, of a day before this one? */
export async function hasLateRecord(tx: Tx, city: string, after: Date, before: string): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`
    SELECT EXISTS (SELECT FROM patrols WHERE city = ${city} AND received_at > ${after} AND day < ${before}::date) AS late`.execute(
    tx,
  );
  return rows[0]!.late;
}

export interface StoredTrack {
  readonly patrol: string;
  readonly month: string;
  readonly person: string;
  readonly mode: string;
  readonly started_at: Date;
  readonly points: Buffer;
}

/** Whole tracks of a reach, of all its walkers; a reduced one has no times and cannot be compared. */
export async function listReachTracks(
  tx: Tx,
  city: string,
  asked: { readonly reach: string; readonly from: string; readonly to: string },
): Promise<StoredTrack[]> {
  const { rows } = await sql<StoredTrack>`
    SELECT p.id AS patrol, p.month, p.person, p.mode, p.started_at, t.points
    FROM patrols p JOIN tracks t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id
    WHERE p.city = ${city} AND p.reach = ${asked.reach} AND p.month >= ${asked.from} AND p.month <= ${asked.to}
      AND t.reduced_at IS NULL ORDER BY p.started_at, p.id`.execute(tx);
  return rows;
}

export interface StoredText {
  readonly record: string;
  readonly patrol: string | null;
  readonly person: string;
  readonly day: string;
  readonly text: string;
  readonly region: string;
  readonly reach: string;
}

/** Notes of patrols and words of problems, of a span of months. A short one is not worth the way. */
export async function listTexts(
  tx: Tx,
  city: string,
  asked: { readonly from: string; readonly to: string; readonly timezone: string },
): Promise<StoredText[]> {
  const { rows } = await sql<StoredText>`
    SELECT id AS record, id AS patrol, person, day, note AS text, region, reach FROM patrols
    WHERE city = ${city} AND month >= ${asked.from} AND month <= ${asked.to} AND length(note) >= 8
    UNION ALL
    SELECT id, patrol, reporter, (reported_at AT TIME ZONE ${asked.timezone})::date, text, region, reach FROM problems
    WHERE city = ${city} AND source = 'chief' AND reporter IS NOT NULL AND length(text) >= 8
      AND to_char(reported_at AT TIME ZONE ${asked.timezone}, 'YYYY-MM') BETWEEN ${asked.from} AND ${asked.to}`.execute(
    tx,
  );
  return rows;
}

export interface StoredPhoto {
  readonly record: string;
  readonly n: number;
  readonly month: string;
  readonly sha256: string;
  readonly phash: string | null;
  readonly patrol: string | null;
  readonly person: string;
  readonly reach: string | null;
  readonly region: string;
  readonly at: Date;
  readonly received_at: Date | null;
  readonly exif_at: Date | null;
  readonly exif_lon: number | null;
  readonly exif_lat: number | null;
}

export async function listPhotos(
  tx: Tx,
  city: string,
  asked: { readonly from: string; readonly to: string },
): Promise<StoredPhoto[]> {
  const { rows } = await sql<StoredPhoto>`
    SELECT f.record, f.n, f.month, encode(f.sha256, 'hex') AS sha256, f.phash, f.person, f.reach, f.region, f.at, f.received_at,
           f.exif_at, f.exif_lon, f.exif_lat, CASE f.record_kind WHEN 'patrol' THEN f.record ELSE b.patrol END AS patrol
    FROM photos f LEFT JOIN problems b ON b.city = f.city AND b.id = f.record AND f.record_kind = 'problem'
    WHERE f.city = ${city} AND f.month >= ${asked.from} AND f.month <= ${asked.to} AND f.state IN ('stored', 'ready')
    ORDER BY f.at, f.record, f.n`.execute(tx);
  return rows;
}

/** Patrols with their tracks, of pictures that came. */
export async function listPatrolTracks(
  tx: Tx,
  city: string,
  patrols: readonly string[],
): Promise<{ id: string; started_at: Date; ended_at: Date; points: Buffer | null }[]> {
  const { rows } = await sql<{ id: string; started_at: Date; ended_at: Date; points: Buffer | null }>`
    SELECT p.id, p.started_at, p.ended_at, t.points
    FROM patrols p LEFT JOIN tracks t ON t.city = p.city AND t.month = p.month AND t.patrol = p.id AND t.reduced_at IS NULL
    WHERE p.city = ${city} AND p.id = ANY (${[...patrols]}::text[])`.execute(tx);
  return rows;
}
