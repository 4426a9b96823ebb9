// The records of the phones.
import type { Endpoint } from './endpoint.ts';
import { SyncAnswer, SyncAsk } from './sync.ts';

export const SYNC_ENDPOINTS = {
  sync: {
    method: 'POST',
    path: '/api/sync',
    right: 'record.send',
    summary: 'Store records once, many at a time; each is answered by itself',
    body: SyncAsk,
    answer: SyncAnswer,
  },
} as const satisfies Record<string, Endpoint>;
