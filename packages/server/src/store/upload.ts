// Whole uploads: whose, and how many bytes. Every question names the person.
import type { UploadsOfDay } from '@xunhe/domain/patrol/upload-quota';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
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

/** The locks under which an upload becomes whole: against a claim of the same person, and against the removal of the same file. */
export async function lockUpload(tx: Tx, { city, person, sha256 }: UploadKey): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads/${city}/${person}`}, 0))`.execute(tx);
  await lockFile(tx, city, sha256);
}

export async function lockFile(tx: Tx, city: string, sha256: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`file/${city}/${sha256}`}, 0))`.execute(tx);
}

export interface Arrival {
  /** What the person had uploaded since the moment asked for, without this. */
  readonly before: UploadsOfDay;
  readonly isNew: boolean;
  /** Records that were waiting for just these bytes. */
  readonly records: readonly string[];
}

/** Notes that the bytes are whole, and gives them to the pictures of this person that wait for them. */
export async function insertUpload(
  tx: Tx,
  { city, person, sha256, bytes, received_at }: UploadRow,
  at: { readonly since: Date; readonly cityNow: Date },
): Promise<Arrival> {
  const { rows } = await sql<{ uploads: number; bytes: number; added: number; records: string[] | null }>`
    WITH before AS (
      SELECT count(*) AS uploads, coalesce(sum(bytes), 0)::int8 AS bytes FROM uploads
      WHERE city = ${city} AND person = ${person} AND received_at > ${at.since}
    ), added AS (
      INSERT INTO uploads (city, person, sha256, bytes, received_at)
      VALUES (${city}, ${person}, ${sha256}, ${bytes}, ${received_at}) ON CONFLICT DO NOTHING RETURNING 1
    ), filled AS (
      UPDATE photos SET state = 'stored', received_at = ${at.cityNow}
      WHERE city = ${city} AND person = ${person} AND sha256 = ${sha256} AND state = 'waiting' RETURNING record
    )
    SELECT uploads, bytes, (SELECT count(*) FROM added) AS added, (SELECT array_agg(DISTINCT record) FROM filled) AS records
    FROM before`.execute(tx);
  const { added, records, ...before } = rows[0]!;
  return { before, isNew: added > 0, records: records ?? [] };
}

export interface CompleteRecord {
  readonly record: string;
  readonly record_kind: PhotoRow['record_kind'];
  readonly region: string;
  readonly photos: number;
}

/** Of these records those whose pictures are all there. */
export async function listComplete(tx: Tx, city: string, records: readonly string[]): Promise<CompleteRecord[]> {
  const { rows } = await sql<CompleteRecord>`
    SELECT record, record_kind, region, count(*) AS photos FROM photos
    WHERE city = ${city} AND record = ANY (${[...records]}::text[])
    GROUP BY record, record_kind, region HAVING bool_and(state <> 'waiting')
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
    SELECT FROM photos p WHERE p.city = u.city AND p.sha256 = u.sha256 AND p.person = u.person)`;
}

/** Of these hashes (hexadecimal) those that no upload and no picture stands for. */
export async function listUnknownHashes(tx: Tx, city: string, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    SELECT h.hash FROM unnest(${[...hashes]}::text[]) AS h (hash)
    WHERE NOT EXISTS (SELECT FROM uploads u WHERE u.city = ${city} AND u.sha256 = decode(h.hash, 'hex'))
      AND NOT EXISTS (SELECT FROM photos p WHERE p.city = ${city} AND p.sha256 = decode(h.hash, 'hex') AND p.state <> 'waiting')`.execute(
    tx,
  );
  return rows.map(({ hash }) => hash);
}
