// A made-up river with one polluter, for the tests of source tracing. It is not made from the tracing rule: what each kind of source brings is
// written down here apart, and every source differs from its kind; all of them leak a little, samples scatter, and half of the problems on
// record have nothing to do with it. Deterministic by seed.
import { dayNumber, numberToDay } from '../../ground/day.ts';
import { addMonths } from '../../ground/month.ts';
import { GB3838_2002 } from '../../observation/standard.ts';
import { makeNetwork } from '../../place/network.ts';
import { type Random, seedRandom } from '../learner/random.ts';
import type { TracedProblem, TracedSource, TracingInput } from './tracing-input.ts';
import type { WaterMonth } from './tracing-signal.ts';

/** Milligrams a litre at the outlet of a usual source, by what textbooks say of its water. */
const BROUGHT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  industry: { cod: 160, cu: 3, zn: 4, nh3n: 1.5, bod5: 12 },
  farm: { nh3n: 9, tp: 2.4, bod5: 28, cod: 70 },
  wwtp: { nh3n: 6, tp: 1.2, cod: 45, bod5: 8 },
  outfall: { nh3n: 6, tp: 0.9, bod5: 40, cod: 70, las: 1 },
  drainage_user: { nh3n: 7, tp: 0.8, bod5: 30, cod: 60, las: 1.6 },
  scattered: { cod: 130, oil: 6, zn: 2, bod5: 12 },
};
const USUAL_KGD: Readonly<Record<string, number>> = {
  ...{ industry: 40, farm: 22, wwtp: 120, outfall: 12, drainage_user: 4, scattered: 8 },
};
const WITH_RAIN: Readonly<Record<string, number>> = {
  ...{ industry: -0.25, farm: 0.6, wwtp: -0.2, outfall: 0.7, drainage_user: -0.25, scattered: 0.4 },
};
const TYPES: Readonly<Record<string, string>> = {
  ...{ industry: 'industrial_discharge', farm: 'farming_pollution', wwtp: 'drainage_facility' },
  ...{ outfall: 'drainage_facility', drainage_user: 'drainage_facility', scattered: 'stockyard' },
};
const KINDS = Object.keys(BROUGHT);
const CLEAN: Readonly<Record<string, number>> = {
  ...{ nh3n: 0.3, tp: 0.08, bod5: 1.8, cod: 11, cu: 0.01, zn: 0.03, oil: 0.02, las: 0.05 },
};
const MONTH = '2020-12';
const MONTHS = 24;
const TARGET = 4;

export interface MadeRiver {
  readonly input: TracingInput;
  /** Id of the source that pollutes. */
  readonly planted: string;
}

export function makeRiver(seed: number): MadeRiver {
  const random = seedRandom(seed * 7919 + 13);
  const count = 14;
  // Reach 0 is traced; every other flows into one below it.
  const downstream = Array.from({ length: count }, (_, i) =>
    i === 0 ? -1 : Math.max(0, i - 1 - Math.floor(random() * 2)),
  );
  const lengthsM = downstream.map(() => 600 + 2400 * random());
  const reaches = downstream.map((below, i) => ({
    ...{ id: `R${i}`, downstream: below < 0 ? null : `R${below}`, lengthM: lengthsM[i]! },
  }));
  const network = makeNetwork(reaches);
  if (!network.ok) throw new Error(network.refusal.kind);
  const sources = reaches.flatMap(({ id }, reach) => placeSources(random, { id, reach }));
  const heavy = sources.filter((source) => source.loadKgd! >= USUAL_KGD[source.kind]! && source.status === 'active');
  const planted = heavy[Math.floor(random() * heavy.length)]!;
  const rainMmByDay = drawRain(random);
  const river = { random, downstream, sources, planted: planted.id, rainMmByDay };
  const measured = reaches.map((_, i) => i === 0 || random() < 0.4);
  const seen = sampleRiver(river);
  return {
    planted: planted.id,
    input: {
      ...{ reach: 'R0', month: MONTH, network: network.value, lengthsM, sources, rainMmByDay, bulletins: [] },
      limits: { standard: GB3838_2002, kind: 'river', targetClass: TARGET },
      waters: new Map(reaches.flatMap(({ id }, i) => (measured[i] ? [[id, seen[i]!] as const] : []))),
      problems: drawProblems(random, sources, planted),
    },
  };
}

