// What a trigger gives when it holds: a level of a kind, and why as data.
import type { RaisedLevel, WarningKind } from './level.ts';

/** Why, as data: a stable kind and its numbers. */
export interface Reason {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

export interface Raised {
  readonly kind: WarningKind;
  readonly level: RaisedLevel;
  readonly reason: Reason;
}

export function raise(
  kind: WarningKind,
  level: RaisedLevel,
  reason: string,
  numbers: Readonly<Record<string, unknown>>,
): Raised {
  return { kind, level, reason: { kind: reason, level, ...numbers } };
}
