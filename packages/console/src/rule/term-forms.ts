// The form of each term of a policy, by its place.
import type { TermForm } from '@xunhe/domain/duty/terms';
import { POLICY_SHEETS } from '@xunhe/domain/evaluation/policy-sheets';

export function formsOf(sheet: string): ReadonlyMap<string, TermForm> {
  return new Map(POLICY_SHEETS.find(({ name }) => name === sheet)!.terms.map(({ at, form }) => [at, form]));
}
