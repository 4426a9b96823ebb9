import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCity } from '../acts/import-city/import-city.ts';
import { STILL } from '../acts/import-city/test-store.ts';
import { makeCity } from '../commands/make-city.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { countFarPoints, type MadeFolder, makeFolder } from './test-folder.ts';

const SIZE = ['--reaches', '60', '--months', '24'] as const;

let made: MadeFolder;
beforeAll(async () => {
  made = await makeFolder(...SIZE, '--seed', '3');
});
afterAll(() => made.remove());

describe('the same options', () => {
  it('write the same bytes', async () => {
    const again = await makeFolder(...SIZE, '--seed', '3');
    expect(again.names).toEqual(made.names);
    for (const name of made.names) expect(again.read(name).equals(made.read(name)), name).toBe(true);
    again.remove();
  });

  it('with another seed write another city', async () => {
    const other = await makeFolder(...SIZE, '--seed', '4');
    const same = made.names.filter((name) => other.names.includes(name) && other.read(name).equals(made.read(name)));
    other.remove();
    expect(same).toEqual([]);
  });

  it('do not write into a folder that holds something', async () => {
    const said: string[] = [];
    const code = await makeCity.run(['--out', made.folder], { json: false, line: (text) => said.push(text) });
    expect([code, said.join()]).toEqual([1, expect.stringContaining('nothing is overwritten')]);
  });

  it.each([
    [['--reaches', '5']],
    [['--months', '0']],
    [['--until', '2025-13']],
    [['--monitored-share', '1.5']],
    [['--seed', '-1']],
    [['--nonsense']],
    [[]],
  ])('are judged before anything is written: %s', async (options) => {
    const out = options.length > 0 ? ['--out', `${made.folder}-never`] : [];
    expect(await makeCity.run([...options, ...out], { json: false, line: () => undefined })).toBe(2);
  });
});

describe('the river network', () => {
  it('has every reach flow to an outlet without a circle', async () => {
    const reaches = await made.rows('reaches');
    expect(reaches).toHaveLength(60);
    const below = new Map(reaches.map((reach) => [reach.id!, reach.downstream!]));
    expect(below.size).toBe(60);
    const outlets = new Set<string>();
    for (const start of below.keys()) {
      let at = start;
      for (let steps = 0; below.get(at) !== ''; steps++) {
        at = below.get(at)!;
        expect(below.has(at), `${start} flows into ${at}`).toBe(true);
        expect(steps, `${start} flows in a circle`).toBeLessThan(60);
      }
      outlets.add(at);
    }
    expect(outlets.size).toBeGreaterThan(1);
  });

  it('joins lines point to point, each about as long as its table says', async () => {
    type Feature = { properties: { id: string }; geometry: { coordinates: [number, number][] } };
    const { features } = JSON.parse(made.read('reaches.geojson').toString()) as { features: Feature[] };
    const lines = new Map(features.map(({ properties, geometry }) => [properties.id, geometry.coordinates]));
    for (const { id, downstream, length_m } of await made.rows('reaches')) {
      const line = lines.get(id!)!;
      if (downstream !== '') expect(line.at(-1)).toEqual(lines.get(downstream!)![0]);
      const metres = line.slice(1).reduce((sum, [lon, lat], i) => {
        const [lon0, lat0] = line[i]!;
        return sum + 111_320 * Math.hypot((lon - lon0) * Math.cos((lat * Math.PI) / 180), lat - lat0);
      }, 0);
      expect(Math.abs(metres / Number(length_m) - 1)).toBeLessThan(0.02);
    }
  });
});

describe('an import of a made city', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('refuses nothing, knows every column and stores every row', async () => {
    const report = await importCity(test.db, made.folder, STILL);
    expect(report.files.flatMap((file) => file.bad)).toEqual([]);
    const notices = report.files.flatMap((file) => file.notices).filter(({ kind }) => kind !== 'reading.marked');
    expect(notices).toEqual([]);
    expect(report.files.map(({ file }) => file).sort()).toEqual([...made.names]);
    const far = await countFarPoints(test.db, report.city);
    for (const { file, counts } of report.files)
      expect(counts.added + (file === 'tracks.csv' ? far : 0), file).toBe(counts.read);
  });
});

describe('what is in the tables', () => {
  it('lies in the wanted months', async () => {
    const months = new Set((await made.rows('samples')).map((sample) => sample.date!.slice(0, 7)));
    expect([...months].sort().at(0)).toBe('2024-01');
    expect([...months].sort().at(-1)).toBe('2025-12');
    expect(months.size).toBe(24);
  });

  it('has a chief in post for every reach', async () => {
    const held = new Set((await made.rows('posts')).filter((post) => post.to === '').map((post) => post.reach));
    expect((await made.rows('reaches')).filter((reach) => !held.has(reach.id!))).toEqual([]);
  });

  it('closes no problem before it was reported and names only patrols of the same reach', async () => {
    const patrols = new Map((await made.rows('patrols')).map((patrol) => [patrol.id!, patrol]));
    const problems = await made.rows('problems');
    expect(problems.length).toBeGreaterThan(10);
    for (const { id, reach, patrol, reported, closed } of problems) {
      if (closed !== '') expect(Date.parse(closed!), id!).toBeGreaterThanOrEqual(Date.parse(reported!));
      if (patrol !== '') expect(patrols.get(patrol!)!.reach, id!).toBe(reach);
    }
  });
});
