// Which problems are key problems (重点问题): by type, by assignment of a district or city office, or by being on a bulletin. All our
// default [D], as versioned data.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';

export interface KeyRule extends Policy {
  readonly types: Sourced<readonly string[]>;
  /** Levels of office whose assignment makes a problem key. */
  readonly assignedBy: Sourced<readonly string[]>;
  readonly onBulletin: Sourced<boolean>;
}

export const DEFAULT_KEY_RULE: KeyRule = {
  id: 'key-problems-default',
  version: 1,
  effectiveFrom: '2000-01',
  types: byDefault(['industrial_discharge', 'farming_pollution', 'illegal_building']),
  assignedBy: byDefault(['district', 'city']),
  onBulletin: byDefault(true),
};

export function isKeyProblem(
  facts: { readonly type: string; readonly assignedBy?: string; readonly onBulletin?: boolean },
  rule: KeyRule = DEFAULT_KEY_RULE,
): boolean {
  if (rule.types.value.includes(facts.type)) return true;
  if (facts.assignedBy !== undefined && rule.assignedBy.value.includes(facts.assignedBy)) return true;
  return rule.onBulletin.value && facts.onBulletin === true;
}
