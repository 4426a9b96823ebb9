// What the server stores of a model and of a backtest is open on the wire, because models of other forms will come. What this page cannot
// read it does not show.
import { type BacktestSummary, SUMMARY_FORM } from '@xunhe/domain/risk/proof/backtest-summary';
import type { ForecastScore } from '@xunhe/domain/risk/proof/forecast-score';

export interface PartFacts {
  readonly rows: number;
  readonly positives: number;
  readonly trees: number;
  readonly features: number;
  readonly blend: number;
  readonly calibration: { readonly shift: number; readonly slope: number };
  readonly logistic: { readonly names: readonly string[]; readonly weights: readonly number[] };
}

export interface ModelFacts {
  /** Number of the last month of its data. */
  readonly asOf: number;
  readonly options: { readonly windowMonths: number; readonly checkMonths: number; readonly halfLifeMonths: number };
  readonly own: PartFacts | null;
  readonly neighbours: PartFacts | null;
}

/** Log loss, Brier score and AUC of one of two models on the same months. */
export interface DuelFacts {
  readonly rows: number;
  readonly logLoss: number | null;
  readonly brier: number | null;
  readonly auc: number | null;
}

/** How the model in use came to be it; months as `YYYY-MM`. */
export interface AdoptionFacts {
  readonly kind: string;
  readonly championMonth?: string;
  readonly judgedMonths?: readonly string[];
  readonly champion?: DuelFacts;
  readonly challenger?: DuelFacts;
}

/** The forms of the stored model that this page knows: what it shows of them is the same. */
const FORMS: readonly unknown[] = [1, 2];

export function readModel(facts: unknown): ModelFacts | null {
  return isRecord(facts) && FORMS.includes(facts.form) && isRecord(facts.options)
    ? (facts as unknown as ModelFacts)
    : null;
}

/** Null for a model from before there was a comparison. */
export function readAdoption(facts: unknown): AdoptionFacts | null {
  const adoption = isRecord(facts) ? facts.adoption : null;
  return isRecord(adoption) && typeof adoption.kind === 'string' ? (adoption as unknown as AdoptionFacts) : null;
}

/** Null for a summary of an older form, which has no intervals. */
export function readBacktest(summary: unknown): BacktestSummary | null {
  return isRecord(summary) && summary.form === SUMMARY_FORM ? (summary as unknown as BacktestSummary) : null;
}

export function readForecastScore(score: unknown): ForecastScore | null {
  return isRecord(score) && score.form === 1 ? (score as unknown as ForecastScore) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
