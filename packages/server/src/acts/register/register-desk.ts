// The desk at which registers are changed: one transaction, in which changes of a city follow each other. It looks at the whole city, because
// a reach of the next district may flow into this one; what a person may change is judged by where a record lies.

import { makeId } from '@xunhe/domain/ground/id';
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { type FoundRecord, listRecordsById, lockRegisters } from '../../store/register.ts';
import { readCityClock } from '../city-clock.ts';

export type RegisterHouse = Chance & { readonly db: Database };

export interface RegisterDesk {
  readonly tx: Tx;
  readonly house: RegisterHouse;
  readonly who: Person;
  readonly city: string;
  /** The city's day. */
  readonly today: string;
  readonly at: Date;
  /** Made for this act: holds its changes together, and is the key of its event. */
  readonly act: string;
  /** What was read, by kind and id; a change that is saved is forgotten. */
  readonly read: Map<string, FoundRecord | null>;
}

/** Carries a refusal out of the transaction, so that whatever was written before it is taken back. */
class Withdrawn extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export async function atRegisterDesk<T>(
  house: RegisterHouse,
  who: Person,
  work: (desk: RegisterDesk) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { city } = who;
  try {
    return await inScope(house.db, { ...who.scope, region: city }, async (tx) => {
      await lockRegisters(tx, city);
      const { today } = readCityClock((await findCity(tx, city))!, house.now());
      const act = makeId(house.now(), house.random(10));
      const result = await work({ tx, house, who, city, today, at: new Date(house.now()), act, read: new Map() });
      if (!result.ok) throw new Withdrawn(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Withdrawn) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

export async function readAtDesk(desk: RegisterDesk, kind: RegisterKind, id: string): Promise<FoundRecord | null> {
  if (!desk.read.has(keyOf(kind, id))) await readManyAtDesk(desk, kind, [id]);
  return desk.read.get(keyOf(kind, id)) ?? null;
}

export async function readManyAtDesk(desk: RegisterDesk, kind: RegisterKind, ids: readonly string[]): Promise<void> {
  const found = new Map(
    (await listRecordsById(desk.tx, desk.city, { kind, ids })).map((record) => [record.id, record]),
  );
  for (const id of ids) desk.read.set(keyOf(kind, id), found.get(id) ?? null);
}

export function forgetAtDesk(desk: RegisterDesk, kind: RegisterKind, id: string): void {
  desk.read.delete(keyOf(kind, id));
}

function keyOf(kind: RegisterKind, id: string): string {
  return `${kind}/${id}`;
}
