// The kinds of problems in the order in which they are likely here: what is open or was confirmed on the chosen water first, then on all of one's
// waters, then the order of the list. What a thumb needs most often lies on top.
import type { TodayReach } from '@xunhe/contract/duty';
import { PROBLEM_TYPES, type ProblemType } from '@xunhe/domain/problem/problem-type';

type Known = Pick<TodayReach, 'reach'> & { readonly lookFor?: TodayReach['lookFor'] | undefined };

/** One on the chosen water counts as many on another. */
const HERE = 10;

export function orderTypes(reaches: readonly Known[], chosen: string): ProblemType[] {
  const counts = new Map<string, number>();
  const add = (type: string, count: number) => counts.set(type, (counts.get(type) ?? 0) + count);
  for (const { reach, lookFor } of reaches) {
    const weight = reach === chosen ? HERE : 1;
    for (const { type } of lookFor?.problems ?? []) add(type, weight);
    for (const { type, count } of lookFor?.pastProblems ?? []) add(type, weight * count);
  }
  const of = (type: ProblemType) => counts.get(type) ?? 0;
  // The sort is stable, so that kinds alike stay in the order of the list; 其他 stays last.
  return PROBLEM_TYPES.toSorted((a, b) => Number(a === 'other') - Number(b === 'other') || of(b) - of(a));
}
