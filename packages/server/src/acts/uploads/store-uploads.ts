// Bytes become whole: their files get their names and their rows are written together, so that whoever is told "whole" never hears otherwise.
// A kill between the two leaves a file without a row, which the next try covers and the sweep removes. Records that waited for nothing but
// these bytes get their event.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { fitsQuota, QUOTA_HOURS, type UploadsOfDay } from '@xunhe/domain/patrol/upload-quota';
import { setAddress, type Tx } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { hasFile, pathOf, placeFile } from '../../store/files.ts';
import { lockUploads } from '../../store/photo.ts';
import { inPipe } from '../../store/pipe.ts';
import { findCity } from '../../store/place.ts';
import { insertUploads, listComplete, listStanding, lockFiles, type Standing } from '../../store/upload.ts';
import { readCityClock } from '../city-clock.ts';
import type { Uploader, UploadHouse, WholeBytes } from './upload-house.ts';

export interface StoredUpload {
  readonly who: Uploader;
  readonly whole: WholeBytes;
  /** Has its name already, from a transaction that failed. */
  placed: boolean;
}

const HOUR_MS = 3_600_000;

/** One transaction; answers in the order of the uploads, all of one city. */
export async function storeUploads(
  house: UploadHouse,
  city: string,
  uploads: readonly StoredUpload[],
): Promise<Result<true>[]> {
  // In the whole city: somebody's record may lie where he serves no longer. Every question names the people.
  return inPipe(house.db, { city, region: city }, async (tx) => {
    const now = house.now();
    const { standing, nowMs } = await lookUnderLock(tx, city, { uploads, now });
    const answers = judge(uploads, standing);
    const taken = uploads.filter((_, i) => answers[i]!.ok);
    const rows = taken.map(({ who, whole }) => ({ person: who.id, sha256: whole.sha256, bytes: whole.bytes }));
    const records = await insertUploads(tx, city, { rows, at: new Date(now), cityNow: new Date(nowMs) });
    await tellArrivals(tx, house, { city, records, uploads: taken });
    await Promise.all(taken.map((upload) => place(house, city, upload)));
    return answers;
  });
}

/** What stands already, read once nobody else can change it. */
async function lookUnderLock(
  tx: Tx,
  city: string,
  { uploads, now }: { readonly uploads: readonly StoredUpload[]; readonly now: number },
): Promise<{ readonly standing: readonly Standing[]; readonly nowMs: number }> {
  const keys = uploads.map(({ who, whole }) => ({ person: who.id, sha256: whole.sha256 }));
  const persons = keys.map(({ person }) => person);
  const hashes = keys.map(({ sha256 }) => sha256);
  const since = new Date(now - QUOTA_HOURS * HOUR_MS);
  const [, , standing, found] = await Promise.all([
    lockUploads(tx, city, persons),
    lockFiles(tx, city, hashes),
    listStanding(tx, city, { keys, since }),
    findCity(tx, city),
  ]);
  return { standing, nowMs: readCityClock(found!, now).nowMs };
}

/** Whoever is over his quota is told so, and nobody else suffers for it. */
function judge(uploads: readonly StoredUpload[], standing: readonly Standing[]): Result<true>[] {
  const added = new Map<string, UploadsOfDay>();
  return uploads.map(({ who, whole }, i) => {
    const { known, ...before } = standing[i]!;
    if (known) return accept(true);
    const more = added.get(who.id) ?? { uploads: 0, bytes: 0 };
    if (!fitsQuota({ uploads: before.uploads + more.uploads, bytes: before.bytes + more.bytes }, whole.bytes, who.id))
      return refuse({ kind: 'upload.quota', seconds: HOUR_MS / 1000 });
    added.set(who.id, { uploads: more.uploads + 1, bytes: more.bytes + whole.bytes });
    return accept(true);
  });
}

async function tellArrivals(
  tx: Tx,
  house: UploadHouse,
  {
    city,
    records,
    uploads,
  }: { readonly city: string; readonly records: readonly string[]; readonly uploads: readonly StoredUpload[] },
): Promise<void> {
  if (records.length === 0) return;
  for (const { record, record_kind, region, person, photos } of await listComplete(tx, city, records)) {
    const who = uploads.find((upload) => upload.who.id === person)?.who;
    await setAddress(tx, who?.scope.address);
    await writeEvent(tx, house, {
      ...{ city, kind: 'photos.arrived', key: record, region, actor: person },
      body: { record: record_kind, photos },
    });
  }
}

async function place({ files }: UploadHouse, city: string, upload: StoredUpload): Promise<void> {
  const path = pathOf(files, city, upload.whole.sha256);
  if (upload.placed && (await hasFile(path))) return;
  await placeFile(upload.whole.kept, path);
  upload.placed = true;
}
