// From levels, posts and a rule to what each chief owes in a month, water by water; one walk may later satisfy several of them.
import { firstDay, lastDay } from '../ground/month.ts';
import { countDays, type PostLevel } from '../people/post.ts';
import { type HeldPosts, holdPosts } from './held.ts';
import { highest, rank, type WarningLevel } from './level.ts';
import type { PatrolMode } from './mode.ts';
import { sumVisits, type Window } from './period.ts';
import { type DutyInput, type Part, type Plan, planPosts } from './plan.ts';
import { policyName } from './policy.ts';
import type { Reason } from './raised.ts';
import { askedLengthM } from './threshold.ts';

export interface Duty {
  readonly person: string;
  readonly reach: string;
  readonly post: PostLevel;
  /** The highest level within the month. */
  readonly level: WarningLevel;
  readonly visits: number;
  /** In order of days, none overlapping. */
  readonly windows: readonly Window[];
  /** Least minutes and metres of one visit. */
  readonly minutes: number;
  readonly lengthM: number;
  readonly modes: readonly PatrolMode[];
  /** The policy that asks, `id@version`. */
  readonly policy: string;
  readonly why: readonly Reason[];
}

/** One duty per person and reach in post this month, sorted by person and reach; those that ask no visit this month are there with 0. */
export function assignDuties(input: DutyInput): Duty[] {
  const plansByKey = new Map<string, Plan[]>();
  for (const plan of planPosts(input)) {
    const key = JSON.stringify([plan.post.person, plan.post.reach]);
    plansByKey.set(key, [...(plansByKey.get(key) ?? []), plan]);
  }
  return [...plansByKey.values()].map((plans) => toDuty(input, plans)).sort(compareDuties);
}

function toDuty(input: DutyInput, plans: readonly Plan[]): Duty {
  const held = holdPosts(input.rule, plans);
  const { post, reach } = held.plans[0]!;
  const parts = held.plans.flatMap((plan) => plan.parts).sort((a, b) => (a.span.from < b.span.from ? -1 : 1));
  const { windows } = held;
  const modes = parts.at(-1)!.ask.modes.value;
  return {
    person: post.person,
    reach: reach.id,
    post: post.level,
    level: highest(...parts.map(({ level }) => level)),
    visits: sumVisits(windows),
    windows,
    minutes: input.rule.threshold.minutes.value,
    lengthM: askedLengthM(input.rule.threshold, reach.lengthM),
    modes,
    policy: policyName(input.rule),
    why: explain(input, held, parts),
  };
}

function explain(input: DutyInput, { plans, cap }: HeldPosts, parts: readonly Part[]): Reason[] {
  const why: Reason[] = parts.map(({ level, span, ask }) => ({
    kind: 'duty.rule',
    policy: policyName(input.rule),
    post: ask.post,
    water: plans[0]!.reach.condition,
    level,
    ...ask.frequency.value,
    source: ask.frequency.source,
    from: span.from,
    to: span.to,
    ...(ask.together ? ask.together.value : {}),
  }));
  const days = plans.reduce((sum, plan) => sum + countDays(plan.span), 0);
  const all = countDays({ from: firstDay(input.month), to: lastDay(input.month) });
  if (days < all) why.push({ kind: 'duty.partOfMonth', days, of: all });
  for (const [i, part] of parts.entries())
    if (i > 0 && rank(part.level) > rank(parts[i - 1]!.level))
      why.push({ kind: 'duty.raisedInMonth', day: part.span.from, from: parts[i - 1]!.level, to: part.level });
  const drawn = parts.flatMap(({ floor }) => floor ?? []);
  if (drawn.length > 0)
    why.push({
      kind: 'duty.randomFloor',
      visits: drawn.reduce((sum, { visits }) => sum + visits, 0),
      probability: drawn[0]!.probability,
    });
  if (!input.levels.has(plans[0]!.reach.id)) why.push({ kind: 'duty.withoutWarning' });
  if (cap !== null) why.push({ kind: 'duty.capped', cap });
  return why;
}

function compareDuties(a: Duty, b: Duty): number {
  return a.person < b.person ? -1 : a.person > b.person ? 1 : a.reach < b.reach ? -1 : 1;
}
