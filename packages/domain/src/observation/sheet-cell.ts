// A cell of a table that an office sends, as it was written: a number keeps its digits, and what a program computed or counted as a day says so.

export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'empty';

export interface SheetCell {
  /** A date is `YYYY-MM-DD`, with `THH:MM:SS` behind it where it has a time, and `HH:MM:SS` where it is a time alone. */
  readonly text: string;
  /** `formula`: the text is the value that was stored beside it. */
  readonly kind: CellKind;
}

/** Cells that are drawn as one; rows and columns from 1, as people count them. */
export interface SheetMerge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export const EMPTY_CELL: SheetCell = { text: '', kind: 'empty' };

/**
 * Full-width signs as ASCII, without outer blanks. Narrower than the compatibility forms of Unicode on purpose: those make 104 of 10⁴.
 */
export function narrowText(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u3000\u00A0]/g, ' ')
    .trim();
}

/** A title or a name without what writers vary: width, case, blanks, sub- and superscripts, the two letters for "micro". */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u200B\uFEFF]/g, '')
    .replaceAll('μ', 'u')
    .replaceAll('−', '-');
}
