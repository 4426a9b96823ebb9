// What one post asks of one water in a month. A higher level never asks less than a lower one, not even in the odd part of a month:
// where the days in post make a lower line of the table ask more, the lower line holds.
import { hash } from '../ground/chance.ts';
import { addDays, type Day } from '../ground/day.ts';
import { addMonths, firstDay, lastDay, type Month, monthNumber } from '../ground/month.ts';
import { countDays, overlapSpans, type Post, type Span, spanInMonth } from '../people/post.ts';
import { LEVELS, rank, type WarningLevel } from './level.ts';
import {
  clipWindows,
  type IsWorkingDay,
  listSpans,
  longPeriod,
  type Period,
  sumVisits,
  type Window,
} from './period.ts';
import { addFloorVisit, drawFloor } from './random-floor.ts';
import { rotateWaters, type Water } from './rotate.ts';
import { type Ask, type DutyRule, findAsk, type WaterCondition } from './rule.ts';

export interface DutyReach {
  readonly id: string;
  readonly lengthM: number;
  readonly condition: WaterCondition;
}

/** The level from a day on: one entry from the 1st as published, more when it is raised within the month. */
export interface LevelFrom {
  readonly from: Day;
  readonly level: WarningLevel;
}

/** A day on which a person covered a reach with an effective patrol; the same day twice is one. */
export interface DayVisit {
  readonly person: string;
  readonly reach: string;
  readonly day: Day;
}

export interface DutyInput {
  readonly city: string;
  readonly month: Month;
  readonly rule: DutyRule;
  readonly reaches: readonly DutyReach[];
  readonly posts: readonly Post[];
  /** By reach; a reach that is not named has no warning list entry and is asked what level none asks. */
  readonly levels: ReadonlyMap<string, readonly LevelFrom[]>;
  readonly isWorkingDay: IsWorkingDay;
  /**
   * Day-visits of the months before within the running quarter: what is done early is not asked again, what was missed is asked until
   * done. Null when they are not known: then a long period asks in the month it falls due and in no other.
   */
  readonly earlierVisits: readonly DayVisit[] | null;
}

export interface Part {
  readonly span: Span;
  readonly level: WarningLevel;
  readonly ask: Ask;
  readonly windows: readonly Window[];
  /** The visits that the draw of the unwarned added, and the probability of it; null where it added none. */
  readonly floor: { readonly visits: number; readonly probability: number } | null;
}

export interface Plan {
  readonly post: Post;
  readonly reach: DutyReach;
  readonly span: Span;
  readonly parts: readonly Part[];
}

interface Owing {
  readonly input: DutyInput;
  /** Cut once for all posts: of a city of many thousand posts it is most of the work. */
  readonly spansOf: (per: Period) => readonly Span[];
  readonly post: Post;
  readonly reach: DutyReach;
}

/** The plans of all posts of the month, the waters that a chief is asked for together dealt out. */
export function planPosts(input: DutyInput): Plan[] {
  const reachById = new Map(input.reaches.map((reach) => [reach.id, reach]));
  const cut = new Map<Period, readonly Span[]>();
  const spansOf = (per: Period) => {
    const known = cut.get(per) ?? listSpans(per, input.month, input.isWorkingDay);
    cut.set(per, known);
    return known;
  };
  const plans = input.posts.flatMap((post) => {
    const reach = reachById.get(post.reach);
    return reach === undefined ? [] : (planPost({ input, spansOf, post, reach }) ?? []);
  });
  return plans.some((plan) => plan.parts.some((part) => part.ask.together)) ? planTogether(input, plans) : plans;
}

function planPost(owing: Owing): Plan | null {
  const { input, post, reach } = owing;
  const span = spanInMonth(post, input.month);
  if (span === null || findAsk(input.rule, post.level, reach.condition, 'none') === null) return null;
  const parts: Part[] = [];
  for (const { level, ...levelSpan } of listLevels(input.levels.get(reach.id), input.month)) {
    const both = overlapSpans(levelSpan, span);
    if (both === null) continue;
    const part = { span: both, level, ...planPart(owing, both, level) };
    const last = parts.at(-1);
    if (part.ask.together && last?.ask === part.ask)
      parts[parts.length - 1] = { ...part, span: { from: last.span.from, to: both.to } };
    else parts.push(part);
  }
  return { post, reach, span, parts };
}

/**
 * The line of the table that asks most among this level and the lower ones; of equals the line of the level itself. The visit of the draw
 * belongs to the line of the unwarned, so a level that rises keeps it where its own line asks no more.
 */
