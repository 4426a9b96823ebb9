// The cases behind the numbers of a month's standings, of everybody of whom visits are asked in it: from what was known at the month's end.
// A problem counts for whoever held a post on its water on the day it was reported.
import type { StandingFacts } from '@xunhe/domain/evaluation/standing';
import { countCases, leaveOut, type PlacedCase } from '@xunhe/domain/evaluation/standing-case';
import type { Depth, StandingRule } from '@xunhe/domain/evaluation/standing-rule';
import { addCounts, type Count } from '@xunhe/domain/evaluation/standing-share';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, firstDay, lastDay, monthsBetween } from '@xunhe/domain/ground/month';
import { isInPost, type PostLevel, spanInMonth } from '@xunhe/domain/people/post';
import { type FoundDuty, searchDuties } from '../../store/duty.ts';
import { findRegionsOf } from '../../store/patrol-review.ts';
import { listPosts, type PostRecord } from '../../store/people.ts';
import { listReachesEver } from '../../store/place.ts';
import { listProblemsOfTime } from '../../store/problem.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { listGranted } from '../../store/standing-objection.ts';
import { dayToInstant, instantToDay } from '../city-clock.ts';
import type { ActContext } from '../cycle/act.ts';
import { readMonthClasses } from '../month-classes.ts';
import { countWindows } from '../today/windows.ts';

const ALL = 10_000_000;

export interface GatheredStanding extends StandingFacts {
  readonly region: string;
  readonly cases: readonly PlacedCase[];
  readonly targetBefore: Count;
}

type Gathering = Pick<ActContext, 'tx' | 'city' | 'month' | 'knownAt'>;

export async function gatherStandings(context: Gathering, rule: StandingRule): Promise<GatheredStanding[]> {
  const { tx, city, month } = context;
  const monthsOf = (depth: Depth) => monthsBetween(addMonths(month, 1 - rule.months.value[depth]), month);
  const duties = groupBy(await listDuties(context, month), ({ person }) => person);
  const people = [...duties].flatMap(([person, owed]) => {
    const level = owed[0]!.person_level as PostLevel | null;
    return level === null || level === 'assistant' ? [] : [{ person, level, asked: sumVisits(owed) }];
  });
  const cases = groupBy(
    [
      ...(await listVisitCases(context, monthsOf('form'))),
      ...(await listFoundCases(context, monthsOf('content'))),
      ...(await listEndedCases(context, monthsOf('result'))),
      ...(await listTargetCases(context, monthsOf('result'))),
    ],
    ({ person }) => person,
  );
  const before = groupBy(await listTargetCases(context, monthsOf('result').map((one) => addMonths(one, -12)), monthsOf('result')), ({ person }) => person); // biome-ignore format: one line
  const regions = await findRegionsOf(tx, city.city, people.map(({ person }) => person)); // biome-ignore format: one line
  const granted = groupBy(await listGranted(tx, city.city), ({ person }) => person);
  return people.map((one) => {
    const gathered = (cases.get(one.person) ?? []).map(({ person: _, ...rest }): PlacedCase => rest);
    const left = (granted.get(one.person) ?? []).reduce(
      (rest, { number, left_out }) => leaveOut(rest, number, left_out ?? []),
      gathered,
    );
    return {
      ...one,
      ...{ region: regions.get(one.person)!, cases: left, counts: countCases(left) },
      targetBefore: addCounts(before.get(one.person) ?? []),
    };
  });
}

type OwnedCase = PlacedCase & { readonly person: string };

async function listDuties({ tx, city }: Gathering, month: string): Promise<FoundDuty[]> {
  return searchDuties(tx, { city: city.city, month, limit: ALL, offset: 0 });
}

function sumVisits(duties: readonly FoundDuty[]): number {
  return duties.reduce((sum, { visits }) => sum + visits, 0);
}

const OF_NO_PROBLEM = { problem: null, type: null, source: null, day: null, dueDay: null } as const;

async function listVisitCases(context: Gathering, months: readonly string[]): Promise<OwnedCase[]> {
  const cases: OwnedCase[] = [];
  for (const month of months)
    for (const duty of await listDuties(context, month)) {
      if (duty.visits === 0) continue;
      cases.push({
        ...{ person: duty.person, number: 'visits', id: `${month}/${duty.reach}`, leftOut: false, month },
        ...{ reach: duty.reach, reachName: duty.reach_name, reachNameEn: duty.reach_name_en },
        numerator: countWindows(duty).reduce((sum, { done }) => sum + done, 0),
        ...{ denominator: duty.visits, ...OF_NO_PROBLEM },
      });
    }
  return cases;
}

