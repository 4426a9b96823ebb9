// Records that were not taken, for the office.
import type { RefusedPage, RefusedRow } from '@xunhe/contract/refused-record';
import type { RefusalBody } from '@xunhe/contract/wire';
import { accept } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readCityClock } from '../acts/city-clock.ts';
import { lookAtRefused, type RefusedWhole, settle } from '../acts/sync/settle-refused.ts';
import { findCity } from '../store/place.ts';
import { countRefused, type FoundRefused, searchRefused } from '../store/refused-record.ts';
import type { Handlers } from './endpoint.ts';

export const refusedHandlers: Handlers<'refusedRecords' | 'refusedRecord' | 'settleRefused'> = {
  async refusedRecords({ who, query, tx }) {
    const search = { city: who.city, open: query.open, region: query.region && regionPrefix(query.region) };
    const page = { limit: query.limit ?? 50, offset: query.offset ?? 0, sort: query.sort, order: query.order };
    return tx(async (t) =>
      accept({ total: await countRefused(t, search), rows: (await searchRefused(t, search, page)).map(toRow) }),
    );
  },

  async refusedRecord({ house, who, params, reply, tx }) {
    reply.header('cache-control', 'no-store');
    const found = await tx((t) => lookAtRefused(t, house, { who, key: params }));
    return found.ok ? accept(toPage(found.value)) : found;
  },

  async settleRefused({ house, who, params, body, tx }) {
    const settled = await tx(async (t) => {
      const { nowMs } = readCityClock((await findCity(t, who.city))!, house.now());
      return settle(t, house, { who, key: params, note: body.note, nowMs });
    });
    return settled.ok ? accept(toPage(settled.value)) : settled;
  },
};

function toRow(row: FoundRefused): RefusedRow {
  const { id, hash, kind, person, region, bytes, note } = row;
  return {
    ...{ id, hash, kind, person, region, bytes, note, refusal: row.refusal as RefusalBody },
    ...{ personName: row.person_name, regionName: row.region_name, settledByName: row.settled_by_name },
    receivedAt: row.received_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
  };
}

function toPage(row: RefusedWhole): RefusedPage {
  return { ...toRow(row), form: row.form, device: row.device, content: row.content.toString('utf8') };
}
