// One row of an uploaded table as a sample (or as the rain of a day), with everything that is wrong with it at once. A value that is not there
// is told with its reason and kept out; what is no row of the table at all (a note, a signature) is told as such.
import type { Day } from '../ground/day.ts';
import type { Refusal } from '../ground/result.ts';
import type { ColumnRole, ReadingColumn } from './column-title.ts';
import type { Mark } from './reading.ts';
import { EMPTY_CELL, narrowText, type SheetCell } from './sheet-cell.ts';
import { readSheetDate, readSheetTime, type SheetMoment } from './sheet-date.ts';
import type { SheetHeader } from './sheet-header.ts';
import { findPlace, type PlaceFinder } from './sheet-place.ts';
import { type Absence, readSheetValue } from './sheet-value.ts';
import { standardReading } from './standard-reading.ts';

/** One cell that cannot be taken; row and column from 1. The details of `reason` are the numbers of its words. */
export interface CellFault {
  readonly row: number;
  readonly column: number;
  readonly kind: string;
  /** As written, at most 80 characters. */
  readonly value: string;
  readonly reason: Refusal;
}

export interface SheetSample {
  /** Id of the station or gauge. */
  readonly place: string;
  readonly day: Day;
  /** `HH:MM`, where the table has it. */
  readonly time: string | null;
  /** By indicator, in standard units; never empty. */
  readonly readings: Readonly<Record<string, number>>;
  /** As beside stored observations. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** Indicators of the table without a reading in this row, where something was written. */
  readonly absent: Readonly<Record<string, Absence>>;
}

export type SheetRow =
  | { readonly kind: 'sample'; readonly row: number; readonly sample: SheetSample }
  | { readonly kind: 'faulty'; readonly row: number; readonly faults: readonly CellFault[] }
  /** A place and a day, and for every indicator why it was not measured: nothing to store, nothing wrong. */
  | { readonly kind: 'unmeasured'; readonly row: number; readonly absent: Readonly<Record<string, Absence>> }
  /** No row of samples: neither a day nor a value, a mean or a limit below the table, the titles once more on a new page. */
  | { readonly kind: 'note'; readonly row: number; readonly text: string }
  | { readonly kind: 'blank'; readonly row: number };

export interface RowReading {
  readonly places: PlaceFinder;
  /** The city's own day. */
  readonly today: Day;
  /** Detection limits in standard units, by indicator: what 未检出 stands for where the office says so. */
  readonly limits?: Readonly<Record<string, number>>;
  /** True for a cell that is drawn as one with a cell above it. */
  readonly isMerged?: (row: number, column: number) => boolean;
}

/** Reads rows of one table, one after the other; `row` counts from 1 over the whole sheet. */
export function openSheetRows(
  header: SheetHeader,
  reading: RowReading,
): (cells: readonly SheetCell[], row: number) => SheetRow {
  const columns = splitColumns(header);
  return (cells, row) => {
    if (cells.every(({ text, kind }) => kind !== 'formula' && narrowText(text) === '')) return { kind: 'blank', row };
    const at = (column: number | undefined) => (column === undefined ? EMPTY_CELL : (cells[column - 1] ?? EMPTY_CELL));
    const open: OpenRow = { columns, reading, at, row };
    if (isNote(open))
      return {
        kind: 'note',
        row,
        text: narrowText(cells.find(({ text }) => narrowText(text) !== '')?.text ?? '').slice(0, 80),
      };
    return readRow(open);
  };
}

interface Columns {
  readonly roles: Readonly<Partial<Record<ColumnRole, number>>>;
  readonly dates: readonly number[];
  readonly titles: ReadonlyMap<number, string>;
  readonly readings: readonly (ReadingColumn & { readonly column: number })[];
}

interface OpenRow {
  readonly columns: Columns;
  readonly reading: RowReading;
  readonly at: (column: number | undefined) => SheetCell;
  readonly row: number;
}

/** What offices write below a table, or under its titles, where a place would stand. */
const SUMMARY =
  /^(?:平均|均值|年均|月均|最大|最小|最高|最低|合计|标准|限值|检出限|方法检出限|达标|超标|评价|备注|说明|注[:：])/;

function isNote({ columns, reading, at, row }: OpenRow): boolean {
  const dates = columns.dates.map((column) => narrowText(at(column).text));
  if (dates.some((text, i) => text !== '' && text === columns.titles.get(columns.dates[i]!))) return true;
  if (dates.some((text) => text !== '') || columns.dates.some((column) => reading.isMerged?.(row, column)))
    return false;
  const { placeCode, placeName } = columns.roles;
  // The place alone is no row either: 填表人 and 审核人 stand in the first column.
  return (
    columns.readings.every(({ column }) => at(column).kind === 'empty') ||
    [placeCode, placeName].some((column) => SUMMARY.test(narrowText(at(column).text)))
  );
}

