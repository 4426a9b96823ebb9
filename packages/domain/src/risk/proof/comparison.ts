// Forecasts of the same rows side by side: the scores of the model with intervals, and how far each is from every simpler guess.

import {
  averagePrecision,
  brier,
  calibrationError,
  calibrationTableByCount,
  errorOfBins,
  logLoss,
  rocAuc,
  withinAuc,
} from '../learner/metrics.ts';
import { seedRandom } from '../learner/random.ts';
import {
  drawWeights,
  type Interval,
  intervalOf,
  prepareWeighing,
  SCORE_NAMES,
  type ScoreName,
  type Scores,
} from './bootstrap.ts';

/** A score that cannot be formed is null. */
export interface Score {
  readonly rows: number;
  readonly auc: number | null;
  readonly averagePrecision: number | null;
  readonly brier: number | null;
  readonly logLoss: number | null;
  /** Over ten bins of equal width, and over ten with equally many rows. */
  readonly calibrationError: number | null;
  readonly calibrationErrorByCount: number | null;
  /** Among reaches whose newest sample had passed. */
  readonly onsetAuc: number | null;
  /** Mean of the AUCs inside each reach. */
  readonly withinAuc: number | null;
}

/** Model less baseline; better and worse speak of the model. */
export interface Difference extends Interval {
  readonly verdict: 'better' | 'worse' | 'noDifference';
}

export type Intervals = Readonly<Record<ScoreName, Interval | null>>;
export type Differences = Readonly<Record<ScoreName, Difference | null>>;

export interface Comparison<N extends string> {
  readonly rows: number;
  readonly positives: number;
  /** How many were drawn from: the interval rests on them, not on the rows. */
  readonly clusters: number;
  readonly model: Score;
  readonly baselines: Readonly<Record<N, Score>>;
  readonly intervals: Intervals;
  readonly differences: Readonly<Record<N, Differences>>;
}

export interface Contest<R, N extends string> {
  readonly model: (row: R) => number;
  readonly baselines: Readonly<Record<N, (row: R) => number>>;
  /** What is drawn as a whole. */
  readonly clusterOf: (row: R) => string;
  /** The place inside which timing is judged. */
  readonly placeOf: (row: R) => string;
  readonly isOnset: (row: R) => boolean;
}

export const DRAWS = 1000;
const SEED = 20;
/** Fewer of them say nothing of how far others would scatter. */
const LEAST_CLUSTERS = 5;

export function compareForecasts<R extends { readonly label: number }, N extends string>(
  rows: readonly R[],
  contest: Contest<R, N>,
  draws = DRAWS,
): Comparison<N> {
  const numbers = new Map<string, number>();
  const clusters = rows.map((row) => {
    const cluster = contest.clusterOf(row);
    if (!numbers.has(cluster)) numbers.set(cluster, numbers.size);
    return numbers.get(cluster)!;
  });
  const judged = { labels: rows.map((row) => row.label), onset: rows.map(contest.isOnset), clusters };
  const weights = numbers.size < LEAST_CLUSTERS ? [] : drawWeights(numbers.size, draws, seedRandom(SEED));
  const once = new Float64Array(numbers.size).fill(1);
  const play = (probabilityOf: (row: R) => number): Played => {
    const weigh = prepareWeighing(judged, rows.map(probabilityOf));
    return { point: weigh(once), draws: weights.map(weigh) };
  };
  const model = play(contest.model);
  const names = Object.keys(contest.baselines) as N[];
  const byName = <T>(make: (probabilityOf: (row: R) => number) => T) =>
    Object.fromEntries(names.map((name) => [name, make(contest.baselines[name])])) as Record<N, T>;
  const scored = (probabilityOf: (row: R) => number) => scoreOf(rows, probabilityOf, contest);
  return {
    rows: rows.length,
    positives: rows.filter((row) => row.label === 1).length,
    clusters: numbers.size,
    model: scored(contest.model),
    baselines: byName(scored),
    intervals: byScore((score) => intervalOf(model.point[score], pick(model, score))),
    differences: byName((probabilityOf) => differ(model, play(probabilityOf))),
  };
}

interface Played {
  readonly point: Scores;
  readonly draws: readonly Scores[];
}

function pick({ draws }: Played, score: ScoreName): number[] {
  return draws.map((draw) => draw[score]);
}

function byScore<T>(make: (score: ScoreName) => T): Record<ScoreName, T> {
  return Object.fromEntries(SCORE_NAMES.map((score) => [score, make(score)])) as Record<ScoreName, T>;
}

function differ(model: Played, baseline: Played): Differences {
  return byScore((score) => {
    const theirs = pick(baseline, score);
    const interval = intervalOf(
      model.point[score] - baseline.point[score],
      pick(model, score).map((own, draw) => own - theirs[draw]!),
    );
    return interval && { ...interval, verdict: judge(interval, score === 'brier' || score === 'logLoss') };
  });
}

/** Nothing is decided while the interval holds 0. */
function judge({ low, high }: Interval, lessIsBetter: boolean): Difference['verdict'] {
  if (low <= 0 && high >= 0) return 'noDifference';
  return high < 0 === lessIsBetter ? 'better' : 'worse';
}

function scoreOf<R extends { readonly label: number }>(
  rows: readonly R[],
  probabilityOf: (row: R) => number,
  { placeOf, isOnset }: Pick<Contest<R, string>, 'placeOf' | 'isOnset'>,
): Score {
  const scored = rows.map((row) => ({ probability: probabilityOf(row), label: row.label, row }));
  return {
    rows: rows.length,
    auc: known(rocAuc(scored)),
    averagePrecision: known(averagePrecision(scored)),
    brier: known(brier(scored)),
    logLoss: known(logLoss(scored)),
    calibrationError: known(calibrationError(scored)),
    calibrationErrorByCount: known(errorOfBins(calibrationTableByCount(scored))),
    onsetAuc: known(rocAuc(scored.filter(({ row }) => isOnset(row)))),
    withinAuc: known(withinAuc(scored, ({ row }) => placeOf(row))),
  };
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
