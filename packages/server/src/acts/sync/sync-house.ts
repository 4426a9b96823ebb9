// What taking records stands on. Clock, chance and storage are arguments, so that a test can hold them and a simulator can invent them.

import type { SentAppeal } from '@xunhe/contract/patrol-review';
import type { Result } from '@xunhe/domain/ground/result';
import type { Chance } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import type { SyncStore } from '../../store/sync-store.ts';
import type { ReadUpload } from './upload-reader.ts';

export interface SyncHouse extends Chance {
  readonly store: SyncStore;
  readonly readUpload: ReadUpload;
  /** An appeal is an act of its own on a patrol that is stored, so it has its own transaction after all others. */
  readonly takeAppeal: (who: Person, sent: SentAppeal) => Promise<Result<{ readonly stored: 'new' | 'already' }>>;
  /** Told of a record that passed every look and still did not fit the store: a fault of ours. */
  readonly onFault?: (record: string, reason: string) => void;
}
