// What the screens stand in: the store, the outbox, the recorder, and who is signed in. Made once by `main`.
import type { MeBody } from '@xunhe/contract/people';
import type { CityBody } from '@xunhe/contract/place';
import type { Day } from '@xunhe/domain/ground/day';
import { instantToDay } from '@xunhe/ui/dates';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldStore } from './keeping/field-store.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';
import type { Digest } from './sending/make-item.ts';
import type { Outbox } from './sending/outbox.ts';
import type { Recorder, Recording } from './walking/recording.ts';

export interface FieldHouse {
  readonly store: FieldStore;
  readonly outbox: Outbox;
  readonly recorder: Recorder;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly digest: Digest;
}

export interface Surroundings {
  readonly me: MeBody;
  readonly city: CityBody;
}

export const HouseContext = createContext<FieldHouse | null>(null);
export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useHouse(): FieldHouse {
  const house = useContext(HouseContext);
  if (!house) throw new Error('A screen was drawn outside the house');
  return house;
}

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('A screen was drawn outside the frame');
  return surroundings;
}

export function useOutbox(): readonly OutboxItem[] {
  const { outbox } = useHouse();
  return useSyncExternalStore(outbox.subscribe, outbox.items);
}

export function useRecording(): Recording | null {
  const { recorder } = useHouse();
  return useSyncExternalStore(recorder.subscribe, recorder.current);
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

/** The city's day, which in a sample city is not the phone's. */
export function useCityDay(): { readonly today: Day; readonly timezone: string } {
  const { recorder } = useHouse();
  const { city } = useSurroundings();
  return { today: instantToDay(recorder.cityNow(), city.timezone), timezone: city.timezone };
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