/** Valid problems of all sources on the waters of each post, and which of them its holder reported himself. */
async function listFoundCases(context: Gathering, months: readonly string[]): Promise<OwnedCase[]> {
  const { city, knownAt } = context;
  const { from, problems, nameReach } = await readProblems(context, months);
  const posts = groupBy(await listPostsOf(context, months), ({ reach }) => reach);
  return problems
    .filter((problem) => problem.reported_at >= from && problem.reported_at < knownAt)
    .flatMap((problem) => {
      const day = instantToDay(problem.reported_at.getTime(), city.timezone);
      const holders = (posts.get(problem.reach) ?? []).filter((post) => isInPost(post, day));
      return [...new Set(holders.map(({ person }) => person))].flatMap((person): OwnedCase[] => {
        const own = problem.reporter === person || problem.on_behalf_of === person;
        const found = {
          ...{ person, id: problem.id, leftOut: false, numerator: own ? 1 : 0, denominator: 1 },
          ...{ month: day.slice(0, 7), ...nameReach(problem.reach), problem: problem.id, type: problem.type },
          ...{ source: problem.source, day, dueDay: null },
        };
        const isKey = problem.key_problem ? [{ ...found, number: 'keyFound' as const }] : [];
        return [{ ...found, number: 'found' as const }, ...isKey];
      });
    });
}

/** Of the problems that somebody reported or follows, those that ended. */
async function listEndedCases(context: Gathering, months: readonly string[]): Promise<OwnedCase[]> {
  const { city, knownAt } = context;
  const { from, problems, nameReach } = await readProblems(context, months);
  return problems.flatMap((problem): OwnedCase[] => {
    const person = problem.follower ?? problem.on_behalf_of ?? problem.reporter;
    const { closed_at: closed } = problem;
    if (person === null || closed === null || closed < from || closed >= knownAt) return [];
    const day = instantToDay(closed.getTime(), city.timezone);
    const isOnTime = problem.due_day === null || day <= problem.due_day;
    return [
      {
        ...{ person, number: 'closedOnTime', id: problem.id, leftOut: false },
        ...{ numerator: isOnTime ? 1 : 0, denominator: 1, month: day.slice(0, 7), ...nameReach(problem.reach) },
        ...{ problem: problem.id, type: problem.type, source: problem.source, day, dueDay: problem.due_day },
      },
    ];
  });
}

/**
 * Sampled months of the waters of each post.
 * @param heldIn the months in which the posts are looked at: a year before, the waters are those of now
 */
async function listTargetCases(
  context: Gathering,
  months: readonly string[],
  heldIn: readonly string[] = months,
): Promise<OwnedCase[]> {
  const { tx, city, knownAt } = context;
  const posts = await listPostsOf(context, heldIn);
  const { nameReach } = await readNames(context);
  const cases: OwnedCase[] = [];
  for (const [i, month] of months.entries()) {
    const classes = await readMonthClasses(tx, city, month, knownAt);
    const held = new Map(
      posts.flatMap((post) => (spanInMonth(post, heldIn[i]!) ? [[`${post.person} ${post.reach}`, post] as const] : [])),
    );
    for (const { person, reach } of held.values()) {
      const quality = classes.get(reach);
      if (!quality) continue;
      cases.push({
        ...{ person, number: 'targetMet', id: `${month}/${reach}`, leftOut: false, month, ...nameReach(reach) },
        ...{ numerator: quality.fails ? 0 : 1, denominator: 1, ...OF_NO_PROBLEM },
      });
    }
  }
  return cases;
}

/** Valid ones: neither rejected nor joined with another. */
async function readProblems(context: Gathering, months: readonly string[]) {
  const { tx, city, knownAt } = context;
  const from = new Date(dayToInstant(firstDay(months[0]!), city.timezone));
  const all = await listProblemsOfTime(tx, city.city, { from, until: knownAt });
  const problems = all.filter(({ state }: ProblemRow) => state !== 'rejected' && state !== 'merged');
  return { from, problems, ...(await readNames(context)) };
}

async function readNames({ tx, city }: Gathering) {
  const names = new Map((await listReachesEver(tx, city.city)).map((reach) => [reach.id, reach]));
  return {
    nameReach(reach: string) {
      const named = names.get(reach);
      return { reach, reachName: named?.name ?? reach, reachNameEn: named?.name_en ?? null };
    },
  };
}

async function listPostsOf({ tx, city }: Gathering, months: readonly string[]): Promise<PostRecord[]> {
  const posts = await listPosts(tx, city.city, firstDay(months[0]!), lastDay(months.at(-1)!));
  return posts.filter(({ level }) => level !== 'assistant');
}
