import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '../../commands/import.ts';
import { type BadRow, REASON_KINDS } from '../../sources/bundle/bad-row.ts';
import { sayBadRow } from '../../sources/bundle/words.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { makeTestFiles } from '../../store/test-files.ts';
import { importCity } from './import-city.ts';
import type { ImportReport } from './report.ts';
import { BAD_ROWS, spoil } from './test-bad-rows.ts';
import { BROKEN_FILES } from './test-broken-files.ts';
import { type Bundle, CLEAN, makeBundle, TEST_CITY } from './test-bundle.ts';
import { dumpStore, STILL } from './test-store.ts';

let clean: TestDatabase;
let spoilt: TestDatabase;
const bundles: Bundle[] = [];

beforeAll(async () => {
  clean = await openTestDatabase();
  spoilt = await openTestDatabase();
});

afterAll(async () => {
  for (const bundle of bundles) bundle.remove();
  await clean.close();
  await spoilt.close();
});

function make(...changes: Parameters<typeof makeBundle>): Bundle {
  const bundle = makeBundle(...changes);
  bundles.push(bundle);
  return bundle;
}

/** Runs the command as `main` does. */
async function runImport(test: TestDatabase, folder: string, ...options: string[]) {
  const lines: string[] = [];
  const out = { json: options.includes('--json'), line: (text: string) => lines.push(text), progress: () => undefined };
  const code = await importCommand.run([folder, ...options], {
    ...STILL,
    db: test.db,
    files: makeTestFiles(),
    out,
    trackMonths: 24,
  });
  return { code, lines };
}

const brief = ({ file, line, column, value, reason }: BadRow) => ({ file, line, column, value, kind: reason.kind });
const inOrder = (bad: readonly object[]) => bad.map((one) => JSON.stringify(one)).sort((a, b) => (a < b ? -1 : 1));
const found = (report: ImportReport) => report.files.flatMap((file) => file.bad);

const files = [...new Set(BAD_ROWS.map((row) => row.file))];
const expected = files.flatMap((file) =>
  BAD_ROWS.filter((row) => row.file === file).flatMap((row, i) =>
    row.expected.map(([column, value, kind]) => ({ file, line: i + 3, column, value, kind })),
  ),
);

describe('a bundle with bad rows of every kind', () => {
  it('gives one right report for each fault, in its place, and loses no good row', async () => {
    const good = await runImport(clean, make().folder);
    expect(good.code).toBe(0);

    const changes = Object.fromEntries(files.map((file) => [file, spoil(file, CLEAN[file]!)]));
    const bundle = make({ ...changes, 'tracks/BAD.gpx': '<html>' });
    const { code, lines } = await runImport(spoilt, bundle.folder, '--json');
    const report = JSON.parse(lines.join('\n')) as ImportReport;
    const notGpx = { file: 'tracks/BAD.gpx', line: null, column: null, value: null, kind: 'file.notGpx' };
    expect(inOrder(found(report).map(brief))).toEqual(inOrder([...expected, notGpx]));
    expect(code).toBe(1);
    expect(report.refused).toBe(BAD_ROWS.length + 1);

    expect(await dumpStore(spoilt.db, TEST_CITY)).toEqual(await dumpStore(clean.db, TEST_CITY));
  });

  it('counts each row once: read is added, refused or left out', async () => {
    const bundle = make({ 'samples.csv': spoil('samples.csv', CLEAN['samples.csv']!) });
    const report = await importCity(spoilt.db, bundle.folder, STILL);
    const { counts } = report.files.find((file) => file.file === 'samples.csv')!;
    const bad = BAD_ROWS.filter((row) => row.file === 'samples.csv').length;
    expect(counts).toEqual({ read: 4 + bad, added: 0, changed: 0, unchanged: 4, ignored: 0, refused: bad });
  });

  it('is told in words of both languages without a gap', async () => {
    const changes = Object.fromEntries(files.map((file) => [file, spoil(file, CLEAN[file]!)]));
    const bad = found(await importCity(spoilt.db, make(changes).folder, { ...STILL, dryRun: true }));
    for (const one of bad)
      for (const language of ['zh', 'en'] as const) {
        const sentence = sayBadRow(one, language);
        expect(sentence).toContain(`${one.file}:${one.line}`);
        expect(sentence).not.toMatch(/[{}?]|undefined|null|\[object/);
      }
  });
});

describe('a file that cannot be used', () => {
  it.each(BROKEN_FILES)('$says', async ({ changes, expected: [file, line, column, value, kind], rows, stopped }) => {
    const report = await importCity(spoilt.db, make(changes).folder, { ...STILL, dryRun: true });
    const all = found(report);
    expect(all.map(brief)).toEqual([{ file, line, column, value, kind }]);
    for (const language of ['zh', 'en'] as const)
      expect(sayBadRow(all[0]!, language)).not.toMatch(/[{}?]|undefined|null|\[object/);
    expect({ stopped: report.stopped, refused: report.refused }).toEqual({ stopped, refused: rows });
  });

  it('leaves no kind of reason without a bad row in these tests', () => {
    const kinds = [...expected.map((one) => one.kind), ...BROKEN_FILES.map((one) => one.expected[4]), 'file.notGpx'];
    expect([...new Set(kinds)].sort()).toEqual([...REASON_KINDS]);
  });
});
