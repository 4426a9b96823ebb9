// What lies on the server's disk and outlives its process, and how the laws look at it. There are two: in memory, and PostgreSQL with files.

import type { RecordDeed, SyncStore } from '../packages/server/src/store/sync-store.ts';
import type { Door } from './door.ts';

/** Everything that the server's disk is asked for goes through this: it takes a moment, and the process may die over it. */
export type OnDisk = <T>(work: () => Promise<T>) => Promise<T>;

export interface Shelf {
  /** For one process. */
  open(onDisk: OnDisk): Pick<Door, 'store' | 'readUpload' | 'uploads'>;
  readonly book: ShelfBook;
  readBytes(person: string, sha256: string): Promise<Uint8Array | null>;
  /** What really lies there. */
  look(): Promise<Found>;
  close(): Promise<void>;
}

export interface Found {
  readonly records: readonly { readonly id: string; readonly hash: string; readonly person: string }[];
  readonly refused: readonly { readonly id: string; readonly hash: string; readonly text: string }[];
  /** Kind and key. */
  readonly events: readonly string[];
}

/** What the store said that it did, noted at the moment at which it did it. */
export interface ShelfBook {
  readonly records: ReadonlyMap<string, RecordDeed>;
  refusedText(id: string, hash: string): string | undefined;
  hasBytes(person: string, sha256: string): boolean;
  noteBytes(person: string, sha256: string): void;
  watch(store: SyncStore): SyncStore;
}

export function makeShelfBook(broken: (law: string, sentence: string) => void): ShelfBook {
  const records = new Map<string, RecordDeed>();
  const refused = new Map<string, string>();
  const bytes = new Set<string>();
  return {
    records,
    refusedText: (id, hash) => refused.get(`${id}/${hash}`),
    hasBytes: (person, sha256) => bytes.has(`${person}/${sha256}`),
    noteBytes: (person, sha256) => bytes.add(`${person}/${sha256}`),
    watch: (store) => ({
      readGrounds: (asked) => store.readGrounds(asked),
      async save(city, deeds) {
        const saved = await store.save(city, deeds);
        for (const [n, deed] of deeds.entries()) {
          if (saved[n]!.outcome !== 'stored') continue;
          if (deed.what === 'refused')
            refused.set(`${deed.row.id}/${deed.row.hash.toString('hex')}`, deed.row.content.toString('utf8'));
          else if (records.has(deed.id)) broken('L1', `${deed.id} was stored twice`);
          else records.set(deed.id, deed);
        }
        return saved;
      },
    }),
  };
}
