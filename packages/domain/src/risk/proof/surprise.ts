// What probabilities promise of their own errors, and how far it came otherwise. If they are true and the rows independent, each sum is about 0
// with the variance beside it; the sums of several months add up.
import type { Scored } from '../learner/metrics.ts';

export interface Surprise {
  readonly sum: number;
  readonly variance: number;
}

export interface Surprises {
  /** Failures less the sum of the probabilities. */
  readonly failures: Surprise;
  /** Squared error and log loss less what the probabilities expect of them: above 0 they were too sure of themselves. */
  readonly brier: Surprise;
  readonly logLoss: Surprise;
}

export function findSurprises(rows: readonly Scored[]): Surprises {
  return {
    failures: sumOf(rows, () => 1),
    // Spiegelhalter, Probabilistic prediction in patient management and clinical trials, 1986.
    brier: sumOf(rows, (p) => 1 - 2 * p),
    logLoss: sumOf(rows, (p) => -Math.log(p / (1 - p))),
  };
}

/** Every one of them is the miss times a factor that is known beforehand. */
function sumOf(rows: readonly Scored[], factorOf: (probability: number) => number): Surprise {
  let [sum, variance] = [0, 0];
  for (const { probability, label } of rows) {
    const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
    const factor = factorOf(p);
    sum += factor * (label - p);
    variance += factor ** 2 * p * (1 - p);
  }
  return { sum, variance };
}

export function addSurprises(parts: readonly Surprise[]): Surprise {
  return {
    sum: parts.reduce((sum, part) => sum + part.sum, 0),
    variance: parts.reduce((sum, part) => sum + part.variance, 0),
  };
}

/** In standard deviations; null where everything was said to be certain. */
export function surpriseZ({ sum, variance }: Surprise): number | null {
  return variance > 1e-6 ? sum / Math.sqrt(variance) : null;
}
