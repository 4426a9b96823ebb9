// What lies behind a number: each entry is a case or some, and carries what it adds to both sides of the share.
import type { Day } from '../ground/day.ts';
import type { Month } from '../ground/month.ts';
import type { Counts } from './standing.ts';
import { STANDING_NUMBERS, type StandingNumber } from './standing-rule.ts';
import { addCounts, type Count } from './standing-share.ts';

export interface StandingCase extends Count {
  readonly number: StandingNumber;
  /** Unique among the cases of a number. */
  readonly id: string;
  /** True after an objection was granted: it stays in sight and does not count. */
  readonly leftOut: boolean;
}

/** As it is shown: where and when it was. Names stand in it as they were that day. */
export interface PlacedCase extends StandingCase {
  readonly month: Month;
  readonly reach: string;
  readonly reachName: string;
  readonly reachNameEn: string | null;
  /** Of a problem: its id and type, and the day on which it was reported or ended. */
  readonly problem: string | null;
  readonly type: string | null;
  /** Who reported it, as in the register of problems. */
  readonly source: string | null;
  readonly day: Day | null;
  readonly dueDay: Day | null;
}

export function countCases(cases: readonly StandingCase[]): Counts {
  const counted = cases.filter(({ leftOut }) => !leftOut);
  return Object.fromEntries(
    STANDING_NUMBERS.map((of) => [of, addCounts(counted.filter(({ number }) => number === of))]),
  ) as Counts;
}

export function leaveOut<R extends StandingCase>(
  cases: readonly R[],
  number: StandingNumber,
  ids: readonly string[],
): R[] {
  return cases.map((one) => (one.number === number && ids.includes(one.id) ? { ...one, leftOut: true } : one));
}

/** How many cases of each number are left out. */
export function countLeftOut(cases: readonly StandingCase[]): Partial<Record<StandingNumber, number>> {
  const counts: Partial<Record<StandingNumber, number>> = {};
  for (const { number, leftOut } of cases) if (leftOut) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}
