// A worksheet cut to its cells and its merged areas. Programs write an empty cell for every frame and colour, often to the last column there is;
// without those the true extent of a table shows, and can be judged before anything of that size is made.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS, type SheetRefusal } from './sheet-book.ts';

const EMPTY_CELL = /<(?:\w+:)?c(?:\s[^<>]*)?(?:\/>|><\/(?:\w+:)?c>)/g;
const UNPLACED_CELL = /<(?:\w+:)?c(?=[\s>/])(?![^<>]*\sr=)[^<>]*>/;
const PLACED_CELL = /<(?:\w+:)?c\s(?:[^<>]*\s)?r=["']([A-Za-z]{1,3})(\d{1,7})["']/g;
const ROW = /<(?:\w+:)?row[\s>/]/g;
const MOST_MERGES = 10_000;

export function trimWorksheet(xml: string): Result<string, SheetRefusal> {
  const table = cutElement(xml, 'sheetData');
  if (table === null) return refuse({ kind: 'sheet.damaged' });
  // A cell without an address stands behind the one before it, so none before it may go.
  const isPlaced = !UNPLACED_CELL.test(table);
  const cells = isPlaced ? table.replaceAll(EMPTY_CELL, '') : table;
  const refusal = judgeExtent(cells, isPlaced);
  if (refusal) return refuse(refusal);
  const merges = cutElement(xml, 'mergeCells') ?? '';
  const areas = countMatches(merges, /<(?:\w+:)?mergeCell[\s/]/g);
  return accept(`<worksheet>${cells}${areas > MOST_MERGES ? '' : merges}</worksheet>`);
}

/** From its beginning to its end; '' where there is none, null where it has no end. */
function cutElement(xml: string, name: string): string | null {
  const open = new RegExp(`<((?:\\w+:)?)${name}(?:\\s[^<>]*)?>`).exec(xml);
  if (!open || open[0].endsWith('/>')) return '';
  const close = `</${open[1]}${name}>`;
  const end = xml.indexOf(close, open.index);
  return end < 0 ? null : xml.slice(open.index, end + close.length);
}

function judgeExtent(cells: string, isPlaced: boolean): SheetRefusal | null {
  let lastRow = isPlaced ? 0 : countMatches(cells, ROW);
  let lastColumn = 0;
  for (const [, letters, row] of cells.matchAll(PLACED_CELL)) {
    lastRow = Math.max(lastRow, Number(row));
    lastColumn = Math.max(lastColumn, columnOf(letters!));
  }
  if (lastRow > MOST_ROWS) return { kind: 'sheet.tooManyRows', has: lastRow, most: MOST_ROWS };
  if (lastColumn > MOST_COLUMNS) return { kind: 'sheet.tooManyColumns', has: lastColumn, most: MOST_COLUMNS };
  // A table is kept as a rectangle: a lone cell far out costs as much as all before it.
  const slots = lastRow * lastColumn;
  return slots > MOST_CELLS ? { kind: 'sheet.tooManyCells', has: slots, most: MOST_CELLS } : null;
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function countMatches(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}
