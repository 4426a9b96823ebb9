// What the people of a seed were told, kept outside of phone and server: each record that was made, whether it was shown as saved, each patrol
// and form under way. The promise is judged by this book.
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { OutboxItem } from '../packages/field/src/keeping/outbox-item.ts';

export interface Made {
  readonly id: string;
  readonly hash: string;
  readonly text: string;
  readonly person: string;
  readonly kind: OutboxItem['kind'];
  readonly photos: readonly string[];
  /** What the phone said of a patrol; null where its clock was wrong or there is nothing to say. */
  readonly verdict: string | null;
  /** The person was told that it is saved. */
  shown: boolean;
  /** The person threw the refused record away. */
  removed: boolean;
}

export interface Begun {
  readonly id: string;
  readonly person: string;
  readonly phone: string;
  /** Fixes that lie on the disk, by number. */
  readonly points: Map<string, TrackPoint>;
  state: 'open' | 'handedIn' | 'dropped';
}

export interface Ledger {
  readonly made: readonly Made[];
  /** By id; several contents under one id are a conflict. */
  of(id: string): readonly Made[];
  find(id: string, hash: string): Made | undefined;
  note(made: Omit<Made, 'shown' | 'removed'>): Made;
  readonly begun: ReadonlyMap<string, Begun>;
  begin(draft: Pick<Begun, 'id' | 'person' | 'phone'>): Begun;
  /** Ids of records that the server has a reason to refuse. */
  readonly poisons: Set<string>;
  /** Pictures by their hash. */
  readonly pictures: Map<string, Uint8Array>;
}

export function makeLedger(): Ledger {
  const made: Made[] = [];
  const byId = new Map<string, Made[]>();
  const begun = new Map<string, Begun>();
  const find = (id: string, hash: string) => byId.get(id)?.find((one) => one.hash === hash);
  return {
    made,
    begun,
    pictures: new Map(),
    poisons: new Set(),
    of: (id) => byId.get(id) ?? [],
    find,
    note(one) {
      const before = find(one.id, one.hash);
      if (before) return before;
      const noted: Made = { ...one, shown: false, removed: false };
      made.push(noted);
      byId.set(one.id, [...(byId.get(one.id) ?? []), noted]);
      return noted;
    },
    begin(draft) {
      const one: Begun = begun.get(draft.id) ?? { ...draft, points: new Map(), state: 'open' };
      begun.set(one.id, one);
      return one;
    },
  };
}
