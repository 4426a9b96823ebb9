// The preview of a change of rules, added up: over all months, for each month against the budget of visits, by place, post and chief.
import type { Month } from '../ground/month.ts';
import { type DutyRule, fillRule } from './rule.ts';
import type { Aim, Load, LoadChange, MonthPreview, Rules } from './rule-preview.ts';
import { isOver, loadPeople } from './workload.ts';

export interface Both<T> {
  readonly from: T;
  readonly to: T;
}

/** `people`: how many chiefs are asked anything. */
export interface LoadRow extends Both<Load> {
  readonly key: string;
  readonly people: number;
}

export interface MonthTotal extends Both<Load> {
  readonly month: Month;
  /** Day-visits above the budget; 0 within it, null without one. */
  readonly over: Both<number> | null;
}

export interface AimTotal {
  readonly failures: number;
  /** Null without a measured failure. */
  readonly caughtShare: number | null;
  /** Of the day-visits on measured reaches those on reaches that failed. */
  readonly visitShare: number | null;
}

export interface RulePreview extends Both<Load> {
  /** How often in these months a chief is asked more minutes than the rule would ask of one person, and the most that one is asked. */
  readonly heavy: Both<HeavyLoad>;
  readonly months: readonly MonthTotal[];
  readonly aim: Both<AimTotal>;
  readonly people: number;
}

export interface HeavyLoad {
  readonly over: number;
  readonly heaviest: number;
}

/** A town's code has nine digits of its own, a district's six. */
export const LOAD_KEYS: Readonly<Record<'district' | 'town' | 'post' | 'chief', (change: LoadChange) => string>> = {
  district: ({ region }) => region.slice(0, 6).padEnd(12, '0'),
  town: ({ region }) => region.slice(0, 9).padEnd(12, '0'),
  post: ({ post }) => post,
  chief: ({ person }) => person,
};

export function sumPreview(months: readonly MonthPreview[], rules: Rules): RulePreview {
  const changes = months.flatMap((month) => month.changes);
  return {
    ...sumLoads(changes),
    people: countPeople(changes),
    heavy: { from: sumHeavy(months, 'from', rules.from), to: sumHeavy(months, 'to', rules.to) },
    months: months.map(({ month, changes: inMonth }) => ({ month, ...sumLoads(inMonth), over: null })),
    aim: { from: sumAims(months.map(({ aim }) => aim.from)), to: sumAims(months.map(({ aim }) => aim.to)) },
  };
}

export function holdToBudget(preview: RulePreview, budget: number): RulePreview {
  const above = ({ visits }: Load) => Math.max(0, visits - budget);
  return {
    ...preview,
    months: preview.months.map((month) => ({ ...month, over: { from: above(month.from), to: above(month.to) } })),
  };
}

function sumHeavy(months: readonly MonthPreview[], side: 'from' | 'to', rule: DutyRule): HeavyLoad {
  const mostMinutes = fillRule(rule).mostMinutes.value;
  const people = months.flatMap(({ changes }) =>
    loadPeople(
      changes.map(({ person, post, [side]: { visits, minutes } }) => ({ person, post, visits, minutes })),
      mostMinutes,
    ),
  );
  return {
    over: people.filter(isOver).length,
    heaviest: people.reduce((most, { minutes }) => Math.max(most, minutes), 0),
  };
}

/** Rows by a key of the changes, those whose minutes change most first, of equals by key. */
export function groupLoads(months: readonly MonthPreview[], keyOf: (change: LoadChange) => string): LoadRow[] {
  const groups = new Map<string, LoadChange[]>();
  for (const { changes } of months)
    for (const change of changes) {
      const key = keyOf(change);
      const group = groups.get(key);
      if (group) group.push(change);
      else groups.set(key, [change]);
    }
  const moved = ({ from, to }: LoadRow) => Math.abs(to.minutes - from.minutes);
  return [...groups]
    .map(([key, changes]) => ({ key, people: countPeople(changes), ...sumLoads(changes) }))
    .sort((a, b) => moved(b) - moved(a) || (a.key < b.key ? -1 : 1));
}

function countPeople(changes: readonly LoadChange[]): number {
  return new Set(changes.filter(({ from, to }) => from.visits + to.visits > 0).map(({ person }) => person)).size;
}

function sumLoads(changes: readonly LoadChange[]): Both<Load> {
  const sum = (side: 'from' | 'to'): Load => ({
    visits: changes.reduce((total, change) => total + change[side].visits, 0),
    drawn: changes.reduce((total, change) => total + change[side].drawn, 0),
    lengthM: changes.reduce((total, change) => total + change[side].lengthM, 0),
    minutes: changes.reduce((total, change) => total + change[side].minutes, 0),
  });
  return { from: sum('from'), to: sum('to') };
}

function sumAims(aims: readonly Aim[]): AimTotal {
  const sum = (of: (aim: Aim) => number) => aims.reduce((total, aim) => total + of(aim), 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const failures = sum((aim) => aim.failures);
  return {
    failures,
    caughtShare: share(
      sum((aim) => aim.caught),
      failures,
    ),
    visitShare: share(
      sum((aim) => aim.visitsOnFailing),
      sum((aim) => aim.visitsOnMeasured),
    ),
  };
}
