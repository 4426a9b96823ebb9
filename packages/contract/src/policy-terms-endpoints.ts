// The figures by which a city works, to be read by its offices and settled by that of the city.
import type { Endpoint } from './endpoint.ts';
import { PolicySheetsBody, SettledTerms, SettleTermsBody, SheetParams } from './policy-terms.ts';

export const POLICY_TERMS_ENDPOINTS = {
  policySheets: {
    method: 'GET',
    path: '/api/policies',
    right: 'policy.read',
    summary: 'The policies of the city term by term, with their versions and what each changed',
    answer: PolicySheetsBody,
  },
  settleTerms: {
    method: 'POST',
    path: '/api/policies/:sheet',
    right: 'policy.manage',
    summary: 'Settle terms of a policy from a month that has not begun: a new version',
    params: SheetParams,
    body: SettleTermsBody,
    answer: SettledTerms,
  },
} as const satisfies Record<string, Endpoint>;
