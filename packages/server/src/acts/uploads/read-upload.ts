// The bytes that a person uploaded, for whoever needs them whole: a long record's text. Nobody reads another's by knowing their hash.
import { createHash } from 'node:crypto';
import { type Database, inScope } from '../../store/db.ts';
import { type Files, pathOf, readBytes } from '../../store/files.ts';
import type { Person } from '../../store/people.ts';
import { findUpload } from '../../store/upload.ts';

/** @throws when the store knows of the upload and the file is gone or spoiled: that is no "no", it is a broken disk */
export async function readUpload(
  house: { readonly db: Database; readonly files: Files },
  who: Pick<Person, 'city' | 'id'>,
  sha256: string,
): Promise<Buffer | null> {
  const scope = { city: who.city, region: who.city };
  const row = await inScope(house.db, scope, (tx) => findUpload(tx, { city: who.city, person: who.id, sha256 }));
  if (!row) return null;
  const bytes = await readBytes(pathOf(house.files, who.city, sha256));
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`The uploaded file ${sha256} of the city ${who.city} is ${bytes ? 'spoiled' : 'gone'}`);
  return bytes;
}
