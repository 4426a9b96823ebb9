// The levels that the product would have given over a backtest: limits chosen before each month on what its model had forecast until then,
// and the rule of the warning list (class now, black water, one step down a month) on top.
import { type DrawnMonth, drawQualityLevels, type ForecastRow } from '@xunhe/domain/duty/draw-levels';
import { chooseLimits, type ProbabilityLimits } from '@xunhe/domain/duty/threshold-choice';
import type { TriggerPolicy } from '@xunhe/domain/duty/trigger-policy';
import { groupBy } from '@xunhe/domain/ground/group';
import type { MonthlyHistory } from '@xunhe/domain/risk/features/history';
import type { LevelRow } from '@xunhe/domain/risk/learner/metrics';
import type { BacktestRow } from '@xunhe/domain/risk/proof/backtest';
import type { BacktestForecasts } from '../learning/learner.ts';

export function drawBacktestLevels(
  history: MonthlyHistory,
  { rows, pastByMonth }: BacktestForecasts,
  triggers: TriggerPolicy,
): { limits: (row: BacktestRow) => ProbabilityLimits; levelsAsWarned: readonly LevelRow[] } {
  const limitsByMonth = new Map<number, ProbabilityLimits>();
  const indexByReach = new Map(history.reaches.map(({ id }, i) => [id, i]));
  const months = [...groupBy(rows, (row) => row.month)].map(([month, own]): DrawnMonth => {
    const past = pastByMonth.get(month) ?? { probability: [], label: [] };
    const limits = chooseLimits(past, triggers.quality.probability.value);
    limitsByMonth.set(month, limits);
    return { month, limits, rows: own.map((row) => toForecastRow(history, indexByReach.get(row.reach)!, row)) };
  });
  return {
    limits: (row) => limitsByMonth.get(row.month)!,
    levelsAsWarned: drawQualityLevels(months, triggers).asWarned.levels,
  };
}

function toForecastRow(history: MonthlyHistory, reach: number, row: BacktestRow): ForecastRow {
  const cell = reach * history.months + row.month - 1 - history.firstMonth;
  const wqClass = history.wqClass[cell] || null;
  const mean = (id: string) => {
    const value = history.means[history.indicators.indexOf(id)]?.[cell];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return {
    reach: row.reach,
    probability: row.probability,
    label: row.label,
    before:
      wqClass === null
        ? null
        : {
            wqClass,
            targetClass: history.reaches[reach]!.targetClass,
            nh3nMgL: mean('nh3n'),
            doMgL: mean('do'),
            transparencyCm: mean('transparency'),
            orpMv: mean('orp'),
          },
  };
}
