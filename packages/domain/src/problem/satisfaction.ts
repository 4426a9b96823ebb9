// What a citizen says of the end of his report: once it is closed, and changed for some days after he first said it. When it is taken up again
// and closed anew, he is asked anew. The days are our default [D].
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { ProblemState } from './flow.ts';

/** WARNING: stored and in the record of events; add, never rename. */
export const SATISFACTIONS = ['satisfied', 'partly', 'not_solved'] as const;

export type Satisfaction = (typeof SATISFACTIONS)[number];

export const SATISFACTION_DAYS = 15;
const DAY_MS = 86_400_000;

export interface SatisfactionFacts {
  readonly state: ProblemState;
  /** Milliseconds. */
  readonly closedMs: number | null;
  /** When it was first said; null when never. */
  readonly saidMs: number | null;
  readonly nowMs: number;
}

/** What was said of an earlier end is over. */
export function isSaidOfThisEnd({ closedMs, saidMs }: Pick<SatisfactionFacts, 'closedMs' | 'saidMs'>): boolean {
  return closedMs !== null && saidMs !== null && saidMs >= closedMs;
}

/** Until when it may be said differently; null where it was not said yet. */
export function changeableUntilMs(facts: Pick<SatisfactionFacts, 'closedMs' | 'saidMs'>): number | null {
  return isSaidOfThisEnd(facts) ? facts.saidMs! + SATISFACTION_DAYS * DAY_MS : null;
}

export function maySaySatisfaction(facts: SatisfactionFacts): Result<true, Refusal> {
  if (facts.state !== 'closed') return refuse({ kind: 'satisfaction.open', state: facts.state });
  const until = changeableUntilMs(facts);
  return until === null || facts.nowMs <= until
    ? accept(true)
    : refuse({ kind: 'satisfaction.late', days: SATISFACTION_DAYS });
}
