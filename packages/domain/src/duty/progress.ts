// What of a duty is done. The unit is the day-visit (天次): a day with an effective patrol, counted once for every water it covered and
// never beyond what a window asks, so a busy first week does not excuse a silent last one.
import { type Day, dayNumber } from '../ground/day.ts';
import { type Delegation, listStandIns } from '../people/post.ts';
import type { Duty } from './duty.ts';
import type { Window } from './period.ts';
import type { DayVisit } from './plan.ts';

export interface WindowProgress extends Window {
  /** Distinct days, at most `visits`. */
  readonly done: number;
}

export interface DutyProgress {
  readonly duty: Duty;
  readonly windows: readonly WindowProgress[];
  /** Sum over the windows. */
  readonly done: number;
  /** Distinct days with a visit, those beyond the windows too. */
  readonly days: readonly Day[];
}

/** @param visits of any people and waters; an assistant's visits count on the days he stands in */
export function progressOf(
  duty: Duty,
  visits: readonly DayVisit[],
  delegations: readonly Delegation[] = [],
): DutyProgress {
  const days = new Set<Day>();
  for (const { person, reach, day } of visits)
    if (reach === duty.reach && (person === duty.person || standsIn(delegations, duty.person, person, day)))
      days.add(day);
  const sorted = [...days].sort();
  const windows = duty.windows.map((window) => ({
    ...window,
    done: Math.min(window.visits, sorted.filter((day) => day >= window.from && day <= window.to).length),
  }));
  return { duty, windows, done: windows.reduce((sum, window) => sum + window.done, 0), days: sorted };
}

export interface Due {
  readonly reach: string;
  /** Day-visits still needed in the windows open today. */
  readonly stillNeeded: number;
  /** The last day of the window that ends first among those still needed; null when nothing is needed. */
  readonly dueDay: Day | null;
  /** True: a visit today serves, because none was made today yet. */
  readonly today: boolean;
  /** Visits that fell into windows already over. */
  readonly missed: number;
  /** More visits are needed than days are left in their window. */
  readonly outOfReach: boolean;
}

export function dueOf({ duty, windows, days }: DutyProgress, today: Day): Due {
  const open = windows.filter((w) => w.from <= today && today <= w.to && w.done < w.visits);
  const over = windows.filter((w) => w.to < today);
  const visitedToday = days.includes(today);
  const stillNeeded = open.reduce((sum, w) => sum + w.visits - w.done, 0);
  return {
    reach: duty.reach,
    stillNeeded,
    dueDay: open.reduce<Day | null>((first, w) => (first === null || w.to < first ? w.to : first), null),
    today: stillNeeded > 0 && !visitedToday,
    missed: over.reduce((sum, w) => sum + w.visits - w.done, 0),
    outOfReach: open.some((w) => w.visits - w.done > dayNumber(w.to) - dayNumber(today) + (visitedToday ? 0 : 1)),
  };
}

export interface Today {
  /** The one number: outings still needed in the windows open today, where one walk serves all waters of a group. */
  readonly stillNeeded: number;
  readonly dueDay: Day | null;
  readonly dues: readonly Due[];
}

/** @param groupOf waters with the same group can be covered by one walk; by default each stands alone */
export function todayOf(
  progress: readonly DutyProgress[],
  today: Day,
  groupOf: (reach: string) => string = (reach) => reach,
): Today {
  const dues = progress.map((one) => dueOf(one, today));
  const neededByGroup = new Map<string, number>();
  for (const { reach, stillNeeded } of dues)
    neededByGroup.set(groupOf(reach), Math.max(stillNeeded, neededByGroup.get(groupOf(reach)) ?? 0));
  return {
    stillNeeded: [...neededByGroup.values()].reduce((sum, needed) => sum + needed, 0),
    dueDay: dues.reduce<Day | null>(
      (first, { dueDay }) => (dueDay !== null && (first === null || dueDay < first) ? dueDay : first),
      null,
    ),
    dues,
  };
}

function standsIn(delegations: readonly Delegation[], chief: string, person: string, day: Day): boolean {
  return delegations.length > 0 && listStandIns(delegations, chief, day).includes(person);
}
