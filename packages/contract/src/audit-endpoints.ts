// The record of what happened.
import Type from 'typebox';
import { AuditEventBody, AuditKindBody, AuditQuery, AuditVerdictBody } from './audit.ts';
import { Empty, type Endpoint } from './endpoint.ts';
import { CLOSED, Page } from './wire.ts';

export const AUDIT_ENDPOINTS = {
  auditEvents: {
    method: 'GET',
    path: '/api/audit/events',
    right: 'audit.read',
    summary: 'Search the record of what happened, newest first',
    query: AuditQuery,
    answer: Page(AuditEventBody),
  },
  auditKinds: {
    method: 'GET',
    path: '/api/audit/kinds',
    right: 'audit.read',
    summary: 'The kinds of events there are, with their number',
    answer: Type.Object({ rows: Type.Array(AuditKindBody) }, CLOSED),
  },
  auditVerify: {
    method: 'POST',
    path: '/api/audit/verify',
    right: 'audit.read',
    summary: 'Check the chain of the whole city; the check is itself recorded',
    body: Empty,
    answer: AuditVerdictBody,
  },
} as const satisfies Record<string, Endpoint>;
