import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { makeListFile } from './list-file.ts';

interface Row {
  readonly name: string;
  readonly visits: number | null;
}

const columns = [
  { key: 'name', title: '河段', cell: (row: Row) => row.name },
  { key: 'visits', title: '天次', cell: (row: Row) => row.visits },
];
const rows = [
  { name: '石井河, 一标段"', visits: 4 },
  { name: '=HYPERLINK("x")', visits: -3 },
  { name: '＝1+1', visits: null },
];
const file = (kind: 'csv' | 'xlsx') =>
  makeListFile(kind, { title: '履职/清单：2018年1月', columns, rows, madeAt: new Date('2018-01-08T00:00:00Z') });

describe('a list as a file', () => {
  it('is CSV that keeps commas, quotes and figures below zero, and no formula', async () => {
    const bytes = new Uint8Array(await (await file('csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      '河段,天次\r\n"石井河, 一标段""",4\r\n"\'=HYPERLINK(""x"")",-3\r\n"\'＝1+1",\r\n',
    );
  });

  it('is a workbook whose numbers are numbers and whose texts are no formulas', async () => {
    const book = await readXlsx(new Uint8Array(await (await file('xlsx')).arrayBuffer()));
    const sheet = book.sheets[0]!;
    expect(sheet.name).toBe('履职 清单：2018年1月');
    expect(sheet.rows).toEqual([
      ['河段', '天次'],
      ['石井河, 一标段"', 4],
      [`'=HYPERLINK("x")`, -3],
      [`'＝1+1`, null],
    ]);
  });
});
