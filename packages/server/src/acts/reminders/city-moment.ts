// An instant as the city's clock shows it: the day and the minute, which quiet hours ask for.
import type { Moment } from '@xunhe/domain/duty/reminder-hours';
import { dayToInstant, instantToDay } from '../city-clock.ts';

export function instantToMoment(ms: number, timezone: string): Moment {
  const day = instantToDay(ms, timezone);
  const minute = Math.floor((ms - dayToInstant(day, timezone)) / 60_000);
  return { day, minute: Math.min(1439, Math.max(0, minute)) };
}
