// What a file is, by its bytes. A name proves nothing, but it must not lie either: whoever saves the file opens it by its ending.
import type { DocumentType } from '@xunhe/domain/place/document';
import { sniffPicture } from '../../pictures/sniff.ts';

const ENDINGS: Readonly<Record<DocumentType, RegExp>> = {
  pdf: /\.pdf$/i,
  jpeg: /\.jpe?g$/i,
  png: /\.png$/i,
  webp: /\.webp$/i,
  office: /\.(docx|xlsx|pptx|odt|ods|odp|ofd|wps|et|dps)$/i,
  oldOffice: /\.(doc|xls|ppt|wps|et|dps)$/i,
};

/** Names that stand in the folder of a zip which an office program wrote. */
const OFFICE_PARTS = ['[Content_Types].xml', 'mimetypeapplication/vnd.oasis.opendocument.', 'OFD.xml'];

/** Null: none of those that are kept, or an office file with a program (macro) in it. */
export function sniffDocument(bytes: Buffer): DocumentType | null {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  const picture = sniffPicture(bytes);
  if (picture === 'jpeg' || picture === 'png' || picture === 'webp') return picture;
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04')))
    return OFFICE_PARTS.some((part) => bytes.includes(part)) && !bytes.includes('vbaProject.bin') ? 'office' : null;
  return bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')) ? 'oldOffice' : null;
}

export function fitsEnding(type: DocumentType, name: string): boolean {
  return ENDINGS[type].test(name);
}
