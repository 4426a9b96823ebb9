// What a file that an office uploads is turned into, and the bounds within which it is. Beyond them a file is refused with the number that is
// too large: whoever sent it can split it, or save it as CSV, which costs a tenth of the memory.
import type { SheetCell, SheetMerge } from '@xunhe/domain/observation/sheet-cell';
import type { Encoding } from '../csv/decode-text.ts';

export interface BookSheet {
  /** Of its tab; '' in a text file. */
  readonly name: string;
  /** Without empty cells at the ends of rows and empty rows at the end. Row 1 of the program that shows it is at 0. */
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly SheetMerge[];
  readonly isHidden: boolean;
  /** Rows that a filter or a person hides; they are among `rows`. */
  readonly hiddenRows: number;
  /** Cells that hold the stored result of a formula. */
  readonly formulas: number;
  /** Lines of a text file that cannot be taken apart; their rows are empty. */
  readonly faults: readonly LineFault[];
}

export interface LineFault {
  /** From 1, as in `rows`. */
  readonly row: number;
  readonly kind: 'csv.quoteOpen' | 'csv.quoteInside' | 'csv.cellTooLong';
}

export interface SheetBook {
  readonly format: 'workbook' | 'text';
  /** Of a text file. */
  readonly encoding: Encoding | null;
  readonly separator: string | null;
  readonly sheets: readonly BookSheet[];
}

/** WARNING: stable, each has its words. */
export const SHEET_REFUSALS = [
  'sheet.crashed',
  'sheet.damaged',
  'sheet.empty',
  'sheet.encrypted',
  'sheet.gone',
  'sheet.lineTooLong',
  'sheet.notTable',
  'sheet.oldWorkbook',
  'sheet.tooHeavy',
  'sheet.tooLarge',
  'sheet.tooManyCells',
  'sheet.tooManyColumns',
  'sheet.tooManyEntries',
  'sheet.tooManyRows',
  'sheet.tooManySheets',
  'sheet.tooSlow',
  'sheet.unpacksTooLarge',
  'sheet.webPage',
  'sheet.xmlDocType',
] as const;

export interface SheetRefusal {
  readonly kind: (typeof SHEET_REFUSALS)[number];
  /** The bound, and what the file has where that is known. */
  readonly most?: number;
  readonly has?: number;
  /** The sheet that is meant. */
  readonly sheet?: string;
  readonly [detail: string]: unknown;
}

const MIB = 1024 * 1024;
export const MOST_FILE_BYTES = 32 * MIB;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** Empty ones among others are counted. */
export const MOST_CELLS = 600_000;
export const MOST_SHEETS = 100;
