// What an uploaded file is, by its first bytes: its name proves nothing. Kinds that offices take for workbooks are told apart, so that they can
// be told what to do: lift the password, save in the new format, export once more.
import { type Result, refuse } from '@xunhe/domain/ground/result';
import type { SheetRefusal } from './sheet-book.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Workbooks of the eighties and nineties without a container around them. */
const BARE_BIFF = [2, 4, 8].map((version) => [0x09, version]);
const OTHERS = [
  [0x25, 0x50, 0x44, 0x46],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
];

export function sniffSheet(bytes: Uint8Array): Result<'workbook' | 'text', SheetRefusal> {
  const begins = (signs: readonly number[]) => signs.every((sign, i) => bytes[i] === sign);
  if (bytes.length === 0) return refuse({ kind: 'sheet.empty' });
  if (begins(OLE)) {
    // An encrypted workbook lies in the container of the old format; the name of its part is in the container's directory.
    const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    return refuse({ kind: isEncrypted ? 'sheet.encrypted' : 'sheet.oldWorkbook' });
  }
  if (BARE_BIFF.some(begins)) return refuse({ kind: 'sheet.oldWorkbook' });
  if (begins([0x50, 0x4b, 3, 4])) return { ok: true, value: 'workbook' };
  if (begins([0x50, 0x4b]) || OTHERS.some(begins)) return refuse({ kind: 'sheet.notTable' });
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').replaceAll('\0', '');
  return /^[^<]{0,4}\s*<(?:!doctype|html|head|meta|table|style|\?xml)/i.test(head)
    ? refuse({ kind: 'sheet.webPage' })
    : { ok: true, value: 'text' };
}
