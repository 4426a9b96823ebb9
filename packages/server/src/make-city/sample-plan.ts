// The sample city: measured rivers on a generated map. Each measured station stands on a reach of its own; some tributaries and one
// whole district have no station, as in every real city.
import { dayNumber } from '@xunhe/domain/ground/day';
import { makeCharacter } from './character.ts';
import type { City, Station, WaterBody } from './city.ts';
import { type Drainage, makeDrainage, placeMouths, type Rivers, traceRivers } from './drainage.ts';
import { makeLand } from './land.ts';
import type { Lattice } from './lattice.ts';
import type { MeasuredSeries } from './measured.ts';
import { makeNamer } from './names.ts';
import { cutReaches, type Network } from './network.ts';
import { makeRandom } from './random.ts';
import { makeRegions } from './regions.ts';
import { SAMPLE_DISTRICTS, SAMPLE_RIVERS, type SampleRiver } from './sample-rivers.ts';

/** WARNING: 9900 is the invented code of the sample city; it stands in every bundle that was ever committed. */
export const SAMPLE_CODE = '9900';
export const SAMPLE_NAME = { zh: '样例市', en: 'Sample City' };
export const SAMPLE_TODAY = '2018-01-08';

const UNMONITORED_TRIBUTARIES = 22;
const LATTICE: Omit<Lattice, 'seed'> = { rows: 300, columns: 326, sizeM: 150, lon: 113.1, lat: 22.3 };

interface Chosen {
  /** By traced river: its row in the table, -1 for an unmonitored tributary; absent when it is not shown. */
  readonly rows: ReadonlyMap<number, number>;
}

export function planSampleCity(series: MeasuredSeries, seed: number): City {
  const lattice: Lattice = { ...LATTICE, seed };
  const land = makeLand(lattice);
  const mains = SAMPLE_RIVERS.filter((river) => river.into === undefined);
  const drainage = makeDrainage(
    lattice,
    land,
    placeMouths(
      lattice,
      land,
      mains.map((river) => river.weight),
    ),
    12,
  );
  const rivers = traceRivers(drainage, 24);
  const chosen = chooseRivers(drainage, rivers, mains);
  const network = cutReaches(
    { lattice, land, drainage, rivers },
    {
      keep: (river) => chosen.rows.has(river),
      atLeast: (river) => Math.max(1, SAMPLE_RIVERS[chosen.rows.get(river)!]?.stations.length ?? 1),
      longest: 40,
    },
  );
  const regions = makeRegions(
    network,
    {
      code: SAMPLE_CODE,
      name: SAMPLE_NAME,
      districts: SAMPLE_DISTRICTS.map((district) => ({ zh: district.name, en: district.nameEn })),
      districtOfBasin: mains.map((river) => SAMPLE_DISTRICTS.findIndex((district) => district.key === river.district)),
      towns: (district) => SAMPLE_DISTRICTS[district]!.towns,
      reachesPerVillage: 1.9,
    },
    makeRandom(seed, 'regions'),
  );
  const waters = nameWaters(network, chosen, seed);
  return {
    seed,
    network,
    regions,
    ...waters,
    ...makeCharacter(network, seed, meanStates(network, waters.stations, series)),
    months: { from: '1984-01', to: '2017-12' },
    dutyFrom: '2011-01',
    lastDay: dayNumber(SAMPLE_TODAY) - 1,
  };
}

