// A store of records in memory: years of bad networks are played through on it, thousands of times. It keeps what PostgreSQL would keep, by the
// same rules, and one suite of tests holds both to the same answers.
import type { EventRow } from '../../store/rows-event.ts';
import type { RefusedRecordRow } from '../../store/rows-sync.ts';
import type {
  Deed,
  Grounds,
  GroundsAsked,
  RecordDeed,
  RefusedDeed,
  Saved,
  StoredRecord,
  SyncStore,
} from '../../store/sync-store.ts';

/** The part of a city that records are decided by. Whoever changes it changes what the next record meets. */
export type MemoryCity = Pick<Grounds, 'city' | 'posts' | 'delegations' | 'reaches' | 'policies' | 'workYears'>;

export interface MemorySyncStore extends SyncStore {
  /** Everything that was stored, in the order in which it was. */
  readonly deeds: readonly RecordDeed[];
  readonly refused: readonly RefusedRecordRow[];
  readonly events: readonly Omit<EventRow, 'seq' | 'hash'>[];
}

/** @param hasPhoto whether a person has brought the bytes of a picture */
export function makeMemorySyncStore(
  city: MemoryCity,
  hasPhoto: (person: string, sha256: string) => boolean = () => false,
): MemorySyncStore {
  const deeds = new Map<string, RecordDeed>();
  const refused = new Map<string, RefusedRecordRow>();
  const events: Omit<EventRow, 'seq' | 'hash'>[] = [];
  const photosMissing = ({ person, photos }: RecordDeed) => [
    ...new Set(photos.map(({ sha256 }) => sha256).filter((hash) => !hasPhoto(person, hash))),
  ];
  const toStored = (deed: RecordDeed): StoredRecord => {
    const { id, person, hash, facts } = deed;
    return { id, person, hash, facts, photosMissing: photosMissing(deed) };
  };
  const store = (deed: RecordDeed): Saved => {
    const before = deeds.get(deed.id);
    if (before) return { outcome: 'present', record: toStored(before) };
    deeds.set(deed.id, deed);
    events.push(deed.event);
    return { outcome: 'stored', photosMissing: photosMissing(deed) };
  };
  const keep = ({ row, event }: RefusedDeed): Saved => {
    const key = keyOf(row);
    if (!refused.has(key)) {
      refused.set(key, row);
      events.push(event);
    }
    return { outcome: 'stored', photosMissing: [] };
  };
  return {
    get deeds() {
      return [...deeds.values()];
    },
    get refused() {
      return [...refused.values()];
    },
    events,
    async readGrounds(asked) {
      return {
        ...readCity(city, asked),
        records: new Map(
          asked.records.flatMap((id) => {
            const deed = deeds.get(id);
            return deed ? [[id, toStored(deed)]] : [];
          }),
        ),
        refused: groupHashes([...refused.values()].filter(({ id }) => asked.records.includes(id))),
      };
    },
    async save(_, wanted: readonly Deed[]) {
      return wanted.map((deed) => (deed.what === 'record' ? store(deed) : keep(deed)));
    },
  };
}

/** Only what belongs to the person, as a store would read it. */
function readCity(city: MemoryCity, { person }: GroundsAsked): MemoryCity {
  const delegations = city.delegations.filter(({ assistant }) => assistant === person);
  const people = new Set([person, ...delegations.map(({ chief }) => chief)]);
  return { ...city, delegations, posts: city.posts.filter((post) => people.has(post.person)) };
}

function keyOf({ id, hash }: RefusedRecordRow): string {
  return `${id}/${hash.toString('hex')}`;
}

function groupHashes(rows: readonly RefusedRecordRow[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, hash } of rows) found.set(id, (found.get(id) ?? new Set()).add(hash.toString('hex')));
  return found;
}
