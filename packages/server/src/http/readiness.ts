// What the city has of all that it needs.
import { accept } from '@xunhe/domain/ground/result';
import { SAMPLE_CITY } from '../acts/guests.ts';
import { readReadiness } from '../acts/read-readiness.ts';
import { inScope } from '../store/db.ts';
import type { Handlers } from './endpoint.ts';

export const readinessHandlers: Handlers<'readiness'> = {
  // What a neighbour shares is his to bring in.
  readiness: async ({ house, who, scope }) =>
    inScope(house.db, { ...scope, shared: [] }, async (tx) => {
      const { next, steps } = await readReadiness(tx, who.city, house.now());
      return accept({ isSample: who.city === SAMPLE_CITY, next, steps: [...steps] });
    }),
};
