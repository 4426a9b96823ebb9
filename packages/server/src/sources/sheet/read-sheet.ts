// The bytes of an uploaded file as a book of sheets, or why they are none. Runs in a process of its own: see `sheet-process`.
import { type Result, refuse } from '@xunhe/domain/ground/result';
import { readTextTable } from './read-text-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { MOST_FILE_BYTES, type SheetBook, type SheetRefusal } from './sheet-book.ts';
import { sniffSheet } from './sniff-sheet.ts';

export async function readSheet(bytes: Uint8Array): Promise<Result<SheetBook, SheetRefusal>> {
  if (bytes.length > MOST_FILE_BYTES)
    return refuse({ kind: 'sheet.tooLarge', has: bytes.length, most: MOST_FILE_BYTES });
  const kind = sniffSheet(bytes);
  if (!kind.ok) return kind;
  return kind.value === 'workbook' ? readWorkbook(bytes) : readTextTable(bytes);
}
