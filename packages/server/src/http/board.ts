// The boards and the large screen. They count what lies at home: what a neighbour shares is in none of their figures.
import { accept } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readDataHealth } from '../acts/boards/read-data-health.ts';
import { readDutyBoard } from '../acts/boards/read-duty-board.ts';
import { readPeopleBoard } from '../acts/boards/read-people-board.ts';
import { readRiskBoard } from '../acts/boards/read-risk-board.ts';
import { readWall } from '../acts/boards/read-wall.ts';
import { readCityClock } from '../acts/city-clock.ts';
import { inScope, type Tx } from '../store/db.ts';
import { findCity } from '../store/place.ts';
import type { Call, Handlers } from './endpoint.ts';

type Board = 'riskBoard' | 'dutyBoard' | 'dataHealth' | 'peopleBoard' | 'wall';

export const boardHandlers: Handlers<Board> = {
  riskBoard: async (call) => {
    const { who, params, query } = call;
    const asked = { city: who.city, month: params.month, change: query.change, ...pageOf(query) };
    return accept(await atHome(call, (tx) => readRiskBoard(tx, asked)));
  },

  dutyBoard: async (call) => {
    const { house, who, params, query } = call;
    return accept(
      await atHome(call, async (tx) =>
        readDutyBoard(tx, {
          ...{ city: who.city, month: params.month, today: await readToday(tx, who.city, house.now()) },
          ...{ by: query.by ?? 'district', sort: query.sort ?? 'overdue' },
          ...{ region: query.region && regionPrefix(query.region), ...pageOf(query) },
        }),
      ),
    );
  },

  dataHealth: async (call) => {
    const { house, who, query } = call;
    const asked = { city: who.city, region: who.region, nowMs: house.now() };
    const { kind, state } = query;
    return accept(await atHome(call, (tx) => readDataHealth(tx, { ...asked, kind, state, ...pageOf(query) })));
  },

  peopleBoard: async (call) => {
    const { house, who, query } = call;
    return accept(
      await atHome(call, async (tx) =>
        readPeopleBoard(tx, {
          ...{ who, day: await readToday(tx, who.city, house.now()), list: query.list ?? 'silent', post: query.post },
          ...{ region: query.region && regionPrefix(query.region), ...pageOf(query) },
        }),
      ),
    );
  },

  wall: async (call) => {
    const { house, who } = call;
    return accept(await atHome(call, (tx) => readWall(tx, { city: who.city, region: who.region, nowMs: house.now() })));
  },
};

function atHome<T>({ house, scope }: Pick<Call<Board>, 'house' | 'scope'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(house.db, { ...scope, shared: [] }, work);
}

function pageOf({ limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number }) {
  return { limit, offset };
}

async function readToday(tx: Tx, city: string, nowMs: number): Promise<string> {
  return readCityClock((await findCity(tx, city))!, nowMs).today;
}
