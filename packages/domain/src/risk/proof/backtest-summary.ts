// What a backtest's rows say of the model: beside the guesses that cost nothing, with intervals, by year, district and basis, and plainly where
// the model is no better than the last sample.
import { groupBy } from '../../ground/group.ts';
import { numberToMonth } from '../../ground/month.ts';
import {
  type CalibrationBin,
  calibrationTable,
  calibrationTableByCount,
  type LevelRow,
  tableOfLevels,
} from '../learner/metrics.ts';
import type { BacktestRow } from './backtest.ts';
import {
  type Comparison,
  compareForecasts,
  type Difference,
  type Differences,
  DRAWS,
  type Intervals,
  type Score,
} from './comparison.ts';
import { findSurprises, surpriseZ } from './surprise.ts';

/** WARNING: stored summaries carry it; a change of meaning or of names is a new form. */
export const SUMMARY_FORM = 2;

export type BaselineName = 'persistence' | 'sameMonthLastYear' | 'share12' | 'logistic';

export interface BacktestSummary {
  readonly form: typeof SUMMARY_FORM;
  readonly rows: number;
  readonly positives: number;
  readonly reaches: number;
  readonly draws: number;
  readonly model: Score;
  readonly baselines: Readonly<Record<BaselineName, Score>>;
  readonly intervals: Intervals;
  readonly differences: Readonly<Record<BaselineName, Differences>>;
  readonly years: readonly GroupRow[];
  readonly districts: readonly GroupRow[];
  readonly bases: readonly GroupRow[];
  readonly calibration: readonly CalibrationBin[];
  readonly calibrationByCount: readonly CalibrationBin[];
  readonly spiegelhalter: Spiegelhalter | null;
  readonly levels: readonly LevelRow[];
  /** The same limits for all months, or limits that were chosen on what each month knew. */
  readonly levelLimits: 'fixed' | 'byMonth';
  /** With all that raises and holds a level in the month, as a warning list has it; null when it was not drawn. */
  readonly levelsAsWarned: readonly LevelRow[] | null;
  readonly unmonitored: UnmonitoredSummary | null;
  readonly notBetter: readonly NotBetter[];
  /** Average precision of the model beats that of persistence and of the logistic regression. */
  readonly beatsPersistence: boolean;
  readonly beatsLogistic: boolean;
}

/** A year, district or basis. Without scores where there are too few months or failures to speak of. */
export interface GroupRow {
  readonly group: string;
  readonly rows: number;
  readonly positives: number;
  readonly reaches: number;
  readonly model: Score | null;
  readonly persistence: Score | null;
  readonly intervals: Intervals | null;
  /** To persistence. */
  readonly differences: Differences | null;
}

export interface Spiegelhalter {
  readonly z: number;
  /** tooSure: errors larger than the probabilities promise; tooUnsure: smaller; beyond 1.96 standard deviations. */
  readonly verdict: 'consistent' | 'tooSure' | 'tooUnsure';
}

/** Where the model is not shown to be better than a simple guess: the interval of the difference holds 0 or lies on the wrong side. */
export interface NotBetter {
  readonly scope: 'all' | 'year' | 'district';
  /** The year or district, null for all. */
  readonly group: string | null;
  readonly baseline: BaselineName;
  readonly score: 'averagePrecision' | 'brier';
  readonly difference: Difference;
}

/** A forecast of a reach by a model that saw no reach of its river. */
export interface UnmonitoredRow {
  /** Number of the target month. */
  readonly month: number;
  readonly reach: string;
  readonly river: string;
  readonly probability: number;
  readonly label: number;
  /** Failing shares of the other rivers' samples until then: in the city, in the district (the city's where it has no other). */
  readonly cityRate: number;
  readonly districtRate: number;
}

export interface UnmonitoredSummary extends Comparison<'cityRate' | 'districtRate'> {
  readonly reaches: number;
}

/** Least probability of each level. */
export interface LevelLimits {
  readonly yellow: number;
  readonly orange: number;
  readonly red: number;
}

export interface SummaryOptions {
  /** Those that were in force for the row; without them the default thresholds of the quality warning, see duty/trigger. */
  readonly limits?: (row: BacktestRow) => LevelLimits;
  readonly levelsAsWarned?: readonly LevelRow[];
  readonly unmonitored?: readonly UnmonitoredRow[];
  readonly draws?: number;
}

const FIXED: LevelLimits = { yellow: 0.3, orange: 0.5, red: 0.7 };
const LEAST_ROWS = 50;
const LEAST_FAILURES = 10;

