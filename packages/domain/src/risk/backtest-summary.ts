// What a backtest's rows say of the model and of the guesses that cost nothing.
import type { BacktestRow } from './backtest.ts';
import {
  averagePrecision,
  brier,
  type CalibrationBin,
  calibrationError,
  calibrationTable,
  type LevelRow,
  levelTable,
  logLoss,
  rocAuc,
  withinAuc,
} from './metrics.ts';

export interface Score {
  readonly rows: number;
  readonly auc: number;
  readonly averagePrecision: number;
  readonly brier: number;
  readonly logLoss: number;
  readonly calibrationError: number;
  /** Among reaches whose newest sample had passed. */
  readonly onsetAuc: number;
  /** Mean of the AUCs inside each reach. */
  readonly withinAuc: number;
}

export interface BacktestSummary {
  readonly rows: number;
  readonly positives: number;
  readonly model: Score;
  readonly baselines: Readonly<Record<'persistence' | 'sameMonthLastYear' | 'share12' | 'logistic', Score>>;
  readonly years: readonly {
    readonly year: number;
    readonly rows: number;
    readonly auc: number;
    readonly averagePrecision: number;
    readonly brier: number;
  }[];
  readonly calibration: readonly CalibrationBin[];
  readonly levels: readonly LevelRow[];
  /** Average precision of the model beats that of persistence and of the logistic regression. */
  readonly beatsPersistence: boolean;
  readonly beatsLogistic: boolean;
}

/** The default thresholds of the quality warning, see duty/trigger. */
const LEVELS = [
  ['red', 0.7],
  ['orange', 0.5],
  ['yellow', 0.3],
  ['none', 0],
] as const;

export function summariseBacktest(rows: readonly BacktestRow[]): BacktestSummary {
  const by = (key: 'probability' | 'persistence' | 'sameMonthLastYear' | 'share12' | 'logistic') =>
    scoreOf(rows.map((row) => ({ probability: row[key], label: row.label, before: row.before, reach: row.reach })));
  const model = by('probability');
  const persistence = by('persistence');
  const logistic = by('logistic');
  const years = [...new Set(rows.map((row) => Math.floor(row.month / 12)))].sort((a, b) => a - b);
  return {
    rows: rows.length,
    positives: rows.filter((row) => row.label === 1).length,
    model,
    baselines: { persistence, sameMonthLastYear: by('sameMonthLastYear'), share12: by('share12'), logistic },
    years: years.map((year) => {
      const part = rows.filter((row) => Math.floor(row.month / 12) === year);
      return {
        year,
        rows: part.length,
        auc: rocAuc(part),
        averagePrecision: averagePrecision(part),
        brier: brier(part),
      };
    }),
    calibration: calibrationTable(rows),
    levels: levelTable(rows, LEVELS),
    beatsPersistence: model.averagePrecision > persistence.averagePrecision,
    beatsLogistic: model.averagePrecision > logistic.averagePrecision,
  };
}

function scoreOf(rows: readonly { probability: number; label: number; before: number; reach: string }[]): Score {
  return {
    rows: rows.length,
    auc: rocAuc(rows),
    averagePrecision: averagePrecision(rows),
    brier: brier(rows),
    logLoss: logLoss(rows),
    calibrationError: calibrationError(rows),
    onsetAuc: rocAuc(rows.filter((row) => row.before === 0)),
    withinAuc: withinAuc(rows, (row) => row.reach),
  };
}
