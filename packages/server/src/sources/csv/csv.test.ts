import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, locateCell, MAX_CELL, readCsv } from './csv.ts';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function readAll(text: string, size = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const some of readCsv(cut(text, size))) records.push(...some);
  return records;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const cell = fc.string({
  unit: fc.constantFrom('a', '河', '"', ',', '\n', '\r\n', ' ', '0', '<', '𠀀'),
  maxLength: 6,
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const breaks = fc.constantFrom('\n', '\r\n');

describe('readCsv', () => {
  it('gives back any table that was written, whatever the pieces and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        breaks,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (rows, end, size, closed) => {
          const text = rows.map((row) => row.map(quote).join(',')).join(end) + (closed ? end : '');
          const read = await readAll(text, size);
          expect(read.map((record) => record.cells)).toEqual(rows);
          expect(read.every((record) => record.fault === null)).toBe(true);
        },
      ),
    );
  });

  it('agrees with an independent reader', async () => {
    await fc.assert(
      fc.asyncProperty(table, breaks, async (rows, end) => {
        const text = rows.map((row) => row.map(quote).join(',')).join(end);
        const theirs = parse(text, { relax_column_count: true, record_delimiter: end });
        expect((await readAll(text)).map((record) => record.cells)).toEqual(theirs);
      }),
    );
  });

  it('says on which physical line and character every cell begins', async () => {
    await fc.assert(
      fc.asyncProperty(table, breaks, async (rows, end) => {
        const text = rows.map((row) => row.map(quote).join(',')).join(end);
        let offset = 0;
        for (const [r, record] of (await readAll(text)).entries()) {
          for (const [c, value] of rows[r]!.entries()) {
            const before = text.slice(0, offset);
            const place = { line: before.split('\n').length, at: offset - before.lastIndexOf('\n') };
            expect(locateCell(record, c)).toEqual(place);
            offset += quote(value).length + (c < rows[r]!.length - 1 ? 1 : end.length);
          }
        }
      }),
    );
  });

  it.each([
    ['a quote that never closes', 'a,b\nx,"1\ny,2\nz,3\n', ['x,"1']],
    ['a quote closed by the quote of a later row', 'a,b\nx,"1\ny,"2"\nz,3\n', ['x,"1']],
    ['a quote inside a bare cell', 'a,b\nx,1"\ny,2\nz,3', ['x,1"']],
    ['text behind a closing quote', 'a,b\nx,"1"0\ny,2\nz,3', ['x,"1"0']],
  ])('%s costs only its own line', async (_, text, lost) => {
    for (let size = 1; size < 12; size++) {
      const read = await readAll(text, size);
      expect(read.filter((record) => record.fault).map((record) => record.raw)).toEqual(lost);
      expect(read.filter((record) => !record.fault).map((record) => record.cells[0])).toEqual(['a', 'y', 'z']);
      expect(read.map((record) => record.line)).toEqual([1, 2, 3, 4]);
    }
  });

  it('refuses a cell of more than a million characters and reads on', async () => {
    const long = 'x'.repeat(MAX_CELL + 1);
    for (const text of [`a,${long}\nb,1\n`, `a,"${long}"\nb,1\n`]) {
      const read = await readAll(text, 65_536);
      expect(read.map((record) => record.fault?.kind ?? null)).toEqual(['csv.cellTooLong', null]);
      expect(read[1]!.cells).toEqual(['b', '1']);
    }
  });

  it('passes over empty lines without losing count', async () => {
    expect((await readAll('a\n\n\r\nb')).map((record) => [record.line, record.cells[0]])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });
});
