// A list as a file: a workbook in which numbers are numbers, or CSV with a mark of order.
import { safeText } from '@xunhe/contract/sheet-cell';
import { type CsvCell, makeCsv } from './csv.ts';
import type { ListColumn } from './list-column.ts';

export type FileKind = 'xlsx' | 'csv';

export interface ListFile<T> {
  readonly title: string;
  readonly columns: readonly ListColumn<T>[];
  readonly rows: readonly T[];
  readonly madeAt: Date;
}

const MEDIA: Readonly<Record<FileKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};

export async function makeListFile<T>(kind: FileKind, list: ListFile<T>): Promise<Blob> {
  const lines: CsvCell[][] = [
    list.columns.map(({ title, group, fileTitle }) => fileTitle ?? (group ? `${group} ${title}` : title)),
    ...list.rows.map((row) => list.columns.map(({ cell }) => cell(row))),
  ];
  const content = kind === 'csv' ? makeCsv(lines) : await makeBook(list, lines);
  return new Blob([content], { type: MEDIA[kind] });
}

async function makeBook<T>(
  { title, madeAt }: ListFile<T>,
  lines: readonly CsvCell[][],
): Promise<Uint8Array<ArrayBuffer>> {
  // Fetched when somebody wants a workbook.
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    stringMode: 'inline',
    properties: { title, creator: 'Xunhe 巡河', created: madeAt, modified: madeAt },
    sheets: [
      {
        name: sheetName(title),
        freezePane: { rows: 1 },
        columns: (lines[0] ?? []).map((_, i) => ({ width: widthOf(lines, i) })),
        rows: lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell))),
        cells: new Map((lines[0] ?? []).map((_, i) => [`0,${i}`, { style: { font: { bold: true }, numFmt: '@' } }])),
      },
    ],
  });
  return new Uint8Array(bytes);
}

/** At most 31 signs, none of those that the name of a sheet may not hold. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[\\/*?:[\]]/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}

const MEASURED_ROWS = 200;

/** By the first rows; a Chinese sign is as wide as two Latin ones. */
function widthOf(lines: readonly CsvCell[][], column: number): number {
  const widths = lines
    .slice(0, MEASURED_ROWS)
    .map((cells) => [...String(cells[column] ?? '')].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0));
  return Math.min(48, Math.max(8, ...widths) + 2);
}
