import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findViolations } from './arrows.mjs';

const planted: string[] = [];

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A small house that stands, with what a test plants put over it. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'xunhe-arrows-'));
  planted.push(root);
  for (const [path, text] of Object.entries({ ...SOUND, ...files })) {
    const target = join(root, 'packages', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return root;
}

const SOUND = {
  'domain/src/ground/day.ts': 'export type Day = string;',
  'domain/src/duty/duty.ts': "import type { Day } from '../ground/day.ts';\nexport type Duty = Day;",
  'contract/src/api.ts': 'export const API = {};',
  'contract/src/duty.ts': "import type { Duty } from '@xunhe/domain/duty/duty';\nexport type DutyBody = Duty;",
  'server/src/store/duty.ts': "import type { Duty } from '@xunhe/domain/duty/duty';\nexport type DutyRow = Duty;",
  'server/src/http/server.ts':
    "import { API } from '@xunhe/contract/api';\nimport '../store/duty.ts';\nexport const served = API;",
  'server/src/main.ts': "import './http/server.ts';",
  'ui/src/map.tsx': 'export const map = <b>text</b>;',
  'field/src/today.tsx': "import { map } from '@xunhe/ui/map.tsx';\nexport const today = map;",
  'console/src/board.tsx': "import { map } from '@xunhe/ui/map.tsx';\nexport const board = map;",
};

const BROKEN: [claim: string, files: Record<string, string>, sentence: RegExp][] = [
  [
    'an arrow up a floor',
    { 'domain/src/duty/wire.ts': "import type { DutyBody } from '@xunhe/contract/duty';\nexport type W = DutyBody;" },
    /domain\/src\/duty\/wire\.ts.*domain may not know contract/,
  ],
  [
    'a face that knows the server',
    { 'console/src/rows.ts': "export type Rows = import('@xunhe/server/store/duty').DutyRow;" },
    /console\/src\/rows\.ts.*console may not know server/,
  ],
  [
    'a server that knows a screen',
    { 'server/src/http/draw.ts': "export const draw = () => import('@xunhe/ui/map.tsx');" },
    /http\/draw\.ts.*server may not know ui/,
  ],
  [
    'a phone that knows the console',
    { 'field/src/desk.ts': "export const desk = new Worker(new URL('../../console/src/board.tsx', import.meta.url));" },
    /field\/src\/desk\.ts.*reached by its name/,
  ],
  [
    'another package reached by a path',
    { 'contract/src/day.ts': "import type { Day } from '../../domain/src/ground/day.ts';\nexport type D = Day;" },
    /contract\/src\/day\.ts.*reached by its name/,
  ],
  [
    'an arrow to the right inside the domain',
    { 'domain/src/place/task.ts': "import type { Duty } from '../duty/duty.ts';\nexport type Task = Duty;" },
    /place\/task\.ts.*duty stands right of place/,
  ],
  ['a room the domain does not have', { 'domain/src/weather/wind.ts': 'export const wind = 1;' }, /no room "weather"/],
  ['a file of the domain outside the rooms', { 'domain/src/wind.ts': 'export const wind = 1;' }, /no room "wind"/],
  [
    'a domain that imports a package',
    { 'domain/src/ground/box.ts': "import { Type } from 'typebox';\nexport const box = Type;" },
    /ground\/box\.ts.*nothing outside itself/,
  ],
  [
    'a domain that imports Node',
    { 'domain/src/ground/read.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;" },
    /ground\/read\.ts.*nothing outside itself/,
  ],
  [
    'a store that knows the acts',
    {
      'server/src/acts/assign.ts': 'export const assign = 1;',
      'server/src/store/plan.ts': "import { assign } from '../acts/assign.ts';\nexport const plan = assign;",
    },
    /store\/plan\.ts.*acts stands above store/,
  ],
  [
    'two rooms of one storey of the server',
    {
      'server/src/learning/learner.ts': 'export const learn = 1;',
      'server/src/sources/door.ts': "export { learn as door } from '../learning/learner.ts';\nexport const own = 1;",
    },
    /sources\/door\.ts.*learning stands beside sources/,
  ],
  ['a room the server does not have', { 'server/src/helpers/a.ts': 'export const a = 1;' }, /no room "helpers"/],
  [
    'an import of a root',
    {
      'field/src/main.tsx': 'export const face = 1;',
      'field/src/again.ts': "import { face } from './main.tsx';\nexport const again = face;",
    },
    /field\/src\/again\.ts.*nobody imports a root/,
  ],
  [
    'a screen that reads the table of endpoints',
    { 'console/src/call.ts': "import { API } from '@xunhe/contract/api';\nexport const call = API;" },
    /console\/src\/call\.ts.*table of endpoints/,
  ],
  [
    'a shared part of the console that knows a room',
    {
      'console/src/parts/table.ts': "import { desk } from '../problem/desk.ts';\nexport const table = desk;",
      'console/src/problem/desk.ts': 'export const desk = 1;',
    },
    /console\/src\/parts\/table\.ts.*knows none of them/,
  ],
  ['an index file', { 'ui/src/index.ts': 'export const all = 1;' }, /ui\/src\/index\.ts.*never index/],
  [
    'a barrel by another name',
    { 'ui/src/everything.ts': "import { map } from './map.tsx';\nexport { map };" },
    /ui\/src\/everything\.ts: only passes on/,
  ],
  ['a star barrel', { 'ui/src/all.ts': "export * from './map.tsx';" }, /ui\/src\/all\.ts: only passes on/],
  [
    'a circle of three files',
    {
      'ui/src/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;",
      'ui/src/b.ts': "export const b = () => import('./c.ts');\nexport type B = 2;",
      'ui/src/c.ts': "export { A } from './a.ts';\nexport const c = 3;",
    },
    /ui\/src\/a\.ts ↔ packages\/ui\/src\/b\.ts ↔ packages\/ui\/src\/c\.ts: a circle/,
  ],
  [
    'a file that imports itself',
    { 'ui/src/self.ts': "import './self.ts';\nexport const s = 1;" },
    /self\.ts: a circle/,
  ],
  ['a file that is no code', { 'ui/src/torn.ts': 'export const = ;' }, /torn\.ts: cannot be read/],
];

describe('the law of the house', () => {
  it('finds nothing in a sound house', () => {
    expect(findViolations(plant({}))).toEqual([]);
  });

  it.each(BROKEN)('finds %s, and that alone', (_claim, files, sentence) => {
    const found = findViolations(plant(files));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  it('takes no text and no comment for an import', () => {
    const text = "// import '../duty/duty.ts'\nexport const text = `import('../duty/duty.ts') from '../duty/duty.ts'`;";
    expect(findViolations(plant({ 'domain/src/ground/text.ts': text }))).toEqual([]);
  });

  it('lets a test import its tools and a root', () => {
    const test =
      "import { it } from 'vitest';\nimport { API } from '@xunhe/contract/api';\nit('runs', () => void API);";
    expect(findViolations(plant({ 'contract/src/api.test.ts': test, 'console/src/board.test.ts': test }))).toEqual([]);
  });

  it('stands in this repository', () => {
    expect(findViolations()).toEqual([]);
  });
});
