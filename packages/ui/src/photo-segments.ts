// What the camera wrote (EXIF), taken from the picture as it was and put into the one that was made smaller, so that time and place stay in the
// bytes that are sent. The pixels are upright by then, and the copy says so.
import { readExif } from '@xunhe/domain/patrol/exif';

/** Longer ones are thumbnails and notes of the maker; a segment cannot hold more. */
const MOST_PAYLOAD = 65_533;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** `Exif\0\0` and the tables behind it, from the first bytes of a JPEG or PNG; null when there is none, or none that can be read. */
export function findExif(head: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const found = isJpeg(head) ? findInJpeg(head) : isPng(head) ? findInPng(head) : null;
  return found && found.length <= MOST_PAYLOAD && readExif(found) !== null ? found.slice() : null;
}

/** Width and height as they are stored, before any turning. */
export function findSize(head: Uint8Array): { readonly width: number; readonly height: number } | null {
  const view = viewOf(head);
  if (isPng(head) && head.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (!isJpeg(head)) return null;
  for (const { marker, from, length } of listSegments(head)) {
    // Start of frame; 0xc4, 0xc8 and 0xcc are other tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && length >= 5 && from + 5 <= head.length)
      return { width: view.getUint16(from + 3), height: view.getUint16(from + 1) };
  }
  return null;
}

/** A JPEG with this EXIF, upright. */
export function withExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const payload = exif.slice();
  const at = readExif(payload)?.orientationAt;
  if (at) viewOf(payload).setUint16(at.offset, 1, at.littleEndian);
  const segment = new Uint8Array(4 + payload.length);
  viewOf(segment).setUint16(0, 0xffe1);
  viewOf(segment).setUint16(2, payload.length + 2);
  segment.set(payload, 4);
  const whole = new Uint8Array(jpeg.length + segment.length);
  whole.set(jpeg.subarray(0, 2));
  whole.set(segment, 2);
  whole.set(jpeg.subarray(2), 2 + segment.length);
  return whole;
}

interface Segment {
  readonly marker: number;
  /** Of the content. */
  readonly from: number;
  readonly length: number;
}

function* listSegments(head: Uint8Array): Generator<Segment> {
  for (let at = 2; at + 4 <= head.length; ) {
    if (head[at] !== 0xff) return;
    const marker = head[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    // The scan begins; what follows are no segments.
    if (marker === 0xda || marker === 0xd9) return;
    const length = viewOf(head).getUint16(at + 2) - 2;
    if (length < 0) return;
    yield { marker, from: at + 4, length };
    at += 4 + length;
  }
}

function findInJpeg(head: Uint8Array): Uint8Array | null {
  for (const { marker, from, length } of listSegments(head)) {
    const content = head.subarray(from, from + length);
    if (marker === 0xe1 && content.length === length && EXIF.every((code, i) => content[i] === code)) return content;
  }
  return null;
}

function findInPng(head: Uint8Array): Uint8Array | null {
  const view = viewOf(head);
  for (let at = 8; at + 8 <= head.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...head.subarray(at + 4, at + 8));
    if (kind === 'IDAT') return null;
    if (kind === 'eXIf' && at + 8 + length <= head.length)
      return Uint8Array.from([...EXIF, ...head.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  return null;
}

function isJpeg(head: Uint8Array): boolean {
  return head[0] === 0xff && head[1] === 0xd8;
}

function isPng(head: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((code, i) => head[i] === code);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
