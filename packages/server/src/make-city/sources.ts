// Pollution sources and land cover beside each reach. A worse reach has more sources and heavier ones, but not by rule: some bad
// reaches look clean on paper, which is what source tracing has to cope with.
import { clamp } from './character.ts';
import type { City } from './city.ts';
import { reachId } from './city.ts';
import type { CsvFile } from './csv-file.ts';
import { type Point, shift } from './lattice.ts';
import { drawReach } from './network.ts';
import { drawNormal, drawPoisson, makeRandom, pickWeighted, type Random } from './random.ts';

type Kind = 'industry' | 'farm' | 'wwtp' | 'outfall' | 'drainage_unit' | 'drainage_user' | 'market' | 'scattered';

const NAMES: Readonly<Record<Kind, string>> = {
  industry: '工厂',
  farm: '养殖场',
  wwtp: '污水处理站',
  outfall: '排水口',
  drainage_unit: '排水单元',
  drainage_user: '排水户',
  market: '市场',
  scattered: '散乱污场所',
};

/** Load of one source, kg COD a day: the middle of a log-normal. */
const LOADS: Readonly<Record<Kind, number>> = {
  industry: 40,
  farm: 22,
  wwtp: 160,
  outfall: 12,
  drainage_unit: 9,
  drainage_user: 2.5,
  market: 14,
  scattered: 6,
};

export const SOURCE_COLUMNS = ['id', 'kind', 'name', 'reach', 'lon', 'lat', 'load_kgd', 'status'];
export const COVER_COLUMNS = ['reach', 'class', 'share'];

export async function writeSources(city: City, sources: CsvFile, cover: CsvFile): Promise<void> {
  for (let reach = 0; reach < city.network.count; reach++) {
    const random = makeRandom(city.seed, 'sources', reach);
    const id = reachId(city, reach);
    const line = drawReach(city.network, reach);
    const pressure = Math.exp(clamp(city.badness[reach]! + 0.45 * drawNormal(random), -3, 2.2) * 0.55);
    let number = 0;
    for (const [kind, mean] of expectSources(city, reach, pressure)) {
      for (let i = drawPoisson(random, mean); i > 0; i--) {
        number += 1;
        const [lon, lat] = placeBeside(random, line, 180);
        const load = LOADS[kind] * Math.exp(0.8 * drawNormal(random)) * Math.sqrt(pressure);
        const status = pickWeighted(random, [
          ['active', 88],
          ['rectified', 8],
          ['closed', 4],
        ] as const);
        const name = `${NAMES[kind]}${number}号`;
        sources.add([
          `${id}-S${number}`,
          kind,
          `${city.bodies[city.bodyOf[reach]!]!.name.zh}${name}`,
          id,
          lon,
          lat,
          round(load, 1),
          status,
        ]);
      }
    }
    for (const [kind, share] of coverShares(city, reach)) cover.add([id, kind, share]);
    if (reach % 256 === 0) {
      await sources.settle();
      await cover.settle();
    }
  }
}

/** A point near a line: somewhere along it, off by a normal distance to either side. */
export function placeBeside(random: Random, line: readonly Point[], offM: number): Point {
  const at = line[Math.floor(random() * line.length)]!;
  return shift(at, offM * drawNormal(random), offM * drawNormal(random));
}

export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

function expectSources(city: City, reach: number, pressure: number): readonly (readonly [Kind, number])[] {
  const built = city.built[reach]!;
  return [
    ['industry', 0.9 * built * pressure],
    ['farm', 1.1 * city.farmed[reach]! * pressure],
    ['wwtp', 0.05 + 0.1 * built],
    ['outfall', 0.4 + 1.5 * built * pressure],
    ['drainage_unit', 3 * built],
    ['drainage_user', 4 * built * Math.sqrt(pressure)],
    ['market', 0.5 * built],
    ['scattered', 0.5 * pressure],
  ];
}

function coverShares(city: City, reach: number): readonly (readonly [string, number])[] {
  const built = round(city.built[reach]!, 3);
  const farmed = round(city.farmed[reach]!, 3);
  const water = round(0.06 * (1 - built - farmed), 3);
  const forest = round((1 - built - farmed) * 0.7, 3);
  const rest = Math.max(0, round(1 - built - farmed - water - forest, 3));
  return [
    ['built', built],
    ['farm', farmed],
    ['forest', forest],
    ['water', water],
    ['bare', rest],
  ];
}
