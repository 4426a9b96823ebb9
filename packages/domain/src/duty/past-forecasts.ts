// Past forecasts and what came of them, counted from every limit upwards.

/** Forecasts of months that the model had not seen, and what came (1 worse than the target). */
export interface PastForecasts {
  readonly probability: readonly number[];
  readonly label: readonly number[];
  /** How many months they are of, where that is known. */
  readonly months?: number;
}

/** Limits are whole thousandths, so that the figure people read is the figure that rules, and ties fall on one side. */
export const STEPS = 1000;

export interface Scored {
  readonly probability: number;
  readonly label: number;
}

export interface Count {
  readonly rows: number;
  readonly failures: number;
}

/** In rising order; a pair that is no probability and outcome is left out. */
export function sortScored({ probability, label }: PastForecasts): Scored[] {
  const scored: Scored[] = [];
  for (let i = 0; i < Math.min(probability.length, label.length); i++) {
    const [p, y] = [probability[i]!, label[i]!];
    if (p >= 0 && p <= 1 && (y === 0 || y === 1)) scored.push({ probability: p, label: y });
  }
  return scored.sort((a, b) => a.probability - b.probability || a.label - b.label);
}

/** By thousandth: the forecasts at or above it and the failures among them. */
export function countFrom(scored: readonly Scored[]): Count[] {
  const counts: Count[] = new Array(STEPS + 1);
  let [i, failures] = [scored.length, 0];
  for (let step = STEPS; step >= 0; step--) {
    while (i > 0 && scored[i - 1]!.probability >= step / STEPS) failures += scored[--i]!.label;
    counts[step] = { rows: scored.length - i, failures };
  }
  return counts;
}

/** At or above a limit. */
export function countAt(scored: readonly Scored[], limit: number): Count {
  const here = scored.filter(({ probability }) => probability >= limit);
  return { rows: here.length, failures: here.filter(({ label }) => label === 1).length };
}

/** Below a limit. */
export function restOf(here: Count, all: Count): Count {
  return { rows: all.rows - here.rows, failures: all.failures - here.failures };
}
