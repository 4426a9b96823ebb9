// Events are audit trail, outbox and queue at once: every write writes its event in the same transaction. Kind and key are unique in a
// city, so an act that was done cannot be recorded, and therefore not done, twice.
import { makeId } from '@xunhe/domain/ground/id';
import type { Tx } from './db.ts';
import type { EventRow } from './rows-event.ts';

export interface NewEvent {
  readonly city: string;
  readonly kind: string;
  readonly key: string;
  /** 12-digit code, or the 4-digit city for what concerns all of it. */
  readonly region: string;
  readonly actor: string | null;
  /** Whom it concerns, where that is somebody else's affair: whose track was looked at, whose account was closed. */
  readonly subject?: string | null;
  readonly body?: unknown;
}

export interface Chance {
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

export async function writeEvent(tx: Tx, chance: Chance, event: NewEvent): Promise<void> {
  await writeEvents(tx, chance, [event]);
}

/** In their order, with one question. A long row of them belongs into several transactions: each moves the head of the chain once more. */
export async function writeEvents(tx: Tx, chance: Chance, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const at = chance.now();
  await tx
    .insertInto('events')
    .values(
      events.map((event) => ({
        city: event.city,
        id: makeId(at, chance.random(10)),
        kind: event.kind,
        key: event.key,
        region: event.region,
        actor: event.actor,
        subject: event.subject ?? null,
        at: new Date(at),
        body: JSON.stringify(event.body ?? {}),
      })),
    )
    .execute();
}

export async function hasEvent(tx: Tx, city: string, kind: string, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom('events')
    .select('id')
    .where('city', '=', city)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest of a kind whose key begins so. */
export async function findLastEvent(
  tx: Tx,
  { city, kind, begin }: { readonly city: string; readonly kind: string; readonly begin: string },
): Promise<EventRow | null> {
  const rows = tx
    .selectFrom('events')
    .selectAll()
    .where('city', '=', city)
    .where('kind', '=', kind)
    .where('key', '>=', begin)
    .where('key', '<', `${begin}:`)
    .orderBy('key', 'desc')
    .limit(1);
  return (await rows.executeTakeFirst()) ?? null;
}

export async function listEventsByKey(tx: Tx, city: string, keys: readonly string[]): Promise<EventRow[]> {
  if (keys.length === 0) return [];
  return tx
    .selectFrom('events')
    .selectAll()
    .where('city', '=', city)
    .where('key', 'in', keys)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
