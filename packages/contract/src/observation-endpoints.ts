// Observations that another system brings.
import { DeliveryBody, DeliveryQuery } from './delivery.ts';
import type { Endpoint } from './endpoint.ts';
import { PushObservationsAnswer, PushObservationsBody } from './pushed-observation.ts';
import { Page } from './wire.ts';

export const OBSERVATION_ENDPOINTS = {
  pushObservations: {
    method: 'POST',
    path: '/api/observations',
    right: 'observation.push',
    summary: 'Store samples and days of rain once, many at a time; each is answered by itself',
    body: PushObservationsBody,
    answer: PushObservationsAnswer,
  },
  deliveries: {
    method: 'GET',
    path: '/api/deliveries',
    right: 'reading.read',
    summary: 'Batches of observations that other systems brought, newest first, with what was refused',
    query: DeliveryQuery,
    answer: Page(DeliveryBody),
  },
} as const satisfies Record<string, Endpoint>;
