// What is begun and not finished: the patrol under way, and forms that were left.
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';

/** The patrol under way. At most one a person: starting another while it lasts is not offered. */
export interface PatrolDraft {
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
  /** When nothing could be recorded: milliseconds since the start, from and to. */
  readonly hidden: readonly (readonly [number, number])[];
  /** The largest step by which the phone's clock was set, seconds. */
  readonly clockJumpS: number;
  /** What was written so far, so that a page that dies loses no word. */
  readonly said: PatrolSaid;
}

export interface PatrolSaid {
  readonly note: string;
  readonly nothingFound: boolean;
  readonly checks: Readonly<Record<string, 'fine' | 'found'>>;
}

export const NOTHING_SAID: PatrolSaid = { note: '', nothingFound: false, checks: {} };

/**
 * A form that is filled and not handed in (草稿箱): a problem, another kind of patrol, an inventory, an appeal, a step of a problem, an objection to a
 * number. Its pictures lie beside it under its id.
 */
export interface FormDraft {
  readonly id: string;
  readonly person: string;
  readonly kind: RecordKind | 'step' | 'objection';
  readonly reachName: string;
  /** Real time of the last change, milliseconds since 1970. */
  readonly changedMs: number;
  /** What stands in the fields, as the form itself reads it. */
  readonly fields: Readonly<Record<string, unknown>>;
}
