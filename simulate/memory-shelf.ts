// The server's disk in memory.
import { makeMemorySyncStore } from '../packages/server/src/acts/sync/memory-sync-store.ts';
import { MEMORY_CITY } from './city.ts';
import { keyOf, makeUploadShelf, openMemoryUploads } from './memory-uploads.ts';
import { makeShelfBook, type Shelf } from './shelf.ts';

export function makeMemoryShelf(broken: (law: string, sentence: string) => void): Shelf {
  const book = makeShelfBook(broken);
  const bytes = makeUploadShelf();
  const memory = makeMemorySyncStore(MEMORY_CITY, (person, sha256) => bytes.whole.has(keyOf(person, sha256)));
  const store = book.watch(memory);
  return {
    book: { ...book, hasBytes: (person, sha256) => bytes.whole.has(keyOf(person, sha256)) },
    open: (onDisk) => ({
      store: {
        readGrounds: (asked) => onDisk(() => store.readGrounds(asked)),
        save: (city, deeds) => onDisk(() => store.save(city, deeds)),
      },
      async readUpload({ id }, sha256) {
        const found = bytes.whole.get(keyOf(id, sha256));
        return found ? Buffer.from(found) : null;
      },
      uploads: openMemoryUploads(bytes, onDisk),
    }),
    readBytes: async (person, sha256) => bytes.whole.get(keyOf(person, sha256)) ?? null,
    look: async () => ({
      records: memory.deeds,
      refused: memory.refused.map(({ id, hash, content }) => ({
        ...{ id, hash: hash.toString('hex'), text: content.toString('utf8') },
      })),
      events: memory.events.map(({ kind, key }) => `${kind} ${key}`),
    }),
    close: async () => undefined,
  };
}