function planPart(owing: Owing, span: Span, level: WarningLevel): Omit<Part, 'span' | 'level'> {
  let best: Omit<Part, 'span' | 'level'> | null = null;
  for (const lower of LEVELS.slice(0, rank(level) + 1).reverse()) {
    const ask = findAsk(owing.input.rule, owing.post.level, owing.reach.condition, lower)!;
    if (best === null && ask.together) return { ask, windows: [], floor: null };
    const windows = clipWindows(listWindows(owing, ask), span);
    const drawn = lower === 'none' ? drawExtra(owing, ask, span) : null;
    const asked = { ask, windows: drawn?.windows ?? windows };
    if (best === null || sumVisits(asked.windows) > sumVisits(best.windows)) {
      const visits = sumVisits(asked.windows) - sumVisits(windows);
      best = { ...asked, floor: drawn && visits > 0 ? { visits, probability: drawn.probability } : null };
    }
  }
  return best!;
}

/** The line of the unwarned with the visit of the draw, for the days of a part. Waters dealt out together take turns already. */
function drawExtra(owing: Owing, ask: Ask, span: Span): { windows: Window[]; probability: number } | null {
  const { city, month, rule } = owing.input;
  const drawn = ask.together ? null : drawFloor({ city, month, rule, post: owing.post.level, reach: owing.reach.id });
  const windows = drawn && addFloorVisit(listWindows(owing, ask), owing.spansOf(ask.frequency.value.per), drawn.turn);
  return windows && drawn && { windows: clipWindows(windows, span), probability: drawn.probability };
}

/** What an ask wants of one water in the whole month. Asks for all waters together are dealt out later. */
function listWindows(owing: Owing, ask: Ask): Window[] {
  if (ask.together) return [];
  const left = visitsLeft(owing, ask);
  return owing
    .spansOf(ask.frequency.value.per)
    .map((span) => ({ ...span, visits: Math.min(left, countDays(span)) }))
    .filter((window) => window.visits > 0);
}

/**
 * Long periods fall due in one of their months, spread evenly over the reaches so that not every quarter ends in a rush.
 * From then on the visit is asked until it is done.
 */
function visitsLeft({ input, post, reach }: Owing, ask: Ask): number {
  const { per, visits } = ask.frequency.value;
  const { start, months } = longPeriod(per, input.month);
  if (months === 1) return visits;
  const due = addMonths(start, hash(`${post.person}/${reach.id}`) % months);
  if (input.earlierVisits === null) return input.month === due ? visits : 0;
  if (input.month < due) return 0;
  const days = new Set<Day>();
  for (const visit of input.earlierVisits)
    if (
      visit.person === post.person &&
      visit.reach === reach.id &&
      visit.day >= firstDay(start) &&
      visit.day < firstDay(input.month)
    )
      days.add(visit.day);
  return Math.max(0, visits - days.size);
}

/** Deals out the asks that a chief owes to his waters together: one line of the table, one group of waters. */
function planTogether(input: DutyInput, plans: readonly Plan[]): Plan[] {
  const groups = new Map<string, { ask: Ask; waters: Water[] }>();
  for (const plan of plans)
    for (const part of plan.parts)
      if (part.ask.together) {
        const key = groupKey(input, plan, part);
        const group = groups.get(key) ?? { ask: part.ask, waters: [] };
        group.waters.push({ reach: plan.reach.id, span: part.span });
        groups.set(key, group);
      }
  const dealt = new Map([...groups].map(([key, { ask, waters }]) => [key, dealOut(input, ask, waters)]));
  return plans.map((plan) => ({
    ...plan,
    parts: plan.parts.map((part) => {
      const windows = dealt.get(groupKey(input, plan, part))?.get(plan.reach.id);
      return windows && part.ask.together ? { ...part, windows: windows.filter((w) => isWithin(w, part.span)) } : part;
    }),
  }));
}

function dealOut(input: DutyInput, ask: Ask, waters: readonly Water[]): Map<string, Window[]> {
  const { share, fullRound } = ask.together!.value;
  const { per, visits } = ask.frequency.value;
  return rotateWaters(waters, {
    outings: listSpans(per, input.month, input.isWorkingDay).map((span) => ({ ...span, visits })),
    share,
    rounds: fullRound && listSpans(fullRound, input.month, input.isWorkingDay),
    start: monthNumber(input.month),
  });
}

function groupKey(input: DutyInput, plan: Plan, part: Part): string {
  return `${input.rule.asks.indexOf(part.ask)} ${plan.post.person}`;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** Levels never fall within a month: an entry that would lower one is left out. */
function listLevels(entries: readonly LevelFrom[] | undefined, month: Month): (Span & { level: WarningLevel })[] {
  const sorted = [...(entries ?? [])].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const spans: { from: Day; to: Day; level: WarningLevel }[] = [
    { from: firstDay(month), to: lastDay(month), level: 'none' },
  ];
  for (const { from, level } of sorted) {
    const last = spans.at(-1)!;
    if (rank(level) <= rank(last.level) || from > lastDay(month)) continue;
    if (from <= last.from) last.level = level;
    else {
      last.to = addDays(from, -1);
      spans.push({ from, to: lastDay(month), level });
    }
  }
  return spans;
}
