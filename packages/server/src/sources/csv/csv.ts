// CSV after RFC 4180, or with another separator, read piece by piece. A broken record costs only itself: reading goes on at the next physical
// line, so one missing quote does not swallow the rest of a file. That, and telling where a cell stands, is why the reader is our own.

/** A longer cell is a missing quote or an attack, never a value. */
export const MAX_CELL = 1_000_000;
const MAX_RECORD = 16_000_000;

export interface CsvRecord {
  /** Physical line on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The record as written, to find a cell's place in it. */
  readonly raw: string;
  /** Why the record cannot be read; its cells are then empty. */
  readonly fault: CsvFault | null;
}

export interface CsvFault {
  readonly kind: 'csv.quoteOpen' | 'csv.quoteInside' | 'csv.cellTooLong';
  /** Where in `raw` the trouble begins. */
  readonly offset: number;
}

/** Between cells. */
export type Separator = ',' | ';' | '\t';

/** Records of a text, in handfuls; lines without a character are passed over. */
export async function* readCsv(text: AsyncIterable<string>, separator: Separator = ','): AsyncGenerator<CsvRecord[]> {
  let rest = '';
  let line = 1;
  for await (const piece of text) {
    rest += piece;
    // A record may still grow: only what ends before the end of the text in hand is certain.
    const taken = takeRecords(rest, line, { isLast: false, separator });
    rest = rest.slice(taken.end);
    line = taken.line;
    if (taken.records.length > 0) yield taken.records;
  }
  const last = takeRecords(rest, line, { isLast: true, separator });
  if (last.records.length > 0) yield last.records;
}

/** Line and character (both from 1) of a cell between commas, counted through line breaks inside quotes. */
export function locateCell(record: CsvRecord, index: number): { readonly line: number; readonly at: number } {
  return locateOffset(record, record.fault ? record.fault.offset : cellOffset(record.raw, index));
}

function locateOffset(record: CsvRecord, offset: number): { line: number; at: number } {
  const before = record.raw.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: record.line + countBreaks(before), at: offset - lastBreak };
}

function cellOffset(raw: string, index: number): number {
  let offset = 0;
  for (let cell = 0; cell < index; cell++) {
    const quoted = raw[offset] === '"' ? scanQuoted(raw, offset, { isLast: true, separator: ',' }) : null;
    const comma = raw.indexOf(',', quoted ? quoted.end : offset);
    if (comma < 0) return offset;
    offset = comma + 1;
  }
  return offset;
}

interface Taken {
  readonly records: CsvRecord[];
  readonly end: number;
  readonly line: number;
}

/** How far a text goes, and what lies between its cells. */
interface Cut {
  readonly isLast: boolean;
  readonly separator: Separator;
}

function takeRecords(text: string, firstLine: number, cut: Cut): Taken {
  const { isLast, separator } = cut;
  const records: CsvRecord[] = [];
  let at = 0;
  let line = firstLine;
  let quote = text.indexOf('"');
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = isLast ? text.length : -1;
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    if (end >= 0 && (quote < 0 || quote > end)) {
      // Nine lines of ten hold no quote.
      const raw = trimReturn(text.slice(at, end));
      if (raw !== '') records.push(plainRecord(line, raw, separator));
      at = end + 1;
      line++;
      continue;
    }
    if (quote < 0 && end < 0 && text.length - at <= MAX_CELL) break;
    const record =
      scanRecord(text, at, { line, ...cut }) ??
      (text.length - at > MAX_RECORD ? broken(text, at, { line, isLast, kind: 'csv.cellTooLong', at }) : null);
    if (record === null) break;
    records.push(record.value);
    line += countBreaks(text.slice(at, record.end));
    at = record.end;
  }
  return { records, end: at, line };
}

