import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { importCity } from './import-city.ts';
import type { ImportReport } from './report.ts';
import { type Bundle, CLEAN, makeBundle, TEST_CITY } from './test-bundle.ts';
import { dumpStore, STILL, sumStore } from './test-store.ts';

let test: TestDatabase;
let bundle: Bundle;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(() => {
  bundle?.remove();
  bundle = makeBundle();
});
afterAll(() => bundle.remove());

const read = (options = {}) => importCity(test.db, bundle.folder, { ...STILL, ...options });
const countsOf = (report: ImportReport, file: string) => report.files.find((one) => one.file === file)!.counts;

it('keeps nothing of a dry run, but tells the same', async () => {
  const empty = await sumStore(test.db, TEST_CITY, []);
  const tried = await read({ dryRun: true });
  expect(await sumStore(test.db, TEST_CITY, [])).toEqual(empty);
  const done = await read();
  expect({ ...tried, dryRun: false }).toEqual(done);
});

it('changes nothing when the same folder comes again, and leaves no event', async () => {
  const before = await sumStore(test.db, TEST_CITY, []);
  const again = await read({ now: () => STILL.now() + 86_400_000 });
  expect({ added: again.added, changed: again.changed, refused: again.refused }).toEqual({
    added: 0,
    changed: 0,
    refused: 0,
  });
  for (const { counts } of again.files) expect(counts).toEqual({ ...counts, unchanged: counts.read });
  expect(await sumStore(test.db, TEST_CITY, [])).toEqual(before);
});

it('counts what was changed as changed, and only that', async () => {
  const before = await dumpStore(test.db, TEST_CITY);
  bundle.write({
    'stations.csv': CLEAN['stations.csv']!.replace('溪口', '新溪口'),
    'samples.csv': CLEAN['samples.csv']!.replace(',35,', ',36,'),
    'staff.csv': CLEAN['staff.csv']!.replace(',sun,', ',sun2,'),
    'patrols.csv': CLEAN['patrols.csv']!.replace('900,看见漂浮物', '950,看见漂浮物'),
    'bulletins.csv': CLEAN['bulletins.csv']!.replace('R2,2018-01-15', 'R2,2017-12-15'),
    'problems.csv': CLEAN['problems.csv']!.replace('household_refuse', 'construction_waste'),
  });
  const report = await read();
  const changed = report.files.filter(({ counts }) => counts.added + counts.changed + counts.refused > 0);
  expect(changed.map(({ file, counts }) => [file, counts.added, counts.changed, counts.refused])).toEqual([
    ['stations.csv', 0, 1, 0],
    ['staff.csv', 0, 1, 0],
    ['samples.csv', 0, 1, 0],
    ['bulletins.csv', 0, 1, 0],
    ['patrols.csv', 0, 1, 0],
    ['problems.csv', 0, 1, 0],
  ]);
  const after = await dumpStore(test.db, TEST_CITY);
  const differing = Object.keys(before).map((table) => {
    const was = new Set(before[table]);
    return [table, after[table]!.filter((row) => !was.has(row)).length, after[table]!.length - before[table]!.length];
  });
  expect(differing.filter(([, rows]) => rows !== 0)).toEqual([
    ['stations', 1, 0],
    ['accounts', 1, 0],
    ['observations', 3, 0],
    ['patrols', 1, 0],
    ['problems', 1, 0],
  ]);
  bundle.write(CLEAN);
  await read();
  expect(await dumpStore(test.db, TEST_CITY)).toEqual(before);
});

it('leaves equal rows of one file out and says so', async () => {
  const twice = `${CLEAN['samples.csv']}S1,2018-01-03,,18,0.80,0.12\n`;
  bundle.write({ 'samples.csv': twice });
  expect(countsOf(await read(), 'samples.csv')).toEqual({
    read: 5,
    added: 0,
    changed: 0,
    unchanged: 4,
    ignored: 1,
    refused: 0,
  });
});

it('reads the same from a part of the bundle that comes alone', async () => {
  const before = await sumStore(test.db, TEST_CITY);
  const { 'city.json': city, 'regions.csv': regions, 'reaches.csv': reaches, 'samples.csv': samples } = CLEAN;
  const part = makeBundle({}, { 'city.json': city!, 'regions.csv': regions!, 'reaches.csv': reaches!, 'samples.csv': samples! }); // biome-ignore format: one line
  const report = await importCity(test.db, part.folder, STILL);
  part.remove();
  expect([report.ok, report.added, report.changed]).toEqual([true, 0, 0]);
  expect(await sumStore(test.db, TEST_CITY)).toEqual(before);
});

it('finds a circle that a new row closes over stored ones', async () => {
  bundle.write({
    'reaches.csv': `${CLEAN['reaches.csv']!.split('\n')[0]}\nR2,W1,清水河下段,,990201001002,both,900,15,3,R3,\n`,
  });
  const { bad } = (await read({ dryRun: true })).files.find((file) => file.file === 'reaches.csv')!;
  expect(bad.map(({ line, reason }) => [line, reason.kind])).toEqual([[2, 'network.circle']]);
});

