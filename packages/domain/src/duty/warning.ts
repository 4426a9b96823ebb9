// The warning of a reach for a month. Raised at once, lowered by one step a month at most and never within a month: a level falls when
// the water gets better or a trigger is withdrawn as wrong, so a month without data holds the level instead of letting it fall.
import { highest, rank, stepDown, WARNING_KINDS, type WarningKind, type WarningLevel } from './level.ts';
import { type Basis, basisOf } from './quality-trigger.ts';
import type { Reason } from './raised.ts';
import { evaluateTriggers, type ReachFacts } from './trigger.ts';
import type { SettledTriggers } from './trigger-policy.ts';

/** The month before, as published. */
export interface PreviousWarning {
  readonly level: WarningLevel;
  readonly kinds: readonly WarningKind[];
}

export interface Warning {
  readonly reach: string;
  readonly level: WarningLevel;
  readonly previous: WarningLevel;
  /** The kinds that hold the level up, in the fixed order of WARNING_KINDS; empty at level none. */
  readonly kinds: readonly WarningKind[];
  /** `none`: nothing is known of the water, so a level `none` is not an all-clear. */
  readonly basis: Basis;
  readonly reasons: readonly Reason[];
}

/**
 * @param previous null in the first month of a reach
 * @param withdrawn kinds of last month's warning whose trigger was found wrong: they no longer hold the level up
 */
export function decideWarning(
  facts: ReachFacts,
  policy: SettledTriggers,
  past: { readonly previous: PreviousWarning | null; readonly withdrawn?: readonly WarningKind[] },
): Warning {
  const previous = past.previous ?? { level: 'none', kinds: [] };
  const raised = evaluateTriggers(facts, policy);
  const top = highest(...raised.map(({ level }) => level));
  const basis = basisOf(facts.quality);
  const hold = holdUp(previous, past.withdrawn ?? [], basis);
  const level = highest(top, hold.level);
  const held = rank(hold.level) > rank(top);
  return {
    reach: facts.reach,
    level,
    previous: previous.level,
    kinds: ordered([...raised.map(({ kind }) => kind), ...(held ? hold.kinds : [])]),
    basis,
    reasons: [
      ...raised.map(({ reason }) => reason),
      ...(held ? [hold.reason] : []),
      ...(basis === 'none' ? [{ kind: 'warning.noData' }] : []),
    ],
  };
}

interface Hold {
  readonly level: WarningLevel;
  readonly kinds: readonly WarningKind[];
  readonly reason: Reason;
}

function holdUp(previous: PreviousWarning, withdrawn: readonly WarningKind[], basis: Basis): Hold {
  const kinds = previous.kinds.filter((kind) => !withdrawn.includes(kind));
  const allWithdrawn = kinds.length === 0 && previous.kinds.length > 0;
  if (allWithdrawn) return { level: 'none', kinds, reason: { kind: 'warning.withdrawn' } };
  if (basis === 'none' && kinds.includes('quality'))
    return { level: previous.level, kinds, reason: { kind: 'warning.heldWithoutData', level: previous.level } };
  const level = stepDown(previous.level);
  return { level, kinds, reason: { kind: 'warning.steppedDown', from: previous.level, level } };
}

function ordered(kinds: readonly WarningKind[]): WarningKind[] {
  return WARNING_KINDS.filter((kind) => kinds.includes(kind));
}
