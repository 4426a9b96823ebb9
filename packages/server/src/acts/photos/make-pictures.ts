// What is shown of a picture is made after its bytes came, from the queue that the table itself is: a server that was killed goes on where it
// was. Files first, then the row that says they are there; done twice it is the same.
import type { PictureMaker, PictureOutcome } from '../../pictures/picture-process.ts';
import { type Database, inScope } from '../../store/db.ts';
import { type FileKind, type Files, keepBytes, pathOf, placeFile } from '../../store/files.ts';
import { listStoredHashes, type PhotoFacts, type SettledPhoto, settlePhotos } from '../../store/photo.ts';
import { findCity } from '../../store/place.ts';
import { type CityClock, readCityClock } from '../city-clock.ts';
import { cameraInstant } from './camera-instant.ts';

export interface PictureHouse {
  readonly db: Database;
  readonly files: Files;
  readonly pictures: PictureMaker;
  readonly now: () => number;
}

const HANDFUL = 16;
/** Nobody waits longer for a picture that is made. */
const SETTLE_MS = 1000;

/** How many contents were looked at; 0 when nothing waits. */
export async function makePictures(house: PictureHouse, city: string): Promise<number> {
  const scope = { city, region: city };
  const { hashes, clock } = await inScope(house.db, scope, async (tx) => ({
    hashes: await listStoredHashes(tx, city, HANDFUL),
    clock: readCityClock((await findCity(tx, city))!, house.now()),
  }));
  const made: SettledPhoto[] = [];
  const settle = async () => {
    const rows = made.splice(0);
    if (rows.length > 0) await inScope(house.db, scope, (tx) => settlePhotos(tx, city, rows));
  };
  let settledMs = house.now();
  for (const sha256 of hashes) {
    const outcome = await makeOne(house, pathOf(house.files, city, sha256));
    if (outcome.ok)
      for (const kind of ['view', 'thumb'] as const) await place(house, { city, sha256, kind }, outcome[kind]);
    made.push({ sha256, ...toFacts(outcome, clock) });
    if (house.now() - settledMs < SETTLE_MS) continue;
    await settle();
    settledMs = house.now();
  }
  await settle();
  return hashes.length;
}

/** A process that ended may have been ended from outside: once more, and then it is the picture. */
async function makeOne({ pictures }: PictureHouse, path: string): Promise<PictureOutcome> {
  const outcome = await pictures.make(path);
  return !outcome.ok && outcome.why === 'crashed' ? pictures.make(path) : outcome;
}

async function place(
  { files }: PictureHouse,
  { city, sha256, kind }: { readonly city: string; readonly sha256: string; readonly kind: FileKind },
  bytes: Uint8Array,
): Promise<void> {
  await placeFile(await keepBytes(files, city, bytes), pathOf(files, city, sha256, kind));
}

const NOTHING: PhotoFacts = {
  ...{ width: null, height: null, phash: null, exif_at: null, exif_lon: null, exif_lat: null, exif_camera: null },
  why_broken: null,
};

function toFacts(outcome: PictureOutcome, clock: CityClock): PhotoFacts {
  if (!outcome.ok) return { ...NOTHING, why_broken: outcome.why };
  const { width, height, phash, exif } = outcome;
  return {
    ...{ ...NOTHING, width, height, phash },
    exif_at: exif && cameraInstant(exif, clock),
    exif_lon: exif?.lon ?? null,
    exif_lat: exif?.lat ?? null,
    exif_camera: exif?.camera ?? null,
  };
}
