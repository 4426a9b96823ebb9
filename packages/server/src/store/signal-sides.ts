// What a side of a signal is about beside a patrol: a problem, or a picture.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { PhotoRow } from './rows-photo.ts';

export interface RecordSide {
  readonly problem: {
    readonly id: string;
    readonly type: string;
    readonly state: string;
    readonly text: string;
  } | null;
  readonly photo:
    | (Pick<
        PhotoRow,
        'record' | 'n' | 'month' | 'state' | 'at' | 'exif_at' | 'exif_lon' | 'exif_lat' | 'exif_camera'
      > & {
        /** Hexadecimal. */
        readonly sha256: string;
      })
    | null;
}

export async function findRecordSide(
  tx: Tx,
  city: string,
  { record, photo }: { readonly record: string | null; readonly photo: string | null },
): Promise<RecordSide | null> {
  if (record === null) return null;
  const problem = await tx
    .selectFrom('problems')
    .select(['id', 'type', 'state', 'text'])
    .where('city', '=', city)
    .where('id', '=', record)
    .executeTakeFirst();
  const n = photo === null ? null : Number(photo.slice(photo.lastIndexOf(':') + 1));
  const { rows } = await sql<NonNullable<RecordSide['photo']>>`
    SELECT record, n, month, state, at, exif_at, exif_lon, exif_lat, exif_camera, encode(sha256, 'hex') AS sha256
    FROM photos WHERE city = ${city} AND record = ${record} AND n = ${n}`.execute(tx);
  return problem || rows[0] ? { problem: problem ?? null, photo: rows[0] ?? null } : null;
}
