// A book on its way between two processes: a row is one text, because a message of half a million small things costs more than to read them.
import { type CellKind, EMPTY_CELL, type SheetCell } from '@xunhe/domain/observation/sheet-cell';
import { openCellPool } from './cell-pool.ts';
import type { BookSheet, SheetBook } from './sheet-book.ts';

export interface PackedBook extends Omit<SheetBook, 'sheets'> {
  readonly sheets: readonly (Omit<BookSheet, 'rows'> & { readonly rows: readonly string[] })[];
}

/** The sign by which ASCII separates units; a text that holds one is shown a blank. */
const BETWEEN = '\u001f';
const MARKS: Readonly<Record<CellKind, string>> = { text: 't', number: 'n', date: 'd', formula: 'f', empty: '' };
const KINDS: ReadonlyMap<string, CellKind> = new Map(
  (Object.keys(MARKS) as CellKind[]).map((kind) => [MARKS[kind], kind]),
);

export function packBook(book: SheetBook): PackedBook {
  return { ...book, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(packRow) })) };
}

export function unpackBook(packed: PackedBook): SheetBook {
  const make = openCellPool();
  const unpackCell = (text: string) =>
    text === '' ? EMPTY_CELL : make(text.slice(1), KINDS.get(text.charAt(0)) ?? 'text');
  const unpackRow = (row: string) => (row === '' ? [] : row.split(BETWEEN).map(unpackCell));
  return { ...packed, sheets: packed.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map(unpackRow) })) };
}

function packRow(cells: readonly SheetCell[]): string {
  return cells.map(({ text, kind }) => MARKS[kind] + text.replaceAll(BETWEEN, ' ')).join(BETWEEN);
}
