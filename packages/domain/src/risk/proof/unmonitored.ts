// Leave one river out: the honest test of what is said of reaches without samples. A river's samples are taken away as if nobody had ever
// gone there; a model learns from the other rivers what surroundings tell, and forecasts the river's months, whose outcome is known.
import { scoreEnsemble, trainEnsemble } from '../ensemble.ts';
import { DEFAULT_ENSEMBLE, type EnsembleOptions } from '../ensemble-options.ts';
import { type FeatureCache, makeCache } from '../features/feature-cache.ts';
import type { MonthlyHistory } from '../features/history.ts';
import { toProbability } from '../learner/calibration.ts';
import type { UnmonitoredRow } from './backtest-summary.ts';

export interface RiverLeftOut {
  /** Id of the water body. */
  readonly river: string;
  /** First and last target month. */
  readonly from: number;
  readonly to: number;
  readonly refitMonths: number;
}

/** The rivers that were sampled between two months, in the order of their ids. */
export function listSampledRivers(history: MonthlyHistory, from: number, to: number): string[] {
  const rivers = new Set<string>();
  for (const [reach, { waterBody }] of history.reaches.entries())
    for (let month = from; month <= to; month++)
      if ((history.fails[reach * history.months + month - history.firstMonth] ?? -1) >= 0) rivers.add(waterBody);
  return [...rivers].sort();
}

/** Empty where the other rivers give too little to learn from. */
export function leaveRiverOut(
  history: MonthlyHistory,
  left: RiverLeftOut,
  options: EnsembleOptions = DEFAULT_ENSEMBLE,
): UnmonitoredRow[] {
  const members = history.reaches.flatMap((reach, i) => (reach.waterBody === left.river ? [i] : []));
  const cache = makeCache(withoutSamples(history, members));
  const rows: UnmonitoredRow[] = [];
  for (let start = left.from; start <= left.to; start += left.refitMonths) {
    const model = trainEnsemble(cache, start - 1, options, { ownless: true });
    if (!model) continue;
    for (let target = start; target < Math.min(start + left.refitMonths, left.to + 1); target++) {
      const column = target - history.firstMonth;
      const known = members.filter((reach) => (history.fails[reach * history.months + column] ?? -1) >= 0);
      if (known.length === 0) continue;
      const logits = scoreEnsemble(model, cache.at(target - 1));
      const cityRate = failingShare(cache, column - 1, () => true) ?? 0.5;
      for (const reach of known) {
        const { id, district } = history.reaches[reach]!;
        rows.push({
          month: target,
          reach: id,
          river: left.river,
          probability: toProbability(logits[reach]!),
          label: history.fails[reach * history.months + column]!,
          cityRate,
          districtRate: failingShare(cache, column - 1, (i) => history.reaches[i]!.district === district) ?? cityRate,
        });
      }
    }
  }
  return rows;
}

/** Complaints and findings stay: people see a river that nobody samples. */
function withoutSamples(history: MonthlyHistory, members: readonly number[]): MonthlyHistory {
  const blank = <T extends Float32Array | Int8Array | Uint8Array>(values: T, empty: number): T => {
    const copy = values.slice() as T;
    for (const reach of members) copy.fill(empty, reach * history.months, (reach + 1) * history.months);
    return copy;
  };
  return {
    ...history,
    means: history.means.map((column) => blank(column, Number.NaN)),
    ratio: blank(history.ratio, Number.NaN),
    wqClass: blank(history.wqClass, 0),
    fails: blank(history.fails, -1),
    dryBefore: blank(history.dryBefore, Number.NaN),
    rainBefore: blank(history.rainBefore, Number.NaN),
  };
}

/** Share of failing months of the last three years among some reaches, null without samples. */
function failingShare(cache: FeatureCache, to: number, counts: (reach: number) => boolean): number | null {
  const { history } = cache.prepared;
  let [count, sum] = [0, 0];
  for (let reach = 0; reach < history.reaches.length; reach++) {
    if (!counts(reach)) continue;
    for (let m = Math.max(0, to - 35); m <= to; m++) {
      const label = history.fails[reach * history.months + m]!;
      if (label < 0) continue;
      count++;
      sum += label;
    }
  }
  return count === 0 ? null : sum / count;
}