/** A basin's stem is its main river; its largest tributaries are the named ones; then the largest of all that is left, without station. */
function chooseRivers(drainage: Drainage, { rivers }: Rivers, mains: readonly SampleRiver[]): Chosen {
  const rows = new Map<number, number>();
  const ranked = rivers
    .map((_, river) => river)
    .sort((a, b) => drainage.catchment[rivers[b]!.outlet]! - drainage.catchment[rivers[a]!.outlet]! || a - b);
  for (const river of ranked) {
    const { joins, basin, length } = rivers[river]!;
    if (joins >= 0) continue;
    const row = mains[basin]!;
    if (length < 3 + 2 * row.stations.length) {
      throw new Error(
        `${row.nameEn} is ${length} cells long, too short for ${row.stations.length} stations: take another seed`,
      );
    }
    rows.set(river, SAMPLE_RIVERS.indexOf(row));
  }
  const joined = new Set<number>();
  const isFree = (river: number, cells: number): boolean => {
    const { parent, joins, length } = rivers[river]!;
    const below = rivers[parent];
    return (
      below !== undefined &&
      rows.has(parent) &&
      below.outlet !== joins &&
      !joined.has(joins) &&
      !rows.has(river) &&
      length >= cells
    );
  };
  SAMPLE_RIVERS.forEach((row, index) => {
    if (row.into === undefined) return;
    const main = SAMPLE_RIVERS.findIndex((other) => other.nameEn === row.into);
    const river = ranked.find(
      (each) => rows.get(rivers[each]!.parent) === main && isFree(each, row.stations.length * 3),
    );
    if (river === undefined)
      throw new Error(
        `No tributary of ${row.into} is long enough for the ${row.stations.length} stations of ${row.nameEn}`,
      );
    rows.set(river, index);
    joined.add(rivers[river]!.joins);
  });
  let left = UNMONITORED_TRIBUTARIES;
  for (const river of ranked) {
    if (left === 0 || !isFree(river, 9)) continue;
    rows.set(river, -1);
    joined.add(rivers[river]!.joins);
    left -= 1;
  }
  return { rows };
}

function nameWaters(
  network: Network,
  chosen: Chosen,
  seed: number,
): Pick<City, 'bodies' | 'bodyOf' | 'numberOf' | 'stations'> {
  const namer = makeNamer(makeRandom(seed, 'bodies'));
  const bodies: WaterBody[] = [];
  const stations: Station[] = [];
  const bodyOf = new Int32Array(network.count);
  const numberOf = new Int32Array(network.count);
  for (const [river, reaches] of groupByRiver(network)) {
    const row = SAMPLE_RIVERS[chosen.rows.get(river)!];
    const { basin, length } = network.rivers.rivers[river]!;
    const kind = row?.kind ?? (length < 14 ? 'micro' : 'creek');
    const name =
      row === undefined
        ? namer.place(kind === 'micro' ? { zh: '渠', en: 'Ditch' } : { zh: '涌', en: 'Creek' })
        : { zh: row.name, en: row.nameEn };
    bodies.push({
      id: `W${String(bodies.length + 1).padStart(2, '0')}`,
      name,
      kind,
      basin: `B${String(basin + 1).padStart(2, '0')}`,
    });
    reaches.forEach((reach, i) => {
      bodyOf[reach] = bodies.length - 1;
      numberOf[reach] = i + 1;
    });
    row?.stations.forEach((id, i) => {
      const reach = reaches[Math.floor(((i + 0.5) * reaches.length) / row.stations.length)]!;
      stations.push({ id, reach, name: { zh: `${row.name}${id}断面`, en: `${row.nameEn} ${id}` } });
    });
  }
  return { bodies, bodyOf, numberOf, stations };
}

function groupByRiver(network: Network): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let reach = 0; reach < network.count; reach++) {
    const river = network.river[reach]!;
    const group = groups.get(river);
    if (group === undefined) groups.set(river, [reach]);
    else group.push(reach);
  }
  return groups;
}

/** Sources and land cover are drawn from these means, and the model reads both: so they end before the years in which it is judged. */
const CHARACTER_FROM = '1998';
const CHARACTER_BEFORE = '2008';

/** The mean of the ten years before 2008, or of all before when a station had closed by then; NaN for one that opened later. */
function meanStates(network: Network, stations: readonly Station[], series: MeasuredSeries): Float32Array {
  const means = new Float32Array(network.count).fill(Number.NaN);
  for (const { id, reach } of stations) {
    const states = series.samples.filter(
      (sample) => sample.station === id && sample.date < CHARACTER_BEFORE && !Number.isNaN(sample.state),
    );
    const decade = states.filter((sample) => sample.date >= CHARACTER_FROM);
    const used = decade.length > 0 ? decade : states;
    means[reach] = used.reduce((sum, sample) => sum + sample.state, 0) / used.length;
  }
  return means;
}
