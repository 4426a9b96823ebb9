// Every minute: deadlines are looked at, what happened and what is due is put down, then phones ring for it. Both can be cut off anywhere and are simply run again.

import { climb } from '../acts/problem/climb.ts';
import { everybodyIn } from '../acts/reminders/city-scope.ts';
import { noteDates } from '../acts/reminders/note-dates.ts';
import { noteEvents } from '../acts/reminders/note-events.ts';
import { ring } from '../acts/reminders/ring.ts';
import type { PushOffice } from '../push/push-office.ts';
import { type Database, inScope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';
import { forgetDeliveries } from '../store/push.ts';
import { forgetReminders } from '../store/reminder.ts';

export interface RemindHouse extends Chance {
  readonly db: Database;
  readonly push: PushOffice | null;
}

const DAY_MS = 86_400_000;
/** Our defaults: a reminder for a year, what became of its push for a quarter. */
const KEPT_DAYS = { reminder: 366, delivery: 92 } as const;

export async function remind(house: RemindHouse, city: string): Promise<void> {
  await climb(house, city);
  await noteEvents(house, city);
  await noteDates(house, city);
  await ring(house, city, house.push);
}

/** Once a day. */
export async function forgetOldReminders(house: RemindHouse, city: string): Promise<void> {
  const before = (days: number) => new Date(house.now() - days * DAY_MS);
  await inScope(house.db, everybodyIn(city), async (tx) => {
    await forgetDeliveries(tx, city, before(KEPT_DAYS.delivery));
    await forgetReminders(tx, city, before(KEPT_DAYS.reminder));
  });
}