it.each([
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['Windows line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['no last line end', (text: string) => Buffer.from(text.trimEnd())],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  [
    'blanks around cells',
    (text: string) => Buffer.from(text.replace(/^[^"]*$/gm, (row) => row.replaceAll(',', ' ,  '))),
  ],
])('reads tables with %s as if they were plain', async (_, encode) => {
  const before = await sumStore(test.db, TEST_CITY);
  // A quoted text keeps its own line ends, so the file with one is left out.
  const tables = Object.entries(CLEAN).filter(([name]) => name.endsWith('.csv') && name !== 'complaints.csv');
  bundle.write(Object.fromEntries(tables.map(([name, text]) => [name, encode(text)])));
  const report = await read();
  expect(report.files.flatMap((file) => file.bad)).toEqual([]);
  expect([report.added, report.changed]).toEqual([0, 0]);
  expect(await sumStore(test.db, TEST_CITY)).toEqual(before);
});

it('reads packed tables as if they were plain', async () => {
  const before = await sumStore(test.db, TEST_CITY);
  const tables = Object.entries(CLEAN).filter(([name]) => name.endsWith('.csv'));
  bundle.write(
    Object.fromEntries(
      tables.flatMap(([name, text]) => [
        [name, null],
        [`${name}.gz`, gzipSync(text)],
      ]),
    ),
  );
  const report = await read();
  expect([report.ok, report.added, report.changed]).toEqual([true, 0, 0]);
  expect(await sumStore(test.db, TEST_CITY)).toEqual(before);
});

it('reads GBK and says so', async () => {
  // "W1,清水河,,river,东江" and "W2,小溪,,creek,东江" as an office's spreadsheet saves them.
  const gbk = Buffer.concat([
    Buffer.from('id,name,name_en,kind,basin\r\nW1,'),
    Buffer.from('c7e5cbaebad3', 'hex'),
    Buffer.from(',Clear River,river,'),
    Buffer.from('b6abbdad', 'hex'),
    Buffer.from('\r\nW2,'),
    Buffer.from('d0a1cfaa', 'hex'),
    Buffer.from(',,creek,'),
    Buffer.from('b6abbdad', 'hex'),
    Buffer.from('\r\n'),
  ]);
  bundle.write({ 'water_bodies.csv': gbk });
  const report = await read();
  expect([report.ok, report.added, report.changed]).toEqual([true, 0, 0]);
  expect(report.files.flatMap((file) => file.notices)).toEqual([
    { file: 'water_bodies.csv', kind: 'encoding.found', encoding: 'gb18030' },
  ]);
});

it('keeps the patrols of a bundle whose tracks are broken, and judges them again when the tracks are whole', async () => {
  const fresh = await openTestDatabase();
  const packed = gzipSync(CLEAN['tracks.csv']!);
  bundle.write({ 'tracks.csv': null, 'tracks.csv.gz': packed.subarray(0, 200) });
  const first = await importCity(fresh.db, bundle.folder, STILL);
  expect(first.files.flatMap((file) => file.bad).map((bad) => bad.file)).toEqual(['tracks.csv.gz']);
  expect(countsOf(first, 'patrols.csv').added).toBe(3);
  bundle.write({ 'tracks.csv.gz': packed });
  const second = await importCity(fresh.db, bundle.folder, STILL);
  expect(countsOf(second, 'patrols.csv')).toMatchObject({ changed: 1, unchanged: 2 });
  expect(await dumpStore(fresh.db, TEST_CITY)).toEqual(await dumpStore(test.db, TEST_CITY));
  await fresh.close();
});

it('shares a reach with whom the table says, until it says nothing', async () => {
  const sharesOf = async () => (await dumpStore(test.db, TEST_CITY)).shared_reaches;
  const clean = CLEAN['reaches.csv']!;
  await read();
  expect(await sharesOf()).toEqual(['(9902,R1,990201001002)']);
  bundle.write({ 'reaches.csv': clean.replace('R2,990201001002', 'R2,990201001002; 990201000000;990201001002') });
  expect(countsOf(await read(), 'reaches.csv')).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
  expect(await sharesOf()).toEqual(['(9902,R1,990201000000)', '(9902,R1,990201001002)']);
  bundle.write({ 'reaches.csv': clean.replace('1200,12,3,R2,990201001002', '1250,12,3,R2,') });
  expect(countsOf(await read(), 'reaches.csv')).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
  expect(await sharesOf()).toEqual([]);
  bundle.write({ 'reaches.csv': clean });
  await read();
  // A column that is not there says of each reach in the table what an empty cell says.
  bundle.write({ 'reaches.csv': clean.replaceAll(/,[^,\n]*$/gm, '') });
  expect(countsOf(await read(), 'reaches.csv')).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
  expect(await sharesOf()).toEqual([]);
});
