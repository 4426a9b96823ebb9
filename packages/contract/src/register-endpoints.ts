// The registers that an office keeps.
import type { Endpoint } from './endpoint.ts';
import {
  ChangedRecordBody,
  ChangedRecordsBody,
  CreateRecordBody,
  EditRecordBody,
  EditRecordsBody,
  JoinReachesAnswer,
  JoinReachesBody,
  ReachParams,
  RegisterFileBody,
  RegisterParams,
  RegisterQuery,
  RegisterRecordBody,
  RegisterRecordParams,
  RetireRecordBody,
  SplitReachAnswer,
  SplitReachBody,
  UndoRecordBody,
} from './register.ts';
import { Page } from './wire.ts';

const right = 'register.write';

export const REGISTER_ENDPOINTS = {
  register: {
    ...{ method: 'GET', path: '/api/registers/:kind', right },
    summary: 'The records of a register, by code',
    params: RegisterParams,
    query: RegisterQuery,
    answer: Page(RegisterRecordBody),
  },
  registerRecord: {
    ...{ method: 'GET', path: '/api/registers/:kind/records/:id', right },
    summary: 'One record with its changes',
    params: RegisterRecordParams,
    answer: RegisterFileBody,
  },
  createRecord: {
    ...{ method: 'POST', path: '/api/registers/:kind/create', right },
    summary: 'A new record',
    params: RegisterParams,
    body: CreateRecordBody,
    answer: ChangedRecordBody,
  },
  editRecord: {
    ...{ method: 'POST', path: '/api/registers/:kind/records/:id/edit', right },
    summary: 'Other values for some fields of a record',
    params: RegisterRecordParams,
    body: EditRecordBody,
    answer: ChangedRecordBody,
  },
  retireRecord: {
    ...{ method: 'POST', path: '/api/registers/:kind/records/:id/retire', right },
    summary: 'Out of force from a day, with a reason; nothing is deleted',
    params: RegisterRecordParams,
    body: RetireRecordBody,
    answer: ChangedRecordBody,
  },
  undoRecord: {
    ...{ method: 'POST', path: '/api/registers/:kind/records/:id/undo', right },
    summary: 'Take the last change of a record back by another change',
    params: RegisterRecordParams,
    body: UndoRecordBody,
    answer: ChangedRecordBody,
  },
  editRecords: {
    ...{ method: 'POST', path: '/api/registers/:kind/edit', right },
    summary: 'The same values for many records, all of them or none',
    params: RegisterParams,
    body: EditRecordsBody,
    answer: ChangedRecordsBody,
  },
  splitReach: {
    ...{ method: 'POST', path: '/api/registers/reaches/:id/split', right },
    summary: 'Two reaches of one, cut at a place along its line; the new one gets what stands there',
    params: ReachParams,
    body: SplitReachBody,
    answer: SplitReachAnswer,
  },
  joinReaches: {
    ...{ method: 'POST', path: '/api/registers/reaches/:id/join', right },
    summary: 'One reach of this one and the one into which it flows; the other is retired',
    params: ReachParams,
    body: JoinReachesBody,
    answer: JoinReachesAnswer,
  },
} as const satisfies Record<string, Endpoint>;
