// The stores that the tests of records run on, and what lies in them afterwards. Only for tests.

import type { SyncStore } from '../../store/sync-store.ts';
import { makeMemorySyncStore } from './memory-sync-store.ts';
import { MEMORY_CITY } from './test-sync-city.ts';

export interface TriedStore {
  readonly store: SyncStore;
  /** Everything that lies there, in an order that does not depend on the store. */
  lookInside(): Promise<StoreContents>;
  close(): Promise<void>;
}

export interface StoreContents {
  readonly patrols: readonly { readonly id: string; readonly day: string; readonly skewS: number | null }[];
  readonly problems: readonly string[];
  readonly tracks: readonly string[];
  readonly refused: readonly { readonly id: string; readonly kind: string; readonly content: string }[];
  /** Kind and key. */
  readonly events: readonly string[];
}

export async function openMemoryStore(hasPhoto: (person: string, sha256: string) => boolean): Promise<TriedStore> {
  const store = makeMemorySyncStore(MEMORY_CITY, hasPhoto);
  return {
    store,
    async lookInside() {
      const rows = store.deeds.map((deed) => deed.rows);
      return {
        patrols: rows
          .flatMap(({ patrols = [] }) => patrols)
          .map(({ id, day, clock_skew_s }) => ({ id, day, skewS: clock_skew_s ?? null }))
          .toSorted(byId),
        problems: rows.flatMap(({ problems = [] }) => problems.map(({ id }) => id)).toSorted(),
        tracks: rows.flatMap(({ tracks = [] }) => tracks.map(({ patrol }) => patrol)).toSorted(),
        refused: store.refused
          .map(({ id, refusal, content }) => ({
            ...{ id, kind: (refusal as { kind: string }).kind, content: content.toString('utf8') },
          }))
          .toSorted(byId),
        events: store.events.map(({ kind, key }) => `${kind} ${key}`).toSorted(),
      };
    },
    close: async () => undefined,
  };
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
