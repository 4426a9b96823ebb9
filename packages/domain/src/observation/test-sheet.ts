// Tables for tests, from plain text. Only for tests.
import type { SheetMerge } from './sheet-cell.ts';
import type { SheetTable } from './sheet-header.ts';

/** @param merges as `firstRow:firstColumn-lastRow:lastColumn`, from 1 */
export function sheetOf(rows: readonly (readonly string[])[], merges: readonly string[] = []): SheetTable {
  return {
    rows: rows.map((row) => row.map((text) => ({ text, kind: text === '' ? ('empty' as const) : ('text' as const) }))),
    merges: merges.map((written): SheetMerge => {
      const [firstRow, firstColumn, lastRow, lastColumn] = written.split(/[:-]/).map(Number);
      return { firstRow: firstRow!, firstColumn: firstColumn!, lastRow: lastRow!, lastColumn: lastColumn! };
    }),
  };
}
