// Questions about patrols for form's sake, for those above.
import { type Endpoint, IdParams } from './endpoint.ts';
import { SettleSignalBody, SignalPage, SignalQuery, SignalRowBody } from './signal.ts';
import { Page } from './wire.ts';

export const SIGNAL_ENDPOINTS = {
  signals: {
    method: 'GET',
    path: '/api/signals',
    right: 'signal.read',
    summary: 'Signals of patrolling for form’s sake, newest month first',
    query: SignalQuery,
    answer: Page(SignalRowBody),
  },
  signal: {
    method: 'GET',
    path: '/api/signals/:id',
    right: 'signal.read',
    summary: 'One signal with the evidence of both sides; tracks are asked for by themselves',
    params: IdParams,
    answer: SignalPage,
  },
  settleSignal: {
    method: 'POST',
    path: '/api/signals/:id/settle',
    right: 'signal.settle',
    summary: 'Say in writing what a signal means',
    params: IdParams,
    body: SettleSignalBody,
    answer: SignalPage,
  },
} as const satisfies Record<string, Endpoint>;
