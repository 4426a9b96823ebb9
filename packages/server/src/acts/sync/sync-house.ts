// What taking records stands on. Clock, chance and storage are arguments, so that a test can hold them and a simulator can invent them.
import type { Chance } from '../../store/events.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { ReadUpload } from './upload-reader.ts';

export interface SyncHouse extends Chance {
  readonly store: SyncStore;
  readonly readUpload: ReadUpload;
  /** Told of a record that passed every look and still did not fit the store: a fault of ours. */
  readonly onFault?: (record: string, reason: string) => void;
}