function placeSources(random: Random, { id, reach }: { id: string; reach: number }): TracedSource[] {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => {
    const kind = KINDS[Math.floor(random() * KINDS.length)]!;
    const [lon, lat] = [113 + 0.02 * reach + 0.005 * random(), 23 + 0.005 * random()];
    const status = random() < 0.9 ? 'active' : 'closed';
    return {
      ...{ id: `${id}-S${n}`, kind, reach: id, lon, lat, status },
      loadKgd: USUAL_KGD[kind]! * spread(random, 0.8),
    };
  });
}

interface River {
  readonly random: Random;
  readonly downstream: readonly number[];
  readonly sources: readonly TracedSource[];
  readonly planted: string;
  readonly rainMmByDay: ReadonlyMap<string, number>;
}

/** Of what enters a reach from above, so much is left at its lower end. */
const LEFT = 0.75;

/** How strongly the polluter must run for the traced reach to fail by 1.5 to 4 times the limit of what it brings most of. */
function strengthOf(
  { random, downstream, sources, planted }: River,
  brought: Readonly<Record<string, number>>,
): number {
  const reach = sources.find(({ id }) => id === planted)!.reach;
  let left = 1;
  for (let at = Number(reach.slice(1)); at > 0; at = downstream[at]!) left *= LEFT;
  const worst = Math.max(...Object.entries(brought).map(([id, mgL]) => mgL / GB3838_2002.river[id]![TARGET - 1]!));
  return (1.5 + 2.5 * random()) / (worst * left);
}

/** Concentrations from the springs down: a reach mixes its inflows with its own sources, and a little dies away on the way. */
function sampleRiver(river: River): WaterMonth[][] {
  const { random, downstream, sources, planted, rainMmByDay } = river;
  const months: WaterMonth[][] = downstream.map(() => []);
  const own = sources.map((source) => ({ source, brought: varyBrought(random, source.kind) }));
  const strength = strengthOf(river, own.find(({ source }) => source.id === planted)!.brought);
  for (let m = MONTHS - 1; m >= 0; m--) {
    const month = addMonths(MONTH, -m);
    const day = `${month}-${String(5 + Math.floor(random() * 20)).padStart(2, '0')}`;
    const rainMm = [0, -1, -2].reduce((sum, back) => sum + rainMmByDay.get(numberToDay(dayNumber(day) + back))!, 0);
    const excess: Record<string, number>[] = downstream.map(() => ({}));
    for (let reach = downstream.length - 1; reach >= 0; reach--) {
      for (const { source, brought } of own.filter((one) => one.source.reach === `R${reach}`)) {
        const leak = source.status === 'closed' ? 0 : 0.008 * (source.loadKgd! / USUAL_KGD[source.kind]!);
        const wet = Math.exp((WITH_RAIN[source.kind]! * Math.log1p(rainMm)) / 2);
        const part = (source.id === planted ? strength : leak) * wet;
        for (const [id, mgL] of Object.entries(brought)) excess[reach]![id] = (excess[reach]![id] ?? 0) + part * mgL;
      }
      const below = downstream[reach]!;
      if (below >= 0)
        for (const [id, mgL] of Object.entries(excess[reach]!))
          excess[below]![id] = (excess[below]![id] ?? 0) + LEFT * mgL;
    }
    for (const [reach, added] of excess.entries()) {
      const means = Object.fromEntries(
        Object.entries(CLEAN).map(([id, mgL]) => [id, (mgL + (added[id] ?? 0)) * spread(random, 0.25)]),
      );
      months[reach]!.push({ month, means, days: [day] });
    }
  }
  return months;
}

function varyBrought(random: Random, kind: string): Record<string, number> {
  return Object.fromEntries(Object.entries(BROUGHT[kind]!).map(([id, mgL]) => [id, mgL * spread(random, 0.4)]));
}

function drawRain(random: Random): Map<string, number> {
  const first = dayNumber(`${addMonths(MONTH, -MONTHS)}-01`);
  return new Map(
    Array.from({ length: 31 * (MONTHS + 2) }, (_, i) => [
      numberToDay(first + i),
      random() < 0.3 ? 40 * random() ** 2 : 0,
    ]),
  );
}

/** In four rivers of ten somebody has noticed; three problems on every river were something else. */
function drawProblems(random: Random, sources: readonly TracedSource[], planted: TracedSource): TracedProblem[] {
  const others = [0, 1, 2].map(() => sources[Math.floor(random() * sources.length)]!);
  const noticed = random() < 0.4 ? [planted] : [];
  return [...others, ...noticed].map(({ kind, reach, lon, lat }, i) => ({
    ...{ id: `Q${i}`, type: TYPES[kind]!, reach, open: random() < 0.5, lon, lat },
  }));
}

/** A factor around 1, normal in its logarithm. */
function spread(random: Random, sd: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(sd * normal);
}
