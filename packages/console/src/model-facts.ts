// What the server stores of a model and of a backtest is open on the wire, because models of other forms will come. What this page cannot
// read it does not show.
import type { BacktestSummary } from '@xunhe/domain/risk/backtest-summary';

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

/** The form of the stored model that this page knows. */
const FORM = 1;

export function readModel(facts: unknown): ModelFacts | null {
  return isRecord(facts) && facts.form === FORM && isRecord(facts.options) ? (facts as unknown as ModelFacts) : null;
}

export function readBacktest(summary: unknown): BacktestSummary | null {
  return isRecord(summary) && isRecord(summary.model) && isRecord(summary.baselines) && Array.isArray(summary.levels)
    ? (summary as unknown as BacktestSummary)
    : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
