// Observations that another system brings.
import type { Endpoint } from './endpoint.ts';
import { PushObservationsAnswer, PushObservationsBody } from './pushed-observation.ts';

export const OBSERVATION_ENDPOINTS = {
  pushObservations: {
    method: 'POST',
    path: '/api/observations',
    right: 'observation.push',
    summary: 'Store samples and days of rain once, many at a time; each is answered by itself',
    body: PushObservationsBody,
    answer: PushObservationsAnswer,
  },
} as const satisfies Record<string, Endpoint>;
