// What all policies have in common: they are versioned data with a first month, and every number says where it comes from.
import type { Month } from '../ground/month.ts';

/** `sourced`: a published rule or standard says so. `default`: our own figure, to be settled by the city. `city`: the city settled it. */
export type Origin = 'sourced' | 'default' | 'city';

export interface Sourced<T> {
  readonly value: T;
  readonly source: Origin;
}

export interface Policy {
  readonly id: string;
  readonly version: number;
  /** The first month in which it is in force; it holds until a later version takes over. */
  readonly effectiveFrom: Month;
}

/** `id@version`: how rows name the policy that made them. */
export function policyName(policy: Policy): string {
  return `${policy.id}@${policy.version}`;
}

/** The version in force in a month: the latest to take effect, and of two that took effect together the higher version. */
export function findInForce<P extends Policy>(policies: readonly P[], id: string, month: Month): P | null {
  return policies
    .filter((policy) => policy.id === id && policy.effectiveFrom <= month)
    .reduce<P | null>((best, policy) => (best === null || isLater(policy, best) ? policy : best), null);
}

export function sourced<T>(value: T): Sourced<T> {
  return { value, source: 'sourced' };
}

export function byDefault<T>(value: T): Sourced<T> {
  return { value, source: 'default' };
}

function isLater(a: Policy, b: Policy): boolean {
  return a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.version > b.version);
}
