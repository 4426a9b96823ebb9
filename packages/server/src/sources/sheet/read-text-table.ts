// A text file (CSV, with tabs or semicolons, in any encoding of `decode-text`) as a sheet. Its rows are counted as a spreadsheet shows them: an
// empty line is a row, a line break inside quotes is none.

import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { EMPTY_CELL, type SheetCell } from '@xunhe/domain/observation/sheet-cell';
import { type CsvRecord, readCsv, type Separator } from '../csv/csv.ts';
import { decodeText } from '../csv/decode-text.ts';
import { openCellPool, trimRow } from './cell-pool.ts';
import { findSeparator } from './find-separator.ts';
import {
  type LineFault,
  MOST_CELLS,
  MOST_COLUMNS,
  MOST_ROWS,
  type SheetBook,
  type SheetRefusal,
} from './sheet-book.ts';

const CHUNK_BYTES = 256 * 1024;
const HEAD_SIGNS = 32 * 1024;
/** Two hundred cells of a thousand signs. */
const MOST_LINE_SIGNS = 200_000;
/** With the empty ones behind the last of a row, which some programs write to the end of their sheet. */
const MOST_WRITTEN = 5_000_000;
/** Faults that are told one by one; a file with more is no table. */
const MOST_FAULTS = 1000;

export async function readTextTable(bytes: Uint8Array): Promise<Result<SheetBook, SheetRefusal>> {
  const decoded = decodeText(cutBytes(bytes));
  const opened = await openText(decoded.text[Symbol.asyncIterator]());
  // Signs that no keyboard writes: a program or a picture under another name.
  if (hasControls(opened.head)) return refuse({ kind: 'sheet.notTable' });
  const line = { isTooLong: false };
  const rows: SheetCell[][] = [];
  const faults: LineFault[] = [];
  const make = openCellPool();
  let behind = 1;
  let cells = 0;
  let written = 0;
  for await (const records of readCsv(guardLines(opened.text, line), opened.separator)) {
    for (const record of records) {
      const row = rows.length + record.line - behind;
      if (row >= MOST_ROWS) return refuse({ kind: 'sheet.tooManyRows', most: MOST_ROWS });
      while (rows.length < row) rows.push([]);
      behind = record.line + 1 + (record.fault ? 0 : countBreaks(record));
      if (record.fault) faults.push({ row: row + 1, kind: record.fault.kind });
      written += record.cells.length;
      if (written > MOST_WRITTEN) return refuse({ kind: 'sheet.tooManyCells', most: MOST_WRITTEN });
      const read = trimRow(record.cells.map((text) => (text.trim() === '' ? EMPTY_CELL : make(text, 'text'))));
      rows.push(read);
      cells += read.length;
      if (read.length > MOST_COLUMNS)
        return refuse({ kind: 'sheet.tooManyColumns', has: read.length, most: MOST_COLUMNS });
      if (cells > MOST_CELLS) return refuse({ kind: 'sheet.tooManyCells', most: MOST_CELLS });
      if (faults.length > MOST_FAULTS) return refuse({ kind: 'sheet.damaged' });
    }
  }
  if (line.isTooLong) return refuse({ kind: 'sheet.lineTooLong', most: MOST_LINE_SIGNS });
  while (rows.length > 0 && rows.at(-1)!.length === 0 && faults.at(-1)?.row !== rows.length) rows.pop();
  if (rows.length === 0) return refuse({ kind: 'sheet.empty' });
  const sheet = { name: '', rows, merges: [], isHidden: false, hiddenRows: 0, formulas: 0, faults };
  return accept({ format: 'text', encoding: decoded.encoding(), separator: opened.separator, sheets: [sheet] });
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}

async function* cutBytes(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

interface OpenText {
  readonly head: string;
  readonly separator: Separator;
  readonly text: AsyncIterable<string>;
}

/** The beginning is read ahead, to see the separator in it; a first line `sep=;` names it and belongs to no table. */
async function openText(text: AsyncIterator<string>): Promise<OpenText> {
  let head = '';
  while (head.length < HEAD_SIGNS) {
    const piece = await text.next();
    if (piece.done) break;
    head += piece.value;
  }
  const named = /^sep=([,;\t])\r?\n/i.exec(head);
  if (named) head = head.slice(named[0].length);
  async function* whole() {
    yield head;
    for (let piece = await text.next(); !piece.done; piece = await text.next()) yield piece.value;
  }
  const separator = named ? (named[1] as Separator) : findSeparator(head.slice(0, HEAD_SIGNS));
  return { head: head.slice(0, HEAD_SIGNS), separator, text: whole() };
}

/** Ends a text in which a line has no end: it would be read again with each piece. */
async function* guardLines(text: AsyncIterable<string>, line: { isTooLong: boolean }): AsyncGenerator<string> {
  let length = 0;
  for await (const piece of text) {
    const last = piece.lastIndexOf('\n');
    length = last < 0 ? length + piece.length : piece.length - last - 1;
    line.isTooLong = length > MOST_LINE_SIGNS;
    if (line.isTooLong) return;
    yield piece;
  }
}

function countBreaks({ raw }: CsvRecord): number {
  return raw.includes('\n') ? raw.split('\n').length - 1 : 0;
}
