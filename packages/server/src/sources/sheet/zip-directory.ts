// The directory of a ZIP file, judged before a byte is unpacked: a bomb says in it how large it will be, and one that lies is caught when it is
// unpacked, because no part may become larger than it said. Parts that overlap are the trick by which a small file unpacks to everything.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { SheetRefusal } from './sheet-book.ts';

export interface ZipEntry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly crc: number;
  readonly unpackedBytes: number;
  /** Where its bytes lie in the file. */
  readonly start: number;
  readonly end: number;
}

export const MOST_ENTRIES = 2000;
export const MOST_UNPACKED_BYTES = 100 * 1024 * 1024;
/** Tables pack to a tenth, empty ones to a hundredth; the format allows a thousandth. */
export const MOST_RATIO = 300;
const RATIO_FROM_BYTES = 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_COMMENT = 0xffff;

type Refused = { readonly ok: false; readonly refusal: SheetRefusal };

const DAMAGED: Refused = { ok: false, refusal: { kind: 'sheet.damaged' } };

export function readZipDirectory(bytes: Uint8Array): Result<readonly ZipEntry[], SheetRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return DAMAGED;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return refuse({ kind: 'sheet.tooManyEntries', has: count, most: MOST_ENTRIES });
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) return DAMAGED;
    const entry = readEntry(view, at);
    if (!entry.ok) return entry;
    entries.push(entry.value);
    at += CENTRAL_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return judge(entries);
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

function readEntry(view: DataView, at: number): Result<ZipEntry, SheetRefusal> {
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if ((view.getUint16(at + 8, true) & 1) === 1) return refuse({ kind: 'sheet.encrypted' });
  if ((method !== 0 && method !== 8) || local + LOCAL_BYTES > at || view.getUint32(local, true) !== LOCAL)
    return DAMAGED;
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedBytes > view.byteLength) return DAMAGED;
  const name = new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_BYTES, view.getUint16(at + 28, true));
  return accept({
    name: new TextDecoder().decode(name),
    isPacked: method === 8,
    crc: view.getUint32(at + 16, true),
    unpackedBytes: view.getUint32(at + 24, true),
    start,
    end: start + packedBytes,
  });
}

function judge(entries: readonly ZipEntry[]): Result<readonly ZipEntry[], SheetRefusal> {
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const packed = entries.reduce((sum, { start, end }) => sum + end - start, 0);
  if (unpacked > MOST_UNPACKED_BYTES)
    return refuse({ kind: 'sheet.unpacksTooLarge', has: unpacked, most: MOST_UNPACKED_BYTES });
  if (unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO)
    return refuse({ kind: 'sheet.unpacksTooLarge', has: unpacked, most: packed * MOST_RATIO });
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  if (inOrder.some(({ start }, i) => i > 0 && start < inOrder[i - 1]!.end)) return DAMAGED;
  return new Set(entries.map(({ name }) => name)).size < entries.length ? DAMAGED : accept(entries);
}
