// The door for one row: cells become values, and every fault is noted with its place instead of thrown, so that a row tells all that is
// wrong with it at once. One door serves a whole file; it holds the row that was set last.
import { type Day, isDay } from '@xunhe/domain/ground/day';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { judgePosition } from '@xunhe/domain/place/position';
import { isRegionCode } from '@xunhe/domain/place/region';
import { type CsvRecord, locateCell } from '../csv/csv.ts';
import { type BadRow, type Reason, showValue } from './bad-row.ts';

export interface Row {
  readonly line: number;
  readonly faults: readonly BadRow[];
  /** The cell without outer blanks; '' when empty or when the file has no such column. */
  cell(column: string): string;
  /** Where the cell begins. */
  place(column: string): { readonly line: number; readonly at: number | null };
  fault(column: string, reason: Reason): null;
  /** Required; null when faulty, and the fault is noted. */
  text(column: string, longest?: number): string | null;
  optionalText(column: string, longest?: number): string | null;
  choice<T extends string>(column: string, choices: readonly T[]): T | null;
  number(column: string, range: Range): number | null;
  optionalNumber(column: string, range: Range): number | null;
  region(column: string): string | null;
  day(column: string): Day | null;
  optionalDay(column: string): Day | null;
  /** Milliseconds since 1970 of an ISO 8601 time with a zone. */
  instant(column: string): number | null;
  optionalInstant(column: string): number | null;
  point(): { readonly lon: number; readonly lat: number } | null;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface RowDoor {
  readonly row: Row;
  set(record: CsvRecord): void;
}

const NUMBER = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,2})?$/;
const ID = 100;

export function openRow(file: string, columns: ReadonlyMap<string, number>): RowDoor {
  let record: CsvRecord = { line: 0, cells: [], raw: '', fault: null };
  let faults: BadRow[] = [];

  const cell = (column: string) => {
    const index = columns.get(column);
    return index === undefined ? '' : (record.cells[index] ?? '').trim();
  };
  const place = (column: string) => {
    const index = columns.get(column);
    return index === undefined ? { line: record.line, at: null } : locateCell(record, index);
  };
  const fault = (column: string, reason: Reason): null => {
    faults.push({ file, ...place(column), column, value: showValue(cell(column)), reason });
    return null;
  };
  const required = <T>(column: string, read: (value: string) => T | null): T | null => {
    const value = cell(column);
    return value === '' ? fault(column, { kind: 'value.empty' }) : read(value);
  };
  const optional = <T>(column: string, read: (value: string) => T | null): T | null => {
    const value = cell(column);
    return value === '' ? null : read(value);
  };
  const readText = (column: string, longest: number) => (value: string) =>
    value.length > longest
      ? fault(column, { kind: 'value.tooLong', length: value.length, longest })
      : value.includes('\u0000')
        ? fault(column, { kind: 'value.nul' })
        : value;
  const readNumber = (column: string, range: Range) => (value: string) => {
    if (!NUMBER.test(value)) return fault(column, { kind: 'value.notANumber' });
    const number = Number(value);
    if (number < range.min) return fault(column, { kind: 'number.tooSmall', min: range.min });
    return number > range.max ? fault(column, { kind: 'number.tooLarge', max: range.max }) : number;
  };
  const readDay = (column: string) => (value: string) => {
    if (!isDay(value)) return fault(column, { kind: 'date.impossible' });
    return value < '1900-01-01' ? fault(column, { kind: 'date.tooOld', first: 1900 }) : value;
  };
  const readInstant = (column: string) => (value: string) => {
    const ms = parseInstant(value);
    if (ms === null) return fault(column, { kind: 'time.impossible' });
    return value < '1900-01-02' ? fault(column, { kind: 'date.tooOld', first: 1900 }) : ms;
  };
  const row: Row = {
    get line() {
      return record.line;
    },
    get faults() {
      return faults;
    },
    cell,
    place,
    fault,
    text: (column, longest = ID) => required(column, readText(column, longest)),
    optionalText: (column, longest = ID) => optional(column, readText(column, longest)),
    choice: (column, choices) =>
      required(
        column,
        (value) => choices.find((choice) => choice === value) ?? fault(column, { kind: 'value.choice', choices }),
      ),
    number: (column, range) => required(column, readNumber(column, range)),
    optionalNumber: (column, range) => optional(column, readNumber(column, range)),
    region: (column) =>
      required(column, (value) =>
        isRegionCode(value) ? value : fault(column, { kind: 'value.form', form: 'regionCode' }),
      ),
    day: (column) => required(column, readDay(column)),
    optionalDay: (column) => optional(column, readDay(column)),
    instant: (column) => required(column, readInstant(column)),
    optionalInstant: (column) => optional(column, readInstant(column)),
    point: () => readPoint(row),
  };
  return {
    row,
    set(next) {
      record = next;
      faults = [];
    },
  };
}

/** WGS 84 degrees in `lon` and `lat`: both or none. A latitude beyond 90 beside a small longitude is a swapped pair. */
function readPoint(row: Row): { lon: number; lat: number } | null {
  const anything = { min: -1000, max: 1000 };
  const before = row.faults.length;
  const lon = row.optionalNumber('lon', anything);
  const lat = row.optionalNumber('lat', anything);
  if (row.faults.length > before || (lon === null && lat === null)) return null;
  if (lon === null || lat === null) return row.fault(lon === null ? 'lon' : 'lat', { kind: 'point.half' });
  const wrong = judgePosition(lon, lat);
  return wrong ? row.fault(wrong === 'lon' ? 'lon' : 'lat', pointReason(wrong)) : { lon, lat };
}

function pointReason(wrong: 'lon' | 'lat' | 'swapped'): Reason {
  return { kind: wrong === 'swapped' ? 'point.swapped' : 'point.range' };
}
