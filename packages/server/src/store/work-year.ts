// The years of the work calendar that a city brought itself.
import { makeCalendar, type WorkCalendar } from '@xunhe/domain/ground/calendar';
import type { YearHolidays } from '@xunhe/domain/ground/holidays';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { WorkYearRow } from './rows-place.ts';

/** Of each year the version that counts. */
export async function listWorkYears(
  tx: Tx,
  city: string,
): Promise<(WorkYearRow & { changed_by_name: string | null })[]> {
  const { rows } = await sql<WorkYearRow & { changed_by_name: string | null }>`
    SELECT DISTINCT ON (y.year) y.*, p.name AS changed_by_name
    FROM work_years y LEFT JOIN people_named p ON p.city = y.city AND p.id = y.changed_by
    WHERE y.city = ${city} ORDER BY y.year, y.version DESC`.execute(tx);
  return rows;
}

/** The calendar by which the city counts its working days. */
export async function readCalendar(tx: Tx, city: string): Promise<WorkCalendar> {
  return calendarOf(await listWorkYears(tx, city));
}

export function calendarOf(rows: readonly Pick<WorkYearRow, 'year' | 'off' | 'worked'>[]): WorkCalendar {
  return makeCalendar(new Map(rows.map((row) => [row.year, row as YearHolidays])));
}

/** @returns its version */
export async function insertWorkYear(tx: Tx, row: Omit<WorkYearRow, 'version'>): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    INSERT INTO work_years (city, year, version, off, worked, source, changed_by, changed_at)
    SELECT ${row.city}, ${row.year}, coalesce(max(version), 0) + 1, ${JSON.stringify(row.off)}::jsonb, ${JSON.stringify(row.worked)}::jsonb,
      ${row.source}, ${row.changed_by}, ${row.changed_at}
    FROM work_years WHERE city = ${row.city} AND year = ${row.year}
    RETURNING version`.execute(tx);
  return rows[0]!.version;
}
