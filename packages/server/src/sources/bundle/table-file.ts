// One table of a bundle on disk: `X.csv`, or `X.csv.gz` unpacked on the way. The header is judged first; then rows come in handfuls, the
// unreadable ones already as bad rows.
import { createReadStream, existsSync, type ReadStream, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvRecord, locateCell, readCsv } from '../csv/csv.ts';
import { decodeText, type Encoding } from '../csv/decode-text.ts';
import { type BadRow, type Notice, type Reason, showValue } from './bad-row.ts';
import { openRow, type Row } from './row.ts';

export interface TableForm {
  /** Name without `.csv`. */
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Says of a column that is in neither list whether it is understood all the same. */
  readonly also?: (column: string) => boolean;
}

/** The file of a table, or null when the bundle has none. */
export function findTable(folder: string, name: string): { readonly path: string; readonly twice: boolean } | null {
  const plain = join(folder, `${name}.csv`);
  const packed = `${plain}.gz`;
  if (existsSync(plain)) return { path: plain, twice: existsSync(packed) };
  return existsSync(packed) ? { path: packed, twice: false } : null;
}

export interface TableReader {
  readonly file: string;
  /** Called for each readable row; faults that it notes are reported afterwards. */
  readonly onRow: (row: Row) => void;
  /** A record that is no row; its first cell where it has one. */
  readonly onUnreadable?: (firstCell: string) => void;
  readonly onHeader?: (columns: readonly string[]) => void;
  readonly onBad: (bad: BadRow, rows: number) => void;
  readonly onNotice: (notice: Notice) => void;
  /** After each handful, with the rows and the share of the file's bytes read so far: the place to wait for the store. */
  readonly onBatch: (rows: number, share: number) => Promise<void>;
}

export interface TableRead {
  readonly rows: number;
  readonly encoding: Encoding;
}

/** The file as a whole cannot be used. */
export class BrokenFile extends Error {
  readonly bad: BadRow;
  constructor(bad: BadRow) {
    super(`${bad.file}: ${bad.reason.kind}`);
    this.bad = bad;
  }
}

export async function readTable(path: string, form: TableForm, reader: TableReader): Promise<TableRead> {
  const file = basename(path);
  const source = openBytes(path, file);
  const decoded = decodeText(source.bytes);
  let columns: ReadonlyMap<string, number> | null = null;
  let door: ReturnType<typeof openRow> | null = null;
  let width = 0;
  let rows = 0;
  for await (const records of readCsv(decoded.text)) {
    for (const record of records) {
      if (!columns || !door) {
        columns = readHeader(record, { file, form, reader });
        width = record.cells.length;
        door = openRow(file, columns);
        continue;
      }
      rows++;
      const unreadable = judgeRecord(record, { file, width });
      if (unreadable) {
        reader.onBad(unreadable, 1);
        reader.onUnreadable?.(record.cells[0] ?? '');
        continue;
      }
      door.set(record);
      reader.onRow(door.row);
      door.row.faults.forEach((bad, i) => {
        reader.onBad(bad, i === 0 ? 1 : 0);
      });
    }
    await reader.onBatch(rows, source.share());
  }
  if (!columns) throw new BrokenFile(wholeFile(file, { kind: 'header.empty' }));
  if (decoded.encoding() !== 'utf-8') reader.onNotice({ file, kind: 'encoding.found', encoding: decoded.encoding() });
  return { rows, encoding: decoded.encoding() };
}

export function wholeFile(file: string, reason: Reason): BadRow {
  return { file, line: null, at: null, column: null, value: null, reason };
}

function openBytes(path: string, file: string): { readonly bytes: AsyncIterable<Uint8Array>; share(): number } {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  const { size } = statSync(path);
  return { bytes: unpackBytes(bytes, path, file), share: () => Math.min(1, bytes.bytesRead / Math.max(1, size)) };
}

async function* unpackBytes(bytes: ReadStream, path: string, file: string): AsyncGenerator<Uint8Array> {
  const source = path.endsWith('.gz') ? pipeline(bytes, createGunzip({ chunkSize: 1 << 18 }), () => undefined) : bytes;
  try {
    yield* source as AsyncIterable<Uint8Array>;
  } catch (error) {
    // A packed file that was cut or damaged; a failing disk looks the same and is told by its message.
    throw new BrokenFile(wholeFile(file, { kind: 'file.broken', message: (error as Error).message }));
  } finally {
    bytes.destroy();
  }
}

function readHeader(
  record: CsvRecord,
  at: { readonly file: string; readonly form: TableForm; readonly reader: TableReader },
): Map<string, number> {
  const { file, form, reader } = at;
  if (record.fault) throw new BrokenFile({ ...wholeFile(file, { kind: record.fault.kind }), line: record.line });
  const columns = new Map<string, number>();
  for (const [index, cell] of record.cells.entries()) {
    const column = cell.trim();
    if (columns.has(column) && column !== '') {
      const first = columns.get(column)! + 1;
      throw new BrokenFile({
        file,
        ...locateCell(record, index),
        column: showValue(column),
        value: showValue(column),
        reason: { kind: 'header.duplicate', first, second: index + 1 },
      });
    }
    columns.set(column, index);
    const known = form.required.includes(column) || form.optional.includes(column) || form.also?.(column);
    if (!known) reader.onNotice({ file, kind: 'header.unknown', column: showValue(column) });
  }
  const missing = form.required.filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw new BrokenFile({
      ...wholeFile(file, { kind: 'header.missing', missing }),
      line: record.line,
      column: missing[0]!,
    });
  reader.onHeader?.([...columns.keys()]);
  return columns;
}

/** Why a record is no row at all, or null. */
function judgeRecord(record: CsvRecord, at: { readonly file: string; readonly width: number }): BadRow | null {
  const bad = (reason: Reason, value: string | null): BadRow => ({
    file: at.file,
    line: record.line,
    at: 1,
    column: null,
    value: value === null ? null : showValue(value),
    reason,
  });
  if (record.fault) return { ...bad({ kind: record.fault.kind }, record.raw), ...locateCell(record, 0) };
  if (record.cells.every((cell) => cell.trim() === '')) return bad({ kind: 'row.empty' }, null);
  if (record.cells.length !== at.width)
    return bad({ kind: 'csv.fieldCount', expected: at.width, got: record.cells.length }, record.raw);
  const damaged = record.cells.findIndex((cell) => cell.includes('\uFFFD'));
  return damaged < 0
    ? null
    : { ...bad({ kind: 'csv.encoding' }, record.cells[damaged]!), ...locateCell(record, damaged) };
}
