// A workbook read again by another program's rules: types, formats, and text that could be taken for a formula.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type BookSheet, safeCell, writeWorkbook } from './workbook.ts';

const DANGEROUS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '－1', '=HYPERLINK("http://x")'];
const SHEET: BookSheet = {
  name: '河段',
  columns: [
    { label: '名称', format: 'text' },
    { label: '天次', format: 'count' },
    { label: '完成率', format: 'share' },
  ],
  rows: [['梧桐河', -12, 0.5], ['劣Ⅴ类 & <标> "引"', 3, null], ...DANGEROUS.map((text) => [text, 1, 1] as const)],
};
const AT = { title: '报告', at: new Date('2026-01-01T00:00:00Z') };

describe('a workbook', () => {
  it('keeps numbers as numbers, the negative ones too, and text as it is', async () => {
    const book = await readXlsx(await writeWorkbook([SHEET], AT));
    const rows = book.sheets[0]!.rows;
    expect(rows[0]).toEqual(['名称', '天次', '完成率']);
    expect(rows[1]).toEqual(['梧桐河', -12, 0.5]);
    expect(rows[2]!.slice(0, 2)).toEqual(['劣Ⅴ类 & <标> "引"', 3]);
  });

  it('has no cell that is a formula, and none that becomes one when it is saved as plain text', async () => {
    const book = await readXlsx(await writeWorkbook([SHEET], AT));
    const told = book.sheets[0]!.rows.slice(3).map((row) => String(row[0]));
    expect(told.every((text) => text.startsWith("'"))).toBe(true);
    expect(DANGEROUS.map(safeCell).every((value) => String(value).startsWith("'"))).toBe(true);
    expect(['梧桐河', '2025-12', '（无）', -5].map(safeCell)).toEqual(['梧桐河', '2025-12', '（无）', -5]);
  });

  it('names its sheets as a workbook may: short, without forbidden signs, none twice', async () => {
    const named = (name: string) => ({ ...SHEET, name });
    const book = await readXlsx(await writeWorkbook([named('a/b:c'), named('a/b:c'), named('长'.repeat(60))], AT));
    expect(book.sheets.map(({ name }) => name)).toEqual(['a b c', 'a b c 2', '长'.repeat(28)]);
  });

  // Where the program is not installed there is nothing to ask: `apt-get install libreoffice-calc-nogui`.
  it.skipIf(!hasOffice())(
    'opens in LibreOffice with the same types',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'xunhe-book-'));
      try {
        const file = join(folder, 'book.xlsx');
        writeFileSync(file, await writeWorkbook([SHEET], AT));
        const home = `-env:UserInstallation=file://${folder}/home`;
        execFileSync('soffice', [home, '--headless', '--convert-to', 'fods', '--outdir', folder, file], {
          stdio: 'ignore',
        });
        const told = readFileSync(join(folder, 'book.fods'), 'utf8');
        expect(told).toMatch(/office:value-type="float" office:value="-12"/);
        expect(told).toMatch(/office:value-type="percentage" office:value="0.5"/);
        expect(told).not.toContain('table:formula');
        expect(told).toContain('梧桐河');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
