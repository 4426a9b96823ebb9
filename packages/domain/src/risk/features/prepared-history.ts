// What all features are read from: the history with its logarithms taken and its rivers tied together, once for all months.
import type { MonthlyHistory } from './history.ts';

/** A history prepared once: logarithms of ratios, failures as numbers with NaN. */
export interface Prepared {
  readonly history: MonthlyHistory;
  /** ln(ratio), clipped to ±6. */
  readonly distance: Float32Array;
  readonly failing: Float32Array;
  readonly logMeans: readonly Float32Array[];
  /** Indices of the reaches that flow into each reach. */
  readonly upstream: readonly (readonly number[])[];
}

export function prepareHistory(history: MonthlyHistory): Prepared {
  const upstream: number[][] = history.reaches.map(() => []);
  for (const [i, reach] of history.reaches.entries()) if (reach.downstream >= 0) upstream[reach.downstream]!.push(i);
  return {
    history,
    distance: history.ratio.map((ratio) =>
      Number.isNaN(ratio) ? Number.NaN : Math.max(-6, Math.min(6, Math.log(Math.max(ratio, 1e-6)))),
    ),
    failing: Float32Array.from(history.fails, (fails) => (fails < 0 ? Number.NaN : fails)),
    logMeans: history.means.map((column) =>
      column.map((value) => (Number.isNaN(value) ? Number.NaN : Math.log(Math.max(value, 1e-6)))),
    ),
    upstream,
  };
}