export function summariseBacktest(rows: readonly BacktestRow[], options: SummaryOptions = {}): BacktestSummary {
  const draws = options.draws ?? DRAWS;
  const { clusters, ...whole } = compareForecasts(
    rows,
    {
      ...OF_REACHES,
      baselines: {
        persistence: (row) => row.persistence,
        sameMonthLastYear: (row) => row.sameMonthLastYear,
        share12: (row) => row.share12,
        logistic: (row) => row.logistic,
      },
    },
    draws,
  );
  const years = groupRows(rows, (row) => numberToMonth(row.month).slice(0, 4), draws);
  const districts = groupRows(rows, (row) => row.district, draws);
  const { model, baselines } = whole;
  return {
    form: SUMMARY_FORM,
    ...whole,
    reaches: clusters,
    draws,
    years,
    districts,
    bases: groupRows(rows, (row) => row.basis, draws),
    calibration: calibrationTable(rows),
    calibrationByCount: calibrationTableByCount(rows),
    spiegelhalter: judgeErrors(rows),
    levels: tableOfLevels(rows, ['red', 'orange', 'yellow', 'none'], (row) =>
      levelOf(row.probability, options.limits?.(row) ?? FIXED),
    ),
    levelLimits: options.limits ? 'byMonth' : 'fixed',
    levelsAsWarned: options.levelsAsWarned ?? null,
    unmonitored: summariseUnmonitored(options.unmonitored ?? [], draws),
    notBetter: [
      ...(Object.keys(whole.differences) as BaselineName[]).flatMap((baseline) =>
        findNotBetter({ scope: 'all', group: null, baseline }, whole.differences[baseline]),
      ),
      ...listNotBetter('year', years),
      ...listNotBetter('district', districts),
    ],
    beatsPersistence: isAbove(model.averagePrecision, baselines.persistence.averagePrecision),
    beatsLogistic: isAbove(model.averagePrecision, baselines.logistic.averagePrecision),
  };
}

const OF_REACHES = {
  model: (row: BacktestRow) => row.probability,
  clusterOf: (row: BacktestRow) => row.reach,
  placeOf: (row: BacktestRow) => row.reach,
  isOnset: (row: BacktestRow) => row.before === 0,
};

function groupRows(rows: readonly BacktestRow[], groupOf: (row: BacktestRow) => string, draws: number): GroupRow[] {
  return [...groupBy(rows, groupOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, part]) => {
      const positives = part.filter((row) => row.label === 1).length;
      const counts = { group, rows: part.length, positives, reaches: new Set(part.map((row) => row.reach)).size };
      if (part.length < LEAST_ROWS || positives < LEAST_FAILURES)
        return { ...counts, model: null, persistence: null, intervals: null, differences: null };
      const contest = { ...OF_REACHES, baselines: { persistence: (row: BacktestRow) => row.persistence } };
      const { model, baselines, intervals, differences } = compareForecasts(part, contest, draws);
      return {
        ...counts,
        model,
        persistence: baselines.persistence,
        intervals,
        differences: differences.persistence,
      };
    });
}

function judgeErrors(rows: readonly BacktestRow[]): Spiegelhalter | null {
  const z = surpriseZ(findSurprises(rows).brier);
  return z === null ? null : { z, verdict: Math.abs(z) < 1.96 ? 'consistent' : z > 0 ? 'tooSure' : 'tooUnsure' };
}

function levelOf(probability: number, limits: LevelLimits): string {
  return (['red', 'orange', 'yellow'] as const).find((level) => probability >= limits[level]) ?? 'none';
}

/** Rivers are drawn whole: the model was kept from each as a whole. */
function summariseUnmonitored(rows: readonly UnmonitoredRow[], draws: number): UnmonitoredSummary | null {
  if (rows.length === 0) return null;
  const compared = compareForecasts(
    rows,
    {
      model: (row) => row.probability,
      baselines: { cityRate: (row) => row.cityRate, districtRate: (row) => row.districtRate },
      clusterOf: (row) => row.river,
      placeOf: (row) => row.reach,
      isOnset: () => false,
    },
    draws,
  );
  return { ...compared, reaches: new Set(rows.map((row) => row.reach)).size };
}

function listNotBetter(scope: 'year' | 'district', groups: readonly GroupRow[]): NotBetter[] {
  return groups.flatMap(({ group, differences }) =>
    differences ? findNotBetter({ scope, group, baseline: 'persistence' }, differences) : [],
  );
}

function findNotBetter(where: Pick<NotBetter, 'scope' | 'group' | 'baseline'>, differences: Differences): NotBetter[] {
  return (['averagePrecision', 'brier'] as const).flatMap((score) => {
    const difference = differences[score];
    return difference && difference.verdict !== 'better' ? [{ ...where, score, difference }] : [];
  });
}

function isAbove(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}
