import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../sources/bundle/bad-row.ts';
import { sayNotice } from '../../sources/bundle/words.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { importCity } from './import-city.ts';
import { CLEAN, features, line, makeBundle } from './test-bundle.ts';
import { STILL } from './test-store.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

const high = {
  type: 'LineString',
  coordinates: [
    [120.1, 30.1, 4],
    [120.11, 30.1, 3],
  ],
};
const samples = CLEAN['samples.csv']!;

it('says every notice in both languages without a gap, and refuses nothing for it', async () => {
  const bundle = makeBundle({
    'notes.docx': 'x',
    'reaches.geojson': features('id', [
      ['R1', high],
      ['R2', line(120.1125, 30.1, 0.94)],
    ]),
    'stations.csv': CLEAN['stations.csv']!.replace('name_en', 'nickname'),
    'samples.csv': samples.replace('S1,2018-01-03,,18', 'S1,2018-01-03,,-999').replace('35,2.4', '35,900'),
    'rain.csv': Buffer.from('\uFEFFgauge,date,rain_mm\r\nG1,2018-01-01,0\r\n', 'utf16le'),
  });
  const report = await importCity(test.db, bundle.folder, STILL);
  bundle.remove();
  expect(report.ok).toBe(true);
  const notices = report.files.flatMap((file) => file.notices);
  expect(notices).toEqual([
    { file: 'reaches.geojson', kind: 'geometry.flattened', count: 1 },
    { file: 'reaches.geojson', kind: 'geometry.length', count: 1, ids: ['R2'] },
    { file: 'stations.csv', kind: 'header.unknown', column: 'nickname' },
    { file: 'samples.csv', kind: 'reading.marked', column: 'cod_mgl', count: 1, mark: 'sentinel' },
    { file: 'samples.csv', kind: 'reading.marked', column: 'nh3n_mgl', count: 1, mark: 'out_of_range' },
    { file: 'rain.csv', kind: 'encoding.found', encoding: 'utf-16le' },
    { file: 'notes.docx', kind: 'file.unknown' },
  ]);
  // What an office has changed is tried in edited-here.test.ts.
  const kinds = [...notices.map((notice) => notice.kind), 'row.editedHere'];
  expect([...new Set(kinds)].sort()).toEqual([...NOTICE_KINDS]);
  for (const notice of notices)
    for (const language of ['zh', 'en'] as const)
      expect(sayNotice(notice, language)).not.toMatch(/[{}?]|undefined|null|\[object/);
});
