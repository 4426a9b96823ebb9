// Until when a verdict may be appealed: rule data with a version, because no published rule names a figure and cities differ.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';

export interface PatrolReviewRule extends Policy {
  /** Days after the judgement, or after the decision that stands, in which it may be appealed. */
  readonly appealDays: Sourced<number>;
}

export const PATROL_REVIEW_DEFAULT: PatrolReviewRule = {
  id: 'patrol-review-default',
  version: 1,
  effectiveFrom: '2000-01',
  appealDays: byDefault(30),
};
