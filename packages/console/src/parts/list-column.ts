// A column of a list that can be left out and taken along: beside what the screen draws it says what a file holds.
import type { ColumnType } from 'antd/es/table';
import type { CsvCell } from './csv.ts';

export interface ListColumn<T> extends Omit<ColumnType<T>, 'title' | 'key' | 'children'> {
  readonly key: string;
  readonly title: string;
  /** Its head in a file, where that must say the unit. */
  readonly fileTitle?: string;
  /** A number stays a number; a day is told as YYYY-MM-DD, a share as 0 to 1. */
  readonly cell: (row: T) => CsvCell;
  /** The field by which the server orders the list when this head is chosen. */
  readonly sort?: string;
  /** Columns that follow each other under one head. */
  readonly group?: string;
  /** Set for the column that says which row it is: it cannot be left out. */
  readonly stays?: true;
  /** What one does with a row: in no file, and never left out. */
  readonly screenOnly?: true;
  /** Stands in the file alone: an id, a code, the parts of what the screen shows in one. */
  readonly fileOnly?: true;
}

export const isShown = <T>({ fileOnly }: ListColumn<T>): boolean => fileOnly !== true;

/** Told on the screen as in a file. */
export function plain<T>(column: Omit<ListColumn<T>, 'render' | 'cell'>, cell: (row: T) => CsvCell): ListColumn<T> {
  return { ...column, render: (_, row) => cell(row), cell };
}

/** As exact as the figure is: no more digits than it deserves. */
export function roundTo(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
