// Which duty rule holds in a month: the city's own where it has put one in force, otherwise the one that comes with the product. So a
// newer shipped version never takes the place of what a city has settled for itself.
import type { Month } from '../ground/month.ts';
import { addMonths } from '../ground/month.ts';
import { findInForce, type Policy, policyName } from './policy.ts';
import { DIFFERENTIATED_DEFAULT, type DutyRule, UNIVERSAL_2019 } from './rule.ts';

/** WARNING: stored; under it stand the versions that a city wrote itself. */
export const OWN_RULE = 'duty-own';

/** Ids of all duty rules. */
export const DUTY_RULES: readonly string[] = [OWN_RULE, DIFFERENTIATED_DEFAULT.id, UNIVERSAL_2019.id];

/** A rule that a city wrote: what it is called, on which it was based, and who put it in force when. */
export interface OwnRule extends DutyRule {
  readonly written: {
    readonly title: string;
    readonly note: string;
    readonly basedOn: string;
    readonly by: string;
    readonly at: string;
  };
}

export function findDutyRule(policies: readonly Policy[], month: Month): DutyRule | null {
  return (findInForce(policies, OWN_RULE, month) ??
    findInForce(policies, DIFFERENTIATED_DEFAULT.id, month)) as DutyRule | null;
}

export interface TermOfRule {
  readonly name: string;
  readonly from: Month;
  /** The last month, null while nothing takes its place. */
  readonly to: Month | null;
}

/** The terms of the rules, oldest first. A version that was replaced before its first month has none. */
export function listTerms(policies: readonly Policy[]): TermOfRule[] {
  const starts = [...new Set(policies.map(({ effectiveFrom }) => effectiveFrom))].sort();
  const terms: TermOfRule[] = [];
  for (const from of starts) {
    const rule = findDutyRule(policies, from);
    const last = terms.at(-1);
    if (rule === null || last?.name === policyName(rule)) continue;
    if (last) terms[terms.length - 1] = { ...last, to: addMonths(from, -1) };
    terms.push({ name: policyName(rule), from, to: null });
  }
  return terms;
}
