// The policies of the city, term by term.
import { accept } from '@xunhe/domain/ground/result';
import { settlePolicy, tellPolicies } from '../acts/duty-rules/policy-terms.ts';
import type { Handlers } from './endpoint.ts';

export const policyTermsHandlers: Handlers<'policySheets' | 'settleTerms'> = {
  policySheets: async ({ house, who }) => accept(await tellPolicies(house, who)),
  settleTerms: ({ house, who, params, body }) => settlePolicy(house, who, { ...body, sheet: params.sheet }),
};
