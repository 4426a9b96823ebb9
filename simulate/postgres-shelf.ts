// The server's disk as it is: PostgreSQL, and files beside it. A database and a folder for each seed. While they are asked everything else
// stands still, so that the same seed plays the same way, however long they take.
import { rm } from 'node:fs/promises';
import { readUpload } from '../packages/server/src/acts/uploads/read-upload.ts';
import { openUploads } from '../packages/server/src/acts/uploads/upload-line.ts';
import { inScope, type Tx } from '../packages/server/src/store/db.ts';
import { makePostgresSyncStore } from '../packages/server/src/store/postgres-sync-store.ts';
import { openTestDatabase } from '../packages/server/src/store/test-database.ts';
import { makeTestFiles } from '../packages/server/src/store/test-files.ts';
import { CITY } from './city.ts';
import { fillCity } from './postgres-city.ts';
import { type Found, makeShelfBook, type OnDisk, type Shelf } from './shelf.ts';

export async function openPostgresShelf(
  broken: (law: string, sentence: string) => void,
  chance: { readonly now: () => number; readonly random: (count: number) => Uint8Array },
): Promise<Shelf> {
  const { db, close } = await openTestDatabase();
  const files = { ...makeTestFiles(), random: chance.random };
  const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(db, { city: CITY, region: CITY }, work);
  await within(fillCity);
  const book = makeShelfBook(broken);
  const house = { ...chance, db, files };
  const store = book.watch(makePostgresSyncStore(db));
  const uploads = openUploads(house);
  return {
    book,
    open: (onDisk) => ({
      store: {
        readGrounds: (asked) => onDisk(() => store.readGrounds(asked)),
        save: (city, deeds) => onDisk(() => store.save(city, deeds)),
      },
      readUpload: (who, sha256) => onDisk(() => readUpload(house, who, sha256)),
      uploads: slow(
        {
          ...uploads,
          async finish(who, whole) {
            const done = await uploads.finish(who, whole);
            if (done.ok) book.noteBytes(who.id, whole.sha256);
            return done;
          },
        },
        onDisk,
      ),
    }),
    readBytes: (id, sha256) => readUpload(house, { id, city: CITY }, sha256),
    look: () => within(look),
    async close() {
      await close();
      await rm(files.root, { recursive: true, force: true });
    },
  };
}

function slow<T extends object>(disk: T, onDisk: OnDisk): T {
  const asks = Object.entries(disk).map(([name, ask]) => [
    name,
    (...given: unknown[]) => onDisk(() => (ask as (...given: unknown[]) => Promise<unknown>)(...given)),
  ]);
  return Object.fromEntries(asks) as T;
}

async function look(tx: Tx): Promise<Found> {
  const patrols = await tx.selectFrom('patrols').select(['id', 'person', 'content_hash as hash']).execute();
  const problems = await tx
    .selectFrom('problems')
    .select(['id', 'reporter as person', 'content_hash as hash'])
    .execute();
  const refused = await tx.selectFrom('refused_records').select(['id', 'hash', 'content']).execute();
  const events = await tx.selectFrom('events').select(['kind', 'key']).execute();
  return {
    records: [...patrols, ...problems].map(({ id, person, hash }) => ({
      ...{ id, person: person ?? '', hash: hash?.toString('hex') ?? '' },
    })),
    refused: refused.map(({ id, hash, content }) => ({
      ...{ id, hash: hash.toString('hex'), text: content.toString('utf8') },
    })),
    // Pictures that came after their record have an event of their own.
    events: events.flatMap(({ kind, key }) => (kind === 'photos.arrived' ? [] : [`${kind} ${key}`])),
  };
}
