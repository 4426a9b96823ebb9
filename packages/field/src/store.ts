// What the phone keeps, apart from how: answers it can go on with, the patrol under way with its fixes, and the outbox. Everything that
// matters goes through this door, so that the queue can be tried against a store that fails.
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { SentProblem } from '@xunhe/contract/problem';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { Judgement } from '@xunhe/domain/patrol/verdict';

/** The patrol under way. At most one: starting another while it lasts is not offered. */
export interface Draft {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: PatrolMode;
  /** City clock, milliseconds since 1970. */
  readonly startedMs: number;
  /** A pause begins a new part. */
  readonly part: number;
  readonly paused: boolean;
  readonly problems: readonly string[];
}

export type Sent =
  | { readonly kind: 'patrol'; readonly body: SentPatrol }
  | { readonly kind: 'problem'; readonly body: SentProblem };

/** `waiting`: not stored by the server yet. `sent`: it said so. `refused`: it gave a reason that trying again does not change. */
export type OutboxState = 'waiting' | 'sent' | 'refused';

export interface OutboxItem {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly what: Sent;
  readonly reachName: string;
  readonly state: OutboxState;
  /** Real time, milliseconds since 1970. */
  readonly madeMs: number;
  readonly sentMs: number | null;
  readonly attempts: number;
  readonly nextTryMs: number;
  /** Kind of the refusal of the last try; `network` when there was no answer. */
  readonly lastError: string | null;
  /** As judged on the phone, then as the server judged it. */
  readonly judgement:
    | (Pick<Judgement, 'verdict' | 'reasons' | 'minutes' | 'lengthM' | 'onReachM' | 'coverage'> &
        Partial<Pick<Judgement, 'far'>>)
    | null;
}

export interface Kept<T> {
  readonly value: T;
  /** Real time. */
  readonly keptMs: number;
}

export interface FieldStore {
  keep(key: string, kept: Kept<unknown>): Promise<void>;
  kept(key: string): Promise<Kept<unknown> | null>;
  forget(key: string): Promise<void>;
  draft(): Promise<Draft | null>;
  putDraft(draft: Draft): Promise<void>;
  addPoint(patrol: string, point: TrackPoint): Promise<void>;
  points(patrol: string): Promise<TrackPoint[]>;
  /** In one transaction: the draft and its fixes go, the outbox item comes. Without an item: the draft is thrown away. */
  finishDraft(patrol: string, item: OutboxItem | null): Promise<void>;
  putItem(item: OutboxItem): Promise<void>;
  /** Oldest first. */
  items(): Promise<OutboxItem[]>;
  removeItem(id: string): Promise<void>;
}