function splitColumns({ columns }: SheetHeader): Columns {
  const roles: Partial<Record<ColumnRole, number>> = {};
  const readings: (ReadingColumn & { column: number })[] = [];
  for (const { column, meaning } of columns) {
    if (meaning.kind === 'role') roles[meaning.role] = column;
    if (meaning.kind === 'reading') readings.push({ ...meaning, column });
  }
  const dates = [roles.date, ...(roles.date === undefined ? [roles.year, roles.month, roles.day] : [])];
  const titles = new Map(columns.map(({ column, title }) => [column, title]));
  return { roles, readings, titles, dates: dates.filter((column) => column !== undefined) };
}

function readRow(open: OpenRow): SheetRow {
  const { columns, at, row } = open;
  const faults: CellFault[] = [];
  const fault = (column: number, reason: Refusal) => {
    faults.push({ row, column, kind: reason.kind, value: at(column).text.slice(0, 80), reason });
    return null;
  };
  const place = readPlace(open, fault);
  const moment = readMoment(open, fault);
  const readings: Record<string, number> = {};
  const marks: Record<string, Mark> = {};
  const absent: Record<string, Absence> = {};
  for (const { column, indicator, factor } of columns.readings) {
    const read = readSheetValue(at(column));
    if (!read.ok) {
      fault(column, damaged(at(column)) ?? read.refusal);
      continue;
    }
    const limit = open.reading.limits?.[indicator];
    if (read.value.kind === 'absent' && read.value.why === 'notDetected' && limit !== undefined) {
      readings[indicator] = limit / 2;
      marks[indicator] = '<';
    } else if (read.value.kind === 'absent') absent[indicator] = read.value.why;
    else if (read.value.kind === 'reading') {
      const { value, mark } = standardReading(read.value.reading, { indicator, factor });
      readings[indicator] = value;
      if (mark !== null) marks[indicator] = mark;
    }
  }
  if (place === null || moment === null || faults.length > 0) return { kind: 'faulty', row, faults };
  if (Object.keys(readings).length > 0)
    return { kind: 'sample', row, sample: { place, ...moment, readings, marks, absent } };
  if (Object.keys(absent).length > 0) return { kind: 'unmeasured', row, absent };
  fault(columns.dates[0]!, { kind: 'sample.empty' });
  return { kind: 'faulty', row, faults };
}

type NoteFault = (column: number, reason: Refusal) => null;

function readPlace({ columns, reading, at, row }: OpenRow, fault: NoteFault): string | null {
  const { placeCode, placeName } = columns.roles;
  const code = narrowText(at(placeCode).text);
  const name = narrowText(at(placeName).text);
  const found = findPlace(reading.places, { code, name });
  if (found.ok) return found.value;
  const column = (found.refusal.by === 'code' ? placeCode : placeName) ?? placeCode ?? placeName!;
  const isMerged = found.refusal.kind === 'place.empty' && reading.isMerged?.(row, column);
  return fault(column, damaged(at(column)) ?? (isMerged ? { kind: 'cell.merged' } : found.refusal));
}

function readMoment({ columns, reading, at, row }: OpenRow, fault: NoteFault): SheetMoment | null {
  const { roles } = columns;
  const column = columns.dates[0]!;
  const read = readSheetDate(roles.date === undefined ? joinDate(roles, at) : at(roles.date), reading.today);
  if (!read.ok) {
    const isMerged = read.refusal.kind === 'date.empty' && reading.isMerged?.(row, column);
    return fault(column, isMerged ? { kind: 'cell.merged' } : read.refusal);
  }
  if (roles.time === undefined) return read.value;
  const time = readSheetTime(at(roles.time));
  return time.ok ? { day: read.value.day, time: time.value ?? read.value.time } : fault(roles.time, time.refusal);
}

function joinDate(roles: Columns['roles'], at: OpenRow['at']): SheetCell {
  const [year, month, day] = [roles.year, roles.month, roles.day].map((column) =>
    narrowText(at(column).text).replace(/[年月日]$/, ''),
  );
  return year === '' && month === '' && day === '' ? EMPTY_CELL : { text: `${year}-${month}-${day}`, kind: 'text' };
}

/** The sign that stands where bytes were no text. */
function damaged({ text }: SheetCell): Refusal | null {
  return text.includes('\uFFFD') ? { kind: 'cell.damaged' } : null;
}
