// The patrol under way as the screens see it, what they may do with it, and what the recorder needs of the phone.
import type { TodayBody } from '@xunhe/contract/duty';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import type { PatrolDraft, PatrolSaid } from '../keeping/draft.ts';
import type { FieldStore } from '../keeping/field-store.ts';
import type { OutboxItem } from '../keeping/outbox-item.ts';
import type { Digest } from '../sending/make-item.ts';

/** One position as the device tells it. */
export interface Fix {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
}

export interface RecorderHouse {
  readonly store: FieldStore;
  /** Wall time, milliseconds since 1970. */
  readonly now: () => number;
  /** A clock that cannot be set, milliseconds from anywhere. */
  readonly steady: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly digest: Digest;
  /** Calls back for every fix until the returned function is called; a failure is told by its kind. */
  readonly watch: (onFix: (fix: Fix) => void, onFail: (kind: LocationFailure) => void) => () => void;
  /** Tells when the page goes out of sight and when it is back: no browser gives a position in between. */
  readonly watchSight: (onChange: (isSeen: boolean) => void) => () => void;
  /** Keeps the screen on where the phone allows it. */
  readonly stayAwake: () => () => void;
  /** One page of this phone records: the way to let go of it, or null when another page has it. */
  readonly hold: () => Promise<(() => void) | null>;
}

export type LocationFailure = 'denied' | 'unavailable' | 'unsupported';

export interface Recording {
  readonly draft: PatrolDraft;
  readonly points: readonly TrackPoint[];
  readonly failure: LocationFailure | null;
  /** A fix that could not be written is kept in memory only; the person must know. */
  readonly storeFailed: boolean;
  /** Another page of this phone records it. */
  readonly elsewhere: boolean;
}

export interface Recorder {
  current(): Recording | null;
  subscribe(listener: () => void): () => void;
  /** Takes up the patrol that this person left; one of somebody else is set down, paused. */
  load(person: string): Promise<void>;
  start(wanted: StartWanted): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  noteProblem(id: string): Promise<void>;
  say(said: PatrolSaid): Promise<void>;
  judge(today: TodayBody): Judgement | null;
  /** City clock, milliseconds since 1970. */
  cityNow(): number;
  setClock(offsetMs: number): void;
  finish(today: TodayBody, said: PatrolSaid): Promise<OutboxItem>;
  discard(): Promise<void>;
}

export interface StartWanted {
  readonly city: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: PatrolMode;
}
