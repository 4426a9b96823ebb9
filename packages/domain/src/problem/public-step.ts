// What a citizen is told of a problem's way: fewer steps than the office has, in the order they came, and nothing of who made them or what
// they wrote. Our default [D].
import type { ProblemState } from './flow.ts';

/** WARNING: keys of the public words; add, never rename. */
export const PUBLIC_STEPS = [
  'received',
  'accepted',
  'assigned',
  'fixing',
  'checking',
  'later',
  'closed',
  'rejected',
  'joined',
] as const;

export type PublicStep = (typeof PUBLIC_STEPS)[number];

const STEP_OF_STATE: Readonly<Record<ProblemState, PublicStep>> = {
  reported: 'received',
  accepted: 'accepted',
  assigned: 'assigned',
  rectifying: 'fixing',
  deferAsked: 'fixing',
  handled: 'checking',
  deferred: 'later',
  closed: 'closed',
  rejected: 'rejected',
  merged: 'joined',
};

export function publicStepOf(state: ProblemState): PublicStep {
  return STEP_OF_STATE[state];
}

export interface TimelineStep<T> {
  readonly step: PublicStep;
  readonly at: T;
  /** It had been closed or turned down before. */
  readonly again: boolean;
}

/** The steps of all moves in their order; what did not change the public step is not told. */
export function publicTimeline<T>(
  moves: readonly { readonly to: ProblemState; readonly at: T }[],
): readonly TimelineStep<T>[] {
  const steps: TimelineStep<T>[] = [];
  for (const { to, at } of moves) {
    const step = STEP_OF_STATE[to];
    const before = steps.at(-1)?.step;
    if (step !== before) steps.push({ step, at, again: before === 'closed' || before === 'rejected' });
  }
  return steps;
}
