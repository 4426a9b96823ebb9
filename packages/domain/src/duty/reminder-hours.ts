// When a phone may be made to ring: never at night, and for what is not urgent on working days alone. What happened long before its hour came
// is not rung for any more; the list has it.
import { isWorkingDay } from '../ground/calendar.ts';
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

export function mayRing({ day, minute }: Moment, urgent: boolean): boolean {
  return minute >= MORNING && minute < EVENING && (urgent || isWorkingDay(day));
}

/** The first moment, from this one on, at which a phone may ring. */
export function nextRing(from: Moment, urgent: boolean): Moment {
  if (mayRing(from, urgent)) return from;
  let day = from.minute < MORNING ? from.day : addDays(from.day, 1);
  while (!mayRing({ day, minute: MORNING }, urgent)) day = addDays(day, 1);
  return { day, minute: MORNING };
}

/** Is what happened at a moment too old to ring for? It is counted from when it might first have rung: a long holiday makes nothing old. */
export function isOld(happened: Moment, now: Moment, urgent: boolean): boolean {
  const first = nextRing(happened, urgent);
  const days = dayNumber(now.day) - dayNumber(first.day);
  return days > OLD_DAYS || (days === OLD_DAYS && now.minute > first.minute);
}
