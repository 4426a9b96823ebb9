// Cells of a table repeat each other: a station every month, a day for every station. One object for all of them halves the memory, here and in
// the process that asked.
import { type CellKind, EMPTY_CELL, type SheetCell } from '@xunhe/domain/observation/sheet-cell';

const MOST_KEPT = 50_000;

export function openCellPool(): (text: string, kind: CellKind) => SheetCell {
  const kept = { text: openTexts(), number: openTexts(), date: openTexts(), formula: openTexts() };
  let count = 0;
  return (text, kind) => {
    if (kind === 'empty') return EMPTY_CELL;
    const texts = kept[kind];
    const known = texts.get(text);
    if (known) return known;
    const cell = { text, kind };
    if (count++ < MOST_KEPT) texts.set(text, cell);
    return cell;
  };
}

function openTexts(): Map<string, SheetCell> {
  return new Map();
}

/** Without empty cells at its end. */
export function trimRow(cells: SheetCell[]): SheetCell[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]!.kind === 'empty') length--;
  cells.length = length;
  return cells;
}
