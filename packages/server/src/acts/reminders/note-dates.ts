// What the calendar says by itself: windows that end soon with visits missing, and delegations that begin. Asked again at every look; what
// was put down before is not put down again.
import { type OwedReach, remindDelegation, remindDue } from '@xunhe/domain/duty/reminder-due';
import { addDays } from '@xunhe/domain/ground/day';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { listBegunDelegations } from '../../store/delegation.ts';
import { listDutiesDue } from '../../store/duty.ts';
import type { Chance } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { addReminders } from '../../store/reminder.ts';
import { dayToInstant, readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { countWindows } from '../today/windows.ts';
import { everybodyIn } from './city-scope.ts';

/** A delegation that began earlier is no news. */
const LATE_DAYS = 31;

export async function noteDates(house: Chance & { readonly db: Database }, city: string): Promise<void> {
  await inScope(house.db, everybodyIn(city), async (tx) => {
    const row = await findCity(tx, city);
    if (!row) return;
    const { today, offsetMs, timezone } = readCityClock(row, house.now());
    const began = (day: string) => new Date(Math.min(house.now(), dayToInstant(day, timezone) - offsetMs));
    const { dueDays } = await readPolicy(tx, city, today.slice(0, 7), 'reminder');
    const until = addDays(today, dueDays.value);
    const owed = await listOwed(tx, city, { today, until });
    await addReminders(tx, house, { city, at: new Date(house.now()), reminders: remindDue(today, until, owed) });
    for (const begun of await listBegunDelegations(tx, city, { from: addDays(today, -LATE_DAYS), to: today }))
      await addReminders(tx, house, { city, at: began(begun.from), reminders: remindDelegation(begun) });
  });
}

/** The chief is told, and whoever stands in for him today. */
async function listOwed(
  tx: Tx,
  city: string,
  { today, until }: { readonly today: string; readonly until: string },
): Promise<OwedReach[]> {
  const standIns = await listBegunDelegations(tx, city, { from: addDays(today, -366), to: today, running: today });
  const duties = await listDutiesDue(tx, city, { from: today, to: until });
  return duties.flatMap((duty): OwedReach[] => {
    const reach = { reach: duty.reach, name: duty.reach_name, nameEn: duty.reach_name_en, windows: countWindows(duty) };
    const helpers = standIns.filter(({ chief }) => chief === duty.person);
    return [
      { ...reach, person: duty.person, chief: null },
      ...helpers.map(({ assistant, chiefName }) => ({ ...reach, person: assistant, chief: chiefName })),
    ];
  });
}
