// By what a city rings now: its clock, its calendar, and the rule of reminding that is in force today.
import type { ReminderRule } from '@xunhe/domain/duty/reminder-rule';
import type { Database, Tx } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { readCalendar } from '../../store/work-year.ts';
import { type CityClock, readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';

export interface Ringing extends Chance {
  readonly db: Database;
  readonly city: string;
  readonly clock: CityClock;
  /** By the city's calendar. */
  readonly isWorkingDay: (day: string) => boolean;
  readonly rule: ReminderRule;
}

export async function readRinging(
  tx: Tx,
  house: Chance & { readonly db: Database },
  city: string,
): Promise<Ringing | null> {
  const row = await findCity(tx, city);
  if (!row) return null;
  const clock = readCityClock(row, house.now());
  const { isWorkingDay } = await readCalendar(tx, city);
  const rule = await readReminderRule(tx, house, city);
  return { ...house, city, clock, isWorkingDay, rule };
}

/** The rule that is in force in the city today. */
export async function readReminderRule(tx: Tx, { now }: Pick<Chance, 'now'>, city: string): Promise<ReminderRule> {
  const { today } = readCityClock((await findCity(tx, city))!, now());
  return readPolicy(tx, city, today.slice(0, 7), 'reminder');
}
