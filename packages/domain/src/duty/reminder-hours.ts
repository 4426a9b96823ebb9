// When a phone may be made to ring: never at night, and for what is not urgent on working days alone. What happened long before its hour came
// is not rung for any more; the list has it.
import { addDays, type Day, dayNumber } from '../ground/day.ts';
import type { RingHours } from './reminder-rule.ts';

/** A moment by the city's clock. */
export interface Moment {
  readonly day: Day;
  /** Minutes since midnight, 0–1439. */
  readonly minute: number;
}

/** The hours of what is urgent or not, on the city's calendar. */
export interface RingRule {
  readonly hours: RingHours;
  readonly urgent: boolean;
  readonly isWorkingDay: (day: Day) => boolean;
}

export function mayRing({ day, minute }: Moment, { hours, urgent, isWorkingDay }: RingRule): boolean {
  const isAwake = minute >= hours.morning && minute < hours.evening;
  return isAwake && (urgent || !hours.workingDaysOnly || isWorkingDay(day));
}

/** The first moment, from this one on, at which a phone may ring. */
export function nextRing(from: Moment, rule: RingRule): Moment {
  if (mayRing(from, rule)) return from;
  const { morning } = rule.hours;
  let day = from.minute < morning ? from.day : addDays(from.day, 1);
  while (!mayRing({ day, minute: morning }, rule)) day = addDays(day, 1);
  return { day, minute: morning };
}

/** Is what happened at a moment too old to ring for? It is counted from when it might first have rung: a long holiday makes nothing old. */
export function isOld(happened: Moment, now: Moment, rule: RingRule): boolean {
  const first = nextRing(happened, rule);
  const days = dayNumber(now.day) - dayNumber(first.day);
  const { oldDays } = rule.hours;
  return days > oldDays || (days === oldDays && now.minute > first.minute);
}
