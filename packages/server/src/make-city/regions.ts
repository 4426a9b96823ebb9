// Districts are neighbouring basins, so a river stays in its district; towns and villages grow from places on the rivers. Codes have
// 12 digits (2+2+2+3+3): a region's significant digits begin the codes of everything inside it.
import { type Growth, grow } from './grow.ts';
import { neighbour } from './lattice.ts';
import { makeNamer, type PlaceName } from './names.ts';
import type { Network } from './network.ts';
import { hashUnit, type Random } from './random.ts';

export interface Region {
  readonly code: string;
  readonly name: PlaceName;
  readonly level: 'city' | 'district' | 'town' | 'village';
  readonly parent: string;
}

export interface Regions {
  readonly city: Region;
  readonly districts: readonly Region[];
  readonly towns: readonly Region[];
  readonly villages: readonly Region[];
  /** By cell, -1 outside: index into towns. */
  readonly townOf: Int32Array;
  readonly districtOfTown: Int32Array;
  readonly townOfVillage: Int32Array;
  /** By cell, -1 outside: index into villages. */
  readonly villageOf: Int32Array;
  /** By reach: index into villages. */
  readonly villageOfReach: Int32Array;
}

export interface RegionSpec {
  readonly code: string;
  readonly name: PlaceName;
  readonly districts: readonly PlaceName[];
  readonly districtOfBasin: readonly number[];
  /** How many towns a district with this many reaches has. */
  readonly towns: (district: number, reaches: number) => number;
  readonly reachesPerVillage: number;
}

export function makeRegions(network: Network, spec: RegionSpec, random: Random): Regions {
  const namer = makeNamer(random);
  const city: Region = { code: `${spec.code}00000000`, name: spec.name, level: 'city', parent: '' };
  const districts = spec.districts.map((name, i): Region => {
    return { code: `${spec.code}${pad(i + 1, 2)}000000`, name, level: 'district', parent: city.code };
  });
  const { owner } = network.drainage;
  const districtOf = (cell: number): number => spec.districtOfBasin[owner[cell]!] ?? -1;

  const byDistrict = groupReaches(network, districts.length, (reach) => districtOf(network.middle[reach]!));
  const townSeeds = byDistrict.flatMap((reaches, district) =>
    pickEvenly(reaches, Math.min(999, reaches.length, spec.towns(district, reaches.length))),
  );
  const townOf = spread(network, townSeeds, (cell, from) => districtOf(cell) === districtOf(from));
  const districtOfTown = Int32Array.from(townSeeds, (reach) => districtOf(network.middle[reach]!));
  const towns = listChildren(districts, districtOfTown, 'town', (i) => namer.place(i % 3 === 0 ? STREET : TOWN));

  const byTown = groupReaches(network, towns.length, (reach) => townOf[network.middle[reach]!]!);
  const villageSeeds = byTown.flatMap((reaches) =>
    pickEvenly(reaches, Math.min(999, Math.ceil(reaches.length / spec.reachesPerVillage))),
  );
  const townOfVillage = Int32Array.from(villageSeeds, (reach) => townOf[network.middle[reach]!]!);
  const villages = listChildren(towns, townOfVillage, 'village', (i) => namer.place(i % 4 === 0 ? QUARTER : VILLAGE));
  const villageOf = spread(network, villageSeeds, (cell, from) => townOf[cell] === townOf[from]);
  const villageOfReach = Int32Array.from(network.middle, (cell) => villageOf[cell]!);
  return { city, districts, towns, villages, townOf, districtOfTown, townOfVillage, villageOf, villageOfReach };
}

const TOWN: PlaceName = { zh: '镇', en: 'Town' };
const STREET: PlaceName = { zh: '街道', en: 'Subdistrict' };
const VILLAGE: PlaceName = { zh: '村', en: 'Village' };
const QUARTER: PlaceName = { zh: '社区', en: 'Community' };

function spread(
  network: Network,
  seeds: readonly number[],
  mayEnter: (cell: number, from: number) => boolean,
): Int32Array {
  const isLand = (cell: number): boolean => network.drainage.owner[cell]! >= 0;
  const growth = grow(network.lattice, {
    cells: seeds.map((reach) => network.middle[reach]!),
    speed: () => 1,
    cost: (cell) => 0.6 + 0.8 * hashUnit(network.lattice.seed, cell, 5),
    mayEnter: (cell, from) => isLand(cell) && mayEnter(cell, from),
  });
  adoptStranded(network, growth, isLand);
  return growth.owner;
}

/** Land that its own district cannot reach, because another basin lies between, goes to the neighbour: areas stay in one piece. */
function adoptStranded({ lattice }: Network, growth: Growth, isLand: (cell: number) => boolean): void {
  const queue = Array.from(growth.order);
  for (let i = 0; i < queue.length; i++) {
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbour(lattice, queue[i]!, direction);
      if (next < 0 || !isLand(next) || growth.owner[next]! >= 0) continue;
      growth.owner[next] = growth.owner[queue[i]!]!;
      queue.push(next);
    }
  }
}

function groupReaches(network: Network, groups: number, groupOf: (reach: number) => number): number[][] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  for (let reach = 0; reach < network.count; reach++) lists[groupOf(reach)]?.push(reach);
  return lists;
}

/** Seeds come in the order of their parents, so a child's number is its place among its parent's seeds. */
function listChildren(
  parents: readonly Region[],
  parentOf: Int32Array,
  level: 'town' | 'village',
  nameOf: (child: number) => PlaceName,
): Region[] {
  const next = new Int32Array(parents.length);
  return Array.from(parentOf, (parent, child): Region => {
    const digits = parents[parent]!.code.slice(0, level === 'town' ? 6 : 9);
    next[parent] = next[parent]! + 1;
    return {
      code: `${digits}${pad(next[parent]!, 3)}`.padEnd(12, '0'),
      name: nameOf(child),
      level,
      parent: parents[parent]!.code,
    };
  });
}

function pickEvenly(items: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)]!);
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
