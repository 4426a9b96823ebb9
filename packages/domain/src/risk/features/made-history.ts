// A small made-up city for the tests of this room: stations with a stable rate, a season and a memory. Deterministic by seed.
import { seedRandom } from '../learner/random.ts';
import type { HistoryReach, MonthlyHistory } from './history.ts';

export interface MadeCity {
  readonly reaches: number;
  readonly months: number;
  readonly seed: number;
  /** Share of reaches with samples, and of months that are missing. */
  readonly monitored?: number;
  readonly missing?: number;
  readonly kind?: HistoryReach['kind'];
}

const FIRST_MONTH = 2005 * 12;
const INDICATORS = ['do', 'nh3n', 'tp', 'temp'];
const LIMITS = [[7.5, 6, 5, 3, 2], [0.15, 0.5, 1, 1.5, 2], [0.02, 0.1, 0.2, 0.3, 0.4], null];

export function makeHistory(city: MadeCity): MonthlyHistory {
  const random = seedRandom(city.seed);
  const { reaches, months } = city;
  const cells = reaches * months;
  const empty = () => new Float32Array(cells).fill(Number.NaN);
  const means = INDICATORS.map(empty);
  const history: MonthlyHistory = {
    firstMonth: FIRST_MONTH,
    months,
    indicators: INDICATORS,
    lowerIsWorse: [true, false, false, false],
    limits: [LIMITS, LIMITS],
    means,
    ratio: empty(),
    wqClass: new Uint8Array(cells),
    fails: new Int8Array(cells).fill(-1),
    dryBefore: empty(),
    rainBefore: empty(),
    rain: [makeRain(months, random)],
    complaints: new Float32Array(cells),
    problems: new Float32Array(cells),
    effort: new Float32Array(cells).fill(2),
    reaches: Array.from({ length: reaches }, (_, i) => makeReach(i, city, random)),
  };
  for (let reach = 0; reach < reaches; reach++) {
    const level = (random() - 0.6) * 3;
    const sampled = reach < reaches * (city.monitored ?? 0.8);
    let memory = 0;
    for (let m = 0; m < months; m++) {
      memory = 0.7 * memory + 0.5 * (random() + random() - 1);
      const log = level + memory + 0.4 * Math.cos((2 * Math.PI * (m % 12)) / 12);
      if (!sampled || random() < (city.missing ?? 0.05)) continue;
      const cell = reach * months + m;
      const ratio = Math.exp(log);
      means[0]![cell] = Math.max(0.1, 2 / ratio + 1);
      means[1]![cell] = 2 * ratio;
      means[2]![cell] = 0.3 * ratio;
      means[3]![cell] = 20 - 6 * Math.cos((2 * Math.PI * (m % 12)) / 12);
      history.ratio[cell] = ratio;
      history.dryBefore[cell] = Math.floor(10 * random());
      history.rainBefore[cell] = 20 * random();
      history.fails[cell] = ratio > 1 ? 1 : 0;
      history.wqClass[cell] = ratio > 1 ? 6 : ratio > 0.75 ? 5 : ratio > 0.5 ? 4 : 3;
      if (ratio > 1.5 && random() < 0.2) history.complaints[cell]! += 1;
    }
  }
  return history;
}

function makeReach(i: number, city: MadeCity, random: () => number): HistoryReach {
  return {
    id: `R${String(i).padStart(4, '0')}`,
    waterBody: `W${Math.floor(i / 5)}`,
    district: `99010${Math.floor(i / 20) % 9}`,
    kind: city.kind ?? 'river',
    targetClass: 5,
    lengthM: 500 + 3000 * random(),
    widthM: 5 + 30 * random(),
    downstream: i % 5 === 4 || i + 1 >= city.reaches ? -1 : i + 1,
    gauge: 0,
    sourceLoadKgd: 50 * random(),
    sourceCounts: { farm: Math.floor(3 * random()), outfall: Math.floor(4 * random()) },
    wwtpLoadKgd: 5 * Math.floor(2 * random()),
    sourceFaults: Math.floor(1.2 * random()),
    landCover: { urban: random() },
  };
}

function makeRain(months: number, random: () => number) {
  const column = (most: number) => Float32Array.from({ length: months }, () => most * random());
  return { total: column(300), maxDay: column(90), wetDays: column(20), drySpellEnd: column(15) };
}
