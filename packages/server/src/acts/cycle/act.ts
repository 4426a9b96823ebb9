// One act of the month: it runs in a transaction together with the event that says it is done, so it happens wholly or not at all,
// once for a city, month and version. A kill between two acts is followed by the next act; a kill inside one repeats it.
import type { CalendarOfMonth } from '@xunhe/domain/duty/calendar-of-month';
import type { Tx } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import type { CityRow } from '../../store/rows-place.ts';
import type { CityClock } from '../city-clock.ts';

export interface ActContext extends Chance {
  readonly tx: Tx;
  readonly city: CityRow;
  readonly month: string;
  readonly version: number;
  readonly clock: CityClock;
  readonly calendar: CalendarOfMonth;
  /** What this month's run may know: the end of the month, or the city's now while the month still runs. */
  readonly knownAt: Date;
}

export interface Act {
  /** The event that says it is done. */
  readonly event: string;
  /** The first day of the city's clock on which it may run. */
  dueDay(calendar: CalendarOfMonth): string;
  /** Before that day, when people have already done all that it waits for. */
  mayRunEarly?(context: ActContext): Promise<boolean>;
  /** Writes what it decides and answers the event's body. */
  run(context: ActContext): Promise<Record<string, unknown>>;
}
