// The stores that the tests of records run on, and what lies in them afterwards. Only for tests.
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { makePostgresSyncStore } from '../../store/postgres-sync-store.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import { openTestDatabase } from '../../store/test-database.ts';
import { makeMemorySyncStore } from './memory-sync-store.ts';
import { CITY, MEMORY_CITY, REACHES } from './test-sync-city.ts';

const PEOPLE = ['P-lin', 'P-ma', 'P-zhao'];

export interface TriedStore {
  readonly store: SyncStore;
  /** Everything that lies there, in an order that does not depend on the store. */
  lookInside(): Promise<StoreContents>;
  /** Somebody brings the bytes of a picture. */
  addPhoto(person: string, sha256: string): Promise<void>;
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

export async function openMemoryStore(): Promise<TriedStore> {
  const photos = new Set<string>();
  const store = makeMemorySyncStore(MEMORY_CITY, (person, hash) => photos.has(`${person}/${hash}`));
  return {
    store,
    addPhoto: async (person, hash) => void photos.add(`${person}/${hash}`),
    async lookInside() {
      const rows = store.deeds.map((deed) => deed.rows);
      return sort({
        patrols: rows
          .flatMap(({ patrols = [] }) => patrols)
          .map(({ id, day, clock_skew_s }) => ({ id, day, skewS: clock_skew_s ?? null })),
        problems: rows.flatMap(({ problems = [] }) => problems.map(({ id }) => id)),
        tracks: rows.flatMap(({ tracks = [] }) => tracks.map(({ patrol }) => patrol)),
        refused: store.refused,
        events: store.events,
      });
    },
    close: async () => undefined,
  };
}

export async function openPostgresStore(): Promise<TriedStore> {
  const { db, close } = await openTestDatabase();
  const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(db, { city: CITY, region: CITY }, work);
  await within(fillCity);
  return {
    store: makePostgresSyncStore(db),
    addPhoto: (person, hash) => within((tx) => addUpload(tx, person, hash)),
    lookInside: () => lookIntoDatabase(db),
    close,
  };
}

export function lookIntoDatabase(db: Database): Promise<StoreContents> {
  return inScope(db, { city: CITY, region: CITY }, async (tx) =>
    sort({
      patrols: await tx.selectFrom('patrols').select(['id', 'day', 'clock_skew_s as skewS']).execute().then(skewOrNull),
      problems: (await tx.selectFrom('problems').select('id').execute()).map(({ id }) => id),
      tracks: (await tx.selectFrom('tracks').select('patrol').execute()).map(({ patrol }) => patrol),
      refused: await tx.selectFrom('refused_records').select(['id', 'refusal', 'content']).execute(),
      events: await tx.selectFrom('events').select(['kind', 'key']).execute(),
    }),
  );
}

function skewOrNull(rows: readonly { id: string; day: string; skewS?: number | null | undefined }[]) {
  return rows.map(({ id, day, skewS }) => ({ id, day, skewS: skewS ?? null }));
}

interface Found extends Pick<StoreContents, 'patrols' | 'problems' | 'tracks'> {
  readonly refused: readonly { readonly id: string; readonly refusal: unknown; readonly content: Buffer }[];
  readonly events: readonly { readonly kind: string; readonly key: string }[];
}

function sort({ patrols, problems, tracks, refused, events }: Found): StoreContents {
  return {
    patrols: patrols.toSorted(byId),
    problems: problems.toSorted(),
    tracks: tracks.toSorted(),
    refused: refused
      .map(({ id, refusal, content }) => ({
        ...{ id, kind: (refusal as { kind: string }).kind, content: content.toString('utf8') },
      }))
      .toSorted(byId),
    events: events.map(({ kind, key }) => `${kind} ${key}`).toSorted(),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The rows of the same city that stands in memory. */
export async function fillCity(tx: Tx): Promise<void> {
  const { city, policies, posts, delegations } = MEMORY_CITY;
  const { region, level } = posts[0]!;
  await tx
    .insertInto('cities')
    .values({
      ...{ ...city, name: '试城', name_en: null, standard: 'GB3838-2002', target_class: 3, class_indicators: ['DO'] },
      ...{ about: '[]', credits: '[]' },
    })
    .execute();
  for (const code of ['990101000000', ...REACHES.map((reach) => reach.region)])
    await tx
      .insertInto('regions')
      .values({ ...{ city: CITY, code, name: code, name_en: null }, level: 'village', parent: null, geometry: null })
      .execute();
  await tx
    .insertInto('water_bodies')
    .values({ city: CITY, id: 'W-1', name: '试涌', name_en: null, kind: 'creek', basin: null })
    .execute();
  for (const { id, lengthM, widthM, lines, ...reach } of REACHES)
    await tx
      .insertInto('reaches')
      .values({
        ...{ city: CITY, id, water_body: 'W-1', region: reach.region, name: id, name_en: null },
        ...{ length_m: lengthM, width_m: widthM, target_class: 3, bank: 'both', downstream: null },
        geometry: JSON.stringify({ type: 'MultiLineString', coordinates: lines }),
      })
      .execute();
  for (const id of PEOPLE)
    await tx
      .insertInto('people')
      .values({ city: CITY, id, name: id, region, level, department: null, phone: null })
      .execute();
  for (const { person, reach, from, to } of posts)
    await tx.insertInto('posts').values({ city: CITY, person, reach, region, from_day: from, to_day: to }).execute();
  for (const { chief, assistant, from, to } of delegations)
    await tx
      .insertInto('delegations')
      .values({
        ...{ city: CITY, id: 'D-1', chief, assistant, region, from_day: from, to_day: to! },
        ...{ ended_day: null, made_by: chief, made_at: new Date() },
      })
      .execute();
  for (const policy of policies)
    await tx
      .insertInto('policies')
      .values({ ...policy, body: JSON.stringify(policy.body) })
      .execute();
}

async function addUpload(tx: Tx, person: string, hash: string): Promise<void> {
  const sha256 = Buffer.from(hash, 'hex');
  const at = new Date();
  await tx.insertInto('uploads').values({ city: CITY, person, sha256, bytes: 1000, received_at: at }).execute();
  await tx
    .updateTable('photos')
    .set({ state: 'stored', received_at: at })
    .where('person', '=', person)
    .where('sha256', '=', sha256)
    .execute();
}
