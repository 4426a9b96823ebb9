// Whole uploads: whose, and how many bytes. Every question names the person.
import type { UploadsOfDay } from '@xunhe/domain/patrol/upload-quota';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { lockNames } from './record-lock.ts';
import type { PhotoRow, UploadRow } from './rows-photo.ts';

/** Whose bytes. */
export interface UploadKey {
  readonly city: string;
  readonly person: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

export async function findUpload(tx: Tx, { city, person, sha256 }: UploadKey): Promise<UploadRow | null> {
  const found = await tx
    .selectFrom('uploads')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .where('sha256', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst();
  return found ?? null;
}

/** Of these hashes (hexadecimal) those that the person has not uploaded. */
export async function listLacking(tx: Tx, city: string, person: string, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    SELECT h.hash FROM unnest(${[...hashes]}::text[]) AS h (hash)
    WHERE NOT EXISTS (SELECT FROM uploads u WHERE u.city = ${city} AND u.person = ${person} AND u.sha256 = decode(h.hash, 'hex'))`.execute(
    tx,
  );
  return rows.map(({ hash }) => hash);
}

/** Under this a file gets its name and loses it. */
export async function lockFile(tx: Tx, city: string, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`file/${city}/${sha256}`}, 0))`.execute(tx);
}

/** Of many, in the order of their names. */
export async function lockFiles(tx: Tx, city: string, hashes: readonly string[]): Promise<void> {
  await lockNames(
    tx,
    hashes.map((sha256) => `file/${city}/${sha256}`),
  );
}

export interface Standing extends UploadsOfDay {
  /** The person has uploaded just this before. */
  readonly known: boolean;
}

/** For each key what its person has uploaded since a moment. */
export async function listStanding(
  tx: Tx,
  city: string,
  { keys, since }: { readonly keys: readonly Omit<UploadKey, 'city'>[]; readonly since: Date },
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`/* planned: uploads.standing */
    SELECT u.sha256 IS NOT NULL AS known, coalesce(d.uploads, 0)::int AS uploads, coalesce(d.bytes, 0)::int8 AS bytes
    FROM unnest(${keys.map(({ person }) => person)}::text[], ${keys.map(({ sha256 }) => sha256)}::text[])
      WITH ORDINALITY AS k (person, hash, i)
    LEFT JOIN uploads u ON u.city = ${city} AND u.person = k.person AND u.sha256 = decode(k.hash, 'hex')
    LEFT JOIN (
      SELECT person, count(*) AS uploads, sum(bytes) AS bytes FROM uploads
      WHERE city = ${city} AND person = ANY (${keys.map(({ person }) => person)}::text[]) AND received_at > ${since} GROUP BY person
    ) d ON d.person = k.person
    ORDER BY k.i`.execute(tx);
  return rows;
}

/** Notes that bytes are whole and gives them to the pictures of their people that wait for them; answers the records that got any. */
export async function insertUploads(
  tx: Tx,
  city: string,
  whole: {
    readonly rows: readonly { readonly person: string; readonly sha256: string; readonly bytes: number }[];
    readonly at: Date;
    readonly cityNow: Date;
  },
): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`/* planned: uploads.insert */
    WITH whole AS (
      SELECT w.person, decode(w.sha256, 'hex') AS sha256, w.bytes
      FROM jsonb_to_recordset(${JSON.stringify(whole.rows)}::jsonb) AS w (person text, sha256 text, bytes integer)
    ), added AS (
      INSERT INTO uploads (city, person, sha256, bytes, received_at)
      SELECT ${city}, person, sha256, bytes, ${whole.at}::timestamptz FROM whole ON CONFLICT DO NOTHING
    ), filled AS (
      UPDATE photos p SET state = 'stored', received_at = ${whole.cityNow} FROM whole w
      WHERE p.city = ${city} AND p.person = w.person AND p.sha256 = w.sha256 AND p.state = 'waiting' RETURNING p.record
    )
    SELECT DISTINCT record FROM filled`.execute(tx);
  return rows.map(({ record }) => record);
}

export interface CompleteRecord {
  readonly record: string;
  readonly record_kind: PhotoRow['record_kind'];
  readonly region: string;
  readonly person: string;
  readonly photos: number;
}

/** Of these records those whose pictures are all there. */
export async function listComplete(tx: Tx, city: string, records: readonly string[]): Promise<CompleteRecord[]> {
  const { rows } = await sql<CompleteRecord>`/* planned: photos.complete */
    SELECT record, record_kind, region, person, count(*) AS photos FROM photos
    WHERE city = ${city} AND record = ANY (${[...records]}::text[])
    GROUP BY record, record_kind, region, person HAVING bool_and(state <> 'waiting')
    ORDER BY record`.execute(tx);
  return rows;
}

/** People with uploads of before a moment that no record of theirs names. */
export async function listOrphanUploaders(tx: Tx, city: string, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    SELECT DISTINCT u.person FROM uploads u WHERE ${isOrphan(city, before)} ORDER BY 1 LIMIT ${limit}`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Removes those of these people. Their lock must be held, so that no claim is under way that has seen one of them. */
export async function deleteOrphanUploads(
  tx: Tx,
  city: string,
  { before, persons }: { readonly before: Date; readonly persons: readonly string[] },
): Promise<number> {
  const done = await sql`
    DELETE FROM uploads u WHERE ${isOrphan(city, before)} AND u.person = ANY (${[...persons]}::text[])`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

function isOrphan(city: string, before: Date) {
  return sql`u.city = ${city} AND u.received_at < ${before} AND NOT EXISTS (
    SELECT FROM photos p WHERE p.city = u.city AND p.sha256 = u.sha256 AND p.person = u.person)
    AND NOT EXISTS (SELECT FROM documents d WHERE d.city = u.city AND d.sha256 = u.sha256)`;
}

/** Of these hashes (hexadecimal) those that no upload, no picture and no document stands for. */
export async function listUnknownHashes(tx: Tx, city: string, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    SELECT h.hash FROM unnest(${[...hashes]}::text[]) AS h (hash)
    WHERE NOT EXISTS (SELECT FROM uploads u WHERE u.city = ${city} AND u.sha256 = decode(h.hash, 'hex'))
      AND NOT EXISTS (SELECT FROM photos p WHERE p.city = ${city} AND p.sha256 = decode(h.hash, 'hex') AND p.state <> 'waiting')
      AND NOT EXISTS (SELECT FROM documents d WHERE d.city = ${city} AND d.sha256 = decode(h.hash, 'hex'))`.execute(tx);
  return rows.map(({ hash }) => hash);
}
