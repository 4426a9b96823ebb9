// The phone's disk in the browser's database (IndexedDB).
import Dexie, { type Table as DexieTable } from 'dexie';
import { type RawRow, type RawStore, TABLES, type Table } from './raw-store.ts';

/** Rows as the first version of the app kept them, unsealed. Read once and moved, see `move-old`. */
export interface OldRows {
  readonly kept: readonly unknown[];
  readonly drafts: readonly unknown[];
  readonly points: readonly unknown[];
  readonly outbox: readonly unknown[];
}

export interface DexieDisk extends RawStore {
  readOld(): Promise<OldRows>;
  /** Only after what was in them is safe in the new tables. */
  clearOld(): Promise<void>;
  /** The keys that seal rows; they cannot be taken out of the browser. */
  readonly keys: DexieTable<{ owner: string; key: CryptoKey }, string>;
}

const NAME_IN_DATABASE: Readonly<Record<Table, string>> = {
  kept: 'keptRows',
  drafts: 'draftRows',
  points: 'pointRows',
  photos: 'photoRows',
  photoBytes: 'photoByteRows',
  items: 'itemRows',
  texts: 'textRows',
};

export function openDexieDisk(name = 'xunhe'): DexieDisk {
  // Strict: a write is done when it lies on the disk, not when the system promised to write it. Phones die.
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' });
  // WARNING: phones in the field hold unsent records in these forms; a change needs a new version that carries them over.
  db.version(1).stores({ kept: 'key', drafts: 'id', points: '++n, patrol', outbox: 'id, madeMs' });
  const rows = 'key, owner, group';
  db.version(2).stores({
    ...Object.fromEntries(TABLES.map((table) => [NAME_IN_DATABASE[table], rows])),
    sealingKeys: 'owner',
  });
  const table = (which: Table): DexieTable<RawRow, string> => db.table(NAME_IN_DATABASE[which]);
  const inOrder = (found: RawRow[]) => found.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
  const old = ['kept', 'drafts', 'points', 'outbox'] as const;
  return {
    commit: (changes) =>
      db.transaction('rw', [...new Set(changes.map((change) => table(tableOf(change))))], async () => {
        for (const change of changes) if ('needs' in change && !(await table(change.needs).get(change.key))) return;
        for (const change of changes) {
          if ('needs' in change) continue;
          if ('put' in change) await table(change.put).put(change.row);
          else if ('drop' in change) await table(change.drop).delete(change.key);
          else await table(change.dropGroup).where('group').equals(change.group).delete();
        }
      }),
    get: async (which, key) => (await table(which).get(key)) ?? null,
    listOwned: async (which, owner) => inOrder(await table(which).where('owner').equals(owner).toArray()),
    listGroup: async (which, group) => inOrder(await table(which).where('group').equals(group).toArray()),
    async countByOwner(which, exceptGroup) {
      const counts = new Map<string, number>();
      await table(which).each(({ owner, group }) => {
        if (group !== exceptGroup) counts.set(owner, (counts.get(owner) ?? 0) + 1);
      });
      return counts;
    },
    async readOld() {
      const [kept, drafts, points, outbox] = await Promise.all(old.map((one) => db.table(one).toArray()));
      return { kept: kept!, drafts: drafts!, points: points!, outbox: outbox! };
    },
    clearOld: () =>
      db.transaction(
        'rw',
        old.map((one) => db.table(one)),
        async () => {
          for (const one of old) await db.table(one).clear();
        },
      ),
    keys: db.table('sealingKeys'),
  };
}

function tableOf(change: Parameters<RawStore['commit']>[0][number]): Table {
  if ('needs' in change) return change.needs;
  return 'put' in change ? change.put : 'drop' in change ? change.drop : change.dropGroup;
}
