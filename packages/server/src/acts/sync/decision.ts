// What deciding about a record stands on, and what both kinds of deed need to be written down.
import { makeId } from '@xunhe/domain/ground/id';
import type { Chance, NewEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import type { DeedEvent, Grounds } from '../../store/sync-store.ts';
import type { CityClock } from '../city-clock.ts';

export interface DecisionFacts {
  readonly who: Person;
  readonly grounds: Grounds;
  readonly clock: CityClock;
  /** The phone's clock minus the city's as it sent; null where nobody knows. */
  readonly skewMs: number | null;
  /** A time that cannot be is refused, not moved. */
  readonly isStrict: boolean;
  /** SHA-256 of the record's text. */
  readonly hash: string;
  readonly chance: Chance;
}

export function makeEvent(chance: Chance, who: Person, event: Omit<NewEvent, 'city' | 'actor'>): DeedEvent {
  const at = chance.now();
  return {
    city: who.city,
    id: makeId(at, chance.random(10)),
    kind: event.kind,
    key: event.key,
    region: event.region,
    actor: who.id,
    subject: event.subject ?? null,
    address: who.scope.address ?? null,
    at: new Date(at),
    body: event.body ?? {},
  };
}

export function skewToSeconds(skewMs: number | null): number | null {
  return skewMs === null ? null : Math.round(skewMs / 1000);
}
