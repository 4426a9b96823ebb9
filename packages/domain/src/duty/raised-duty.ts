// A level raised in the middle of a month: what a chief has done stays his, and for the days that are left he is asked pro rata what the
// higher level asks, never less than what was open before.
import type { Day } from '../ground/day.ts';
import { handOverDuty } from './hand-over.ts';
import { sumVisits, type Window } from './period.ts';

/**
 * @param windows of one duty as it was asked, in order of days
 * @param visitDays days on which effective patrols covered the reach
 * @param asked windows by the higher level from the day on, pro rata; those before the day are left out
 * @param day the first day of the higher level
 */
export function raiseDuty(
  { windows, visitDays }: { readonly windows: readonly Window[]; readonly visitDays: readonly Day[] },
  asked: readonly Window[],
  day: Day,
): Window[] {
  // As at a handover, a window that runs is cut where the level changes: behind it stands what was done, before it what is open.
  const { kept, moved } = handOverDuty(windows, visitDays, day);
  const higher = asked.filter((window) => window.from >= day);
  return [...kept, ...(sumVisits(higher) >= sumVisits(moved) ? higher : moved)];
}
