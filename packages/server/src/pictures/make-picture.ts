// From the bytes of a camera to what is shown: turned upright, made smaller, and without anything that the camera wrote. Runs in a process of
// its own: a decoder is the largest door that a stranger's bytes can knock at.
import { type ExifFacts, readExif } from '@xunhe/domain/patrol/exif';
import { HASH_SIDE, hashPicture } from '@xunhe/domain/patrol/picture-hash';
import sharp, { type SharpInput, type SharpOptions } from 'sharp';
import { sniffPicture } from './sniff.ts';

export interface MadePicture {
  readonly ok: true;
  readonly view: Uint8Array;
  readonly thumb: Uint8Array;
  /** As it stands upright. */
  readonly width: number;
  readonly height: number;
  readonly phash: string;
  readonly exif: Pick<ExifFacts, 'localTime' | 'zone' | 'lon' | 'lat' | 'camera'> | null;
}

/** WARNING: stored beside the picture; add, never rename. */
export const BROKEN_KINDS = ['notPicture', 'heic', 'tooLarge', 'damaged', 'timeout', 'crashed', 'gone'] as const;
export type BrokenKind = (typeof BROKEN_KINDS)[number];

export interface BrokenPicture {
  readonly ok: false;
  readonly why: BrokenKind;
}

/** No phone camera makes more, and nothing that a phone sends has a tenth of it. */
const MOST_PIXELS = 100_000_000;
const VIEW_SIDE = 1600;
const THUMB_SIDE = 320;
const MOST_SECONDS = 15;
/** A camera writes a few kilobytes. */
const MOST_EXIF_BYTES = 64 * 1024;

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((kind) => `VipsForeignLoad${kind}`),
});

const OPTIONS: SharpOptions = {
  failOn: 'error',
  limitInputPixels: MOST_PIXELS,
  sequentialRead: true,
  autoOrient: true,
};

export async function makePicture(bytes: Uint8Array): Promise<MadePicture | BrokenPicture> {
  const kind = sniffPicture(bytes);
  if (kind === null) return { ok: false, why: 'notPicture' };
  try {
    return await make(bytes);
  } catch (error) {
    return { ok: false, why: whyBroken((error as Error).message, kind === 'heif') };
  }
}

async function make(bytes: Uint8Array): Promise<MadePicture> {
  const { autoOrient, exif } = await open(bytes).metadata();
  const view = await open(bytes)
    .resize(VIEW_SIDE, VIEW_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .webp({ quality: 80, effort: 3 })
    .toBuffer();
  const thumb = await open(view)
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70, effort: 3 })
    .toBuffer();
  const grey = await open(view).resize(HASH_SIDE, HASH_SIDE, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer();
  const facts = exif && exif.length <= MOST_EXIF_BYTES ? readExif(exif) : null;
  return {
    ...{ ok: true, view, thumb, width: autoOrient.width, height: autoOrient.height, phash: hashPicture(grey) },
    exif: facts && { ...pickFacts(facts) },
  };
}

function pickFacts({ localTime, zone, lon, lat, camera }: ExifFacts) {
  return { localTime, zone, lon, lat, camera };
}

function open(bytes: SharpInput) {
  return sharp(bytes, OPTIONS).timeout({ seconds: MOST_SECONDS });
}

function whyBroken(message: string, isHeif: boolean): BrokenKind {
  if (/pixel limit|too large|exceeds/i.test(message)) return 'tooLarge';
  if (/timeout/i.test(message)) return 'timeout';
  return isHeif ? 'heic' : 'damaged';
}
