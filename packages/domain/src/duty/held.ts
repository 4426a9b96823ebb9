// One person may hold several posts on one water in a month. Each asks within its own cap; where two overlap in days the one that asks
// more holds. Caps come before the choice: chosen by what is asked without them, a level that rises could bring in a post with a lower
// cap and take visits off.
import { overlapSpans } from '../people/post.ts';
import { sumVisits, type Window } from './period.ts';
import type { Plan } from './plan.ts';
import type { DutyRule } from './rule.ts';

export interface HeldPosts {
  /** None overlapping another in days; the one that asks most is first. */
  readonly plans: readonly Plan[];
  /** In order of days. */
  readonly windows: readonly Window[];
  /** The cap that took visits off, or null. */
  readonly cap: number | null;
}

interface Capped {
  readonly plan: Plan;
  readonly windows: readonly Window[];
  readonly visits: number;
}

/** Of all choices of posts that do not overlap the one that asks most: each post asks no less at a higher level, so neither does it. */
export function holdPosts(rule: DutyRule, plans: readonly Plan[]): HeldPosts {
  const caps = rule.capPerMonth.value;
  const capped = plans.map((plan) => {
    const windows = capWindows(listWindows(plan), caps[plan.post.level]);
    return { plan, windows, visits: sumVisits(windows) };
  });
  const held = chooseMost(capped).sort(compareCapped);
  const cap = Math.max(...plans.map(({ post }) => caps[post.level]));
  const windows = capWindows(
    held.flatMap((one) => one.windows).sort((a, b) => (a.from < b.from ? -1 : 1)),
    cap,
  );
  const asked = held.reduce((sum, { plan }) => sum + sumVisits(listWindows(plan)), 0);
  return {
    plans: held.map(({ plan }) => plan),
    windows,
    cap: asked === sumVisits(windows) ? null : held.length > 1 ? cap : caps[held[0]!.plan.post.level],
  };
}

/** The weighted choice of intervals: with the posts in order of their last day, each is taken with the best of those before it or left. */
function chooseMost(all: readonly Capped[]): Capped[] {
  const sorted = [...all].sort(
    (a, b) => (a.plan.span.to < b.plan.span.to ? -1 : a.plan.span.to > b.plan.span.to ? 1 : 0) || compareCapped(a, b),
  );
  const best: { readonly visits: number; readonly held: readonly Capped[] }[] = [{ visits: 0, held: [] }];
  for (const [i, one] of sorted.entries()) {
    let before = i;
    while (before > 0 && overlapSpans(sorted[before - 1]!.plan.span, one.plan.span) !== null) before--;
    const taken = best[before]!;
    const left = best[i]!;
    // A post that asks nothing is still a post: between equals the choice with more of them tells more.
    const isMore =
      taken.visits + one.visits > left.visits ||
      (taken.visits + one.visits === left.visits && taken.held.length + 1 > left.held.length);
    best.push(isMore ? { visits: taken.visits + one.visits, held: [...taken.held, one] } : left);
  }
  return [...best.at(-1)!.held];
}

/** Takes visits off until the cap holds, from the fullest window first, of equals from the last. */
function capWindows(windows: readonly Window[], cap: number): Window[] {
  const left = windows.map((window) => ({ ...window }));
  for (let over = sumVisits(left) - cap; over > 0; over--) {
    const fullest = left.reduce((best, window) => (window.visits >= best.visits ? window : best));
    fullest.visits--;
  }
  return left.filter((window) => window.visits > 0);
}

function listWindows(plan: Plan): Window[] {
  return plan.parts.flatMap((part) => part.windows);
}

function compareCapped(a: Capped, b: Capped): number {
  const key = ({ plan: { post } }: Capped) => `${post.level} ${post.from} ${post.to ?? ''}`;
  return b.visits - a.visits || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
