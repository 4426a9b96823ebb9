// Changes of the registers: added with each act, never changed.
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import type { RegisterDeed, RegisterPatch } from '@xunhe/domain/place/register-record';
import type { Tx } from './db.ts';

export interface StoredChange {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly version: number;
  readonly deed: RegisterDeed;
  readonly at: Date;
  readonly by: string;
  readonly byName: string | null;
  readonly before: RegisterPatch | null;
  readonly after: RegisterPatch;
  readonly reason: string;
  readonly takesBack: number | null;
  readonly batch: string | null;
}

function selectChanges(tx: Tx, city: string) {
  return tx
    .selectFrom('register_changes as c')
    .leftJoin('people_named as p', (join) => join.onRef('p.city', '=', 'c.city').onRef('p.id', '=', 'c.changed_by'))
    .where('c.city', '=', city)
    .select(['c.kind', 'c.id', 'c.version', 'c.deed', 'c.at', 'c.changed_by as by', 'p.name as byName'])
    .select(['c.before', 'c.after', 'c.reason', 'c.takes_back as takesBack', 'c.batch']);
}

/** Newest first. */
export async function listChanges(
  tx: Tx,
  city: string,
  { kind, id }: { readonly kind: RegisterKind; readonly id: string },
): Promise<StoredChange[]> {
  const rows = await selectChanges(tx, city)
    .where('c.kind', '=', kind)
    .where('c.id', '=', id)
    .orderBy('c.version', 'desc')
    .execute();
  return rows as StoredChange[];
}

/** What one act did, in the order in which it did it. */
export async function listBatch(tx: Tx, city: string, batch: string): Promise<StoredChange[]> {
  const rows = await selectChanges(tx, city).where('c.batch', '=', batch).orderBy('c.kind').orderBy('c.id').execute();
  return rows as StoredChange[];
}

/** How many records each of some acts changed, of those that may be seen. */
export async function countBatches(tx: Tx, city: string, batches: readonly string[]): Promise<Map<string, number>> {
  if (batches.length === 0) return new Map();
  const rows = await tx
    .selectFrom('register_changes')
    .select(['batch', (by) => by.fn.countAll<number>().as('count')])
    .where('city', '=', city)
    .where('batch', 'in', batches)
    .groupBy('batch')
    .execute();
  return new Map(rows.map(({ batch, count }) => [batch!, count]));
}

export interface NewChange {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly version: number;
  readonly region: string;
  readonly deed: RegisterDeed;
  readonly before: RegisterPatch | null;
  readonly after: RegisterPatch;
  readonly takesBack: number | null;
}

const ROWS_AT_ONCE = 500;

export async function insertChanges(
  tx: Tx,
  of: {
    readonly city: string;
    readonly at: Date;
    readonly by: string;
    readonly reason: string;
    readonly batch: string | null;
  },
  changes: readonly NewChange[],
): Promise<void> {
  const { city, at, by, reason, batch } = of;
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('register_changes')
      .values(
        changes.slice(from, from + ROWS_AT_ONCE).map(({ takesBack, before, after, ...change }) => ({
          ...{ city, at, reason, batch, changed_by: by, takes_back: takesBack },
          ...{ before: before && JSON.stringify(before), after: JSON.stringify(after) },
          ...change,
        })),
      )
      .execute();
}
