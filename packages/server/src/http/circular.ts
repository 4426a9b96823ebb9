// The doors of notices: the reader's, and those of the offices that write them.
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { CircularGroup } from '@xunhe/domain/people/circular';
import { containsRegion } from '@xunhe/domain/place/region';
import { takeReceipts, tellCirculars } from '../acts/circulars/own-circulars.ts';
import { tellSent } from '../acts/circulars/tell-circular.ts';
import { remindReaders, withdraw } from '../acts/circulars/tend-circular.ts';
import { dropCircular, publishCircular, saveCircular } from '../acts/circulars/write-circular.ts';
import { readCityClock } from '../acts/city-clock.ts';
import { type FoundDraft, listCircularDrafts } from '../store/circular.ts';
import { audienceOf, countAudience, countReadersByRegion, listReaders } from '../store/circular-readers.ts';
import { findSentCircular, searchCirculars } from '../store/circular-search.ts';
import type { Tx } from '../store/db.ts';
import { findCity } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';
import type { House } from './house.ts';

type Desk = 'sentCirculars' | 'sentCircular' | 'circularReaders' | 'circularDrafts' | 'circularAudience';
type Deeds = 'saveCircular' | 'dropCircular' | 'publishCircular' | 'withdrawCircular' | 'remindReaders';

export const circularHandlers: Handlers<Desk | Deeds | 'circulars' | 'sendReceipts'> = {
  circulars: async ({ house, who }) => accept(await tellCirculars(house, who)),
  sendReceipts: async ({ house, who, body }) => accept(await takeReceipts(house, who, body)),

  sentCirculars: ({ house, who, query, tx }) =>
    tx(async (t) => {
      const today = await readToday(house, t, who.city);
      const { limit = 50, offset = 0, state, q, sort, order } = query;
      const { rows, total } = await searchCirculars(t, {
        city: who.city,
        today,
        state,
        q,
        limit,
        offset,
        sorting: { sort, order },
      });
      const told = [];
      for (const row of rows) told.push(await tellSent(t, who, row, today));
      return accept({ rows: told, total });
    }),

  sentCircular: ({ house, who, params, tx }) =>
    tx(async (t) => {
      const row = await findSentCircular(t, who.city, params.id);
      if (!row) return refuse({ kind: 'notFound' });
      const regions = await countReadersByRegion(t, row.id, audienceOf(row));
      return accept({
        circular: await tellSent(t, who, row, await readToday(house, t, who.city)),
        regions: regions.map(({ name_en, ...counts }) => ({ ...counts, nameEn: name_en })),
      });
    }),

  circularReaders: ({ who, params, query, tx }) =>
    tx(async (t) => {
      const row = await findSentCircular(t, who.city, params.id);
      if (!row) return refuse({ kind: 'notFound' });
      const { standing, region: within, limit = 50, offset = 0, sort, order } = query;
      const rows = await listReaders(t, row.id, audienceOf(row), {
        standing,
        within,
        limit,
        offset,
        sorting: { sort, order },
      });
      return accept({
        rows: rows.map(({ total: _total, region_name, seen_at, confirmed_at, group, ...reader }) => ({
          ...{ ...reader, group: group as CircularGroup, regionName: region_name },
          ...{ seenAt: seen_at?.toISOString() ?? null, confirmedAt: confirmed_at?.toISOString() ?? null },
        })),
        total: rows[0]?.total ?? 0,
      });
    }),

  circularDrafts: ({ who, tx }) =>
    tx(async (t) => accept({ rows: (await listCircularDrafts(t, who.city)).map(tellDraft) })),

  circularAudience: ({ who, query: { region, groups }, tx }) =>
    tx(async (t) => {
      if (!containsRegion(who.region, region)) return accept({ people: 0 });
      const audience = { city: who.city, region, groups: groups.split(','), without: who.id };
      return accept({ people: await countAudience(t, audience) });
    }),

  saveCircular: ({ house, who, params, body }) => saveCircular(house, who, { ...body, ...params }),
  dropCircular: ({ house, who, params, body }) => dropCircular(house, who, { ...body, ...params }),
  publishCircular: ({ house, who, params, body }) => publishCircular(house, who, { ...body, ...params }),
  withdrawCircular: ({ house, who, params, body }) => withdraw(house, who, { ...body, ...params }),
  remindReaders: ({ house, who, params }) => remindReaders(house, who, params.id),
};

function tellDraft(row: FoundDraft) {
  return {
    ...{ id: row.id, title: row.title, text: row.text, region: row.region, groups: row.groups as CircularGroup[] },
    ...{ lastDay: row.last_day, confirm: row.confirm, supersedes: row.supersedes, revision: row.revision },
    ...{ office: row.office, regionName: row.region_name, changedByName: row.changed_by_name },
    changedAt: row.changed_at.toISOString(),
  };
}

async function readToday(house: House, tx: Tx, city: string): Promise<string> {
  return readCityClock((await findCity(tx, city))!, house.now()).today;
}
