// A moment as a file tells it: day and time by the city's clock.
import { instantToDay, sayTime } from '@xunhe/ui/dates';

export function fileInstant(instant: string, timezone: string): string {
  return `${instantToDay(instant, timezone)} ${sayTime(instant, timezone)}`;
}
