// What offices put into workbooks.
import fc from 'fast-check';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheet } from './read-sheet.ts';
import { SHEET_REFUSALS } from './sheet-book.ts';
import { workbookOf, workbookParts, zipOf } from './test-workbooks.ts';

async function sheetsOf(bytes: Uint8Array) {
  const read = await readSheet(bytes);
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value.sheets;
}

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await sheetsOf(bytes);
  return sheet!.rows.map((row) => row.map(({ text, kind }) => `${kind}:${text}`));
}

const row = (r: number, cells: string) => `<row r="${r}">${cells}</row>`;
const table = (rows: string) => `<sheetData>${rows}</sheetData>`;

describe('a workbook', () => {
  it('gives every cell as it holds it, with its kind', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '水质',
          rows: [
            ['清水桥', '0.10', 7.1, 0.1 + 0.2, 1e-9, -99, true, null, '  '],
            [null, 4],
          ],
        },
      ],
    });
    expect(await cellsOf(bytes)).toEqual([
      ['text:清水桥', 'text:0.10', 'number:7.1', 'number:0.3', 'number:1e-9', 'number:-99', 'text:TRUE'],
      ['empty:', 'number:4'],
    ]);
  });

  it.each(['1900', '1904'] as const)('counts its days from %s', async (dateSystem) => {
    const days = ['1980-01-01', '2024-02-29', '2026-03-01', '2026-12-31'];
    const rows = [...days.map((day) => [new Date(`${day}T00:00:00Z`)]), [new Date('2026-03-01T08:30:00Z')]];
    const bytes = await writeXlsx({ dateSystem, sheets: [{ name: 'a', rows }] });
    expect(await cellsOf(bytes)).toEqual([...days.map((day) => [`date:${day}`]), ['date:2026-03-01T08:30:00']]);
  });

  it('shows a time alone as a time, and knows days in Chinese formats', async () => {
    const cells = new Map([
      ['0,0', { value: 0.354166666666667, style: { numFmt: 'h:mm' } }],
      ['0,1', { value: 46082, style: { numFmt: 'yyyy"年"m"月"d"日"' } }],
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [[0.354166666666667, 46082]], cells }] });
    expect(await cellsOf(bytes)).toEqual([['date:08:30:00', 'date:2026-03-01']]);
  });

  it('gives the stored result of a formula, and tells that it is one', async () => {
    const formula =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>断流</v></c><c r="C1"><f>NOW()</f></c>';
    const shared = '<c r="A2"><f t="shared" si="0"/><v>3.5</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    const bytes = workbookOf(table(row(1, formula) + row(2, shared)));
    const [sheet] = await sheetsOf(bytes);
    expect(sheet!.formulas).toBe(5);
    expect(await cellsOf(bytes)).toEqual([
      ['formula:2', 'formula:断流', 'formula:'],
      ['formula:3.5', 'formula:#DIV/0!'],
    ]);
  });

  it('tells which sheets and how many rows are hidden, and which cells are drawn as one', async () => {
    const rows = [['a', 'b'], ['c']];
    const sheets: WriteSheet[] = [
      {
        name: '一',
        rows,
        merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 2 }],
        rowDefs: new Map([[1, { hidden: true }]]),
      },
      { name: '二', rows, hidden: true },
      { name: '三', rows, veryHidden: true },
    ];
    const read = await sheetsOf(await writeXlsx({ sheets }));
    expect(read.map(({ name, isHidden, hiddenRows, merges }) => [name, isHidden, hiddenRows, merges])).toEqual([
      ['一', false, 1, [{ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 3 }]],
      ['二', true, 0, []],
      ['三', true, 0, []],
    ]);
  });

  it('is not made larger by empty cells with a frame to the last row and column', async () => {
    const framed = '<c r="A1" t="inlineStr"><is><t>河</t></is></c><c r="B1" s="0"/><c r="XFD1" s="0"/>';
    const bytes = workbookOf(table(row(1, framed) + row(1_048_576, '<c r="A1048576" s="0"></c>')));
    expect(await cellsOf(bytes)).toEqual([['text:河']]);
  });

  it('may write its elements with a prefix, its cells without addresses, its texts in runs', async () => {
    const prefixed = '<x:sheetData><x:row r="1"><x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData>';
    expect(await cellsOf(workbookOf(prefixed))).toEqual([['empty:', 'number:7']]);
    expect(await cellsOf(workbookOf(table('<row><c><v>1</v></c><c/><c><v>2</v></c></row>')))).toEqual([
      ['number:1', 'empty:', 'number:2'],
    ]);
    const shared = '<si><r><t>NH</t></r><r><t>3</t></r><r><t>-N</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    expect(await cellsOf(workbookOf(table(row(1, '<c r="A1" t="s"><v>0</v></c>')), { shared }))).toEqual([
      ['text:NH3-N'],
    ]);
  });

  it('may have a chart for a tab, and one that names a table twice is refused', async () => {
    const parts = workbookParts(table(row(1, '<c r="A1"><v>1</v></c>')));
    const withTab = (tab: string, link: string) =>
      zipOf(
        parts.map(({ name, text }) => ({
          name,
          text: String(text)
            .replace('</sheets>', `${tab}</sheets>`)
            .replace('</Relationships>', name.startsWith('xl/') ? `${link}</Relationships>` : '</Relationships>'),
        })),
      );
    const link = (type: string, target: string) => `<Relationship Id="rId9" Type="x/${type}" Target="${target}"/>`;
    const tab = '<sheet name="图&amp;表" sheetId="9" r:id="rId9"/>';
    expect(
      (await sheetsOf(withTab(tab, link('chartsheet', 'chartsheets/sheet1.xml')))).map(({ name }) => name),
    ).toEqual(['一']);
    for (const again of [withTab(tab, link('worksheet', 'worksheets/sheet1.xml')), withTab('<sheet name="二"/>', '')])
      expect(await readSheet(again)).toEqual({ ok: false, refusal: { kind: 'sheet.damaged' } });
  });

  it('keeps the names of its tabs', async () => {
    const names = ['水&质', '<3月>', "水'质", '"引"'];
    const bytes = await writeXlsx({ sheets: names.map((name) => ({ name, rows: [[1]] })) });
    expect((await sheetsOf(bytes)).map(({ name }) => name)).toEqual(names);
  });

  it('is read past its drawings, macros and whatever else it carries', async () => {
    const parts = workbookParts(table(row(1, '<c r="A1"><v>1</v></c>')));
    const more = ['xl/vbaProject.bin', 'xl/media/image1.png', 'xl/drawings/drawing1.xml', 'xl/comments1.xml'];
    const bytes = zipOf([...parts, ...more.map((name) => ({ name, text: '<!DOCTYPE x> not what it says' }))]);
    expect(await cellsOf(bytes)).toEqual([['number:1']]);
  });
});

it('a workbook with any of its bytes changed, or cut anywhere, is read or refused', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: '一', rows: [['断面', 1, new Date('2026-03-01T00:00:00Z')]] }] });
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 4, max: bytes.length }),
      async (changes, end) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        const read = await readSheet(damaged.subarray(0, end));
        expect(read.ok || SHEET_REFUSALS.includes(read.refusal.kind)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
