// Makes the reports that were ordered. A failure is said; the run keeps it, and an office may order the period again.
import { makeNextReports } from '../acts/reports/make-reports.ts';
import type { Database } from '../store/db.ts';
import type { Chance } from '../store/events.ts';

export async function makePeriodReports(
  house: Chance & { readonly db: Database },
  cities: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  for (const city of cities)
    try {
      for (;;) {
        const made = await makeNextReports(house, city);
        if (!made) break;
        say(`${city}: ${made.made} reports of ${made.period}`);
      }
    } catch (error) {
      say(`reports of ${city} could not be made: ${(error as Error).message}`);
    }
}
