// How a chief's month is told beside that of his peers (履职榜): versioned data, all figures our default [D] until the city settles its own.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';

/** Form (was it walked), content (was it found and reported), result (did it get better): told apart, never added up. WARNING: on the wire. */
export const DEPTHS = ['form', 'content', 'result'] as const;

export type Depth = (typeof DEPTHS)[number];

/** WARNING: stored and on the wire; add, never rename. */
export const STANDING_NUMBERS = ['visits', 'found', 'keyFound', 'closedOnTime', 'targetMet'] as const;

export type StandingNumber = (typeof STANDING_NUMBERS)[number];

export const DEPTH_OF: Readonly<Record<StandingNumber, Depth>> = {
  visits: 'form',
  found: 'content',
  keyFound: 'content',
  closedOnTime: 'result',
  targetMet: 'result',
};

export interface StandingRule extends Policy {
  /** How many months back the cases of a depth are counted, the month itself included. */
  readonly months: Sourced<Readonly<Record<Depth, number>>>;
  /** So many cases at the mean of the peers are added to each chief's own, so that few cases can neither top nor sink him. */
  readonly pseudoCases: Sourced<Readonly<Record<StandingNumber, number>>>;
  /** Of the numbers of one depth. */
  readonly weights: Sourced<Readonly<Record<StandingNumber, number>>>;
  readonly peers: Sourced<{
    /** The chiefs of a level of post are split into so many bands by the visits asked of them. */
    readonly bands: number;
    /** A smaller band is given up for the whole level; in a smaller level nobody is compared. */
    readonly least: number;
  }>;
  /** An interval reaches so many standard deviations to both sides. */
  readonly deviations: Sourced<number>;
  /** An objection may be made for so many days after the month's figures were set. */
  readonly objectDays: Sourced<number>;
  /** Who surely stands in the upper part of his peers in content and in result is named for it. Off until a city wants it. */
  readonly honours: Sourced<{ readonly given: boolean }>;
}

export const STANDING_DEFAULT: StandingRule = {
  id: 'standing-default',
  version: 1,
  effectiveFrom: '2000-01',
  // Visits are asked month by month; problems and samples of one month are too few to say anything.
  months: byDefault({ form: 1, content: 3, result: 3 }),
  pseudoCases: byDefault({ visits: 10, found: 8, keyFound: 5, closedOnTime: 8, targetMet: 6 }),
  weights: byDefault({ visits: 1, found: 0.6, keyFound: 0.4, closedOnTime: 0.5, targetMet: 0.5 }),
  peers: byDefault({ bands: 3, least: 8 }),
  // Nine in ten.
  deviations: byDefault(1.645),
  objectDays: byDefault(30),
  honours: byDefault({ given: false }),
};

export function listNumbersOf(depth: Depth): StandingNumber[] {
  return STANDING_NUMBERS.filter((number) => DEPTH_OF[number] === depth);
}
