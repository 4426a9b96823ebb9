// Rows counted into packed cells (see cells.ts), up to eight features at once.
import { type Binned, binsStart } from './bins.ts';

/** 256 cells for each feature, all empty between two nodes. A thread has its own. */
export const CELLS = new Float64Array(8 * 256);

/** Rows in the order in which they are counted, end excluded, and the cells by row. */
export interface RowCells {
  readonly rows: Int32Array;
  readonly cells: Float64Array;
  readonly from: number;
  readonly to: number;
}

/** @param count at most eight */
export function countRows(
  data: Binned,
  counted: RowCells,
  { features, first, count }: { readonly features: Int32Array; readonly first: number; readonly count: number },
): void {
  for (let k = 0; k < count; ) {
    const feature = features[first + k]!;
    const isWord = k + 4 <= count && (feature & 3) === 0 && features[first + k + 3] === feature + 3;
    if (isWord && k + 8 <= count && features[first + k + 7] === feature + 7) {
      countTwoWords(data.words, (feature >> 2) * data.rows, ((feature >> 2) + 1) * data.rows, counted);
      k += 8;
    } else if (isWord) {
      countWord(data.words, (feature >> 2) * data.rows, counted, k * 256);
      k += 4;
    } else if (k + 1 < count) {
      countTwo(data.bytes, binsStart(data, feature), binsStart(data, features[first + k + 1]!), counted, k * 256);
      k += 2;
    } else {
      countOne(data.bytes, binsStart(data, feature), counted, k * 256);
      k++;
    }
  }
}

// The loops below take much of the time of a training. They are written out, because a loop over features inside costs a third more.

function countTwoWords(words: Uint32Array, one: number, other: number, { rows, cells, from, to }: RowCells): void {
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const cell = cells[row]!;
    let word = words[one + row]!;
    CELLS[word & 255]! += cell;
    CELLS[256 + ((word >>> 8) & 255)]! += cell;
    CELLS[512 + ((word >>> 16) & 255)]! += cell;
    CELLS[768 + (word >>> 24)]! += cell;
    word = words[other + row]!;
    CELLS[1024 + (word & 255)]! += cell;
    CELLS[1280 + ((word >>> 8) & 255)]! += cell;
    CELLS[1536 + ((word >>> 16) & 255)]! += cell;
    CELLS[1792 + (word >>> 24)]! += cell;
  }
}

function countWord(words: Uint32Array, start: number, { rows, cells, from, to }: RowCells, at: number): void {
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const cell = cells[row]!;
    const word = words[start + row]!;
    CELLS[at + (word & 255)]! += cell;
    CELLS[at + 256 + ((word >>> 8) & 255)]! += cell;
    CELLS[at + 512 + ((word >>> 16) & 255)]! += cell;
    CELLS[at + 768 + (word >>> 24)]! += cell;
  }
}

function countTwo(
  bytes: Uint8Array,
  one: number,
  other: number,
  { rows, cells, from, to }: RowCells,
  at: number,
): void {
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const cell = cells[row]!;
    CELLS[at + bytes[one + (row << 2)]!]! += cell;
    CELLS[at + 256 + bytes[other + (row << 2)]!]! += cell;
  }
}

function countOne(bytes: Uint8Array, start: number, { rows, cells, from, to }: RowCells, at: number): void {
  for (let i = from; i < to; i++) CELLS[at + bytes[start + (rows[i]! << 2)]!]! += cells[rows[i]!]!;
}
