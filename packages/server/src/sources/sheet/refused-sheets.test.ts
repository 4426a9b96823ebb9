// What is no table, what lies, and what is far too much: each in a process that is watched from outside.
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWatchedReader, type WatchedReader } from './test-reader.ts';
import { type Part, workbookOf, workbookParts, zipOf } from './test-workbooks.ts';

const MIB = 1024 * 1024;
const MOST_MS = 2000;
const MOST_MORE = 100 * MIB;

const CELL = '<c r="A1"><v>1</v></c>';
const table = (rows: string) => `<sheetData>${rows}</sheetData>`;
const good = table(`<row r="1">${CELL}</row>`);
const rowsOf = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i + 1)).join('');
const blank = (mib: number) => Buffer.alloc(mib * MIB, 0x20);
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);

/** The sheet says that it is small and unpacks to far more. */
function liar(): Buffer {
  const parts = workbookParts('');
  const sheet: Part = { name: parts.at(-1)!.name, text: blank(80), said: { unpackedBytes: 2000 } };
  return zipOf([...parts.slice(0, -1), sheet]);
}

function overlapping(): Buffer {
  const parts = workbookParts(good);
  return zipOf([...parts, { name: 'xl/worksheets/sheet2.xml', text: 'x', said: { offset: 0 } }]);
}

