// Source tracing (溯源): the sources on a reach and above it, ranked by how well they would explain what the water shows. The score is a
// product of stated weights, each of which can be read beside it; it orders places to look at and says nothing of guilt.
import { listUpstream } from '../../place/network.ts';
import { sortProblems } from './tracing-faults.ts';
import type { TracedSource, TracingInput } from './tracing-input.ts';
import { type RainResponse, respondToRain } from './tracing-rain.ts';
import type { TracingNote, TracingReason } from './tracing-reason.ts';
import type { TracingRule } from './tracing-rule.ts';
import { excessOf, matchSignature, readBeside, readSignal, type Signal } from './tracing-signal.ts';
import { findStretches, listInflows } from './tracing-step.ts';
import { type Evidence, findSteps, type Load, type Steps, type TracingFactor, weighAll } from './tracing-weights.ts';

export interface TracedCandidate {
  readonly source: string;
  /** Metres along the river to the reach; 0 on it. */
  readonly distanceM: number;
  /** The product of the factors. */
  readonly score: number;
  readonly factors: Readonly<Record<TracingFactor, number>>;
  /** The weightiest first. */
  readonly reasons: readonly TracingReason[];
}

export interface SourceTracing {
  readonly signal: Signal | null;
  readonly rain: RainResponse | null;
  readonly notes: readonly TracingNote[];
  /** Highest score first. */
  readonly candidates: readonly TracedCandidate[];
  readonly considered: number;
}

export function traceSources(input: TracingInput, rule: TracingRule): SourceTracing {
  const { month, limits } = input;
  const waters = input.waters.get(input.reach) ?? [];
  const signal = readSignal(waters, { month, limits, rule });
  const rain = signal && respondToRain(waters, input.rainMmByDay, { month, signalMonths: signal.months, limits, rule });
  // The first of a reach stands.
  const bulletins = new Map(input.bulletins.toReversed().map((one) => [one.reach, one]));
  const index = new Map(input.network.ids.map((id, i) => [id, i]));
  const distances = measureDistances(input);
  const near = input.sources.filter(
    (source) => (distances.get(source.reach) ?? Number.POSITIVE_INFINITY) <= rule.farM.value,
  );
  const evidence: Evidence = {
    input,
    rule,
    signal,
    rain,
    indexOf: (reach) => index.get(reach)!,
    matchOf: remember((kind: string) => signal && matchSignature(signal, kind, rule)),
    stepOf: remember(makeStepOf(input, signal, rule)),
    problemsNear: sortProblems(input.problems, rule),
    bulletinOn: (reach) => bulletins.get(reach),
    usual: usualLoad(near),
  };
  const ranked = near
    .map((source) => rankSource(source, distances.get(source.reach)!, evidence))
    .sort((a, b) => b.score - a.score || a.distanceM - b.distanceM || (a.source.id < b.source.id ? -1 : 1));
  const shown = ranked.slice(0, rule.most.value).map((one) => toCandidate(one, evidence));
  return {
    signal,
    rain,
    notes: takeNotes(evidence, { shown: shown.length, considered: ranked.length }),
    candidates: shown,
    considered: ranked.length,
  };
}

/** Along the river to the upper end of the traced reach; a source somewhere on a reach counts as in its middle. */
function measureDistances({ network, lengthsM, reach }: TracingInput): ReadonlyMap<string, number> {
  const above = listUpstream(network, lengthsM, network.ids.indexOf(reach));
  return new Map([
    [reach, 0],
    ...above.map(({ index, distanceM }) => [network.ids[index]!, distanceM + lengthsM[index]! / 2] as const),
  ]);
}

function makeStepOf({ network, reach, waters, month, limits }: TracingInput, own: Signal | null, rule: TracingRule) {
  const signals = network.ids.map((id) =>
    id === reach || own === null ? own : readBeside(own, waters.get(id) ?? [], { month, limits, rule }),
  );
  const above = listInflows(network);
  return (indicator: string): Steps | null => {
    const readingOf = (at: number) => signals[at]?.readings.find((one) => one.indicator === indicator) ?? null;
    const stretches = findStretches(above, network.ids.indexOf(reach), readingOf);
    return stretches && { stretches, readingOf };
  };
}

/** What many sources ask alike is worked out once. */
function remember<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as T;
  };
}

function usualLoad(sources: readonly TracedSource[]): Load {
  const loads = sources.flatMap(({ loadKgd }) => (loadKgd === null ? [] : [loadKgd])).sort((a, b) => a - b);
  return {
    totalKgd: loads.reduce((sum, one) => sum + one, 0),
    middleKgd: loads[Math.floor(loads.length / 2)] ?? null,
  };
}

interface Ranked {
  readonly source: TracedSource;
  readonly distanceM: number;
  readonly score: number;
}

/** The weights themselves are not kept: of thousands of sources a few are shown, and those are weighed once more. */
function rankSource(source: TracedSource, distanceM: number, evidence: Evidence): Ranked {
  const weights = Object.values(weighAll(source, distanceM, evidence));
  return { source, distanceM, score: weights.reduce((product, { factor }) => product * factor, 1) };
}

function toCandidate({ source, distanceM, score }: Ranked, evidence: Evidence): TracedCandidate {
  const weights = weighAll(source, distanceM, evidence);
  const factors = Object.fromEntries(Object.entries(weights).map(([name, { factor }]) => [name, factor]));
  return {
    ...{ source: source.id, distanceM, score },
    factors: factors as Record<TracingFactor, number>,
    reasons: Object.values(weights)
      .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)))
      .flatMap(({ reasons }) => reasons),
  };
}

function takeNotes(
  { input, rule, signal, rain, stepOf }: Evidence,
  { shown, considered }: { shown: number; considered: number },
): TracingNote[] {
  const { network, limits } = input;
  // What follows is about an order, and there is none.
  if (considered === 0) return [{ kind: 'tracing.noSources' }];
  const notes: TracingNote[] = [];
  if (network.ids.length === 1 && (limits.kind === 'lake' || limits.kind === 'reservoir'))
    notes.push({ kind: 'tracing.still' });
  if (!signal) notes.push({ kind: 'tracing.noSample', months: rule.signal.value.months });
  else {
    const worst = signal.readings[0]!;
    if (excessOf(worst, rule) === 0) notes.push({ kind: 'tracing.nothingOver' });
    const steps = findSteps(signal.readings, stepOf);
    const own = steps?.stretches.get(network.ids.indexOf(input.reach));
    if (steps && own && own.upper !== null) {
      const upper = steps.readingOf(own.upper)!;
      if (upper.ratio > 1 && 1 - own.share >= rule.step.value.clear)
        notes.push({ kind: 'tracing.lookUpstream', reach: network.ids[own.upper]!, ...upper });
    } else if (network.ids.length > 1) notes.push({ kind: 'tracing.noStation' });
    const needed = rule.rain.value.leastMonths;
    if (rain && rain.months < needed) notes.push({ kind: 'tracing.fewMonths', months: rain.months, needed });
  }
  if (shown < considered) notes.push({ kind: 'tracing.capped', shown, considered });
  return notes;
}
