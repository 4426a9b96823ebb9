// A share of few cases says little. Each chief's share is therefore drawn towards the mean of his peers, as if he had so many more cases at
// that mean: 3 of 3 with 8 more at 70 % is 78 %, 300 of 300 is 99 %. The mean is that of the others, so nobody is measured by himself.

export interface Count {
  readonly numerator: number;
  readonly denominator: number;
}

export interface StandingShare extends Count {
  /** numerator ÷ denominator as it is, null without a case. */
  readonly raw: number | null;
  /** Of the peers, all their cases together; null where these are fewer than the pseudo-cases, and say too little themselves. */
  readonly mean: number | null;
  /** What is counted: drawn towards the mean. Null where there is no mean to draw it to. */
  readonly value: number | null;
  /** How uncertain it is by how much `value` differs from the mean. */
  readonly variance: number;
}

export function shrinkShare(own: Count, others: Count, pseudoCases: number): StandingShare {
  const raw = shareOf(own);
  const mean = others.denominator < pseudoCases ? null : shareOf(others);
  if (mean === null) return { ...own, raw, mean, value: null, variance: 0 };
  const cases = own.denominator + pseudoCases;
  const value = (own.numerator + pseudoCases * mean) / cases;
  // Of a beta distribution whose prior has the mean of the peers and the weight of the pseudo-cases; and what the mean itself may be off.
  const ofMean = ((own.denominator / cases) ** 2 * mean * (1 - mean)) / (others.denominator + 1);
  return { ...own, raw, mean, value, variance: (value * (1 - value)) / (cases + 1) + ofMean };
}

export function addCounts(counts: readonly Count[]): Count {
  return {
    numerator: counts.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: counts.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}

function shareOf({ numerator, denominator }: Count): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
