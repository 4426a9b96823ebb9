// How the published forecasts came out, month by month, and whether the model still means what it says.
import type { BacktestSummary } from '@xunhe/domain/risk/backtest-summary';
import { DRIFT_MONTHS, type Drift, judgeDrift } from '@xunhe/domain/risk/drift';
import type { ForecastScore } from '@xunhe/domain/risk/forecast-score';
import type { Tx } from '../store/db.ts';
import { findNewestBacktest, listForecastScores } from '../store/risk.ts';
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
  // The forecasts the model was judged on before it was believed; bodies of every form have these bins.
  const reference = (backtest?.body as Partial<BacktestSummary> | undefined)?.calibration ?? null;
  return { scores, drift: judgeDrift(bodies, reference), backtest };
}
