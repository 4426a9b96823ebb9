// Which model speaks: the one in use (champion) until a newer one (challenger) has beaten it on months that neither had seen. The challenger
// is first trained as it would have been some months ago, and both forecast the months since; the lower log loss wins, a tie keeps the old.
import { canRead, type Ensemble, scoreEnsemble, trainEnsemble } from './ensemble.ts';
import type { EnsembleOptions } from './ensemble-options.ts';
import type { FeatureCache } from './features/feature-cache.ts';
import { toProbability } from './learner/calibration.ts';
import { ALONE, type Crew } from './learner/crew.ts';
import { brier, logLoss, rocAuc, type Scored } from './learner/metrics.ts';
import type { MonthModel } from './model-file.ts';

export interface DuelScore {
  readonly rows: number;
  readonly logLoss: number;
  readonly brier: number;
  /** NaN when all months failed or all passed. */
  readonly auc: number;
}

/**
 * first: there was none; form: the old one cannot be read or misses features; tooYoung: too few months since it was trained;
 * tooFew: those months hold too few samples; kept, replaced: as the duel ended.
 */
export type Adoption =
  | { readonly kind: 'first' | 'form' }
  | { readonly kind: 'tooYoung' | 'tooFew'; readonly championAsOf: number }
  | {
      readonly kind: 'kept' | 'replaced';
      readonly championAsOf: number;
      /** First and last month that were judged. */
      readonly judged: readonly [from: number, to: number];
      readonly champion: DuelScore;
      readonly challenger: DuelScore;
    };

/** Months on which the two are compared [D]: fewer are chance, more leave a better model waiting. */
export const JUDGED_MONTHS = 3;
const LEAST_ROWS = 60;

export function holdDuel(
  cache: FeatureCache,
  asOf: number,
  champion: MonthModel | null,
  options: EnsembleOptions,
  crew: Crew = ALONE,
): Adoption {
  if (champion === null) return { kind: 'first' };
  const old = champion.own;
  // A city that had too little for a model tries again each month.
  if (old === null || !canRead(old, cache.at(asOf))) return { kind: 'form' };
  const championAsOf = champion.asOf;
  if (asOf - championAsOf < JUDGED_MONTHS) return { kind: 'tooYoung', championAsOf };
  const challenger = trainEnsemble(cache, asOf - JUDGED_MONTHS, options, { crew });
  const judged = [asOf - JUDGED_MONTHS + 1, asOf] as const;
  const [before, after] = [old, challenger].map((model) => model && forecastJudged(cache, model, judged));
  if (!before || !after || before.length < LEAST_ROWS) return { kind: 'tooFew', championAsOf };
  const scores = { champion: scoreOf(before), challenger: scoreOf(after) };
  const won = scores.challenger.logLoss < scores.champion.logLoss;
  return { kind: won ? 'replaced' : 'kept', championAsOf, judged, ...scores };
}

function forecastJudged(cache: FeatureCache, model: Ensemble, [from, to]: readonly [number, number]): Scored[] {
  const { history } = cache.prepared;
  const rows: Scored[] = [];
  for (let target = from; target <= to; target++) {
    const logits = scoreEnsemble(model, cache.at(target - 1));
    for (const [reach, logit] of logits.entries()) {
      const label = history.fails[reach * history.months + target - history.firstMonth]!;
      if (label >= 0) rows.push({ probability: toProbability(logit), label });
    }
  }
  return rows;
}

function scoreOf(rows: readonly Scored[]): DuelScore {
  return { rows: rows.length, logLoss: logLoss(rows), brier: brier(rows), auc: rocAuc(rows) };
}
