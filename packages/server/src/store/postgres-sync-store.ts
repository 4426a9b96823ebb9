// Records into PostgreSQL: what comes at the same time is read together and stored together, one transaction for many people (group commit).
// The disk is asked once for all of them, and the city's chain of events is locked once.
import { commonPrefix } from '@xunhe/domain/place/region';
import { sql } from 'kysely';
import { makeBatcher } from './batch.ts';
import type { Database, Tx } from './db.ts';
import { ensureYear } from './observation.ts';
import { claimPhotos } from './photo.ts';
import { inPipe } from './pipe.ts';
import { lockRecords } from './record-lock.ts';
import { makeGroundsReader } from './sync-grounds.ts';
import { findStoredRecords } from './sync-records.ts';
import { insertNewRefused, insertRows } from './sync-rows.ts';
import type {
  Deed,
  Grounds,
  GroundsAsked,
  RecordDeed,
  RefusedDeed,
  Saved,
  StoredRecord,
  SyncStore,
} from './sync-store.ts';

/** Each event leaves a version of the chain's head behind until its transaction ends, so a transaction of thousands would get slow. */
const MOST_DEEDS = 200;
const MOST_READS = 200;

export interface StoreWays {
  /** False: the plain way, each request in transactions of its own. What the benchmark compares with. */
  readonly isGrouped?: boolean;
  /** Called in each transaction when all is written and nothing is committed: where a test pulls the plug. */
  readonly beforeCommit?: () => Promise<void>;
}

export function makePostgresSyncStore(db: Database, ways: StoreWays = {}): SyncStore {
  const readGrounds = makeGroundsReader();
  const readTogether = (city: string, asked: readonly GroundsAsked[]) => readGrounds(db, city, asked);
  if (ways.isGrouped === false)
    return {
      readGrounds: async (asked) => (await readTogether(asked.city, [asked]))[0]!,
      save: async (city, deeds) => (deeds.length === 0 ? [] : saveAll({ db, ways }, city, deeds)),
    };
  const read = makeBatcher<GroundsAsked, Grounds>({
    run: readTogether,
    sizeOf: () => 1,
    mostSize: MOST_READS,
  });
  const save = makeBatcher<readonly Deed[], readonly Saved[]>({
    async run(city, asked) {
      const saved = (await saveAll({ db, ways }, city, asked.flat())).values();
      return asked.map((deeds) => deeds.map(() => saved.next().value!));
    },
    sizeOf: (deeds) => deeds.length,
    mostSize: MOST_DEEDS,
  });
  return {
    readGrounds: (asked) => read(asked.city, asked),
    save: async (city, deeds) => (deeds.length === 0 ? [] : save(city, deeds)),
  };
}

interface Place {
  readonly db: Database;
  readonly ways: StoreWays;
}

/** All together; if that fails because of one of them, each by itself. */
async function saveAll(place: Place, city: string, deeds: readonly Deed[]): Promise<readonly Saved[]> {
  try {
    return await saveTogether(place, city, deeds);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (deeds.length === 1 && isFaultOfRow(code))
      return [{ outcome: 'failed', reason: `${code} ${(error as Error).message}` }];
    if (deeds.length === 1 || !(isFaultOfRow(code) || isRace(code))) throw error;
    const saved: Saved[] = [];
    for (const deed of deeds) saved.push(...(await saveAll(place, city, [deed])));
    return saved;
  }
}

/** Wrong values, broken rules. */
function isFaultOfRow(code: string): boolean {
  return /^(22|23|54)/.test(code);
}

/** Two transactions waited for each other, and this one gave way. */
function isRace(code: string): boolean {
  return code.startsWith('40');
}

