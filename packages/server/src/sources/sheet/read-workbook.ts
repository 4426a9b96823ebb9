// A workbook (XLSX) as sheets of cells. What a cell shows in a format is not read, only what it holds: days as days, numbers with the fifteen
// digits that a spreadsheet keeps, of a formula the result that was stored with it.

import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type CellKind, EMPTY_CELL, type SheetCell, type SheetMerge } from '@xunhe/domain/observation/sheet-cell';
import { type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import { openCellPool, trimRow } from './cell-pool.ts';
import { type BookSheet, MOST_CELLS, type SheetBook, type SheetRefusal } from './sheet-book.ts';
import { takeWorkbookParts } from './workbook-parts.ts';

export async function readWorkbook(bytes: Uint8Array): Promise<Result<SheetBook, SheetRefusal>> {
  const parts = takeWorkbookParts(bytes);
  if (!parts.ok) return parts;
  const sheets = await parseSheets(parts.value);
  if (sheets === null) return refuse({ kind: 'sheet.damaged' });
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  if (cells > MOST_CELLS) return refuse({ kind: 'sheet.tooManyCells', has: cells, most: MOST_CELLS });
  const make = openCellPool();
  const read = sheets.map((sheet) => toSheet(sheet, make));
  if (read.every(({ rows }) => rows.length === 0)) return refuse({ kind: 'sheet.empty' });
  return accept({ format: 'workbook', encoding: null, separator: null, sheets: read });
}

async function parseSheets(parts: Uint8Array): Promise<Sheet[] | null> {
  try {
    return (await readXlsx(parts)).sheets;
  } catch {
    // The reader throws at whatever it cannot follow, in many words and none for an office.
    return null;
  }
}

function toSheet(sheet: Sheet, make: ReturnType<typeof openCellPool>): BookSheet {
  const details = sheet.cells ?? new Map<string, never>();
  let formulas = 0;
  const rows: SheetCell[][] = [];
  for (const [r, values] of sheet.rows.entries()) {
    const cells = values.map((value, c) => {
      if (details.size === 0 || details.get(`${r},${c}`)?.formula === undefined) return toCell(value, make);
      formulas++;
      return make(toCell(value, make).text, 'formula');
    });
    rows.push(trimRow(cells));
    // What was read is let go as it is turned: the whole twice would be too much.
    values.length = 0;
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  const hiddenRows = [...(sheet.rowDefs?.values() ?? [])].filter(({ hidden }) => hidden).length;
  const isHidden = (sheet.hidden ?? false) || (sheet.veryHidden ?? false);
  const merges = (sheet.merges ?? []).map(toMerge).filter(isRealMerge);
  return { name: sheet.name.slice(0, 100), rows, merges, isHidden, hiddenRows, formulas, faults: [] };
}

function toCell(value: CellValue, make: (text: string, kind: CellKind) => SheetCell): SheetCell {
  if (value === null) return EMPTY_CELL;
  if (typeof value === 'string') return value.trim() === '' ? EMPTY_CELL : make(value, 'text');
  if (typeof value === 'number') return make(writeNumber(value), 'number');
  if (value instanceof Date) return make(writeDate(value), 'date');
  return make(value ? 'TRUE' : 'FALSE', 'text');
}

/** 0.30000000000000004 is 0.3 for whoever sees it. */
function writeNumber(value: number): string {
  const seen = Number(value.toPrecision(15));
  return String(Number.isInteger(seen) ? seen : Number(seen.toFixed(15)));
}

/** Times count from day 0 of either calendar. */
const DAYS_ZERO = ['1899-12-31', '1904-01-01'];

function writeDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day, time] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, -5).split('T');
  if (time === '00:00:00') return day!;
  return DAYS_ZERO.includes(day!) ? time! : `${day}T${time}`;
}

function toMerge(area: {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}): SheetMerge {
  return {
    firstRow: area.startRow + 1,
    lastRow: area.endRow + 1,
    firstColumn: area.startCol + 1,
    lastColumn: area.endCol + 1,
  };
}

function isRealMerge({ firstRow, lastRow, firstColumn, lastColumn }: SheetMerge): boolean {
  return firstRow >= 1 && firstColumn >= 1 && lastRow >= firstRow && lastColumn >= firstColumn && lastColumn <= 16_384;
}
