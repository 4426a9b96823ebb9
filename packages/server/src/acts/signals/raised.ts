// From a question of the rules to a row: with the month and place of what it is about, and an id by which it is asked once.
import { createHash } from 'node:crypto';
import type { Signal } from '@xunhe/domain/patrol/signals/signal';
import type { SignalRow } from '../../store/rows-signal.ts';

/** Where and when a question belongs. */
export interface RaisedAt {
  readonly city: string;
  readonly month: string;
  readonly reach: string | null;
  readonly region: string;
}

export type RaisedSignal = Omit<SignalRow, 'found_at'>;

export function toRow(signal: Signal, at: RaisedAt): RaisedSignal {
  const { kind, severity, key, person, patrol, otherPatrol, numbers } = signal;
  return {
    ...{ city: at.city, id: createHash('sha256').update(`${kind} ${key}`).digest('hex').slice(0, 24), month: at.month },
    ...{ kind, severity, person, reach: at.reach, region: at.region, patrol, other_patrol: otherPatrol, numbers },
    ...{ state: 'open', settled_by: null, settled_at: null, note: null },
  };
}
