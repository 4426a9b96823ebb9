// What is on record about a source: problems that were confirmed beside it or on its reach and that its kind could be behind, and bulletins.
import { haversineM } from '../../ground/geo.ts';
import type { TracedProblem, TracedSource } from './tracing-input.ts';
import type { TracingRule } from './tracing-rule.ts';

export interface Fault {
  readonly open: boolean;
  readonly atSource: boolean;
  readonly type: string;
  /** Ids of the problems that weigh as much. */
  readonly problems: readonly string[];
  readonly times: number;
}

/**
 * For each source the problems that may have to do with it, in their order: those on its reach and those beside it. In a large
 * city most lie elsewhere, and to look at each for each source would take seconds.
 */
export function sortProblems(
  problems: readonly TracedProblem[],
  rule: TracingRule,
): (source: TracedSource) => readonly TracedProblem[] {
  const byReach = new Map<string, number[]>();
  const byBand = new Map<number, number[]>();
  const bandOf = (lat: number) => Math.floor((lat * LEAST_M_PER_DEGREE) / Math.max(1, rule.faults.value.nearM));
  for (const [i, { reach, lat }] of problems.entries()) {
    addTo(byReach, reach, i);
    if (lat !== null) addTo(byBand, bandOf(lat), i);
  }
  return (source) => {
    const found = [...(byReach.get(source.reach) ?? [])];
    if (source.lat !== null) {
      const band = bandOf(source.lat);
      for (let at = band - 1; at <= band + 1; at++)
        for (const i of byBand.get(at) ?? [])
          if (problems[i]!.reach !== source.reach && isBeside(source, problems[i]!, rule)) found.push(i);
    }
    return found.sort((a, b) => a - b).map((i) => problems[i]!);
  };
}

function addTo<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The heaviest fault; one more of the same kind is told, but weighs nothing more. */
export function findFault(source: TracedSource, problems: readonly TracedProblem[], rule: TracingRule): Fault | null {
  let best: { readonly times: number; readonly problem: TracedProblem } | null = null;
  const like: string[] = [];
  for (const problem of problems) {
    if (!rule.kindsOfProblem.value[problem.type]?.includes(source.kind)) continue;
    const times = weighProblem(source, problem, rule);
    if (times === null || (best !== null && times < best.times)) continue;
    if (best === null || times > best.times || problem.type < best.problem.type) {
      best = { times, problem };
      like.length = 0;
    }
    if (problem.type === best.problem.type) like.push(problem.id);
  }
  if (best === null) return null;
  const { times, problem } = best;
  return {
    open: problem.open,
    atSource: isBeside(source, problem, rule),
    type: problem.type,
    problems: like.sort(),
    times,
  };
}

/** By the place where both are known, otherwise by the reach; null when it has nothing to do with the source. */
function weighProblem(source: TracedSource, problem: TracedProblem, rule: TracingRule): number | null {
  const { openAtSource, openOnReach, endedAtSource, endedOnReach } = rule.faults.value;
  if (isBeside(source, problem, rule)) return problem.open ? openAtSource : endedAtSource;
  if (problem.reach !== source.reach) return null;
  return problem.open ? openOnReach : endedOnReach;
}

/** A degree of latitude is never less than 110 km: most problems lie too far for a closer look. */
const LEAST_M_PER_DEGREE = 110_000;

function isBeside(source: TracedSource, problem: TracedProblem, rule: TracingRule): boolean {
  const { nearM } = rule.faults.value;
  if (source.lon === null || source.lat === null || problem.lon === null || problem.lat === null) return false;
  if (Math.abs(source.lat - problem.lat) * LEAST_M_PER_DEGREE > nearM) return false;
  return haversineM(source.lon, source.lat, problem.lon, problem.lat) <= nearM;
}
