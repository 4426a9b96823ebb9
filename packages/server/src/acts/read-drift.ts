// How the published forecasts came out, month by month, and whether the model still means what it says.

import { type CalibrationBin, calibrationTable } from '@xunhe/domain/risk/learner/metrics';
import type { BacktestSummary } from '@xunhe/domain/risk/proof/backtest-summary';
import { DRIFT_MONTHS, type Drift, judgeDrift } from '@xunhe/domain/risk/proof/drift';
import type { ForecastScore } from '@xunhe/domain/risk/proof/forecast-score';
import type { Tx } from '../store/db.ts';
import { findNewestBacktest, findNewestModel, listForecastScores } from '../store/risk.ts';
import type { BacktestRow, ForecastScoreRow } from '../store/rows-risk.ts';

export interface DriftRead {
  /** Newest first, twice as many months as drift is judged on: some may be without samples. */
  readonly scores: readonly ForecastScoreRow[];
  readonly drift: Drift;
  readonly backtest: BacktestRow | null;
}

export async function readDrift(tx: Tx, city: string): Promise<DriftRead> {
  const scores = await listForecastScores(tx, city, 2 * DRIFT_MONTHS);
  const backtest = await findNewestBacktest(tx, city);
  const bodies = scores.map((row) => row.body as ForecastScore).reverse();
  const reference = binsOfPast((await findNewestModel(tx, city))?.body) ?? binsOfBacktest(backtest?.body);
  return { scores, drift: judgeDrift(bodies, reference), backtest };
}

/** Fewer forecasts say nothing of how they are spread. */
const LEAST_PAST = 200;

/** What the model said in its own training of months that it had not seen. */
function binsOfPast(body: unknown): readonly CalibrationBin[] | null {
  const past = (body as { past?: { probability: readonly number[]; label: readonly number[] } | null } | undefined)
    ?.past;
  if (!past || past.probability.length < LEAST_PAST) return null;
  return calibrationTable(past.probability.map((probability, i) => ({ probability, label: past.label[i]! })));
}

/** Stored summaries of every form have these bins. */
function binsOfBacktest(body: unknown): readonly CalibrationBin[] | null {
  return (body as Partial<BacktestSummary> | undefined)?.calibration ?? null;
}
