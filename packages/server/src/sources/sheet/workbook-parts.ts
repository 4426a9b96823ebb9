// The few parts of a workbook that hold its tables, unpacked and made harmless; drawings, comments, macros and what else a program keeps in the
// file are never touched. They are put into a ZIP file of our own, so that the reader of workbooks behind sees what was judged and nothing else.
import { crc32, inflateRawSync } from 'node:zlib';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { SheetRefusal } from './sheet-book.ts';
import { trimWorksheet } from './trim-worksheet.ts';
import { keepTables } from './workbook-tabs.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const LIST = /^((?:.*\/)?)(workbook\d*\.xml)$/i;
const OTHERS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:.*\/)?_rels\/workbook\d*\.xml\.rels|(?:.*\/)?(?:styles|sharedStrings)\d*\.xml)$/i;
const WORKSHEET = /^(?:.*\/)?worksheets\/[^/]+\.xml$/i;

/** Text of a workbook that is held at once: about 280,000 cells. Reading costs eight times that. */
export const MOST_READ_BYTES = 10 * 1024 * 1024;
/** Elements outside the worksheets are kept as a tree, a few hundred bytes each. */
const MOST_ELEMENTS = 100_000;

/** A ZIP file with the readable parts of a workbook. */
export function takeWorkbookParts(bytes: Uint8Array): Result<Uint8Array, SheetRefusal> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const wanted = directory.value.filter(({ name }) => [LIST, OTHERS, WORKSHEET].some((kind) => kind.test(name)));
  // A document or a drawing is such a file too; one in the binary form of workbooks has no part that can be read.
  if (!wanted.some(({ name }) => WORKSHEET.test(name))) return refuse({ kind: 'sheet.notTable' });
  const total = wanted.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (total > MOST_READ_BYTES) return refuse({ kind: 'sheet.unpacksTooLarge', has: total, most: MOST_READ_BYTES });
  const texts = new Map<string, string>();
  for (const entry of wanted) {
    const text = unpack(bytes, entry)?.toString('utf8');
    if (text === undefined) return refuse({ kind: 'sheet.damaged' });
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse({ kind: 'sheet.xmlDocType' });
    texts.set(entry.name, text);
  }
  return rewrite(texts);
}

/** Takes from each part what is read, so that no more can be found in it. */
function rewrite(texts: Map<string, string>): Result<Uint8Array, SheetRefusal> {
  const parts: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  let elements = 0;
  for (const [name, text] of texts) {
    if (!WORKSHEET.test(name)) elements += countElements(text);
    if (elements > MOST_ELEMENTS) return refuse({ kind: 'sheet.tooHeavy', most: MOST_ELEMENTS });
    const list = LIST.exec(name);
    const links = list ? (texts.get(`${list[1]}_rels/${list[2]}.rels`) ?? '') : '';
    const taken = list ? keepTables(text, links) : WORKSHEET.test(name) ? trimWorksheet(text) : accept(text);
    if (!taken.ok) return taken;
    parts.push({ name, bytes: Buffer.from(taken.value) });
    // A list that is still needed for its links is small; a table is let go.
    if (WORKSHEET.test(name)) texts.set(name, '');
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
