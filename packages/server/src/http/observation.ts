// Observations that another system brings.
import { pushObservations } from '../acts/readings/push-observations.ts';
import type { Handlers } from './endpoint.ts';

export const observationHandlers: Handlers<'pushObservations'> = {
  pushObservations: ({ house, who, body, tx }) => tx((t) => pushObservations(t, house, { who, body })),
};