function plainRecord(line: number, raw: string, separator: Separator): CsvRecord {
  const cells = raw.split(separator);
  const long = raw.length > MAX_CELL ? cells.findIndex((cell) => cell.length > MAX_CELL) : -1;
  return long < 0
    ? { line, cells, raw, fault: null }
    : { line, cells: [], raw: '', fault: { kind: 'csv.cellTooLong', offset: 0 } };
}

/** One record with quotes in it, or null when the text in hand may not hold its end. */
function scanRecord(
  text: string,
  start: number,
  from: Cut & { readonly line: number },
): { readonly value: CsvRecord; readonly end: number } | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const quoted = scanQuoted(text, at, from);
      if (quoted === null) return null;
      if (quoted.fault) return broken(text, start, { ...from, kind: quoted.fault, at });
      cells.push(quoted.value);
      at = quoted.end;
    } else {
      const stop = endOfPlain(text, at, from.separator);
      if (stop - at > MAX_CELL) return broken(text, start, { ...from, kind: 'csv.cellTooLong', at });
      if (stop === text.length && !from.isLast) return null;
      const cell = text.slice(at, stop);
      if (cell.includes('"'))
        return broken(text, start, { ...from, kind: 'csv.quoteInside', at: at + cell.indexOf('"') });
      cells.push(cell);
      at = stop;
    }
    const next = text[at];
    if (next === from.separator) {
      at++;
      continue;
    }
    if (next === undefined && !from.isLast) return null;
    const raw = trimReturn(text.slice(start, at));
    if (next === '\r') at++;
    else cells[cells.length - 1] = trimReturn(cells.at(-1)!);
    return { value: { line: from.line, cells, raw, fault: null }, end: Math.min(at + 1, text.length) };
  }
}

interface Quoted {
  readonly value: string;
  /** Just behind the closing quote. */
  readonly end: number;
  readonly fault: CsvFault['kind'] | null;
}

/** A quoted cell from its opening quote on, or null when its end is not yet in hand. */
function scanQuoted(text: string, open: number, { isLast, separator }: Cut): Quoted | null {
  let value = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    const length = (close < 0 ? text.length : close) - open;
    if (length > MAX_CELL) {
      // A million characters across lines are a forgotten quote rather than a long text.
      const many = text.slice(open, open + MAX_CELL).includes('\n');
      return { value: '', end: open, fault: many ? 'csv.quoteOpen' : 'csv.cellTooLong' };
    }
    if (close < 0) return isLast ? { value: '', end: open, fault: 'csv.quoteOpen' } : null;
    value += text.slice(from, close);
    const next = text[close + 1];
    if (next === '"') {
      value += '"';
      from = close + 2;
      continue;
    }
    if (next === undefined && !isLast) return null;
    if (next === '\r' && text[close + 2] === undefined && !isLast) return null;
    const isEnd =
      next === undefined ||
      next === separator ||
      next === '\n' ||
      (next === '\r' && (text[close + 2] === '\n' || text[close + 2] === undefined));
    return isEnd ? { value, end: close + 1, fault: null } : { value: '', end: open, fault: 'csv.quoteInside' };
  }
}

/** A record that cannot be read ends where its first physical line ends. */
function broken(
  text: string,
  start: number,
  fault: { readonly line: number; readonly kind: CsvFault['kind']; readonly at: number; readonly isLast: boolean },
): { value: CsvRecord; end: number } | null {
  const stop = text.indexOf('\n', start);
  if (stop < 0 && !fault.isLast && text.length - start <= 2 * MAX_CELL) return null;
  const end = stop < 0 ? text.length : stop + 1;
  const raw = trimReturn(text.slice(start, Math.min(stop < 0 ? text.length : stop, start + 1000)));
  const offset = Math.min(fault.at - start, raw.length);
  return { value: { line: fault.line, cells: [], raw, fault: { kind: fault.kind, offset } }, end };
}

function endOfPlain(text: string, from: number, separator: Separator): number {
  const comma = separator.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === 10) return at;
  }
  return text.length;
}

function trimReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
