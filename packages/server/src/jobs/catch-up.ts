// A month that was missed is made up when the server wakes: the months whose acts are due by the city's clock are run in their order, each
// act once. A city without any run begins a few months back, so that levels have a past to fall from.
import { addMonths, dayToMonth } from '@xunhe/domain/ground/month';
import { readCityClock } from '../acts/city-clock.ts';
import { type ActOutcome, LAST_ACT, runCycle } from '../acts/cycle/run-cycle.ts';
import { listCycles } from '../store/cycle.ts';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, listEventsByKey } from '../store/events.ts';
import { findSampleMonths } from '../store/observation.ts';
import { findCity } from '../store/place.ts';

/** How far back a city begins that never ran a month. */
const FIRST_MONTHS = 6;

export async function catchUp(
  house: Chance & { readonly db: Database },
  city: string,
  onAct: (month: string, outcome: ActOutcome) => void,
): Promise<void> {
  for (const month of await listDueMonths(house, city)) {
    await runCycle({ ...house, city, month, onAct: (outcome) => onAct(month, outcome) });
  }
}

async function listDueMonths(house: Chance & { readonly db: Database }, city: string): Promise<string[]> {
  return inScope(house.db, { city, region: city }, async (tx) => {
    const row = await findCity(tx, city);
    const sampled = await findSampleMonths(tx, city);
    if (!row || !sampled) return [];
    const now = dayToMonth(readCityClock(row, house.now()).today);
    const cycles = await listCycles(tx, city);
    const keyOf = (cycle: (typeof cycles)[number]) => `${cycle.month}/${cycle.version}`;
    const events = await listEventsByKey(tx, city, cycles.map(keyOf));
    const complete = new Set(events.filter((event) => event.kind === LAST_ACT).map((event) => event.key));
    const open = cycles.filter((cycle) => !complete.has(keyOf(cycle))).map((cycle) => cycle.month);
    const newest = cycles[0]?.month;
    const first = newest === undefined ? later(addMonths(now, -FIRST_MONTHS), sampled.first) : addMonths(newest, 1);
    const months = [...open];
    for (let month = first; month <= now; month = addMonths(month, 1)) months.push(month);
    return [...new Set(months)].sort();
  });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
