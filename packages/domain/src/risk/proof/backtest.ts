// The honest proof: for every past month a forecast from what was known before it, by a model that was trained before it. The plan falls
// into chunks that share a model; chunks do not know each other, so they can run side by side.
import { scoreEnsemble, trainEnsemble } from '../ensemble.ts';
import { DEFAULT_ENSEMBLE, type EnsembleOptions, type PastForecasts } from '../ensemble-options.ts';
import { baselinesOf } from '../features/baselines.ts';
import type { FeatureCache } from '../features/feature-cache.ts';
import type { Prepared } from '../features/prepared-history.ts';
import type { ForecastBasis } from '../forecast.ts';
import { toProbability } from '../learner/calibration.ts';
import { scoreLogistic } from '../learner/logistic.ts';

export interface BacktestRow {
  /** Number of the target month. */
  readonly month: number;
  readonly reach: string;
  readonly district: string;
  readonly basis: ForecastBasis;
  readonly probability: number;
  readonly logistic: number;
  /** Share 0–1; the reach's or the city's rate where nothing else is known. */
  readonly persistence: number;
  readonly sameMonthLastYear: number;
  readonly share12: number;
  readonly label: number;
  /** What the newest sample before said: 1 failed, 0 passed, -1 none within a year. */
  readonly before: number;
}

export interface BacktestChunk {
  /** The model sees months up to this one. */
  readonly asOf: number;
  readonly targets: readonly number[];
}

export interface ChunkForecasts {
  readonly rows: readonly BacktestRow[];
  /** What the model had forecast of months before, by which the limits of its warnings are chosen; null without a model. */
  readonly past: PastForecasts | null;
}

/** A new model every `refitMonths` months. */
export function planBacktest(from: number, to: number, refitMonths = 3): BacktestChunk[] {
  const chunks: BacktestChunk[] = [];
  for (let start = from; start <= to; start += refitMonths) {
    const targets = Array.from({ length: Math.min(refitMonths, to - start + 1) }, (_, i) => start + i);
    chunks.push({ asOf: start - 1, targets });
  }
  return chunks;
}

/** Only months with a sample are judged: silence is not good news. */
export function runChunk(
  cache: FeatureCache,
  chunk: BacktestChunk,
  options: EnsembleOptions = DEFAULT_ENSEMBLE,
): ChunkForecasts {
  const { history } = cache.prepared;
  const model = trainEnsemble(cache, chunk.asOf, options);
  const rate = cityRate(cache.prepared, chunk.asOf);
  const rows = chunk.targets.flatMap((target): BacktestRow[] => {
    const column = target - history.firstMonth;
    if (column < 1 || column >= history.months) return [];
    const matrix = cache.at(target - 1);
    const logits = model && scoreEnsemble(model, matrix);
    const logistic = model && scoreLogistic(model.logistic, matrix);
    return history.reaches.flatMap((reach, i) => {
      const label = history.fails[i * history.months + column]!;
      if (label < 0) return [];
      const baselines = baselinesOf(cache.prepared, i, column - 1);
      const share12 = baselines.share12 ?? rate;
      const persistence = baselines.persistence ?? share12;
      return [
        {
          month: target,
          reach: reach.id,
          district: reach.district,
          basis: logits ? 'model' : baselines.persistence === null ? 'rate' : 'lastSample',
          probability: logits ? toProbability(logits[i]!) : persistence,
          logistic: logistic ? toProbability(logistic[i]!) : persistence,
          persistence,
          sameMonthLastYear: baselines.sameMonthLastYear ?? share12,
          share12,
          label,
          before: baselines.persistence ?? -1,
        },
      ];
    });
  });
  return { rows, past: model?.past ?? null };
}

/** Failing share of all samples of the last three years. */
function cityRate({ history }: Prepared, asOf: number): number {
  let [count, sum] = [0, 0];
  const to = asOf - history.firstMonth;
  for (let reach = 0; reach < history.reaches.length; reach++) {
    for (let m = Math.max(0, to - 35); m <= to; m++) {
      const label = history.fails[reach * history.months + m]!;
      if (label < 0) continue;
      count++;
      sum += label;
    }
  }
  return count === 0 ? 0.5 : sum / count;
}
