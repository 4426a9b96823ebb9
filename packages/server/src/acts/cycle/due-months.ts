// Which months of a city are not over, and what comes next in each. A city without any run begins a few months back, so that levels have a past
// to fall from; one without samples has no month to begin with.
import { addMonths, dayToMonth } from '@xunhe/domain/ground/month';
import { listCycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { type Chance, listEventsByKey } from '../../store/events.ts';
import { findSampleMonths } from '../../store/observation.ts';
import { findCity } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';
import { ACTS, isDue, keyOfRun, LAST_ACT, makeContext } from './run-cycle.ts';

/** How far back a city begins that never ran a month. */
const FIRST_MONTHS = 6;

export interface NextAct {
  readonly month: string;
  /** Kind of the event that it leaves. */
  readonly act: string;
  /** The first day of the city's clock on which it runs by itself. */
  readonly day: string;
  readonly isDue: boolean;
}

/** @returns months in their order, up to the one in which the city's clock stands */
export async function listDueMonths(tx: Tx, house: Pick<Chance, 'now'>, city: string): Promise<string[]> {
  const row = await findCity(tx, city);
  const sampled = await findSampleMonths(tx, city);
  if (!row || !sampled) return [];
  const now = dayToMonth(readCityClock(row, house.now()).today);
  const cycles = await listCycles(tx, city);
  const events = await listEventsByKey(
    tx,
    city,
    cycles.map(({ month }) => keyOfRun(month)),
  );
  const complete = new Set(events.filter(({ kind }) => kind === LAST_ACT).map(({ key }) => key));
  const months = cycles.map(({ month }) => month).filter((month) => !complete.has(keyOfRun(month)));
  const newest = cycles[0]?.month;
  const first = newest === undefined ? later(addMonths(now, -FIRST_MONTHS), sampled.first) : addMonths(newest, 1);
  for (let month = first; month <= now; month = addMonths(month, 1)) months.push(month);
  return [...new Set(months)].sort();
}

export async function listNextActs(tx: Tx, house: Chance, city: string): Promise<NextAct[]> {
  const months = await listDueMonths(tx, house, city);
  const events = await listEventsByKey(tx, city, months.map(keyOfRun));
  const done = new Set(events.map(({ kind, key }) => `${kind} ${key}`));
  const next: NextAct[] = [];
  for (const month of months) {
    const act = ACTS.find(({ event }) => !done.has(`${event} ${keyOfRun(month)}`));
    if (!act) continue;
    const context = await makeContext(tx, { ...house, city, month });
    next.push({ month, act: act.event, day: act.dueDay(context.calendar), isDue: await isDue(act, context) });
  }
  return next;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
