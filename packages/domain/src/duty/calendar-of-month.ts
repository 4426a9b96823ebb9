// The beat of a month: when its data are frozen, the list drafted, reviewed and published, and from when it is in force. In a month
// whose last working day comes early (Spring Festival) publishing wins: the steps before it move up with it.
import { addDays, type Day } from '../ground/day.ts';
import { addMonths, firstDay, lastDay, type Month } from '../ground/month.ts';
import type { IsWorkingDay } from './period.ts';
import { byDefault, type Policy, type Sourced } from './policy.ts';

export interface MonthCalendarPolicy extends Policy {
  /** Days of the month. */
  readonly freeze: Sourced<number>;
  readonly draft: Sourced<number>;
  readonly reviewUntil: Sourced<number>;
  /** Day of the month after. */
  readonly inForce: Sourced<number>;
}

export const DEFAULT_MONTH_CALENDAR: MonthCalendarPolicy = {
  id: 'month-calendar-default',
  version: 1,
  effectiveFrom: '2000-01',
  freeze: byDefault(25),
  draft: byDefault(26),
  reviewUntil: byDefault(28),
  inForce: byDefault(1),
};

export interface CalendarOfMonth {
  readonly month: Month;
  /** The last day whose data count. */
  readonly freeze: Day;
  readonly draft: Day;
  readonly reviewUntil: Day;
  readonly publishBy: Day;
  readonly inForceFrom: Day;
  /** The month the list is for. */
  readonly target: Month;
}

export function calendarOfMonth(
  month: Month,
  policy: MonthCalendarPolicy,
  isWorkingDay: IsWorkingDay,
): CalendarOfMonth {
  const publishBy = findLastWorkingDay(month, isWorkingDay);
  const noLater = (dayOfMonth: number) => earlier(dayIn(month, dayOfMonth), publishBy);
  const target = addMonths(month, 1);
  return {
    month,
    freeze: noLater(policy.freeze.value),
    draft: noLater(policy.draft.value),
    reviewUntil: noLater(policy.reviewUntil.value),
    publishBy,
    inForceFrom: dayIn(target, policy.inForce.value),
    target,
  };
}

/** A month without any working day is published on its last day. */
function findLastWorkingDay(month: Month, isWorkingDay: IsWorkingDay): Day {
  for (let day = lastDay(month); day >= firstDay(month); day = addDays(day, -1)) if (isWorkingDay(day)) return day;
  return lastDay(month);
}

function dayIn(month: Month, dayOfMonth: number): Day {
  return earlier(addDays(firstDay(month), dayOfMonth - 1), lastDay(month));
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
