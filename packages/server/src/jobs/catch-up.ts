// A month that was missed is made up when the server wakes: the months whose acts are due by the city's clock are run in their order, each
// act once.
import { listDueMonths } from '../acts/cycle/due-months.ts';
import { type ActOutcome, runCycle } from '../acts/cycle/run-cycle.ts';
import { type Database, inScope } from '../store/db.ts';
import type { Chance } from '../store/events.ts';

/** @param signal ends it before the next act */
export async function catchUp(
  house: Chance & { readonly db: Database },
  city: string,
  onAct: (month: string, outcome: ActOutcome) => void,
  signal?: AbortSignal,
): Promise<void> {
  const months = await inScope(house.db, { city, region: city }, (tx) => listDueMonths(tx, house, city));
  for (const month of months) {
    if (signal?.aborted) return;
    await runCycle({ ...house, city, month, onAct: (outcome) => onAct(month, outcome), signal });
  }
}
