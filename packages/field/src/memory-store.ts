// A store in memory with the door of the real one, for tries in which the phone dies or its disk is full at a chosen moment.
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { Draft, FieldStore, Kept, OutboxItem } from './store.ts';

export interface MemoryStore extends FieldStore {
  /** Throws to fail the write it is asked about. */
  beforeWrite: (what: string) => void;
}

export function makeMemoryStore(): MemoryStore {
  const keptRows = new Map<string, Kept<unknown>>();
  const drafts = new Map<string, Draft>();
  const points = new Map<string, TrackPoint[]>();
  const outbox = new Map<string, OutboxItem>();
  const store: MemoryStore = {
    beforeWrite: () => undefined,
    async keep(key, kept) {
      store.beforeWrite('keep');
      keptRows.set(key, structuredClone(kept));
    },
    kept: async (key) => structuredClone(keptRows.get(key) ?? null),
    forget: async (key) => void keptRows.delete(key),
    draft: async () => structuredClone([...drafts.values()][0] ?? null),
    async putDraft(draft) {
      store.beforeWrite('draft');
      drafts.set(draft.id, structuredClone(draft));
    },
    async addPoint(patrol, point) {
      store.beforeWrite('point');
      points.set(patrol, [...(points.get(patrol) ?? []), point]);
    },
    points: async (patrol) => [...(points.get(patrol) ?? [])],
    async finishDraft(patrol, item) {
      store.beforeWrite('finish');
      if (item) outbox.set(item.id, structuredClone(item));
      drafts.delete(patrol);
      points.delete(patrol);
    },
    async putItem(item) {
      store.beforeWrite('item');
      outbox.set(item.id, structuredClone(item));
    },
    items: async () => structuredClone([...outbox.values()].sort((a, b) => a.madeMs - b.madeMs)),
    removeItem: async (id) => void outbox.delete(id),
  };
  return store;
}
