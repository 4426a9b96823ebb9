import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCity } from '../acts/import-city/import-city.ts';
import { STILL } from '../acts/import-city/test-store.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { countFarPoints, makeFolder, openFolder } from './test-folder.ts';

const root = new URL('../../../../', import.meta.url);
const sample = openFolder(fileURLToPath(new URL('examples/sample-city', root)));

describe('the sample city in the repository', () => {
  it('is what make-city --sample writes, byte for byte', async () => {
    const from = fileURLToPath(new URL('examples/hk-rivers', root));
    const made = await makeFolder('--sample', '--gzip', '--from', from);
    expect(sample.names.filter((name) => name !== 'README.md')).toEqual(made.names);
    // Compared unpacked: another version of Node may pack the same bytes in another way.
    for (const name of made.names) expect(made.read(name).equals(sample.read(name)), name).toBe(true);
    made.remove();
  }, 60_000);

  it('keeps the measured samples but those without any value', async () => {
    const measured = openFolder(fileURLToPath(new URL('examples/hk-rivers', root)));
    const name = (row: Record<string, string>) => `${row.station} ${row.date}`;
    const given = (await measured.rows('samples')).map(name);
    const kept = new Set((await sample.rows('samples')).map(name));
    expect(given.filter((one) => !kept.has(one)).sort()).toEqual([
      'GR3 1991-06-12',
      'IN2 1991-06-12',
      'TR12E 1986-01-15',
      'TR14 1986-01-15',
    ]);
    expect(kept.size).toBe(given.length - 4);
  });

  it('shares the reaches that run along another town, and only with that town', async () => {
    const shared = (await sample.rows('reaches')).filter((reach) => reach.shared_with !== '');
    expect(shared.map((reach) => reach.id)).toHaveLength(10);
    for (const { id, region, shared_with } of shared)
      expect([id, shared_with!.slice(0, 6), shared_with!.slice(0, 9) === region!.slice(0, 9)]).toEqual([
        id,
        region!.slice(0, 6),
        false,
      ]);
  });
});

describe('the import of the sample city', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('refuses nothing', async () => {
    const report = await importCity(test.db, sample.folder, STILL);
    expect(report.files.flatMap((file) => file.bad)).toEqual([]);
    expect(report).toMatchObject({ ok: true, refused: 0, stopped: false });
    expect(report.added + (await countFarPoints(test.db, '9900'))).toBe(report.read);
  }, 120_000);
});
