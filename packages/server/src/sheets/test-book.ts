// Reads a workbook back, for tests anywhere in the repository.
import { readXlsx } from 'hucre/xlsx';

export function readBook(bytes: Uint8Array) {
  return readXlsx(new Uint8Array(bytes));
}
