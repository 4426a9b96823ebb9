// When a phone may be made to ring: never at night, and for what is not urgent on working days alone. What happened long before its hour came
// is not rung for any more; the list has it.
import { addDays, type Day, dayNumber } from '../ground/day.ts';

/** A moment by the city's clock. */
export interface Moment {
  readonly day: Day;
  /** Minutes since midnight, 0–1439. */
  readonly minute: number;
}

/** Our defaults: rest is from 22 to 7 o'clock. */
const MORNING = 7 * 60;
const EVENING = 22 * 60;
/** Older than this a reminder is in the list and rings no more. */
const OLD_DAYS = 3;

/** The hours of what is urgent or not, on the city's calendar. */
export interface RingRule {
  readonly urgent: boolean;
  readonly isWorkingDay: (day: Day) => boolean;
}

export function mayRing({ day, minute }: Moment, { urgent, isWorkingDay }: RingRule): boolean {
  return minute >= MORNING && minute < EVENING && (urgent || isWorkingDay(day));
}

/** The first moment, from this one on, at which a phone may ring. */
export function nextRing(from: Moment, rule: RingRule): Moment {
  if (mayRing(from, rule)) return from;
  let day = from.minute < MORNING ? from.day : addDays(from.day, 1);
  while (!mayRing({ day, minute: MORNING }, rule)) day = addDays(day, 1);
  return { day, minute: MORNING };
}

/** Is what happened at a moment too old to ring for? It is counted from when it might first have rung: a long holiday makes nothing old. */
export function isOld(happened: Moment, now: Moment, rule: RingRule): boolean {
  const first = nextRing(happened, rule);
  const days = dayNumber(now.day) - dayNumber(first.day);
  return days > OLD_DAYS || (days === OLD_DAYS && now.minute > first.minute);
}
