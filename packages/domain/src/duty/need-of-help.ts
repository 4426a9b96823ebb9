// Which of the people below a chief need his help (需要帮助的下级), and why. Not a ranking of people: the order says where to look first, and
// nothing is counted that the person could not have done by now.
import { type Day, dayNumber } from '../ground/day.ts';
import { countDays, type PostLevel } from '../people/post.ts';
import type { FeedbackRule } from './feedback-rule.ts';
import type { Window } from './period.ts';
import type { WindowProgress } from './progress.ts';

/** Most pressing first. WARNING: on the wire, worded by the screens; add, never rename. */
export const HELP_KINDS = [
  'help.redUnvisited',
  'help.orangeUnvisited',
  'help.overdueProblems',
  'help.behind',
  'help.missed',
  'help.silent',
  'help.neverPatrolled',
  'help.needsReview',
] as const;

export type HelpKind = (typeof HELP_KINDS)[number];

export interface HelpFacts {
  readonly level: PostLevel;
  /** Windows of this month's duties on all his waters. */
  readonly windows: readonly WindowProgress[];
  /** Red and orange waters on which a visit is asked by today and none was made this month. */
  readonly redUnvisited: number;
  readonly orangeUnvisited: number;
  /** Open problems past their day on his waters. */
  readonly overdueProblems: number;
  readonly needsReview: number;
  readonly lastPatrolDay: Day | null;
}

export interface HelpReason {
  readonly kind: HelpKind;
  readonly n: number;
}

export interface Need {
  readonly behind: number;
  readonly missed: number;
  readonly stillNeeded: number;
  /** Null: no patrol is known. */
  readonly daysSince: number | null;
  /** Most pressing first; empty for whoever needs no help. */
  readonly why: readonly HelpReason[];
}

export function needOf(facts: HelpFacts, today: Day, rule: FeedbackRule): Need {
  const open = facts.windows.filter((window) => window.from <= today && today <= window.to);
  const sum = (windows: readonly WindowProgress[], count: (window: WindowProgress) => number) =>
    windows.reduce((total, window) => total + count(window), 0);
  const behind = sum(open, (window) => Math.max(0, dueByNow(window, today) - window.done));
  const missed = sum(
    facts.windows.filter(({ to }) => to < today),
    ({ visits, done }) => visits - done,
  );
  const daysSince = facts.lastPatrolDay === null ? null : dayNumber(today) - dayNumber(facts.lastPatrolDay);
  const silentAfter = rule.silentDays.value[facts.level];
  const isAsked = facts.windows.length > 0;
  const counts: Readonly<Record<HelpKind, number>> = {
    'help.redUnvisited': facts.redUnvisited,
    'help.orangeUnvisited': facts.orangeUnvisited,
    'help.overdueProblems': facts.overdueProblems,
    'help.behind': behind,
    'help.missed': missed,
    'help.silent':
      isAsked && silentAfter !== undefined && daysSince !== null && daysSince > silentAfter ? daysSince : 0,
    'help.neverPatrolled': isAsked && daysSince === null && silentAfter !== undefined ? 1 : 0,
    'help.needsReview': facts.needsReview,
  };
  return {
    behind,
    missed,
    stillNeeded: sum(open, ({ visits, done }) => visits - done),
    daysSince,
    why: HELP_KINDS.map((kind) => ({ kind, n: counts[kind] })).filter(({ n }) => n > 0),
  };
}

/** The visits that even pace would have brought by last night: today is still to be walked. */
export function dueByNow(window: Window, today: Day): number {
  if (today < window.from) return 0;
  if (today > window.to) return window.visits;
  return Math.floor((window.visits * (dayNumber(today) - dayNumber(window.from))) / countDays(window));
}

/** The worst first: whoever has the more pressing reason, then more of it. Two who are alike keep their order. */
export function compareNeeds(a: Pick<Need, 'why'>, b: Pick<Need, 'why'>): number {
  for (const kind of HELP_KINDS) {
    const of = ({ why }: Pick<Need, 'why'>) => why.find((reason) => reason.kind === kind)?.n ?? 0;
    const differs = of(b) - of(a);
    if (differs !== 0) return differs;
  }
  return 0;
}
