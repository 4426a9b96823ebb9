// What to look for on each of a person's waters: where something may come from, what is open, what was, and what was seen and measured last.
// Whoever may read only his own records is told of his own.
import type { LookFor } from '@xunhe/contract/look-for';
import { addDays, dayNumber } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths } from '@xunhe/domain/ground/month';
import { rightOf } from '@xunhe/domain/people/may';
import { readSourceState } from '@xunhe/domain/place/source-status';
import { overdueDays } from '@xunhe/domain/problem/deadline';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import type { Tx } from '../../store/db.ts';
import {
  countProblemTypes,
  type LastPatrol,
  listLastPatrols,
  listOpenProblemsOn,
  type ProblemTypeCount,
} from '../../store/look-for.ts';
import { listSamples, type StoredSample } from '../../store/observation.ts';
import type { Person } from '../../store/people.ts';
import type { ReachWithWater } from '../../store/place.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import type { CityRow, SourceRow } from '../../store/rows-place.ts';
import { listSourcesOn } from '../../store/tracing.ts';
import { dayToInstant, instantToDay, readCityClock } from '../city-clock.ts';
import { classesByMonth } from '../month-classes.ts';

/** A phone keeps all of it for each of forty waters, and nobody walks with a longer list. */
const MOST = 12;
const PAST_MONTHS = 12;
/** Before anybody confirmed it a problem is a claim; these end without one. */
export const UNCONFIRMED = ['reported', 'rejected', 'merged'];

export interface LookGround {
  readonly who: Person;
  readonly city: CityRow;
  readonly nowMs: number;
  readonly reaches: readonly ReachWithWater[];
}

export async function readLookFor(tx: Tx, ground: LookGround): Promise<ReadonlyMap<string, LookFor>> {
  const { who, city, reaches } = ground;
  const ids = reaches.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { today, nowMs } = readCityClock(city, ground.nowMs);
  const reporter = rightOf(who.role, 'problem.read') === 'area' ? undefined : who.id;
  const walker = rightOf(who.role, 'patrol.read') === 'area' ? undefined : who.id;
  const asked = { reaches: ids, ended: ENDED_STATES, reporter };
  const since = new Date(dayToInstant(addDays(today, -365), city.timezone));
  const months = { from: addMonths(today.slice(0, 7), -PAST_MONTHS), to: today.slice(0, 7) };
  const found = {
    sources: groupBy(await listSourcesOn(tx, city.city, ids), ({ reach }) => reach),
    problems: groupBy(await listOpenProblemsOn(tx, city.city, asked), ({ reach }) => reach),
    past: groupBy(
      await countProblemTypes(tx, city.city, { ...asked, since, unconfirmed: UNCONFIRMED }),
      ({ reach }) => reach,
    ),
    samples: groupBy(
      await listSamples(tx, city.city, { ...months, reaches: ids, knownAt: new Date(nowMs) }),
      ({ reach }) => reach,
    ),
    patrols: new Map((await listLastPatrols(tx, city.city, ids, walker)).map((row) => [row.reach, row])),
  };
  return new Map(
    reaches.map((reach) => {
      const working = (found.sources.get(reach.id) ?? []).filter(({ status }) => readSourceState(status) !== 'closed');
      const problems = found.problems.get(reach.id) ?? [];
      return [
        reach.id,
        {
          riskPoints: working.toSorted(compareSources).slice(0, MOST).map(toRiskPoint),
          riskPointTotal: working.length,
          problems: problems.slice(0, MOST).map((row) => toOpenProblem(row, today, city.timezone)),
          problemTotal: problems.length,
          pastProblems: toPast(found.past.get(reach.id) ?? [], city.timezone),
          lastPatrol: toLastPatrol(found.patrols.get(reach.id)),
          lastSample: findLastSample(city, reach, found.samples.get(reach.id) ?? []),
          targetClass: reach.target_class ?? city.target_class,
        },
      ];
    }),
  );
}

/** What does not work as it should comes first, then the heaviest. */
function compareSources(a: SourceRow, b: SourceRow): number {
  return Number(isFaulty(b)) - Number(isFaulty(a)) || (b.load_kgd ?? -1) - (a.load_kgd ?? -1) || (a.id < b.id ? -1 : 1);
}

function isFaulty({ status }: SourceRow): boolean {
  return readSourceState(status) === 'faulty';
}

function toRiskPoint(row: SourceRow): LookFor['riskPoints'][number] {
  const { id, kind, name, lon, lat } = row;
  return { id, kind, name, lon, lat, faulty: isFaulty(row) };
}

function toOpenProblem(row: ProblemRow, today: string, timezone: string): LookFor['problems'][number] {
  const { id, type, state, text, lon, lat } = row;
  const reportedDay = instantToDay(row.reported_at.getTime(), timezone);
  return {
    ...{ id, type, state, key: row.key_problem, text, reportedDay, lon, lat },
    daysOpen: Math.max(0, dayNumber(today) - dayNumber(reportedDay)),
    overdueDays: overdueDays(row.due_day, today),
  };
}

function toPast(rows: readonly ProblemTypeCount[], timezone: string): LookFor['pastProblems'] {
  return rows
    .filter(({ count, open }) => count > open)
    .map(({ type, count, open, last }) => ({
      type,
      count: count - open,
      lastDay: instantToDay(last.getTime(), timezone),
    }));
}

function toLastPatrol(row: LastPatrol | undefined): LookFor['lastPatrol'] {
  return row ? { day: row.day, personName: row.person_name, verdict: row.verdict, problems: row.problems } : null;
}

function findLastSample(city: CityRow, reach: ReachWithWater, samples: readonly StoredSample[]): LookFor['lastSample'] {
  const newest = [...classesByMonth(city, reach, samples)].sort(([a], [b]) => (a < b ? 1 : -1))[0];
  if (!newest) return null;
  const [month, { wqClass }] = newest;
  const days = samples.filter((sample) => sample.month === month).map(({ day }) => day);
  return { month, day: days.sort().at(-1)!, wqClass };
}
