// Readings that wait for a person, for the data desk.
import type { Endpoint } from './endpoint.ts';
import { DecideHeldAnswer, DecideHeldBody, HeldQuery, HeldReadingBody } from './held-reading.ts';
import { Page } from './wire.ts';

export const HELD_ENDPOINTS = {
  heldReadings: {
    method: 'GET',
    path: '/api/held-readings',
    right: 'reading.read',
    summary: 'Readings that quality control kept out of use, newest first, with what became of them',
    query: HeldQuery,
    answer: Page(HeldReadingBody),
  },
  decideHeld: {
    method: 'POST',
    path: '/api/held-readings/decide',
    right: 'reading.settle',
    summary: 'Release, correct or dismiss readings that wait; all of them or none',
    body: DecideHeldBody,
    answer: DecideHeldAnswer,
  },
} as const satisfies Record<string, Endpoint>;
