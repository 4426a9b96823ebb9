// Workbooks (XLSX) that leave the house. A number is a number and a date a date; text stays text, also where it begins like a formula: it
// stands in cells of type text, with an apostrophe before it for programs that read a saved copy as plain text again (CSV).
import { safeText } from '@xunhe/contract/sheet-cell';
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';

export type BookFormat = 'text' | 'count' | 'decimal' | 'share' | 'number';

export interface BookColumn {
  readonly label: string;
  readonly format: BookFormat;
  /** In signs; without it by the longest value. */
  readonly width?: number;
}

export interface BookSheet {
  readonly name: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const FORMATS: Readonly<Record<BookFormat, string | undefined>> = {
  text: '@',
  count: '#,##0',
  decimal: '#,##0.0',
  share: '0%',
  number: undefined,
};
const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF2' } },
};
const MOST_WIDTH = 48;

export async function writeWorkbook(
  sheets: readonly BookSheet[],
  made: { readonly title: string; readonly at: Date },
): Promise<Uint8Array> {
  const names = new Set<string>();
  return writeXlsx({
    // A string in its own cell, not in a table of all: nothing of one sheet can be read as of another.
    stringMode: 'inline',
    properties: { title: made.title, creator: 'Xunhe 巡河', created: made.at, modified: made.at },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name: sheetName(name, names),
      freezePane: { rows: 1 },
      columns: columns.map(({ label, format, width }, i) => {
        const numFmt = FORMATS[format];
        return {
          width: width ?? widthOf([label, ...rows.map((row) => row[i] ?? '')]),
          ...(numFmt !== undefined && { numFmt }),
        };
      }),
      rows: [columns.map(({ label }) => label), ...rows.map((row) => row.map(safeCell))],
      cells: new Map(columns.map((_, i) => [`0,${i}`, { style: { ...HEAD, numFmt: '@' } }])),
    })),
  });
}

export function safeCell(value: string | number | null): CellValue {
  if (typeof value !== 'string') return Number.isNaN(value) ? null : value;
  return safeText(value);
}

/** At most 31 signs, none of those that a name may not hold, none twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain =
    wanted
      .replace(/[\\/*?:[\]]/g, ' ')
      .slice(0, 28)
      .trim() || 'Sheet';
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** A Chinese sign is as wide as two Latin ones. */
function widthOf(values: readonly (string | number)[]): number {
  const signs = (value: string | number) =>
    [...String(value)].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0);
  return Math.min(MOST_WIDTH, Math.max(8, ...values.map(signs)) + 2);
}
