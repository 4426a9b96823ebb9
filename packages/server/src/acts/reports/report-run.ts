// Runs: an office orders the reports of a period, or the close of a month does; an office may stop one. What was made stays.
import { PERIOD_KINDS, parsePeriod, periodOf, type ReportPeriod } from '@xunhe/domain/evaluation/report-period';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { listCycles } from '../../store/cycle.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { hasRun, insertRun, lockRun, updateRun } from '../../store/report-run.ts';
import { readCityClock } from '../city-clock.ts';

type House = Chance & { readonly db: Database };

/** Refuses a name that is no period, a period that has not begun, and one that is being made already. */
export async function orderReports(house: House, who: Person, name: string): Promise<Result<{ readonly id: string }>> {
  const period = parsePeriod(name);
  if (!period) return refuse({ kind: 'report.period', path: '/body/period' });
  return inScope(house.db, who.scope, async (tx) => {
    const city = (await findCity(tx, who.city))!;
    if (period.from > readCityClock(city, house.now()).today)
      return refuse({ kind: 'report.future', path: '/body/period', from: period.from });
    const id = await addRun(tx, house, { city: who.city, period, region: who.region, askedBy: who.id });
    return id === null ? refuse({ kind: 'report.running' }) : accept({ id });
  });
}

export async function stopReports(house: House, who: Person, id: string): Promise<Result<{ readonly done: true }>> {
  return inScope(house.db, who.scope, async (tx) => {
    const run = await lockRun(tx, who.city, id);
    if (!run) return refuse({ kind: 'notFound' });
    if (run.state !== 'waiting' && run.state !== 'running') return refuse({ kind: 'report.ended' });
    await updateRun(tx, who.city, id, { state: 'cancelled', ended_at: new Date(house.now()) });
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'report.stopped', key: id, region: run.region, actor: who.id },
      body: { period: run.period, made: run.made, total: run.total },
    });
    return accept({ done: true });
  });
}

/** The reports of the newest month that is closed, and of the quarter and the year that end with it, once each. */
export async function orderClosedMonth(house: House, city: string): Promise<void> {
  await inScope(house.db, { city, region: city }, async (tx) => {
    const closed = (await listCycles(tx, city)).find(({ state }) => state === 'closed');
    if (!closed) return;
    const region = city.padEnd(12, '0');
    for (const kind of PERIOD_KINDS) {
      const period = periodOf(kind, closed.month);
      if (period.months.at(-1) !== closed.month || (await hasRun(tx, city, period.name))) continue;
      await addRun(tx, house, { city, period, region, askedBy: null });
    }
  });
}

async function addRun(
  tx: Tx,
  house: Chance,
  asked: {
    readonly city: string;
    readonly period: ReportPeriod;
    readonly region: string;
    readonly askedBy: string | null;
  },
): Promise<string | null> {
  const { city, region, askedBy } = asked;
  const id = makeId(house.now(), house.random(10));
  const period = asked.period.name;
  const isNew = await insertRun(tx, {
    ...{ city, id, period, region, state: 'waiting', as_of: null, total: null, made: 0, asked_by: askedBy },
    ...{ asked_at: new Date(house.now()), started_at: null, ended_at: null, error: null },
  });
  if (!isNew) return null;
  await writeEvent(tx, house, { city, kind: 'report.ordered', key: id, region, actor: askedBy, body: { period } });
  return id;
}
