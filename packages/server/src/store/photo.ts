// Pictures of records: claimed with their record, filled when their bytes are there.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { lockNames } from './record-lock.ts';
import type { PhotoRow } from './rows-photo.ts';

/** A picture as its record names it. */
export interface PhotoClaim {
  readonly city: string;
  /** Of a patrol its month, otherwise that of the record's moment. */
  readonly month: string;
  readonly record: string;
  readonly n: number;
  readonly record_kind: PhotoRow['record_kind'];
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly role: PhotoRow['role'];
  readonly from_where: PhotoRow['from_where'];
  readonly at: Date;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Who sent the record. */
  readonly person: string;
  readonly reach: string | null;
  readonly region: string;
  /** The number of the move that it comes with; without it, with the record itself. */
  readonly move?: number;
}

/** What PostgreSQL knows of an upload and of a claim is compared under this lock, so that neither misses the other. In the order of the names. */
export async function lockUploads(tx: Tx, city: string, persons: readonly string[]): Promise<void> {
  await lockNames(
    tx,
    persons.map((person) => `uploads/${city}/${person}`),
  );
}

/**
 * Puts the pictures of many records into the store, once; by record, the hashes whose bytes this person has not uploaded yet. A record
 * without pictures has no entry. WARNING: to be called before the first event of the transaction is written, once in a transaction: an
 * upload takes the lock of its person first and the end of the chain of events after it.
 */
export async function claimPhotos(tx: Tx, claims: readonly PhotoClaim[]): Promise<Map<string, string[]>> {
  if (claims.length === 0) return new Map();
  const { city } = claims[0]!;
  const locked = lockUploads(
    tx,
    city,
    claims.map(({ person }) => person),
  );
  const rows = claims.map((claim) => ({ ...claim, at: claim.at.toISOString() }));
  const claimed = sql`/* planned: photos.claim */
    INSERT INTO photos (city, month, record, n, record_kind, sha256, bytes, role, from_where, at, lon, lat, person, reach, region,
      received_at, state, move)
    SELECT ${city}, c.month, c.record, c.n, c.record_kind, decode(c.sha256, 'hex'), c.bytes, c.role, c.from_where, c.at, c.lon, c.lat,
      c.person, c.reach, c.region,
      u.received_at + CASE WHEN t.today IS NULL THEN interval '0' ELSE (t.today - (u.received_at AT TIME ZONE t.timezone)::date) * interval '1 day' END,
      CASE WHEN u.sha256 IS NULL THEN 'waiting' ELSE 'stored' END, c.move
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c (month text, record text, n smallint, record_kind text, sha256 text,
      bytes integer, role text, from_where text, at timestamptz, lon float8, lat float8, person text, reach text, region text, move integer)
    JOIN cities t ON t.city = ${city}
    LEFT JOIN uploads u ON u.city = ${city} AND u.person = c.person AND u.sha256 = decode(c.sha256, 'hex')
    ON CONFLICT DO NOTHING`.execute(tx);
  const records = [...new Set(claims.map(({ record }) => record))];
  const [found] = await Promise.all([missingPhotos(tx, city, records), locked, claimed]);
  return new Map(records.map((record) => [record, found.get(record) ?? []]));
}

/** By record, the hashes (hexadecimal) that still wait for their bytes; a record that waits for none has no entry. */
export async function missingPhotos(tx: Tx, city: string, records: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ record: string; hashes: string[] }>`/* planned: photos.missing */
    SELECT record, array_agg(DISTINCT encode(sha256, 'hex')) AS hashes FROM photos
    WHERE city = ${city} AND record = ANY (${[...records]}::text[]) AND state = 'waiting' GROUP BY record`.execute(tx);
  return new Map(rows.map(({ record, hashes }) => [record, hashes]));
}

/** The number after the last picture of a record. */
export async function nextPhotoNumber(tx: Tx, city: string, record: string): Promise<number> {
  const found = await tx
    .selectFrom('photos')
    .select((eb) => eb.fn.max<number | null>('n').as('last'))
    .where('city', '=', city)
    .where('record', '=', record)
    .executeTakeFirstOrThrow();
  return found.last === null ? 0 : Number(found.last) + 1;
}

/** Contents whose pictures are to be made, oldest first. */
export async function listStoredHashes(tx: Tx, city: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`/* planned: photos.waiting */
    SELECT encode(sha256, 'hex') AS hash FROM photos WHERE city = ${city} AND state = 'stored'
    GROUP BY sha256 ORDER BY min(received_at) LIMIT ${limit}`.execute(tx);
  return rows.map(({ hash }) => hash);
}

export type PhotoFacts = Pick<
  PhotoRow,
  'width' | 'height' | 'phash' | 'exif_at' | 'exif_lon' | 'exif_lat' | 'exif_camera' | 'why_broken'
>;

export interface SettledPhoto extends PhotoFacts {
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Of all records that name these contents: their pictures are made, or cannot be. */
export async function settlePhotos(tx: Tx, city: string, settled: readonly SettledPhoto[]): Promise<void> {
  await sql`/* planned: photos.settle */
    UPDATE photos p SET width = s.width, height = s.height, phash = s.phash, exif_at = s.exif_at, exif_lon = s.exif_lon,
      exif_lat = s.exif_lat, exif_camera = s.exif_camera, why_broken = s.why_broken,
      state = CASE WHEN s.why_broken IS NULL THEN 'ready' ELSE 'broken' END
    FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS s (sha256 text, width integer, height integer, phash text,
      exif_at timestamptz, exif_lon float8, exif_lat float8, exif_camera text, why_broken text)
    WHERE p.city = ${city} AND p.sha256 = decode(s.sha256, 'hex') AND p.state = 'stored'`.execute(tx);
}

export async function listPhotos(
  tx: Tx,
  city: string,
  record: string,
  kind: PhotoRow['record_kind'],
): Promise<PhotoRow[]> {
  return tx
    .selectFrom('photos')
    .selectAll()
    .where('city', '=', city)
    .where('record', '=', record)
    .where('record_kind', '=', kind)
    .orderBy('n')
    .execute();
}

export async function findPhoto(tx: Tx, city: string, record: string, n: number): Promise<PhotoRow | null> {
  const found = await tx
    .selectFrom('photos')
    .selectAll()
    .where('city', '=', city)
    .where('record', '=', record)
    .where('n', '=', n)
    .executeTakeFirst();
  return found ?? null;
}
