// What nobody needs leaves the disk: parts to which nothing came for a week, uploads that no record named within a month, files without a
// row. A file that a record names is never removed. It can be cut anywhere and run again.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeId } from '@xunhe/domain/ground/id';
import { inScope, type Tx } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { FILE_KINDS, type FileKind, folderOf, orNull, pathOf, sweepTemp } from '../../store/files.ts';
import { sweepParts } from '../../store/files-parts.ts';
import { lockUploads } from '../../store/photo.ts';
import { deleteOrphanUploads, listOrphanUploaders, listUnknownHashes, lockFile } from '../../store/upload.ts';
import type { UploadHouse } from './upload-house.ts';

export interface SweptUploads {
  /** Uploads that were begun and not ended. */
  readonly begun: number;
  readonly uploads: number;
  readonly files: number;
}

const DAY_MS = 86_400_000;
const PART_DAYS = 7;
const ORPHAN_DAYS = 30;
/** People of whom uploads are removed in one transaction. */
const PEOPLE = 100;

export async function sweepUploads(house: UploadHouse, city: string): Promise<SweptUploads> {
  await sweepTemp(house.files, city, house.now());
  const begun = await sweepParts(house.files, city, house.now() - PART_DAYS * DAY_MS);
  let uploads = 0;
  for (;;) {
    const swept = await inScope(house.db, { city, region: city }, (tx) => sweepOrphans(tx, house, city));
    if (swept === null) break;
    uploads += swept;
  }
  let files = 0;
  for (const kind of FILE_KINDS) files += await sweepFiles(house, city, kind);
  return { begun, uploads, files };
}

/** Null when there are none left. */
async function sweepOrphans(tx: Tx, house: UploadHouse, city: string): Promise<number | null> {
  const before = new Date(house.now() - ORPHAN_DAYS * DAY_MS);
  const persons = await listOrphanUploaders(tx, city, before, PEOPLE);
  if (persons.length === 0) return null;
  await lockUploads(tx, city, persons);
  const uploads = await deleteOrphanUploads(tx, city, { before, persons });
  if (uploads > 0)
    await writeEvent(tx, house, {
      city,
      kind: 'uploads.swept',
      key: makeId(house.now(), house.random(10)),
      region: city,
      actor: null,
      body: { uploads, days: ORPHAN_DAYS },
    });
  return uploads;
}

/** Folder by folder: a city has 256 of a kind. */
async function sweepFiles(house: UploadHouse, city: string, kind: FileKind): Promise<number> {
  const root = folderOf(house.files, city, kind);
  let swept = 0;
  for (const folder of (await orNull(readdir(root))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const names = await readdir(join(root, folder));
    const unknown = await inScope(house.db, { city, region: city }, (tx) => listUnknownHashes(tx, city, names));
    for (const hash of unknown) swept += await sweepFile(house, { city, hash, kind });
  }
  return swept;
}

/** Under the lock that an upload of the same bytes takes: nobody is told "whole" of a file that goes. */
async function sweepFile(
  house: UploadHouse,
  { city, hash, kind }: { readonly city: string; readonly hash: string; readonly kind: FileKind },
): Promise<number> {
  return inScope(house.db, { city, region: city }, async (tx) => {
    await lockFile(tx, city, hash);
    if ((await listUnknownHashes(tx, city, [hash])).length === 0) return 0;
    await rm(pathOf(house.files, city, hash, kind), { force: true });
    return 1;
  });
}