const BAD: readonly (readonly [name: string, kind: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['an empty file', 'sheet.empty', () => Buffer.alloc(0)],
  ['a file of empty lines', 'sheet.empty', () => Buffer.from('\n\n,,\n')],
  ['a workbook without a cell', 'sheet.empty', () => workbookOf(table(''))],
  ['a PDF', 'sheet.notTable', () => Buffer.from('%PDF-1.7\n')],
  ['a picture', 'sheet.notTable', () => Buffer.from('89504e470d0a1a0a', 'hex')],
  ['a program', 'sheet.notTable', () => Buffer.from('7f454c460201010000000000', 'hex')],
  ['a web page that is called a workbook', 'sheet.webPage', () => Buffer.from('\uFEFF <html><table><tr><td>1')],
  ['a text document', 'sheet.notTable', () => zipOf([{ name: 'word/document.xml', text: '<w/>' }])],
  ['a workbook with a password', 'sheet.encrypted', () => ole('EncryptedPackage')],
  ['one that our own library locked', 'sheet.encrypted', lockedBook],
  ['a workbook of the old format', 'sheet.oldWorkbook', () => ole('Workbook')],
  ['one older than that', 'sheet.oldWorkbook', () => Buffer.from('0908100000060500', 'hex')],
  ['a ZIP file with a password', 'sheet.encrypted', () => zipOf([{ name: 'a', text: 'a', said: { flags: 1 } }])],
  ['a workbook that was cut', 'sheet.damaged', () => workbookOf(good).subarray(0, 900)],
  ['a workbook with a flipped bit', 'sheet.damaged', flipped],
  ['parts that overlap', 'sheet.damaged', overlapping],
  ['a part twice', 'sheet.damaged', () => zipOf([...workbookParts(good), ...workbookParts(good).slice(-1)])],
  ['a sheet that says it is small', 'sheet.damaged', liar],
  [
    'a list of sheets that breaks off',
    'sheet.damaged',
    () =>
      zipOf([
        { name: 'xl/workbook.xml', text: '<a'.repeat(9) },
        ...workbookParts(good).filter(({ name }) => name !== 'xl/workbook.xml'),
      ]),
  ],
  ['a table that breaks off', 'sheet.damaged', () => workbookOf(`<sheetData><row r="1">${CELL}`)],
  [
    'a bomb of one sheet',
    'sheet.unpacksTooLarge',
    () => zipOf([...workbookParts('').slice(0, -1), { name: 'xl/worksheets/sheet1.xml', text: blank(90) }]),
  ],
  [
    'a bomb of many parts',
    'sheet.unpacksTooLarge',
    () => zipOf(Array.from({ length: 30 }, (_, i) => ({ name: `xl/media/${i}.png`, text: blank(4) }))),
  ],
  [
    'a sheet of more text than is held',
    'sheet.unpacksTooLarge',
    () => workbookOf(table(rowsOf(220_000, (n) => `<row r="${n}"><c r="A${n}"><v>${Math.sqrt(n)}</v></c></row>`))),
  ],
  [
    '10,000 parts',
    'sheet.tooManyEntries',
    () => zipOf(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}`, text: '' }))),
  ],
  [
    'a bomb of shared texts',
    'sheet.tooHeavy',
    () => workbookOf(good, { shared: rowsOf(120_000, (n) => `<si><t>${n}</t></si>`) }),
  ],
  [
    'entities that multiply',
    'sheet.xmlDocType',
    () => workbookOf(good, { before: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' }),
  ],
  [
    'too many rows',
    'sheet.tooManyRows',
    () => workbookOf(table(`<row r="1">${CELL}</row><row r="200001"><c r="A200001"><v>1</v></c></row>`)),
  ],
  ['too many lines', 'sheet.tooManyRows', () => Buffer.from('a,b\n'.repeat(200_001))],
  ['too many columns', 'sheet.tooManyColumns', () => workbookOf(table('<row r="1"><c r="GS1"><v>1</v></c></row>'))],
  ['too many columns of text', 'sheet.tooManyColumns', () => Buffer.from(`${'a,'.repeat(200)}b\n`)],
  [
    'a lone cell far out',
    'sheet.tooManyCells',
    () => workbookOf(table(`<row r="1">${CELL}</row><row r="199999"><c r="GR199999"><v>1</v></c></row>`)),
  ],
  ['too many cells of text', 'sheet.tooManyCells', () => Buffer.from(`${'1,'.repeat(149)}1\n`.repeat(4001))],
  ['commas without end', 'sheet.lineTooLong', () => Buffer.from(`a,b\n${','.repeat(8 * MIB)}`)],
  ['a file too large to begin with', 'sheet.tooLarge', () => Buffer.alloc(33 * MIB, 0x61)],
  [
    '101 sheets',
    'sheet.tooManySheets',
    () => writeXlsx({ sheets: Array.from({ length: 101 }, (_, i) => ({ name: `${i}`, rows: [[i]] })) }),
  ],
];

function lockedBook(): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'river', spinCount: 1000 } });
}

function flipped(): Buffer {
  const bytes = workbookOf(good);
  const name = bytes.indexOf('xl/worksheets/sheet1.xml');
  bytes[name + 40]! ^= 1;
  return bytes;
}

describe('is refused within two seconds and 100 MiB', () => {
  let reader: WatchedReader;
  beforeAll(async () => {
    reader = await openWatchedReader();
  });
  afterAll(() => reader.close());

  it.each(BAD)('%s', async (_, kind, make) => {
    const { outcome, workMs, moreBytes } = await reader.read(await make());
    expect(outcome).toMatchObject({ ok: false, refusal: { kind } });
    expect(workMs).toBeLessThan(MOST_MS);
    expect(moreBytes).toBeLessThan(MOST_MORE);
  });
});

const text = (rows: number, columns: number) =>
  rowsOf(rows, (n) => `${Array.from({ length: columns }, (_, c) => `水${n}x${c}`).join(',')}\n`);
const LARGE: readonly (readonly [name: string, rows: number, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a table with no cell like another', 59_000, () => Buffer.from(text(59_000, 10))],
  ['a year of rain', 150_000, () => Buffer.from(rowsOf(150_000, (n) => `G${n % 400},2026-03-01,${n / 10}\n`))],
  ['a workbook of 240,000 numbers', 12_000, () => writeXlsx({ sheets: [{ name: 'a', rows: numbers(12_000, 20) }] })],
  ['a workbook of 45,000 texts', 15_000, () => writeXlsx({ sheets: [{ name: 'a', rows: words(15_000) }] })],
  [
    'frames without end',
    1,
    () =>
      workbookOf(
        table(
          `<row r="1">${CELL}</row>${rowsOf(150_000, (n) => `<row r="${n + 1}"><c r="XFD${n + 1}" s="1"/></row>`)}`,
        ),
      ),
  ],
  [
    'columns without end',
    1,
    () => workbookOf(`<cols>${rowsOf(150_000, (n) => `<col min="1" max="16384" width="${n}"/>`)}</cols>${good}`),
  ],
];

function numbers(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => (r * 31 + c * 17) / 1000));
}

function words(rows: number): string[][] {
  return Array.from({ length: rows }, (_, r) => [`断面${r}`, `说明${r}`, `备注${r}`]);
}

describe('is read within two seconds and 100 MiB', () => {
  it.each(LARGE)('%s', async (_, rows, make) => {
    const bytes = await make();
    const reader = await openWatchedReader();
    const { outcome, workMs, moreBytes } = await reader.read(bytes).finally(() => reader.close());
    expect(outcome.ok && outcome.value.sheets[0]!.rows.length).toBe(rows);
    expect(workMs).toBeLessThan(MOST_MS);
    expect(moreBytes).toBeLessThan(MOST_MORE);
  });
});
