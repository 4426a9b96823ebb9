// What is on record about a source: problems that were confirmed beside it or on its reach and that its kind could be behind, and bulletins.
import { haversineM } from '../ground/geo.ts';
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

/** The heaviest fault; one more of the same kind is told, but weighs nothing more. */
export function findFault(source: TracedSource, problems: readonly TracedProblem[], rule: TracingRule): Fault | null {
  const found = problems
    .filter(({ type }) => rule.kindsOfProblem.value[type]?.includes(source.kind))
    .flatMap((problem) => weighProblem(source, problem, rule))
    .sort((a, b) => b.times - a.times || (a.problem.id < b.problem.id ? -1 : 1));
  const heaviest = found[0];
  if (!heaviest) return null;
  const { times, atSource, problem } = heaviest;
  const like = found.filter((one) => one.times === times && one.problem.type === problem.type);
  return { open: problem.open, atSource, type: problem.type, problems: like.map((one) => one.problem.id), times };
}

/** By the place where both are known, otherwise by the reach. */
function weighProblem(source: TracedSource, problem: TracedProblem, rule: TracingRule) {
  const { nearM, openAtSource, openOnReach, endedAtSource, endedOnReach } = rule.faults.value;
  const atSource =
    source.lon !== null &&
    source.lat !== null &&
    problem.lon !== null &&
    problem.lat !== null &&
    haversineM(source.lon, source.lat, problem.lon, problem.lat) <= nearM;
  if (!atSource && problem.reach !== source.reach) return [];
  const [open, ended] = atSource ? [openAtSource, endedAtSource] : [openOnReach, endedOnReach];
  return [{ problem, atSource, times: problem.open ? open : ended }];
}
