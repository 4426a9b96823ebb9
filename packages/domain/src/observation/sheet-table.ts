// A whole uploaded table: its titles, then its rows. Two rows of one place and day are one sample that is written twice, or a mistake; which
// of two different ones is right is for the office to say, so the later one is refused.
import { accept, type Result } from '../ground/result.ts';
import type { SheetKind } from './column-title.ts';
import type { SheetCell, SheetMerge } from './sheet-cell.ts';
import { type HeaderRefusal, readSheetHeader, type SheetHeader, type SheetTable } from './sheet-header.ts';
import { openSheetRows, type RowReading, type SheetRow, type SheetSample } from './sheet-row.ts';

export type TableRow =
  | SheetRow
  /** Says what an earlier row says. */
  | { readonly kind: 'repeated'; readonly row: number; readonly firstRow: number };

export interface ReadTable {
  readonly header: SheetHeader;
  /** Every row below the titles, in order. */
  readonly rows: readonly TableRow[];
  /** How many cells of columns that were understood hold the stored result of a formula. */
  readonly formulas: number;
}

/** Samples or rain from a table; refused as a whole only where no titles are found. */
export function readSheetTable(
  table: SheetTable,
  kind: SheetKind,
  reading: Omit<RowReading, 'isMerged'>,
): Result<ReadTable, HeaderRefusal> {
  const found = readSheetHeader(table, kind);
  if (!found.ok) return found;
  const header = found.value;
  const read = openSheetRows(header, { ...reading, isMerged: findMerged(table.merges) });
  const used = header.columns.filter(({ meaning }) => meaning.kind === 'role' || meaning.kind === 'reading');
  const firsts = new Map<string, { readonly row: number; readonly sample: SheetSample }>();
  let formulas = 0;
  const rows = table.rows.slice(header.lastRow).map((cells, i): TableRow => {
    formulas += used.filter(({ column }) => cells[column - 1]?.kind === 'formula').length;
    const row = read(cells, header.lastRow + 1 + i);
    return row.kind === 'sample' ? judgeTwin(row, { firsts, cells, header }) : row;
  });
  return accept({ header, rows, formulas });
}

function judgeTwin(
  row: Extract<SheetRow, { kind: 'sample' }>,
  at: {
    readonly firsts: Map<string, { readonly row: number; readonly sample: SheetSample }>;
    readonly cells: readonly SheetCell[];
    readonly header: SheetHeader;
  },
): TableRow {
  const key = `${row.sample.place}/${row.sample.day}`;
  const first = at.firsts.get(key);
  if (!first) {
    at.firsts.set(key, row);
    return row;
  }
  if (JSON.stringify(first.sample) === JSON.stringify(row.sample))
    return { kind: 'repeated', row: row.row, firstRow: first.row };
  const column = at.header.columns.find(({ meaning }) => meaning.kind === 'role')!.column;
  const reason = { kind: 'row.duplicate', firstRow: first.row };
  const value = (at.cells[column - 1]?.text ?? '').slice(0, 80);
  return { kind: 'faulty', row: row.row, faults: [{ row: row.row, column, kind: reason.kind, value, reason }] };
}

/** Cells that are drawn as one with a cell above them. Areas are few; what a hostile file could pile up is cut off. */
function findMerged(merges: readonly SheetMerge[]): (row: number, column: number) => boolean {
  const byRow = new Map<number, SheetMerge[]>();
  let steps = 0;
  for (const merge of merges) {
    steps += merge.lastRow - merge.firstRow + 1;
    if (steps > MOST_MERGED_ROWS) break;
    for (let row = merge.firstRow; row <= merge.lastRow; row++) {
      const here = byRow.get(row);
      if (here) here.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  return (row, column) =>
    (byRow.get(row) ?? []).some(
      ({ firstRow, firstColumn, lastColumn }) => row > firstRow && column >= firstColumn && column <= lastColumn,
    );
}

const MOST_MERGED_ROWS = 400_000;
