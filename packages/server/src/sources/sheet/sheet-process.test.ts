import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePlaceFinder } from '@xunhe/domain/observation/sheet-place';
import { readSheetTable } from '@xunhe/domain/observation/sheet-table';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SheetReader, startSheetReader } from './sheet-process.ts';

let folder: string;
let reader: SheetReader;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunhe-sheets-'));
  reader = startSheetReader();
});

afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

function keep(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

it('reads files that come at once, each to its own answer', async () => {
  const paths = ['a', 'b', 'c'].map((name) => keep(name, `${name},1\n`));
  const books = await Promise.all(paths.map((path) => reader.read(path)));
  expect(books.map((book) => book.ok && book.value.sheets[0]!.rows[0]![0]!.text)).toEqual(['a', 'b', 'c']);
  expect(await reader.read(join(folder, 'none'))).toEqual({ ok: false, refusal: { kind: 'sheet.gone' } });
});

it('says what ended it, and reads the next file all the same', async () => {
  const path = keep('large', '水,1\n'.repeat(150_000));
  for (const [limits, kind] of [
    [{ mostMs: 1 }, 'sheet.tooSlow'],
    [{ mostRssBytes: 1, mostMs: 20_000 }, 'sheet.tooHeavy'],
  ] as const) {
    const strict = startSheetReader(limits);
    expect(await strict.read(path)).toEqual({ ok: false, refusal: { kind } });
    strict.close();
  }
  const hasty = startSheetReader({ mostMs: 40 });
  expect(await hasty.read(path)).toEqual({ ok: false, refusal: { kind: 'sheet.tooSlow' } });
  expect(await hasty.read(keep('small', 'a,b\n'))).toMatchObject({ ok: true });
  hasty.close();
});

it('and the rules of the domain make samples of an office table, from the bytes to the mark', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '3月',
        rows: [
          ['清水河水质监测结果（2026年3月）'],
          ['断面名称', '采样日期', '监测项目', null, '粪大肠菌群'],
          [null, null, 'pH值', '氨氮', null],
          [null, null, '无量纲', 'mg/L', '个/L'],
          ['清水桥', new Date('2026-03-02T00:00:00Z'), 7.4, '0.025L', 1.2e4],
          ['石桥', '2026年3月2日', 7.1, '未检出', '—'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 1, startCol: 0, endRow: 3, endCol: 0 },
          { startRow: 1, startCol: 1, endRow: 3, endCol: 1 },
          { startRow: 1, startCol: 2, endRow: 1, endCol: 3 },
          { startRow: 1, startCol: 4, endRow: 2, endCol: 4 },
        ],
      },
    ],
  });
  const book = await reader.read(keep('office', bytes));
  if (!book.ok) throw new Error(book.refusal.kind);
  const places = makePlaceFinder([
    { id: 'S1', name: '清水桥' },
    { id: 'S2', name: '石桥' },
  ]);
  const table = readSheetTable(book.value.sheets[0]!, 'samples', { places, today: '2026-11-29' });
  expect(table).toMatchObject({
    value: {
      header: { lastRow: 4 },
      rows: [
        {
          row: 5,
          sample: {
            place: 'S1',
            day: '2026-03-02',
            readings: { ph: 7.4, nh3n: 0.0125, fcoli: 12_000 },
            marks: { nh3n: '<' },
          },
        },
        {
          row: 6,
          sample: { place: 'S2', readings: { ph: 7.1 }, absent: { nh3n: 'notDetected', fcoli: 'notMeasured' } },
        },
      ],
    },
  });
});
