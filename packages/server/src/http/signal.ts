// Signals: the list, one with its evidence, and what somebody says of it.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readSignal, tellSignal } from '../acts/signals/read-signal.ts';
import { settle } from '../acts/signals/settle-signal.ts';
import type { Person } from '../store/people.ts';
import { countSignals, searchSignals } from '../store/signal.ts';
import type { Handlers } from './endpoint.ts';

export const signalHandlers: Handlers<'signals' | 'signal' | 'settleSignal'> = {
  async signals({ who, query, tx }) {
    const { month, kind, severity, state, person, patrol, region } = query;
    const search = {
      ...{ city: who.city, month, kind, severity, state, person, patrol, below: belowOnly(who) },
      region: region && regionPrefix(region),
      sorting: { sort: query.sort, order: query.order },
      ...{ limit: query.limit ?? 50, offset: query.offset ?? 0 },
    };
    return tx(async (t) =>
      accept({ total: await countSignals(t, search), rows: (await searchSignals(t, search)).map(tellSignal) }),
    );
  },

  signal: async ({ who, params, tx }) => tx((t) => readSignal(t, who, { id: params.id, below: belowOnly(who) })),

  async settleSignal({ house, who, params, body, tx }) {
    return tx(async (t) => {
      const done = await settle(t, house, { who, id: params.id, body });
      if (!done.ok) return done;
      const page = await readSignal(t, who, { id: params.id, below: belowOnly(who) });
      return page.ok ? page : refuse({ kind: 'notFound' });
    });
  },
};

/** A chief reads about those below him, not about himself and those who stand beside him. */
function belowOnly(who: Person): string | undefined {
  return who.role === 'chief' ? who.region : undefined;
}
