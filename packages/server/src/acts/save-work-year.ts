// The city's office writes a year of the work calendar. The deadlines of open problems move with it in the same transaction; asked for a
// preview, it only tells how many would.
import { makeCalendar } from '@xunhe/domain/ground/calendar';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { checkYear } from '@xunhe/domain/ground/year-holidays';
import { regionLevel } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { insertWorkYear, listWorkYears } from '../store/work-year.ts';
import { readCityClock } from './city-clock.ts';
import { recountDue } from './problem/recount-due.ts';

export interface YearWritten extends YearHolidays {
  readonly year: number;
  readonly source: string;
  readonly preview: boolean;
}

export async function saveWorkYear(
  house: Chance & { readonly db: Database },
  who: Person,
  written: YearWritten,
): Promise<Result<{ moved: number; earlier: number; saved: boolean }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'calendar.level' });
  const { year, source, preview } = written;
  const checked = checkYear(year, written);
  if (!checked.ok) return checked;
  const { off, worked } = checked.value;
  return inScope(house.db, who.scope, async (tx) => {
    const { city } = who;
    const clock = readCityClock((await findCity(tx, city))!, house.now());
    const years = new Map((await listWorkYears(tx, city)).map((row) => [row.year, row as YearHolidays]));
    const { isWorkingDay } = makeCalendar(years.set(year, { off, worked }));
    const counted = await recountDue(tx, city, { isWorkingDay, today: clock.today, save: !preview });
    if (preview) return accept({ ...counted, saved: false });
    const version = await insertWorkYear(tx, {
      ...{ city, year, off: off.map(([from, to]) => [from, to]), worked: [...worked], source },
      ...{ changed_by: who.id, changed_at: new Date(house.now()) },
    });
    await writeEvent(tx, house, {
      ...{ city, kind: 'calendar.changed', key: `${year}/${version}`, region: who.region, actor: who.id },
      body: { year, version, moved: counted.moved },
    });
    return accept({ ...counted, saved: true });
  });
}
