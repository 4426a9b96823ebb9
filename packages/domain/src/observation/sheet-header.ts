// Where the titles of an uploaded table stand, and what each column holds. Offices put a heading and notes above them, spread them over two or
// three rows, and draw some as one cell; so every place in the first rows is tried, and the one under which most columns are understood wins.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { type ColumnMeaning, type ColumnRole, readColumnTitle, type SheetKind } from './column-title.ts';
import { RAIN } from './rain.ts';
import { narrowText, type SheetCell, type SheetMerge } from './sheet-cell.ts';

export interface SheetColumn {
  /** From 1. */
  readonly column: number;
  /** Cells above each other joined by a blank, full-width signs narrow, at most 80 characters. */
  readonly title: string;
  readonly meaning: ColumnMeaning;
}

export interface SheetHeader {
  readonly kind: SheetKind;
  /** Both from 1; data begin in the row after `lastRow`. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** All that have a title, in their order. A second column of a meaning is `faulty`. */
  readonly columns: readonly SheetColumn[];
}

export interface SheetTable {
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly SheetMerge[];
}

/** What a table cannot do without. */
export type Needed = 'place' | 'date' | 'reading';

/** `missing` of the best place there was. */
export type HeaderRefusal = { readonly kind: 'header.notFound'; readonly missing: readonly Needed[] };

const MOST_ABOVE = 30;
const MOST_HEIGHT = 3;

/** Finds the titles among the first 30 rows; a refusal says what no row has. */
export function readSheetHeader(table: SheetTable, kind: SheetKind): Result<SheetHeader, HeaderRefusal> {
  const rows = fillMerges(table, MOST_ABOVE + MOST_HEIGHT);
  let best: { readonly header: SheetHeader; readonly score: number } | null = null;
  for (let first = 0; first < Math.min(rows.length, MOST_ABOVE); first++) {
    for (let height = 1; height <= MOST_HEIGHT && first + height <= rows.length; height++) {
      if (!isTitles(rows[first + height - 1]!)) break;
      const header = readTitles(rows, { first, height, kind });
      const score = scoreHeader(header);
      if (score > (best?.score ?? 0)) best = { header, score };
    }
  }
  const missing: readonly Needed[] = best ? missingOf(best.header) : ['place', 'date', 'reading'];
  return best && missing.length === 0 ? accept(best.header) : refuse({ kind: 'header.notFound', missing });
}

/** The first rows with every merged area full of what stands in its corner. */
function fillMerges({ rows, merges }: SheetTable, most: number): string[][] {
  const filled = rows.slice(0, most).map((row) => row.map((cell) => (isData(cell) ? '\0' : narrowText(cell.text))));
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges) {
    const text = filled[firstRow - 1]?.[firstColumn - 1];
    if (!text) continue;
    for (let row = firstRow - 1; row < Math.min(lastRow, filled.length); row++)
      for (let column = firstColumn - 1; column < lastColumn; column++) filled[row]![column] ||= text;
  }
  return filled;
}

/** A number or a day is never a title; `\0` stands for it. */
function isData({ text, kind }: SheetCell): boolean {
  if (kind === 'number' || kind === 'date') return true;
  return /^[<＜]?[-+]?[\d０-９.．]+L?$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text.trim());
}

function isTitles(row: readonly string[]): boolean {
  return row.some((text) => text !== '') && !row.includes('\0');
}

function readTitles(
  rows: readonly (readonly string[])[],
  { first, height, kind }: { readonly first: number; readonly height: number; readonly kind: SheetKind },
): SheetHeader {
  const used = rows.slice(first, first + height);
  const width = Math.max(...used.map((row) => row.length));
  const columns: SheetColumn[] = [];
  for (let index = 0; index < width; index++) {
    const cells = used.map((row) => row[index] ?? '').filter((text, i, all) => text !== '' && text !== all[i - 1]);
    if (cells.length === 0) continue;
    columns.push({
      column: index + 1,
      title: cells.join(' ').replaceAll(/\s+/g, ' ').slice(0, 80),
      meaning: readColumnTitle(cells, kind),
    });
  }
  return { kind, firstRow: first + 1, lastRow: first + height, columns: refuseTwins(settleMoments(columns)) };
}

/** `采样时间` beside a `采样日期` is a time of day, alone it is the day. */
function settleMoments(columns: readonly SheetColumn[]): SheetColumn[] {
  const role: ColumnRole = hasRole(columns, 'date') || hasRole(columns, 'day') ? 'time' : 'date';
  return columns.map((column) =>
    roleOf(column) === 'moment' ? { ...column, meaning: { kind: 'role', role } } : column,
  );
}

function refuseTwins(columns: readonly SheetColumn[]): SheetColumn[] {
  const firsts = new Map<string, number>();
  return columns.map((column) => {
    const { meaning } = column;
    if (meaning.kind !== 'reading' && meaning.kind !== 'role') return column;
    const what = meaning.kind === 'reading' ? meaning.indicator : meaning.role;
    const first = firsts.get(what);
    if (first === undefined) firsts.set(what, column.column);
    return first === undefined
      ? column
      : { ...column, meaning: { kind: 'faulty', fault: { kind: 'column.twice', what, first } satisfies Refusal } };
  });
}

/** Columns understood; then units, so that a row of units is taken with the names; then the fewest rows. */
function scoreHeader(header: SheetHeader): number {
  const { columns } = header;
  const readings = columns.flatMap(({ meaning }) => (meaning.kind === 'reading' ? [meaning] : []));
  const roles = columns.filter((column) => roleOf(column) !== null).length;
  const faulty = columns.filter(({ meaning }) => meaning.kind === 'faulty').length;
  const understood = 2 * readings.length + 2 * roles + faulty;
  if (understood === 0) return 0;
  const units = readings.filter(({ isAssumed }) => !isAssumed).length;
  const needed = 3 - missingOf(header).length;
  return ((needed * 1000 + understood) * 1000 + units) * 10 - (header.lastRow - header.firstRow);
}

function missingOf({ columns, kind }: SheetHeader): Needed[] {
  const has: Readonly<Record<Needed, boolean>> = {
    place: hasRole(columns, 'placeCode') || hasRole(columns, 'placeName'),
    date: hasRole(columns, 'date') || (['year', 'month', 'day'] as const).every((role) => hasRole(columns, role)),
    reading: columns.some(
      ({ meaning }) => meaning.kind === 'reading' && (kind === 'samples' || meaning.indicator === RAIN),
    ),
  };
  return (['place', 'date', 'reading'] as const).filter((needed) => !has[needed]);
}

function hasRole(columns: readonly SheetColumn[], role: ColumnRole): boolean {
  return columns.some((column) => roleOf(column) === role);
}

function roleOf({ meaning }: SheetColumn): ColumnRole | null {
  return meaning.kind === 'role' ? meaning.role : null;
}
