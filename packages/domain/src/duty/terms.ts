// The terms of a policy as data: which of its figures a city may settle for itself, and between which limits. A policy that is changed becomes a new
// version with the terms that were changed marked as the city's own; the others keep their origin.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { Origin, Policy } from './policy.ts';

export type TermUnit = 'days' | 'workDays' | 'dayOfMonth' | 'months' | 'share' | 'times' | 'classes' | 'figure';

export type TermForm =
  /** Both limits included; a value is a multiple of the step, counted from zero. */
  | {
      readonly kind: 'number';
      readonly unit: TermUnit;
      readonly least: number;
      readonly most: number;
      readonly step: number;
    }
  /** Minutes since midnight, by quarters of an hour. */
  | { readonly kind: 'time' }
  | { readonly kind: 'yesNo' }
  /** One of them. */
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** Any of them, none too. */
  | { readonly kind: 'some'; readonly of: readonly string[] };

export type TermValue = number | boolean | string | readonly string[];

export interface Term {
  /** Names from the policy down to the value, joined by dots. WARNING: stored in the record of changes and on the wire. */
  readonly at: string;
  readonly form: TermForm;
}

export interface TermSheet {
  /** WARNING: on the wire and in addresses. */
  readonly name: string;
  /** Of the policy that is shipped. */
  readonly id: string;
  readonly terms: readonly Term[];
  /** What no single term can show: how they stand to each other. */
  readonly check?: (valueAt: (at: string) => TermValue) => Refusal | null;
}

/** The versions that a city makes of a shipped policy go before it, whatever is shipped later. */
export function ownPolicyId(id: string): string {
  return `${id}.own`;
}

type Node = Readonly<Record<string, unknown>>;

/** A name that itself has a dot stands with a dash in the place of a term: a node has the one or the other. */
const stepInto = (node: Node, name: string): string => (name in node ? name : name.replace('-', '.'));

/** Undefined where a version of another shape has no such term. */
export function readTerm(policy: Policy, at: string): TermValue | undefined {
  const value = at
    .split('.')
    .reduce<unknown>((node, name) => (isNode(node) ? node[stepInto(node, name)] : undefined), policy);
  return isValue(value) ? value : undefined;
}

/** Of the figure in which the term stands. */
export function originOf(policy: Policy, at: string): Origin {
  let node: unknown = policy;
  let origin: Origin = 'default';
  for (const name of at.split('.')) {
    if (!isNode(node)) break;
    if ('value' in node && typeof node.source === 'string') origin = node.source as Origin;
    node = node[stepInto(node, name)];
  }
  return origin;
}

export interface TermChange {
  readonly at: string;
  readonly from: TermValue | null;
  readonly to: TermValue | null;
}

export function compareTerms(from: Policy, to: Policy, sheet: TermSheet): TermChange[] {
  return sheet.terms.flatMap(({ at }) => {
    const [a, b] = [readTerm(from, at) ?? null, readTerm(to, at) ?? null];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ at, from: a, to: b }];
  });
}

/**
 * The policy with other values of some of its terms, checked.
 * @returns `policy.term` with the place of a term that is unknown or out of its limits, or what the sheet says of terms that do not go together
 */
export function settleTerms<P extends Policy>(
  policy: P,
  sheet: TermSheet,
  values: Readonly<Record<string, unknown>>,
): Result<P> {
  let settled: Policy = policy;
  for (const [at, value] of Object.entries(values)) {
    const term = sheet.terms.find((one) => one.at === at);
    if (!term || readTerm(policy, at) === undefined || !fits(term.form, value))
      return refuse({ kind: 'policy.term', path: `/body/values/${at}`, at });
    if (JSON.stringify(readTerm(policy, at)) !== JSON.stringify(value)) settled = put(settled, at.split('.'), value);
  }
  const wrong = sheet.check?.((at) => readTerm(settled, at) as TermValue);
  return wrong ? refuse(wrong) : accept(settled as P);
}

function fits(form: TermForm, value: unknown): boolean {
  switch (form.kind) {
    case 'number':
      return typeof value === 'number' && value >= form.least && value <= form.most && isMultiple(value, form.step);
    case 'time':
      return typeof value === 'number' && Number.isInteger(value / 15) && value >= 0 && value < 1440;
    case 'yesNo':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && form.of.includes(value);
    case 'some':
      return (
        Array.isArray(value) && new Set(value).size === value.length && value.every((one) => form.of.includes(one))
      );
  }
}

/** Steps like 0.01 are no exact numbers. */
function isMultiple(value: number, step: number): boolean {
  const steps = value / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** A copy in which one value is another, and the figure in which it stands is the city's. */
function put<T>(node: T, path: readonly string[], value: unknown): T {
  const [name, ...rest] = path;
  if (name === undefined) return value as T;
  const old = node as Node;
  const step = stepInto(old, name);
  const changed = { ...old, [step]: put(old[step], rest, value) };
  return ('value' in old && typeof old.source === 'string' ? { ...changed, source: 'city' } : changed) as T;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): value is TermValue {
  return (
    ['number', 'boolean', 'string'].includes(typeof value) ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string'))
  );
}
