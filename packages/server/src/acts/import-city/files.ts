// The files of a bundle in the order in which they are read: what is referred to comes before what refers to it.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findTable } from '../../sources/bundle/table-file.ts';
import type { ImportContext } from './context.ts';
import { landCoverStep } from './cover-table.ts';
import { bulletinsStep, complaintsStep, rainStep, samplesStep } from './observation-tables.ts';
import { runPatrols } from './patrols.ts';
import { chiefsStep, departmentsStep, postsStep, staffStep } from './people-tables.ts';
import { reachesStep, regionsStep, waterBodiesStep } from './place-tables.ts';
import { gaugesStep, sourcesStep, stationsStep } from './point-tables.ts';
import { problemsStep } from './problems-table.ts';
import { REACH_SHAPES, REGION_SHAPES, runShapes } from './shapes.ts';
import { runTable, type TableStep } from './table-step.ts';
import { GPX_FOLDER } from './tracks.ts';

export interface BundleFile {
  /** As it is called in reports when it is missing. */
  readonly name: string;
  /** All names under which it may lie in the folder. */
  readonly names: readonly string[];
  /** Without it nothing after it makes sense. */
  readonly needed: boolean;
  find(folder: string): string | null;
  run(context: ImportContext, path: string): Promise<void>;
}

export function listFiles(): readonly BundleFile[] {
  return FILES;
}

type CountMark = (mark: string, column: string) => void;

const FILES: readonly BundleFile[] = [
  table('regions', regionsStep, true),
  shapes('regions.geojson', (context) => runShapes(context, REGION_SHAPES)),
  table('water_bodies', waterBodiesStep),
  table('reaches', reachesStep, true),
  shapes('reaches.geojson', (context) => runShapes(context, REACH_SHAPES)),
  table('stations', stationsStep),
  table('gauges', gaugesStep),
  table('sources', sourcesStep),
  table('land_cover', landCoverStep),
  table('departments', departmentsStep),
  table('chiefs', chiefsStep),
  table('staff', staffStep),
  table('posts', postsStep),
  table('samples', samplesStep),
  table('rain', rainStep),
  table('bulletins', bulletinsStep),
  table('complaints', complaintsStep),
  {
    name: 'patrols.csv',
    names: ['patrols.csv', 'patrols.csv.gz', 'tracks.csv', 'tracks.csv.gz', GPX_FOLDER],
    needed: false,
    find: (folder) =>
      findTable(folder, 'patrols')?.path ??
      findTable(folder, 'tracks')?.path ??
      (existsSync(join(folder, GPX_FOLDER)) ? join(folder, GPX_FOLDER) : null),
    run: (context) => runPatrols(context),
  },
  table('problems', problemsStep),
];

function table(
  name: string,
  makeStep: (context: ImportContext, count: CountMark) => TableStep,
  needed = false,
): BundleFile {
  return {
    name: `${name}.csv`,
    names: [`${name}.csv`, `${name}.csv.gz`],
    needed,
    find: (folder) => findTable(folder, name)?.path ?? null,
    async run(context, path) {
      const marks = new Map<string, number>();
      const count: CountMark = (mark, column) => {
        const key = `${mark}/${column}`;
        marks.set(key, (marks.get(key) ?? 0) + 1);
      };
      const book = await runTable(context, path, makeStep(context, count));
      for (const [key, times] of marks) {
        const [mark, column] = key.split('/');
        book.notice({ file: basename(path), kind: 'reading.marked', mark, column, count: times });
      }
    },
  };
}

function shapes(name: string, run: (context: ImportContext) => Promise<void>): BundleFile {
  const find = (folder: string) => {
    const path = join(folder, name);
    return existsSync(path) ? path : null;
  };
  return { name, names: [name], needed: false, find, run };
}
