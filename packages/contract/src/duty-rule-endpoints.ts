// The rules by which duties are set.
import {
  DropRuleDraftBody,
  DutyRuleBody,
  DutyRuleParams,
  DutyRulesBody,
  EnactedRule,
  EnactRuleBody,
  RuleDraftParams,
  RulePreviewBody,
  RulePreviewQuery,
  SavedRuleDraft,
  SaveRuleDraftBody,
} from './duty-rule.ts';
import { Done, type Endpoint } from './endpoint.ts';

export const DUTY_RULE_ENDPOINTS = {
  dutyRules: {
    method: 'GET',
    path: '/api/duty-rules',
    right: 'policy.read',
    summary: 'Versions of the duty rule with their terms, and drafts',
    answer: DutyRulesBody,
  },
  dutyRule: {
    method: 'GET',
    path: '/api/duty-rules/:rule',
    right: 'policy.read',
    summary: 'One version or draft, every figure with its origin',
    params: DutyRuleParams,
    answer: DutyRuleBody,
  },
  rulePreview: {
    method: 'GET',
    path: '/api/duty-rule-preview',
    right: 'policy.read',
    summary: 'What another rule would have asked of past months in the area of the account',
    query: RulePreviewQuery,
    answer: RulePreviewBody,
  },
  saveRuleDraft: {
    method: 'POST',
    path: '/api/duty-rule-drafts/:id',
    right: 'policy.manage',
    summary: 'Write a draft of a duty rule, new or changed',
    params: RuleDraftParams,
    body: SaveRuleDraftBody,
    answer: SavedRuleDraft,
  },
  dropRuleDraft: {
    method: 'POST',
    path: '/api/duty-rule-drafts/:id/drop',
    right: 'policy.manage',
    summary: 'Throw a draft away',
    params: RuleDraftParams,
    body: DropRuleDraftBody,
    answer: Done,
  },
  enactRule: {
    method: 'POST',
    path: '/api/duty-rule-drafts/:id/enact',
    right: 'policy.manage',
    summary: 'Put a draft in force from a month that has not begun',
    params: RuleDraftParams,
    body: EnactRuleBody,
    answer: EnactedRule,
  },
} as const satisfies Record<string, Endpoint>;
