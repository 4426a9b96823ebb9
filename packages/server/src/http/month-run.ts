// What comes next in the months, and the run of what is due: asked for by the city's office, whose months they are.
import type { MonthRunBody } from '@xunhe/contract/month-run';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { listNextActs } from '../acts/cycle/due-months.ts';
import { inScope } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import type { Handlers } from './endpoint.ts';
import type { House } from './house.ts';

export const monthRunHandlers: Handlers<'monthRun' | 'beginMonthRun' | 'stopMonthRun'> = {
  monthRun: async ({ house, who }) => accept(await tellRun(house, who.city)),

  async beginMonthRun({ house, who }) {
    if (regionLevel(who.region) !== 'city') return refuse({ kind: 'cycle.level' });
    // Said before it begins: a run that nobody asked for must not be in the record.
    if (house.months.stateOf(who.city).running === null) await record(house, who, 'month.runAsked');
    house.months.begin(who.city);
    return accept(await tellRun(house, who.city));
  },

  async stopMonthRun({ house, who }) {
    if (regionLevel(who.region) !== 'city') return refuse({ kind: 'cycle.level' });
    if (house.months.stateOf(who.city).running !== null) await record(house, who, 'month.runStopped');
    house.months.stop(who.city);
    return accept(await tellRun(house, who.city));
  },
};

async function tellRun(house: House, city: string): Promise<MonthRunBody> {
  // The months are of the whole city, whoever asks.
  const next = await inScope(house.db, { city, region: city }, (tx) => listNextActs(tx, house, city));
  const { running, ended } = house.months.stateOf(city);
  return {
    next,
    running: running && {
      ...{ since: new Date(running.sinceMs).toISOString(), done: running.done },
      ...{ at: running.at, isStopping: running.isStopping },
    },
    ended: ended && {
      ...{ at: new Date(ended.atMs).toISOString(), done: ended.done, how: ended.how, failure: ended.failure },
    },
  };
}

function record(house: House, who: Person, kind: string): Promise<void> {
  return inScope(house.db, who.scope, async (tx) => {
    const key = makeId(house.now(), house.random(10));
    await writeEvent(tx, house, { city: who.city, kind, key, region: who.region, actor: who.id, body: {} });
  });
}
