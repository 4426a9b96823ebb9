// 待核数据: a reading that quality control kept out of use waits until a person says what it is. What the station sent stays as it came; what is
// decided stands beside it and counts from the moment of the decision on, so that no month before it learns anything by it.
import { accept, type Result, refuse } from '../ground/result.ts';
import { INDICATORS } from './indicator.ts';
import { isUsable, type Mark, markOf } from './reading.ts';

/** Why a reading waits. WARNING: stored. */
export type HeldReason = Exclude<Mark, '<'>;

export const HELD_REASONS = ['sentinel', 'out_of_range'] as const satisfies readonly HeldReason[];

/** `replaced`: the sample came once more, and differently; nobody has to decide about what it was. WARNING: stored. */
export const HELD_STATES = ['held', 'released', 'corrected', 'dismissed', 'replaced'] as const;

export type HeldState = (typeof HELD_STATES)[number];

/** Take it as it is; take another value; leave it out for good. */
export const HELD_DEEDS = ['release', 'correct', 'dismiss'] as const;

export type HeldDeed = (typeof HELD_DEEDS)[number];

export interface HeldReading {
  readonly indicator: string;
  /** In the indicator's standard unit, as it came. */
  readonly value: number;
  readonly reason: HeldReason;
  readonly state: HeldState;
}

export interface HeldDecision {
  readonly deed: HeldDeed;
  /** Of a correction, in the standard unit. */
  readonly value: number | null;
}

export interface DecidedReading {
  readonly state: Exclude<HeldState, 'held' | 'replaced'>;
  /** What is used from now on; null: nothing. */
  readonly value: number | null;
}

/** Whether a mark keeps a reading out of use, so that it waits for somebody. */
export function isHeldMark(mark: string): mark is HeldReason {
  return !isUsable(mark);
}

/**
 * What a decision makes of a reading that waits.
 * Refusals: `held.decided` when somebody was faster, `held.noValue` for releasing a number that loggers send for "no value",
 * `held.valueMissing`, `held.valueRange` (with `min` and `max` in the standard unit) for a correction.
 */
export function decideHeld(reading: HeldReading, { deed, value }: HeldDecision): Result<DecidedReading> {
  if (reading.state !== 'held') return refuse({ kind: 'held.decided' });
  if (deed === 'dismiss') return accept({ state: 'dismissed', value: null });
  if (deed === 'release')
    return reading.reason === 'sentinel'
      ? refuse({ kind: 'held.noValue' })
      : accept({ state: 'released', value: reading.value });
  if (value === null) return refuse({ kind: 'held.valueMissing' });
  if (!Number.isFinite(value) || markOf(reading.indicator, value) !== null)
    return refuse({ kind: 'held.valueRange', ...rangeOf(reading.indicator) });
  return accept({ state: 'corrected', value });
}

function rangeOf(indicator: string): { min: number | null; max: number | null } {
  const known = INDICATORS[indicator];
  return { min: known?.min ?? null, max: known?.max ?? null };
}
