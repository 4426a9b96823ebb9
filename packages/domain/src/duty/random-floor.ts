// 随机抽查: a share of the waters without a warning is drawn by chance for one more visit in the month, so that what is found there says
// how waters fare that nobody suspects. Each water is drawn for itself, whatever else a city holds: an office that sees a part of the city
// draws as the whole does, and the probability by which findings are weighed later is the share itself.
import { chanceOf } from '../ground/chance.ts';
import type { Month } from '../ground/month.ts';
import type { PostLevel } from '../people/post.ts';
import { countDays, type Span } from '../people/post.ts';
import type { Window } from './period.ts';
import { policyName } from './policy.ts';
import { type DutyRule, fillRule } from './rule.ts';

export interface FloorLot {
  readonly city: string;
  readonly month: Month;
  readonly rule: DutyRule;
  readonly post: PostLevel;
  readonly reach: string;
}

/** The probability by which the water was drawn and where in the month the visit falls, 0–1; null when it was not drawn. */
export function drawFloor(lot: FloorLot): { readonly probability: number; readonly turn: number } | null {
  const probability = floorShare(lot.rule, lot.post);
  if (probability === 0) return null;
  // WARNING: duties name the share alone; whoever changes this text can no longer draw past months again.
  const seed = `${lot.city}/${lot.month}/${policyName(lot.rule)}/${lot.post}/${lot.reach}`;
  return chanceOf(seed) < probability ? { probability, turn: chanceOf(`${seed}/turn`) } : null;
}

export function floorShare(rule: DutyRule, post: PostLevel): number {
  return fillRule(rule).randomFloor.value[post];
}

/** One visit more in one of the spans that has a day left for it; null when every day is asked already. */
export function addFloorVisit(windows: readonly Window[], spans: readonly Span[], turn: number): Window[] | null {
  const asked = new Map(windows.map((window) => [window.from, window.visits]));
  const free = spans.filter((span) => (asked.get(span.from) ?? 0) < countDays(span));
  const chosen = free[Math.floor(turn * free.length)];
  if (!chosen) return null;
  return spans.flatMap((span) => {
    const visits = (asked.get(span.from) ?? 0) + (span === chosen ? 1 : 0);
    return visits > 0 ? [{ ...span, visits }] : [];
  });
}
