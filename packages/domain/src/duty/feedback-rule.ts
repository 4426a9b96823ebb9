// From when on something is told to a chief about himself or about those below him. All figures are our default [D], as versioned data: a
// city decides what it calls a silent chief or a new one.
import type { PostLevel } from '../people/post.ts';
import { byDefault, type Policy, type Sourced } from './policy.ts';

export interface FeedbackRule extends Policy {
  /** A post that walked no patrol for longer than this many days is told to the chief above it. */
  readonly silentDays: Sourced<Partial<Readonly<Record<PostLevel, number>>>>;
  /** So many days after his first one a chief counts as new, and his card tells what his waters went through before him. */
  readonly newChiefDays: Sourced<number>;
}

export const FEEDBACK_DEFAULT: FeedbackRule = {
  id: 'feedback-default',
  version: 1,
  effectiveFrom: '2000-01',
  // A little more than the longest time that the differentiated rule leaves between two visits without a warning.
  silentDays: byDefault({ district: 100, town: 35, village: 14, reach: 14 }),
  newChiefDays: byDefault(60),
};
