// The few parts of a workbook that hold its tables, unpacked and made harmless; drawings, comments, macros and what else a program keeps in the
// file are never touched. They are put into a ZIP file of our own, so that the reader of workbooks behind sees what was judged and nothing else.
import { crc32, inflateRawSync } from 'node:zlib';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { SheetRefusal } from './sheet-book.ts';
import { trimWorksheet } from './trim-worksheet.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:.*\/)?(?:workbook\d*|styles\d*|sharedStrings\d*)\.xml)$/i;
const LINKS = /^(?:.*\/)?_rels\/workbook\d*\.xml\.rels$/i;
const WORKSHEET = /^(?:.*\/)?worksheets\/[^/]+\.xml$/i;

/** Text of a workbook that is held at once: about 280,000 cells. Reading costs eight times that. */
export const MOST_READ_BYTES = 10 * 1024 * 1024;
/** Elements outside the worksheets are kept as a tree, a few hundred bytes each. */
const MOST_ELEMENTS = 100_000;

/** A ZIP file with the readable parts of a workbook. */
export function takeWorkbookParts(bytes: Uint8Array): Result<Uint8Array, SheetRefusal> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const wanted = directory.value.filter(({ name }) => PARTS.test(name) || LINKS.test(name) || WORKSHEET.test(name));
  // A document or a drawing is such a file too; one in the binary form of workbooks has no part that can be read.
  if (!wanted.some(({ name }) => WORKSHEET.test(name))) return refuse({ kind: 'sheet.notTable' });
  const total = wanted.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (total > MOST_READ_BYTES) return refuse({ kind: 'sheet.unpacksTooLarge', has: total, most: MOST_READ_BYTES });
  const parts: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  let elements = 0;
  for (const entry of wanted) {
    const unpacked = unpack(bytes, entry);
    if (unpacked === null) return refuse({ kind: 'sheet.damaged' });
    const text = unpacked.toString('utf8');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse({ kind: 'sheet.xmlDocType' });
    if (!WORKSHEET.test(entry.name)) {
      elements += countElements(text);
      if (elements > MOST_ELEMENTS) return refuse({ kind: 'sheet.tooHeavy', most: MOST_ELEMENTS });
      parts.push({ name: entry.name, bytes: unpacked });
      continue;
    }
    const trimmed = trimWorksheet(text);
    if (!trimmed.ok) return trimmed;
    parts.push({ name: entry.name, bytes: Buffer.from(trimmed.value) });
  }
  return accept(packPlain(parts));
}

function countElements(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) if (xml[at + 1] !== '/') count++;
  return count;
}

/** Exactly what the directory said, or null. */
function unpack(bytes: Uint8Array, entry: ZipEntry): Buffer | null {
  const packed = bytes.subarray(entry.start, entry.end);
  const unpacked = entry.isPacked ? inflate(packed, entry.unpackedBytes) : Buffer.from(packed);
  return unpacked?.length === entry.unpackedBytes && crc32(unpacked) === entry.crc ? unpacked : null;
}

function inflate(packed: Uint8Array, most: number): Buffer | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch {
    // Damaged, or larger than it said: the decoder tells by throwing.
    return null;
  }
}

/** Without compression and without checksums: it is read at once and never kept. */
function packPlain(parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const label = Buffer.from(name);
    const sizes = (head: Buffer, at: number) => {
      head.writeUInt32LE(bytes.length, at);
      head.writeUInt32LE(bytes.length, at + 4);
      head.writeUInt16LE(label.length, at + 8);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    sizes(local, 18);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50);
    sizes(central, 20);
    central.writeUInt32LE(offset, 42);
    pieces.push(local, label, bytes);
    directory.push(central, label);
    offset += 30 + label.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}
