// Observations that another system brings, and what it brought so far.
import type { DeliveryBody } from '@xunhe/contract/delivery';
import { accept } from '@xunhe/domain/ground/result';
import { pushObservations } from '../acts/readings/push-observations.ts';
import { countDeliveries, type FoundDelivery, searchDeliveries } from '../store/delivery-search.ts';
import type { Handlers } from './endpoint.ts';

export const observationHandlers: Handlers<'pushObservations' | 'deliveries'> = {
  pushObservations: ({ house, who, body, tx }) => tx((t) => pushObservations(t, house, { who, body })),

  async deliveries({ who, query, tx }) {
    const search = {
      ...{ city: who.city, source: query.source, faulty: query.faulty },
      sorting: { sort: query.sort, order: query.order },
      ...{ limit: query.limit ?? 50, offset: query.offset ?? 0 },
    };
    return tx(async (t) =>
      accept({ total: await countDeliveries(t, search), rows: (await searchDeliveries(t, search)).map(tellDelivery) }),
    );
  },
};

function tellDelivery(row: FoundDelivery): DeliveryBody {
  const { source, id, stored, repeated, refused, waiting } = row;
  return {
    ...{ source, id, stored, repeated, refused, waiting, senderName: row.sender_name, at: row.at.toISOString() },
    faults: row.faults.map(({ n, refusal }) => ({ n, refusal })),
  };
}
