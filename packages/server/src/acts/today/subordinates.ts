// The people below a chief or an office, those who need help first. Everybody of the region is judged, because the first of the list may be
// anybody; only the page is told in full.
import type { AnswerOf } from '@xunhe/contract/client';
import type { SubordinateBody } from '@xunhe/contract/subordinate';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { compareNeeds, type HelpKind, type Need, needOf } from '@xunhe/domain/duty/need-of-help';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { regionPrefix } from '@xunhe/domain/place/region';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import type { Tx } from '../../store/db.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import {
  countOverdueByReach,
  type DutyOfPerson,
  type FoundSubordinate,
  listDutiesOf,
  listSubordinates,
  listWalksOf,
  type SubordinateSearch,
  type WalkOfPerson,
} from '../../store/subordinate.ts';
import { listReachNames } from '../../store/tracing.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { countWindows } from './windows.ts';

type Answer = AnswerOf<'subordinates'>;

interface Asked {
  readonly query: { readonly limit?: number; readonly offset?: number; readonly region?: string; readonly q?: string };
  readonly nowMs: number;
}

/** Names of waters beside a person: the count stands in his reasons. */
const MOST_NAMED = 3;

export async function readSubordinates(tx: Tx, who: Person, { query, nowMs }: Asked): Promise<Result<Answer>> {
  const city = await findCity(tx, who.city);
  if (!city) return refuse({ kind: 'city.unknown' });
  const day = readCityClock(city, nowMs).today;
  const month = day.slice(0, 7);
  const judged = await judgePeople(tx, month, {
    ...{ city: who.city, day, levels: listLevelsBelow(who), q: query.q },
    region: query.region && regionPrefix(query.region),
  });
  judged.sort((a, b) => compareNeeds(a.need, b.need));
  const { limit = 50, offset = 0 } = query;
  const page = judged.slice(offset, offset + limit);
  const named = page.flatMap(({ unvisited }) => unvisited.slice(0, MOST_NAMED).map(({ reach }) => reach));
  const names = new Map((await listReachNames(tx, who.city, named)).map((row) => [row.id, row]));
  const seesPhone = rightOf(who.role, 'people.read') === 'area';
  return accept({
    ...{ day, month, summary: summarize(judged), total: judged.length },
    rows: page.map((one) => tellPerson(one, { names, seesPhone })),
  });
}

/** An office stands above every post of its region, a chief above those of the levels after his. */
export function listLevelsBelow(who: Person): readonly PostLevel[] {
  const own = who.role === 'chief' ? POST_LEVELS.indexOf(who.level as PostLevel) : -1;
  return POST_LEVELS.slice(own + 1).filter((level) => level !== 'assistant');
}

interface Judged {
  readonly person: FoundSubordinate;
  readonly need: Need;
  readonly visits: number;
  readonly done: number;
  readonly unvisited: readonly { readonly reach: string; readonly level: WarningLevel }[];
  readonly overdueProblems: number;
  readonly needsReview: number;
  readonly lastPatrolDay: string | null;
}

async function judgePeople(tx: Tx, month: string, search: SubordinateSearch): Promise<Judged[]> {
  const { city, day } = search;
  const people = await listSubordinates(tx, search);
  const ids = people.map(({ id }) => id);
  const rule = await readPolicy(tx, city, month, 'feedback');
  const duties = groupBy(await listDutiesOf(tx, city, month, ids), ({ person }) => person);
  const overdue = await countOverdueByReach(tx, city, { day, ended: ENDED_STATES });
  const walks = new Map(
    (await listWalksOf(tx, city, { people: ids, sinceMonth: addMonths(month, -1) })).map((row) => [row.person, row]),
  );
  return people.map((person) => {
    const owed = duties.get(person.id) ?? [];
    const windows = owed.flatMap((duty) => countWindows({ body: duty, days: duty.days }));
    const unvisited = owed.filter((duty) => isUnvisited(duty, day)).map(({ reach, level }) => ({ reach, level: level as WarningLevel })); // biome-ignore format: one line
    const { last_day: lastPatrolDay, needs_review: needsReview }: WalkOfPerson = walks.get(person.id)!;
    const overdueProblems = person.reaches.reduce((sum, reach) => sum + (overdue.get(reach) ?? 0), 0);
    return {
      ...{ person, overdueProblems, needsReview, lastPatrolDay },
      unvisited: unvisited.toSorted((a, b) => Number(b.level === 'red') - Number(a.level === 'red')),
      visits: windows.reduce((sum, { visits }) => sum + visits, 0),
      done: windows.reduce((sum, { done }) => sum + done, 0),
      need: needOf(
        {
          ...{ level: person.level as PostLevel, windows, overdueProblems, needsReview, lastPatrolDay },
          redUnvisited: unvisited.filter(({ level }) => level === 'red').length,
          orangeUnvisited: unvisited.filter(({ level }) => level === 'orange').length,
        },
        day,
        rule,
      ),
    };
  });
}

/** A red or orange water on which visits are asked by today and nobody was this month. */
function isUnvisited({ level, windows, days }: DutyOfPerson, today: string): boolean {
  return (level === 'red' || level === 'orange') && days.length === 0 && windows.some(({ from }) => from <= today);
}

function summarize(judged: readonly Judged[]): Answer['summary'] {
  const count = (...kinds: readonly HelpKind[]) =>
    judged.filter(({ need }) => need.why.some(({ kind }) => kinds.includes(kind))).length;
  return {
    people: judged.length,
    inNeed: judged.filter(({ need }) => need.why.length > 0).length,
    redUnvisited: count('help.redUnvisited'),
    orangeUnvisited: count('help.orangeUnvisited'),
    overdueProblems: count('help.overdueProblems'),
    behind: count('help.behind', 'help.missed'),
    silent: count('help.silent', 'help.neverPatrolled'),
    needsReview: count('help.needsReview'),
  };
}

function tellPerson(
  { person, need, unvisited, ...figures }: Judged,
  told: {
    readonly names: ReadonlyMap<string, { readonly name: string; readonly name_en: string | null }>;
    readonly seesPhone: boolean;
  },
): SubordinateBody {
  const { stillNeeded, behind, missed, daysSince, why } = need;
  return {
    ...{ person: person.id, name: person.name, level: person.level, region: person.region },
    ...{ regionName: person.region_name, regionNameEn: person.region_name_en, reaches: person.reaches.length },
    phone: told.seesPhone ? person.phone : null,
    ...{ stillNeeded, behind, missed, daysSince, why: why.map((reason) => ({ ...reason })), ...figures },
    unvisited: unvisited.slice(0, MOST_NAMED).map(({ reach, level }) => ({
      ...{ reach, level, name: told.names.get(reach)?.name ?? reach, nameEn: told.names.get(reach)?.name_en ?? null },
    })),
  };
}
