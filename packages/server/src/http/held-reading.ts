// Readings that wait for a person: the list, and what somebody says of them.
import type { HeldReadingBody } from '@xunhe/contract/held-reading';
import { accept } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { decideReadings } from '../acts/readings/decide-held.ts';
import { countHeld, type FoundHeld, searchHeld } from '../store/held-reading.ts';
import type { Handlers } from './endpoint.ts';

export const heldHandlers: Handlers<'heldReadings' | 'decideHeld'> = {
  async heldReadings({ who, query, tx }) {
    const { state, reason, indicator, place, month, region } = query;
    const search = {
      ...{ city: who.city, state, reason, indicator, place, month },
      region: region && regionPrefix(region),
      sorting: { sort: query.sort, order: query.order },
      ...{ limit: query.limit ?? 50, offset: query.offset ?? 0 },
    };
    return tx(async (t) =>
      accept({ total: await countHeld(t, search), rows: (await searchHeld(t, search)).map(tellHeld) }),
    );
  },

  decideHeld: ({ house, who, body, tx }) => tx((t) => decideReadings(t, house, { who, body })),
};

function tellHeld(row: FoundHeld): HeldReadingBody {
  const { id, kind, day, place, reach, region, indicator, value, reason, source, state } = row;
  return {
    ...{ id, kind, day, place, reach, region, indicator, value, reason, source, state },
    placeName: row.place_name,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    heldAt: row.held_at.toISOString(),
    used: row.used_value,
    decided:
      row.decided_by && row.decided_at
        ? { by: row.decided_by, byName: row.decided_by_name, at: row.decided_at.toISOString(), why: row.why ?? '' }
        : null,
  };
}
