// Workbooks for tests, made of single parts, so that what no program writes can be written too. Only for tests.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** What the directory says instead of the truth. */
  readonly said?: { readonly unpackedBytes?: number; readonly flags?: number; readonly offset?: number };
}

export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, said = {} } of parts) {
    const label = Buffer.from(name);
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const head = (signature: number, length: number, at: number) => {
      const bytes = Buffer.alloc(length);
      bytes.writeUInt32LE(signature);
      bytes.writeUInt16LE(said.flags ?? 0, at - 8);
      bytes.writeUInt16LE(8, at - 6);
      bytes.writeUInt32LE(crc32(plain), at);
      bytes.writeUInt32LE(packed.length, at + 4);
      bytes.writeUInt32LE(said.unpackedBytes ?? plain.length, at + 8);
      bytes.writeUInt16LE(label.length, at + 12);
      return bytes;
    };
    const central = head(0x02014b50, 46, 16);
    central.writeUInt32LE(said.offset ?? offset, 42);
    directory.push(central, label);
    pieces.push(head(0x04034b50, 30, 14), label, packed);
    offset += 30 + label.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet. @param table what stands inside `worksheet` */
export function workbookParts(
  table: string,
  more: { readonly shared?: string; readonly before?: string } = {},
): Part[] {
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const shared = more.shared === undefined ? '' : link('rId2', 'sharedStrings', 'sharedStrings.xml');
  return [
    { name: '[Content_Types].xml', text: `${HEAD}<Types xmlns="${TYPES}"/>` },
    {
      name: '_rels/.rels',
      text: `${HEAD}<Relationships xmlns="${LINKS}">${link('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${HEAD}<workbook xmlns:r="${OFFICE}"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${HEAD}<Relationships xmlns="${LINKS}">${link('rId1', 'worksheet', 'worksheets/sheet1.xml')}${shared}</Relationships>`,
    },
    ...(more.shared === undefined ? [] : [{ name: 'xl/sharedStrings.xml', text: `${HEAD}<sst>${more.shared}</sst>` }]),
    { name: 'xl/worksheets/sheet1.xml', text: `${HEAD}${more.before ?? ''}<worksheet>${table}</worksheet>` },
  ];
}

export function workbookOf(table: string, more: { readonly shared?: string; readonly before?: string } = {}): Buffer {
  return zipOf(workbookParts(table, more));
}
