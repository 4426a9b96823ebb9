// Whole uploads: whose, and how many bytes. Every question names the person.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { UploadRow } from './rows-photo.ts';

export async function findUpload(tx: Tx, city: string, person: string, sha256: string): Promise<UploadRow | null> {
  const found = await tx
    .selectFrom('uploads')
    .selectAll()
    .where('city', '=', city)
    .where('person', '=', person)
    .where('sha256', '=', sql<Buffer>`decode(${sha256}, 'hex')`)
    .executeTakeFirst();
  return found ?? null;
}
