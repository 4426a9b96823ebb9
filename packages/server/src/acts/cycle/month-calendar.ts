// The days of a month by the rule in force and the work calendar of the city.
import { type CalendarOfMonth, calendarOfMonth } from '@xunhe/domain/duty/calendar-of-month';
import type { Tx } from '../../store/db.ts';
import { readCalendar } from '../../store/work-year.ts';
import { readPolicy } from './policy.ts';

export async function readMonthCalendar(tx: Tx, city: string, month: string): Promise<CalendarOfMonth> {
  const policy = await readPolicy(tx, city, month, 'calendar');
  return calendarOfMonth(month, policy, (await readCalendar(tx, city)).isWorkingDay);
}
