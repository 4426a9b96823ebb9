// The duty rules of a city by their names: versions, and drafts as they would be put in force.
import { type Policy, policyName } from '@xunhe/domain/duty/policy';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { draftOf, type RuleDraft, settleRule } from '@xunhe/domain/duty/rule-draft';
import { DUTY_RULES, OWN_RULE, type OwnRule } from '@xunhe/domain/duty/rule-in-force';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import { findLatestCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { listPolicies } from '../../store/policy.ts';
import type { RuleDraftRow } from '../../store/rows-duty.ts';
import { findRuleDraft } from '../../store/rule-draft.ts';

export async function listRules(tx: Tx, city: string): Promise<(DutyRule | OwnRule)[]> {
  const bodies = (await listPolicies(tx, city)).map((row) => row.body as Policy);
  return bodies.filter(({ id }) => DUTY_RULES.includes(id)) as DutyRule[];
}

/** @param name `id@version`, or the id of a draft */
export async function findRule(tx: Tx, city: string, name: string): Promise<DutyRule | null> {
  const rules = await listRules(tx, city);
  if (name.includes('@')) return rules.find((rule) => policyName(rule) === name) ?? null;
  const draft = await findRuleDraft(tx, city, name);
  return draft && settleDraft(rules, draft, '9999-12');
}

/** The rule that a draft makes, under the version that comes next; figures that it was written without are those it is based on. */
export function settleDraft(rules: readonly DutyRule[], draft: RuleDraftRow, effectiveFrom: Month): DutyRule {
  const base = rules.find((rule) => policyName(rule) === draft.based_on);
  if (!base)
    throw new Error(`The draft ${draft.id} is based on ${draft.based_on}, which the city ${draft.city} has not`);
  const version = Math.max(0, ...rules.filter(({ id }) => id === OWN_RULE).map((rule) => rule.version)) + 1;
  return settleRule(
    base,
    { ...draftOf(base), ...(draft.body as Partial<RuleDraft>) },
    { id: OWN_RULE, version, effectiveFrom },
  );
}

/** A month that has begun keeps its rule, and so does one whose duties are already told: those follow the list of the month before it. */
export async function findEarliestMonth(tx: Tx, city: string, today: string): Promise<Month> {
  const published = await findLatestCycle(tx, city);
  const next = addMonths(today.slice(0, 7), 1);
  if (published === null) return next;
  return [next, addMonths(published, 2)].sort()[1]!;
}
