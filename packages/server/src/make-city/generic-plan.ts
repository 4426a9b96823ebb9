// A city of any size out of a seed. The land is made large enough for the wanted number of reaches, then the largest rivers keep
// exactly that many.
import { dayNumber } from '@xunhe/domain/ground/day';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import { makeCharacter } from './character.ts';
import type { City, Station, WaterBody } from './city.ts';
import { makeDrainage, placeMouths, traceRivers } from './drainage.ts';
import { makeLand } from './land.ts';
import type { Lattice } from './lattice.ts';
import { makeNamer, type PlaceName } from './names.ts';
import { cutReaches, keepLargestReaches, type Network } from './network.ts';
import { drawNormal, makeRandom } from './random.ts';
import { makeRegions } from './regions.ts';

export interface CityOrder {
  readonly reaches: number;
  readonly months: number;
  readonly seed: number;
  /** Last month of samples. */
  readonly until: Month;
  /** Share of the reaches that have a station. */
  readonly monitoredShare: number;
}

/** WARNING: 9901 is the invented city code of every generated city; no prefecture has it. */
const CODE = '9901';
const NAME: PlaceName = { zh: '生成市', en: 'Generated City' };

export function planCity(order: CityOrder): City {
  const { network, weights } = growNetwork(order);
  const random = makeRandom(order.seed, 'districts');
  const namer = makeNamer(random);
  const districtCount = Math.min(weights.length, 90, Math.max(3, Math.round(Math.sqrt(order.reaches) / 8)));
  const regions = makeRegions(
    network,
    {
      code: CODE,
      name: NAME,
      districts: Array.from({ length: districtCount }, () => namer.place({ zh: '区', en: 'District' })),
      districtOfBasin: groupBasins(weights, districtCount),
      towns: (_, reaches) => Math.ceil(reaches / 70),
      reachesPerVillage: 8,
    },
    makeRandom(order.seed, 'regions'),
  );
  const bodies = nameBodies(network, order.seed);
  const until = order.until;
  return {
    seed: order.seed,
    network,
    regions,
    ...bodies,
    stations: placeStations(network, bodies, order),
    ...makeCharacter(network, order.seed, new Float32Array(0)),
    months: { from: addMonths(until, 1 - order.months), to: until },
    dutyFrom: addMonths(until, 1 - order.months),
    lastDay: dayNumber(`${addMonths(until, 1)}-07`),
  };
}

function growNetwork(order: CityOrder): { network: Network; weights: number[] } {
  const random = makeRandom(order.seed, 'mouths');
  const count = Math.max(4, Math.round(Math.sqrt(order.reaches) * 0.7));
  const weights = Array.from({ length: count }, () => Math.exp(0.8 * drawNormal(random)));
  for (let cells = Math.max(600, order.reaches * 11); ; cells *= 1.3) {
    const columns = Math.ceil(Math.sqrt(cells / 0.4));
    const rows = Math.ceil(columns * 0.92);
    const sizeM = Math.min(300, Math.max(30, Math.floor(250_000 / columns)));
    const lattice: Lattice = { rows, columns, sizeM, lon: 113.05, lat: 22.2, seed: order.seed };
    const land = makeLand(lattice);
    const drainage = makeDrainage(lattice, land, placeMouths(lattice, land, weights), 0);
    const rivers = traceRivers(drainage, 6);
    const network = cutReaches({ lattice, land, drainage, rivers }, { keep: () => true, atLeast: () => 1, longest: 6 });
    if (network.count >= order.reaches) return { network: keepLargestReaches(network, order.reaches), weights };
  }
}

/** Basins stand along the shore; a district takes neighbours until it has its share of the weight. */
function groupBasins(weights: readonly number[], districts: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let district = 0;
  return weights.map((weight, basin) => {
    const wanted = Math.min(districts - 1, Math.floor(((before + weight / 2) / total) * districts));
    const left = weights.length - basin;
    district = Math.max(Math.min(wanted, district + 1), districts - left, basin === 0 ? 0 : district);
    before += weight;
    return district;
  });
}

function nameBodies(network: Network, seed: number): Pick<City, 'bodies' | 'bodyOf' | 'numberOf'> {
  const namer = makeNamer(makeRandom(seed, 'bodies'));
  const bodies: WaterBody[] = [];
  const bodyOfRiver = new Map<number, number>();
  const next: number[] = [];
  const bodyOf = new Int32Array(network.count);
  const numberOf = new Int32Array(network.count);
  for (let reach = 0; reach < network.count; reach++) {
    const river = network.river[reach]!;
    let body = bodyOfRiver.get(river);
    if (body === undefined) {
      body = bodies.length;
      bodyOfRiver.set(river, body);
      next.push(0);
      const { length, joins, basin } = network.rivers.rivers[river]!;
      const kind = joins < 0 && length > 12 ? 'river' : length < 5 ? 'micro' : 'creek';
      const ending =
        kind === 'river'
          ? { zh: '河', en: 'River' }
          : kind === 'creek'
            ? { zh: '涌', en: 'Creek' }
            : { zh: '渠', en: 'Ditch' };
      bodies.push({
        id: `W${String(body + 1).padStart(5, '0')}`,
        name: namer.place(ending),
        kind,
        basin: `B${basin + 1}`,
      });
    }
    next[body] = next[body]! + 1;
    bodyOf[reach] = body;
    numberOf[reach] = next[body]!;
  }
  return { bodies, bodyOf, numberOf };
}

function placeStations(
  network: Network,
  { bodies, bodyOf, numberOf }: Pick<City, 'bodies' | 'bodyOf' | 'numberOf'>,
  order: CityOrder,
): Station[] {
  const random = makeRandom(order.seed, 'stations');
  const stations: Station[] = [];
  for (let reach = 0; reach < network.count; reach++) {
    if (random() >= order.monitoredShare) continue;
    const { id, name } = bodies[bodyOf[reach]!]!;
    const number = numberOf[reach]!;
    stations.push({
      id: `${id}-${String(number).padStart(2, '0')}M`,
      reach,
      name: { zh: `${name.zh}${number}号断面`, en: `${name.en} section ${number}` },
    });
  }
  return stations;
}
