// 人员看板: chiefs by post, those who are new and those who are silent, both by the city's own rule.
import type { PeopleList } from '@xunhe/contract/board';
import type { AnswerOf } from '@xunhe/contract/client';
import type { FeedbackRule } from '@xunhe/domain/duty/feedback-rule';
import { needOf } from '@xunhe/domain/duty/need-of-help';
import { addDays, type Day } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { listFirstDays } from '../../store/board-people.ts';
import type { Tx } from '../../store/db.ts';
import type { Person } from '../../store/people.ts';
import {
  type DutyOfPerson,
  type FoundSubordinate,
  listDutiesOf,
  listSubordinates,
  listWalksOf,
} from '../../store/subordinate.ts';
import { readPolicy } from '../cycle/policy.ts';
import { listLevelsBelow } from '../today/subordinates.ts';
import { countWindows } from '../today/windows.ts';

type Answer = AnswerOf<'peopleBoard'>;

interface Asked {
  readonly who: Person;
  readonly day: Day;
  readonly list: PeopleList;
  readonly post?: PostLevel | undefined;
  /** Significant digits. */
  readonly region?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface Seen {
  readonly person: FoundSubordinate;
  readonly firstDay: Day;
  readonly lastPatrolDay: Day | null;
  readonly daysSince: number | null;
  readonly isSilent: boolean;
}

export async function readPeopleBoard(tx: Tx, asked: Asked): Promise<Answer> {
  const { who, day, list, post, region, limit, offset } = asked;
  const month = day.slice(0, 7);
  const rule = await readPolicy(tx, who.city, month, 'feedback');
  const since = addDays(day, -rule.newChiefDays.value);
  const levels = listLevelsBelow(who);
  const seen = await lookAtPeople(tx, { city: who.city, day, month, levels, region }, rule);
  const isNew = ({ firstDay }: Seen) => firstDay >= since;
  const found = seen
    .filter(
      (one) => (list === 'silent' ? one.isSilent : isNew(one)) && (post === undefined || one.person.level === post),
    )
    .sort(COMPARE[list]);
  return {
    ...{ day, month, since, total: found.length },
    posts: POST_LEVELS.flatMap((level) => {
      const of = seen.filter(({ person }) => person.level === level);
      if (of.length === 0) return [];
      return {
        ...{ post: level, people: of.length, appeared: of.filter(isNew).length },
        silent: of.filter(({ isSilent }) => isSilent).length,
        silentAfter: rule.silentDays.value[level] ?? null,
      };
    }),
    rows: found.slice(offset, offset + limit).map(({ person, firstDay, lastPatrolDay, daysSince }) => ({
      ...{ person: person.id, name: person.name, post: person.level as PostLevel, region: person.region },
      ...{ regionName: person.region_name, regionNameEn: person.region_name_en, waters: person.reaches.length },
      ...{ firstDay, lastPatrolDay, daysSince },
    })),
  };
}

interface Looked {
  readonly city: string;
  readonly day: Day;
  readonly month: string;
  readonly levels: readonly PostLevel[];
  readonly region?: string | undefined;
}

async function lookAtPeople(tx: Tx, { month, ...search }: Looked, rule: FeedbackRule): Promise<Seen[]> {
  const { city, day } = search;
  const people = await listSubordinates(tx, search);
  const ids = people.map(({ id }) => id);
  const firstDays = await listFirstDays(tx, city);
  const duties = groupBy(await listDutiesOf(tx, city, month, ids), ({ person }) => person);
  const walks = new Map(
    (await listWalksOf(tx, city, { people: ids, sinceMonth: month })).map((row) => [row.person, row]),
  );
  return people.map((person) => {
    const lastPatrolDay = walks.get(person.id)?.last_day ?? null;
    const need = judgeSilence({ person, lastPatrolDay, duties: duties.get(person.id) ?? [] }, day, rule);
    return { person, firstDay: firstDays.get(person.id) ?? day, lastPatrolDay, ...need };
  });
}

/** By the same rule that tells a chief which of those below need his help. */
function judgeSilence(
  one: Pick<Seen, 'person' | 'lastPatrolDay'> & { readonly duties: readonly DutyOfPerson[] },
  day: Day,
  rule: FeedbackRule,
): Pick<Seen, 'daysSince' | 'isSilent'> {
  const { daysSince, why } = needOf(
    {
      ...{ level: one.person.level as PostLevel, lastPatrolDay: one.lastPatrolDay },
      windows: one.duties.flatMap((duty) => countWindows({ body: duty, days: duty.days })),
      ...{ redUnvisited: 0, orangeUnvisited: 0, overdueProblems: 0, needsReview: 0 },
    },
    day,
    rule,
  );
  return { daysSince, isSilent: why.some(({ kind }) => kind === 'help.silent' || kind === 'help.neverPatrolled') };
}

const byId = (a: Seen, b: Seen) => (a.person.id < b.person.id ? -1 : 1);

/** Whoever never walked stands first. */
const COMPARE: Readonly<Record<PeopleList, (a: Seen, b: Seen) => number>> = {
  silent: (a, b) => (b.daysSince ?? 1e6) - (a.daysSince ?? 1e6) || byId(a, b),
  appeared: (a, b) => (a.firstDay === b.firstDay ? byId(a, b) : a.firstDay < b.firstDay ? 1 : -1),
};
