// The phone's store in IndexedDB.
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import Dexie, { type Table } from 'dexie';
import type { Draft, FieldStore, Kept, OutboxItem } from './store.ts';

interface PointRow extends TrackPoint {
  readonly patrol: string;
}

class FieldDatabase extends Dexie {
  declare kept: Table<{ key: string; kept: Kept<unknown> }, string>;
  declare drafts: Table<Draft, string>;
  declare points: Table<PointRow, number>;
  declare outbox: Table<OutboxItem, string>;

  constructor(name: string) {
    super(name);
    // WARNING: phones in the field hold unsent records in this form; a change needs a new version that carries them over.
    this.version(1).stores({ kept: 'key', drafts: 'id', points: '++n, patrol', outbox: 'id, madeMs' });
  }
}

export function openDexieStore(name = 'xunhe'): FieldStore {
  const db = new FieldDatabase(name);
  return {
    keep: async (key, kept) => void (await db.kept.put({ key, kept })),
    kept: async (key) => (await db.kept.get(key))?.kept ?? null,
    forget: (key) => db.kept.delete(key),
    draft: async () => (await db.drafts.toCollection().first()) ?? null,
    putDraft: async (draft) => void (await db.drafts.put(draft)),
    addPoint: async (patrol, point) => void (await db.points.add({ patrol, ...point })),
    points: async (patrol) => {
      const rows = await db.points.where('patrol').equals(patrol).sortBy('n');
      return rows.map(({ timeMs, lon, lat, accuracyM, part }) => ({ timeMs, lon, lat, accuracyM, part }));
    },
    finishDraft: (patrol, item) =>
      db.transaction('rw', db.drafts, db.points, db.outbox, async () => {
        if (item) await db.outbox.put(item);
        await db.drafts.delete(patrol);
        await db.points.where('patrol').equals(patrol).delete();
      }),
    putItem: async (item) => void (await db.outbox.put(item)),
    items: () => db.outbox.orderBy('madeMs').toArray(),
    removeItem: (id) => db.outbox.delete(id),
  };
}
