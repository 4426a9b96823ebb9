// Tells pages that something changed. The record of events is the one source: whichever process wrote it, the change is seen. It is read only
// while somebody listens, once for all listeners of a city.
import { concerns, type LiveTopic, topicsOf } from '@xunhe/domain/people/live-topic';
import { regionPrefix } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../store/db.ts';
import { findLastSeq, listEventsAfter } from '../store/event-tail.ts';

export interface Listener {
  readonly city: string;
  /** Prefix of the region in which he sees. */
  readonly region: string;
  /** Called with what changed since the last call. */
  tell(topics: readonly LiveTopic[]): void;
}

export interface LiveHub {
  /** @returns how to stop listening; null when too many listen already */
  listen(listener: Listener): (() => void) | null;
  /** Looks now instead of at the next turn. */
  look(): Promise<void>;
  close(): void;
}

interface Watched {
  readonly listeners: Set<Listener>;
  /** Null until the end of the record was found. */
  seq: number | null;
}

const LOOK_MS = 1500;
/** More at once are a run of the month or an import; then whatever stands among the first is told, and the rest at the next turn. */
const MOST_EVENTS = 2000;
const MOST_LISTENERS = 2000;

export function makeLiveHub(db: Database, everyMs = LOOK_MS): LiveHub {
  const cities = new Map<string, Watched>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  async function lookAt(city: string, watched: Watched): Promise<void> {
    const news = await inScope(db, { city, region: city }, async (tx) => {
      if (watched.seq === null) {
        watched.seq = await findLastSeq(tx, city);
        return [];
      }
      return listEventsAfter(tx, { city, seq: watched.seq, limit: MOST_EVENTS });
    });
    if (news.length === 0) return;
    watched.seq = news.at(-1)!.seq;
    for (const listener of watched.listeners) {
      const of = news.filter(({ region }) => concerns(listener.region, regionPrefix(region)));
      const topics = new Set(of.flatMap(({ kind }) => topicsOf(kind)));
      if (topics.size > 0) listener.tell([...topics]);
    }
  }

  /** A store that is away for a while is no reason to stop: the next turn reads from where this one left off. */
  function look(): Promise<void> {
    looking ??= Promise.allSettled([...cities].map(([city, watched]) => lookAt(city, watched)))
      .then(() => undefined)
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  const turn = () => void look().finally(() => (timer &&= setTimeout(turn, everyMs)));

  return {
    listen(listener) {
      const count = [...cities.values()].reduce((sum, { listeners }) => sum + listeners.size, 0);
      if (count >= MOST_LISTENERS) return null;
      const watched = cities.get(listener.city) ?? { listeners: new Set(), seq: null };
      watched.listeners.add(listener);
      cities.set(listener.city, watched);
      timer ??= setTimeout(turn, 0);
      return () => {
        watched.listeners.delete(listener);
        if (watched.listeners.size > 0) return;
        cities.delete(listener.city);
        if (cities.size === 0 && timer) {
          clearTimeout(timer);
          timer = null;
        }
      };
    },
    look,
    close() {
      if (timer) clearTimeout(timer);
      timer = null;
      cities.clear();
    },
  };
}