/** The whole city is looked at for records of the same ids; written is inside the regions of the deeds alone. */
async function saveTogether({ db, ways }: Place, city: string, deeds: readonly Deed[]): Promise<readonly Saved[]> {
  const region = commonPrefix(deeds.map((deed) => (deed.what === 'record' ? deed.region : deed.row.region)));
  const records = deeds.filter((deed) => deed.what === 'record');
  const refused = deeds.filter((deed) => deed.what === 'refused');
  const stored = await inPipe(db, { city, region: city }, async (tx, end) => {
    const before = await findBefore(tx, city, records);
    const fresh = [...new Map(records.toReversed().map((deed) => [deed.id, deed])).values()]
      .toReversed()
      .filter(({ id }) => !before.has(id));
    const added = await addRefused(tx, region, refused);
    // From here on nothing is awaited before all is asked, and the events come last: they hold the end of the city's chain.
    const narrowed = narrowScope(tx, region);
    const rows = gatherRows(fresh);
    const years = [...new Set(rows.patrols.map(({ month }) => month.slice(0, 4)))];
    const grown = years.map((year) => ensureYear(tx, `${year}-01`));
    const claimed = claimPhotos(
      tx,
      fresh.flatMap(({ photos }) => photos),
    );
    const written = insertRows(tx, { ...rows, events: [...fresh, ...added].map(({ event }) => event) });
    if (ways.beforeCommit) {
      await Promise.all([narrowed, ...grown, claimed, written]);
      await ways.beforeCommit();
    }
    end();
    const [missing] = await Promise.all([claimed, narrowed, written, ...grown]);
    return { before, fresh: new Set<Deed>(fresh), missing };
  });
  return deeds.map((deed) => answer(deed, stored));
}

interface Stored {
  readonly before: ReadonlyMap<string, StoredRecord>;
  readonly fresh: ReadonlySet<Deed>;
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

function answer(deed: Deed, { before, fresh, missing }: Stored): Saved {
  if (deed.what === 'refused') return { outcome: 'stored', photosMissing: [] };
  if (fresh.has(deed)) return { outcome: 'stored', photosMissing: missing.get(deed.id) ?? [] };
  const found = before.get(deed.id);
  if (found) return { outcome: 'present', record: found };
  // The same id twice in this batch: the first of them is stored.
  const first = [...fresh].find((one): one is RecordDeed => one.what === 'record' && one.id === deed.id)!;
  const { id, person, hash, facts } = first;
  return { outcome: 'present', record: { id, person, hash, facts, photosMissing: missing.get(id) ?? [] } };
}

async function findBefore(tx: Tx, city: string, records: readonly RecordDeed[]) {
  if (records.length === 0) return new Map<string, StoredRecord>();
  const ids = [...new Set(records.map(({ id }) => id))];
  const [, found] = await Promise.all([lockRecords(tx, city, ids), findStoredRecords(tx, city, ids)]);
  return found;
}

/** @returns the deeds whose contents are new */
async function addRefused(tx: Tx, region: string, refused: readonly RefusedDeed[]): Promise<readonly RefusedDeed[]> {
  if (refused.length === 0) return [];
  const rows = refused.map(({ row }) => row);
  const [, added] = await Promise.all([narrowScope(tx, region), insertNewRefused(tx, rows)]);
  return firstOf(refused, new Set(added.map(({ id, hash }) => `${id}/${hash}`)));
}

async function narrowScope(tx: Tx, region: string): Promise<void> {
  await sql.raw(`SET LOCAL app.region = '${region}'`).execute(tx);
}

function gatherRows(deeds: readonly RecordDeed[]) {
  const rows = deeds.map((deed) => deed.rows);
  return {
    patrols: rows.flatMap((row) => row.patrols ?? []),
    patrol_reaches: rows.flatMap((row) => row.patrol_reaches ?? []),
    tracks: rows.flatMap((row) => row.tracks ?? []),
    problems: rows.flatMap((row) => row.problems ?? []),
    problem_moves: rows.flatMap((row) => row.problem_moves ?? []),
    inventories: rows.flatMap((row) => row.inventories ?? []),
  };
}

/** Of equal contents that came together, one: it has one event. */
function firstOf(refused: readonly RefusedDeed[], fresh: ReadonlySet<string>): RefusedDeed[] {
  const keyOf = ({ row }: RefusedDeed) => `${row.id}/${row.hash.toString('hex')}`;
  const byKey = new Map(refused.toReversed().map((deed) => [keyOf(deed), deed]));
  return [...byKey].filter(([key]) => fresh.has(key)).map(([, deed]) => deed);
}
