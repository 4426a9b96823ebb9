// A picture from the camera or the album becomes small enough to be kept and sent by a cheap phone: at most 1,600 pixels, a JPEG of about 300
// kilobytes, with what the camera wrote carried over. Decoded straight to its small size where the browser can, because the whole of a modern
// camera's picture takes 200 megabytes.

import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { readExif } from '@xunhe/domain/patrol/exif';
import { findExif, findSize, withExif } from './photo-segments.ts';

export interface CompressedPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export interface CompressRefusal extends Refusal {
  readonly kind: 'photo.tooLarge' | 'photo.unreadable' | 'photo.noMemory';
}

const LONGEST = 1600;
const AIM_BYTES = 300 * 1024;
const QUALITIES = [0.8, 0.7, 0.6, 0.5];
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_PIXELS = 120_000_000;
/** What is looked at before decoding: a camera writes its tables first. */
const HEAD_BYTES = 256 * 1024;

export async function compressPhoto(file: Blob): Promise<Result<CompressedPhoto, CompressRefusal>> {
  if (file.size > MOST_FILE_BYTES) return refuse({ kind: 'photo.tooLarge' });
  const head = await readHead(file);
  if (head === null) return refuse({ kind: 'photo.unreadable' });
  const exif = findExif(head);
  const stored = findSize(head);
  if (stored && stored.width * stored.height > MOST_PIXELS) return refuse({ kind: 'photo.tooLarge' });
  const bitmap = await decode(file, stored && turn(stored, exif ? (readExif(exif)?.orientation ?? 1) : 1));
  if (bitmap === null) return refuse({ kind: 'photo.unreadable' });
  try {
    return await pack(bitmap, exif);
  } finally {
    bitmap.close();
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file that was taken away meanwhile, or lies in a cloud that does not answer. */
async function readHead(file: Blob): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch {
    return null;
  }
}

/** Held upright. */
function turn({ width, height }: Size, orientation: number): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function fit({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function decode(file: Blob, upright: Size | null): Promise<ImageBitmap | null> {
  try {
    if (upright) {
      const { width, height } = fit(upright);
      return await createImageBitmap(file, {
        imageOrientation: 'from-image',
        resizeWidth: width,
        resizeHeight: height,
        resizeQuality: 'high',
      });
    }
  } catch {
    // An older browser knows no resizing: the whole is tried below.
  }
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

async function pack(bitmap: ImageBitmap, exif: Uint8Array | null): Promise<Result<CompressedPhoto, CompressRefusal>> {
  const { width, height } = fit(bitmap);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return refuse({ kind: 'photo.noMemory' });
  // What is transparent would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  let packed: Blob | null = null;
  for (const quality of QUALITIES) {
    packed = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (packed === null || packed.size + (exif?.length ?? 0) <= AIM_BYTES) break;
  }
  // Gives the memory back at once; a phone's browser waits long with that.
  canvas.width = 0;
  canvas.height = 0;
  if (packed === null) return refuse({ kind: 'photo.noMemory' });
  const jpeg = new Uint8Array(await packed.arrayBuffer());
  return accept({ bytes: exif ? withExif(jpeg, exif) : jpeg, width, height });
}
