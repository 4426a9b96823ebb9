// The registers that an office keeps.
import type { Endpoint } from './endpoint.ts';
import {
  ChangedRecordBody,
  ChangedRecordsBody,
  CreateRecordBody,
  EditRecordBody,
  EditRecordsBody,
  RegisterFileBody,
  RegisterParams,
  RegisterQuery,
  RegisterRecordBody,
  RegisterRecordParams,
  RetireRecordBody,
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
} as const satisfies Record<string, Endpoint>;
