// A record of a register through its changes. A change holds what the changed fields were and what they became, so a record is what its
// changes make of it, and the last of them can be taken back by another.
import type { Day } from '../ground/day.ts';
import type { RegisterValue, RegisterValues } from './register-form.ts';

/** WARNING: stored with each change; add, never rename. */
export const REGISTER_DEEDS = ['create', 'edit', 'retire', 'undo', 'split', 'join'] as const;
export type RegisterDeed = (typeof REGISTER_DEEDS)[number];

/** Fields and, when the change says so, whether the record is retired and since when. */
export interface RegisterPatch {
  readonly values: RegisterValues;
  readonly retiredOn?: Day | null;
}

export interface RegisterRecord {
  readonly values: RegisterValues;
  /** Null: in force. */
  readonly retiredOn: Day | null;
}

export interface RegisterChange {
  readonly version: number;
  readonly deed: RegisterDeed;
  /** Null: the record was not there. */
  readonly before: RegisterPatch | null;
  readonly after: RegisterPatch;
}

export function patchRecord(record: RegisterRecord | null, patch: RegisterPatch): RegisterRecord {
  const values = { ...record?.values, ...patch.values };
  return { values, retiredOn: patch.retiredOn === undefined ? (record?.retiredOn ?? null) : patch.retiredOn };
}

/** The record after the changes, oldest first, from what it was before the first of them. */
export function replayChanges(
  start: RegisterRecord | null,
  changes: readonly Pick<RegisterChange, 'after'>[],
): RegisterRecord | null {
  return changes.reduce<RegisterRecord | null>((record, { after }) => patchRecord(record, after), start);
}

/** Only what differs, from and to; null when nothing does. */
export function diffRecord(
  record: RegisterRecord,
  wanted: RegisterPatch,
): { readonly before: RegisterPatch; readonly after: RegisterPatch } | null {
  const fields = Object.keys(wanted.values).filter(
    (field) => !isSame(record.values[field] ?? null, wanted.values[field] ?? null),
  );
  const take = (values: RegisterValues) => Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  const retires = wanted.retiredOn !== undefined && wanted.retiredOn !== record.retiredOn;
  if (fields.length === 0 && !retires) return null;
  return {
    before: { values: take(record.values), ...(retires && { retiredOn: record.retiredOn }) },
    after: { values: take(wanted.values), ...(retires && { retiredOn: wanted.retiredOn! }) },
  };
}

/**
 * What takes a change back. A record that was made by it is retired, as nothing is ever deleted.
 * @param today the day from which a record that is taken back is out of force
 */
export function takeBack({ before, after }: Pick<RegisterChange, 'before' | 'after'>, today: Day): RegisterPatch {
  if (before === null) return { values: {}, retiredOn: today };
  return { values: before.values, ...(after.retiredOn !== undefined && { retiredOn: before.retiredOn ?? null }) };
}

function isSame(a: RegisterValue, b: RegisterValue): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && inOrder(a) === inOrder(b));
}

/** A store gives the fields of an object in an order of its own. */
function inOrder(value: RegisterValue): string {
  return JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
