// Month by month the state of every reach: its long character, the season, rain that dilutes and flushes, a slow drift, accidents
// that take months to heal, and what the reaches upstream send down. State is the log of the worst indicator over its class Ⅴ limit.
import { type Month, monthNumber } from '@xunhe/domain/ground/month';
import { type City, districtOfReach } from './city.ts';
import { wetness } from './rain.ts';
import { drawNormal, makeRandom, type Random } from './random.ts';
import { round } from './sources.ts';

export interface Simulation {
  readonly city: City;
  readonly state: Float32Array;
  readonly memory: Float32Array;
  readonly drift: Float32Array;
}

export const SAMPLE_COLUMNS = [
  ...['station', 'date', 'do_mgl', 'bod5_mgl', 'cod_mgl', 'codmn_mgl', 'nh3n_mgl', 'tp_mgl', 'tn_mgl', 'ph', 'temp_c'],
  ...['ss_mgl', 'turb_ntu', 'cond_uscm', 'transparency_cm', 'orp_mv', 'ecoli_100ml'],
];

export function startSimulation(city: City): Simulation {
  const { count } = city.network;
  return { city, state: new Float32Array(count), memory: new Float32Array(count), drift: new Float32Array(count) };
}

/** One month on. Upstream reaches come first, so what they send arrives in the same month. */
export function stepSimulation(
  { city, state, memory, drift }: Simulation,
  month: Month,
  rainMm: (district: number) => number,
): void {
  const random = makeRandom(city.seed, 'quality', month);
  const { network } = city;
  const { catchment } = network.drainage;
  const sent = new Float64Array(network.count);
  const weight = new Float64Array(network.count);
  const season = 0.22 * Math.cos(((monthNumber(month) % 12) / 12) * 2 * Math.PI);
  for (const reach of network.fromSource) {
    const wet = wetness(month, rainMm(districtOfReach(city, reach)));
    const spill = random() < 0.006 ? 0.8 + random() * 1.4 : 0;
    drift[reach] = drift[reach]! * 0.985 + 0.06 * drawNormal(random);
    memory[reach] = memory[reach]! * 0.6 + 0.24 * drawNormal(random) + spill;
    const arriving = weight[reach]! > 0 ? 0.45 * (sent[reach]! / weight[reach]!) : 0;
    const rain = wet * (0.16 * city.built[reach]! - 0.2);
    state[reach] =
      city.badness[reach]! + season + rain + drift[reach]! + memory[reach]! + arriving + 0.2 * drawNormal(random);
    const below = network.downstream[reach]!;
    if (below < 0) continue;
    const share = catchment[network.end[reach]!]!;
    sent[below] = sent[below]! + (memory[reach]! + drift[reach]! + arriving) * share;
    weight[below] = weight[below]! + share;
  }
}

/** One grab sample. The state drives the indicators together, each with its own scatter; the worst of them is about the state. */
export function drawSample(month: Month, state: number, random: Random): (string | number)[] {
  const calendar = monthNumber(month) % 12;
  const temp = 22.5 - 6.5 * Math.cos(((calendar - 0.6) / 12) * 2 * Math.PI) + drawNormal(random);
  const around = (spread: number): number => Math.exp(spread * drawNormal(random));
  const saturated = 14.6 - 0.39 * temp + 0.0045 * temp * temp;
  const oxygen = saturated * Math.min(1.25, 1.06 / (1 + Math.exp(1.5 * (state - 0.75)))) * around(0.1);
  const nh3n = 2 * Math.exp(1.15 * (state - 0.12)) * around(0.3);
  const tp = 0.4 * Math.exp(0.75 * (state - 0.2)) * around(0.25);
  const cod = 40 * Math.exp(0.5 * (state - 0.45)) * around(0.22);
  const bod5 = 10 * Math.exp(0.75 * (state - 0.5)) * around(0.28);
  const ss = 14 * Math.exp(0.3 * state) * around(0.6);
  return [
    round(Math.max(0.1, oxygen), 1),
    limited(bod5, 0.5, 1),
    limited(cod, 4, 0),
    round(cod * 0.34 * around(0.12), 1),
    limited(nh3n, 0.025, 3),
    limited(tp, 0.01, 2),
    round(nh3n * 1.15 + 1.6 * around(0.4), 2),
    round(7.3 + 0.25 * drawNormal(random), 1),
    round(temp, 1),
    limited(ss, 2, 0),
    round(ss * 0.7 * around(0.3), 1),
    round(260 * Math.exp(0.25 * state) * around(0.25), 0),
    round(Math.max(4, 62 * Math.exp(-0.45 * state) * around(0.25)), 0),
    round(140 - 75 * state + 45 * drawNormal(random), 0),
    round(9000 * Math.exp(1.3 * state) * around(0.9), 0),
  ];
}

/** A value under the detection limit is written as such. */
function limited(value: number, limit: number, digits: number): string | number {
  return value < limit ? `<${limit}` : round(value, digits);
}
