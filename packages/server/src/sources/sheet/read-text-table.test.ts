// Tables as text, in whatever an office saves them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from './read-sheet.ts';

async function read(bytes: Uint8Array) {
  const book = await readSheet(bytes);
  if (!book.ok) throw new Error(book.refusal.kind);
  return { ...book.value, rows: book.value.sheets[0]!.rows.map((row) => row.map(({ text }) => text)) };
}

/** GB 2312 of the few signs that these tests use. */
const GB: Readonly<Record<string, string>> = {
  清: 'c7e5',
  水: 'cbae',
  桥: 'c7c5',
  氨: 'b0b1',
  氮: 'b5aa',
  河: 'bad3',
  断: 'b6cf',
  流: 'c1f7',
};
const inGb = (text: string) =>
  Buffer.concat([...text].map((sign) => (GB[sign] ? Buffer.from(GB[sign], 'hex') : Buffer.from(sign))));
const swapped = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

const ENCODINGS: Readonly<Record<string, readonly [encoding: string, write: (text: string) => Buffer]>> = {
  'UTF-8': ['utf-8', (text) => Buffer.from(text)],
  'UTF-8 with a mark': ['utf-8', (text) => Buffer.from(`\uFEFF${text}`)],
  'UTF-16': ['utf-16le', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  'UTF-16, high byte first': ['utf-16be', swapped],
  GB18030: ['gb18030', inGb],
};

function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const cell = fc.string({
  unit: fc.constantFrom(...Object.keys(GB), '0', '.', '<', '"', ',', ';', '\t', '\n', ' '),
  maxLength: 6,
});

describe('a table of text', () => {
  for (const [name, [encoding, write]] of Object.entries(ENCODINGS))
    it(`in ${name} reads back the same, with any separator and line end`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(',', ';', '\t'),
          fc.constantFrom('\n', '\r\n'),
          fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }),
          async (separator, end, cells) => {
            const rows = [['清水桥', '氨氮', '河'], ...cells, ['断流', '断流', '断流']];
            const text = rows.map((row) => row.map((one) => quote(one, separator)).join(separator)).join(end);
            const book = await read(write(text));
            expect([book.encoding, book.separator]).toEqual([encoding, separator]);
            const shown = rows.map((row) =>
              row
                .map((one) => (one.trim() === '' ? '' : one))
                .join('|')
                .replace(/\|+$/, ''),
            );
            expect(book.rows.map((row) => row.join('|'))).toEqual(shown);
          },
        ),
      );
    });

  it('is counted as a spreadsheet shows it: empty lines are rows, breaks inside quotes are none', async () => {
    expect((await read(Buffer.from('a,b\n\n"c\nd",e\n\n\nf,g\n\n'))).rows).toEqual([
      ['a', 'b'],
      [],
      ['c\nd', 'e'],
      [],
      [],
      ['f', 'g'],
    ]);
  });

  it('loses a line with a broken quote and no other, and says which', async () => {
    const book = await read(Buffer.from('a,b\nz,"3"4\ny,2\n"x,1\nw,5'));
    expect(book.rows).toEqual([['a', 'b'], [], ['y', '2'], [], ['w', '5']]);
    expect(book.sheets[0]!.faults).toEqual([
      { row: 2, kind: 'csv.quoteInside' },
      { row: 4, kind: 'csv.quoteOpen' },
    ]);
  });

  it('finds its separator below a heading, and where it is named', async () => {
    const semicolons = '水质监测结果, 2026\n断面;日期;氨氮\n清水桥;2026-03-01;0,5\n清水桥;2026-03-02;0,7\n';
    expect((await read(Buffer.from(semicolons))).rows[2]).toEqual(['清水桥', '2026-03-01', '0,5']);
    expect((await read(Buffer.from('sep=;\r\na,b;c\r\nd,e;f\r\n'))).rows).toEqual([
      ['a,b', 'c'],
      ['d,e', 'f'],
    ]);
  });
});
