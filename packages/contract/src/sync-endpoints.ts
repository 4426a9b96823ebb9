// The records of the phones, and those that were not taken.
import type { Endpoint } from './endpoint.ts';
import { RefusedKey, RefusedPage, RefusedQuery, RefusedRow, SettleBody } from './refused-record.ts';
import { SyncAnswer, SyncAsk } from './sync.ts';
import { Page } from './wire.ts';

export const SYNC_ENDPOINTS = {
  sync: {
    method: 'POST',
    path: '/api/sync',
    right: 'record.send',
    summary: 'Store records once, many at a time; each is answered by itself',
    body: SyncAsk,
    answer: SyncAnswer,
  },
  refusedRecords: {
    method: 'GET',
    path: '/api/refused-records',
    right: 'record.settle',
    summary: 'Records that were not taken, newest first',
    query: RefusedQuery,
    answer: Page(RefusedRow),
  },
  refusedRecord: {
    method: 'GET',
    path: '/api/refused-records/:id/:hash',
    right: 'record.settle',
    summary: 'One of them with its whole content; the look is recorded',
    params: RefusedKey,
    answer: RefusedPage,
  },
  settleRefused: {
    method: 'POST',
    path: '/api/refused-records/:id/:hash/settle',
    right: 'record.settle',
    summary: 'Say what was done about one of them',
    params: RefusedKey,
    body: SettleBody,
    answer: RefusedPage,
  },
} as const satisfies Record<string, Endpoint>;
