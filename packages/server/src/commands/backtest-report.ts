// A backtest's summary as tables that can be read in a terminal.

import type { CalibrationBin, LevelRow } from '@xunhe/domain/risk/learner/metrics';
import type {
  BacktestSummary,
  BaselineName,
  GroupRow,
  NotBetter,
  Spiegelhalter,
  UnmonitoredSummary,
} from '@xunhe/domain/risk/proof/backtest-summary';
import type { Interval, ScoreName } from '@xunhe/domain/risk/proof/bootstrap';
import type { Differences, Intervals, Score } from '@xunhe/domain/risk/proof/comparison';

const SHOWN: readonly (readonly [name: string, score: ScoreName])[] = [
  ['AUC', 'auc'],
  ['AP', 'averagePrecision'],
  ['Brier', 'brier'],
  ['log loss', 'logLoss'],
  ['onset AUC', 'onsetAuc'],
];
const NAMES: Readonly<Record<BaselineName | 'cityRate' | 'districtRate', string>> = {
  persistence: 'persistence',
  sameMonthLastYear: 'same month last year',
  share12: 'share of last 12',
  logistic: 'logistic',
  cityRate: 'rate of the city',
  districtRate: 'rate of the district',
};
const VERDICTS = { better: '+', worse: '-', noDifference: '=' } as const;
const SURE: Readonly<Record<Spiegelhalter['verdict'], string>> = {
  consistent: 'the errors are as large as the probabilities promise',
  tooSure: 'the errors are LARGER than the probabilities promise: it is too sure of itself',
  tooUnsure: 'the errors are smaller than the probabilities promise: it could be surer',
};

export function sayBacktest(summary: BacktestSummary): string[] {
  const { model, baselines, intervals, differences } = summary;
  return [
    `${summary.rows} reach-months of ${summary.reaches} reaches, ${summary.positives} worse than the target class`,
    ...sayScores({ model, baselines, intervals, differences }),
    '',
    `Intervals hold 95 % of ${summary.draws} draws of whole reaches; months of all reaches share their weather, which no draw breaks up.`,
    'Differences are the model less the other: + the model is better, - worse, = the interval holds 0.',
    ...sayGroups('by year', summary.years),
    ...sayGroups('by district', summary.districts),
    ...sayGroups('by basis', summary.bases),
    ...sayCalibration(summary),
    ...sayLevels(summary),
    ...(summary.unmonitored ? sayUnmonitored(summary.unmonitored) : []),
    '',
    ...sayVerdict(summary),
  ];
}

interface Table {
  readonly model: Score;
  readonly baselines: Readonly<Partial<Record<keyof typeof NAMES, Score>>>;
  readonly intervals: Intervals;
  readonly differences: Readonly<Partial<Record<keyof typeof NAMES, Differences>>>;
}

function sayScores({ model, baselines, intervals, differences }: Table): string[] {
  const line = (name: string, score: Score) =>
    [
      name.padEnd(22),
      ...[score.auc, score.averagePrecision, score.brier, score.logLoss].map(show),
      ...[score.calibrationError, score.calibrationErrorByCount, score.onsetAuc, score.withinAuc].map(show),
    ].join('  ');
  const others = Object.keys(baselines) as (keyof typeof NAMES)[];
  return [
    '',
    `${' '.repeat(22)}  AUC     AP      Brier   logloss ECE     ECE(n)  onset   within`,
    line('model', model),
    ...others.map((name) => line(NAMES[name], baselines[name]!)),
    '',
    `${' '.repeat(28)}${SHOWN.map(([name]) => name.padEnd(20)).join('')}`.trimEnd(),
    `${'model, 95 %'.padEnd(28)}${SHOWN.map(([, score]) => showInterval(intervals[score]).padEnd(20)).join('')}`.trimEnd(),
    ...others.map(
      (name) =>
        `${`less ${NAMES[name]}`.padEnd(25)} ${SHOWN.map(([, score]) => {
          const difference = differences[name]![score];
          return `${difference ? VERDICTS[difference.verdict] : ' '} ${showInterval(difference)}`.padEnd(20);
        }).join('')}`,
    ),
  ];
}

function sayGroups(title: string, groups: readonly GroupRow[]): string[] {
  return [
    '',
    `${title.padEnd(12)}  rows   failing  AUC     AP      Brier   logloss ECE     onset   AP less persistence    Brier less persistence`,
    ...groups.map(({ group, rows, positives, model, differences }) => {
      const counts = `${group.padEnd(12)} ${String(rows).padStart(5)}  ${String(positives).padStart(7)}`;
      if (!model) return `${counts}  too few`;
      const scores = [model.auc, model.averagePrecision, model.brier, model.logLoss, model.calibrationError];
      const apart = (['averagePrecision', 'brier'] as const).map((score) => {
        const difference = differences![score];
        return `${difference ? VERDICTS[difference.verdict] : ' '} ${showInterval(difference)}`.padEnd(22);
      });
      return `${counts}  ${[...scores, model.onsetAuc].map(show).join('  ')}  ${apart.join(' ')}`.trimEnd();
    }),
  ];
}

function sayCalibration({ calibration, calibrationByCount, model, spiegelhalter }: BacktestSummary): string[] {
  const lines = (bins: readonly CalibrationBin[]) =>
    bins
      .filter(({ count }) => count > 0)
      .map(
        ({ from, to, count, meanProbability, share }) =>
          `${from.toFixed(2)}-${to.toFixed(2)}  ${String(count).padStart(6)}  said ${percent(meanProbability)}  came ${percent(share)}`,
      );
  return [
    '',
    `calibration, ten bins of equal width (ECE ${show(model.calibrationError)})`,
    ...lines(calibration),
    '',
    `calibration, ten bins of equal count (ECE ${show(model.calibrationErrorByCount)})`,
    ...lines(calibrationByCount),
    ...(spiegelhalter ? ['', `Spiegelhalter's Z ${spiegelhalter.z.toFixed(2)}: ${SURE[spiegelhalter.verdict]}`] : []),
  ];
}

function sayLevels({ levels, levelLimits, levelsAsWarned }: BacktestSummary): string[] {
  const lines = (rows: readonly LevelRow[]) =>
    rows.map(
      (row) =>
        `${row.level.padEnd(7)} ${String(row.count).padStart(6)} reach-months, ${percent(row.failureRate)} failed; with those above: ${percent(row.shareOfMonths)} of the reach-months hold ${percent(row.shareOfFailures)} of the failures`,
    );
  return [
    '',
    levelLimits === 'fixed' ? 'levels by fixed limits .3 .5 .7' : 'levels by the limits chosen before each month',
    ...lines(levels),
    ...(levelsAsWarned ? ['', 'levels as a warning list has them', ...lines(levelsAsWarned)] : []),
  ];
}

function sayUnmonitored(summary: UnmonitoredSummary): string[] {
  return [
    '',
    `reaches taken for unmonitored, each river kept from its model: ${summary.rows} reach-months of ${summary.reaches} reaches on ${summary.clusters} rivers, ${summary.positives} failing`,
    ...sayScores(summary),
  ];
}

function sayVerdict({ notBetter, differences, years, districts, ...summary }: BacktestSummary): string[] {
  const beside = notBetter.filter(({ baseline, scope }) => baseline === 'persistence' && scope !== 'all');
  const judged = [...years, ...districts].some((group) => group.differences?.brier);
  return [
    ...(['persistence', 'logistic'] as const).flatMap((name) => {
      const difference = differences[name].averagePrecision;
      const beats = name === 'persistence' ? summary.beatsPersistence : summary.beatsLogistic;
      // What is not better is said below, with its interval; without one the bare figures must do.
      if (difference)
        return difference.verdict === 'better' ? [`The model beats ${NAMES[name]} on average precision.`] : [];
      return [
        `The model ${beats ? 'beats' : 'does NOT beat'} ${NAMES[name]} on average precision; too few reaches to say how surely.`,
      ];
    }),
    ...notBetter.filter(({ scope }) => scope === 'all').map(sayNotBetter),
    ...beside.map(sayNotBetter),
    ...(judged && beside.length === 0
      ? ['In every year and district that can be judged it is better than the last sample.']
      : []),
  ];
}

function sayNotBetter({ scope, group, baseline, score, difference }: NotBetter): string {
  const where = scope === 'all' ? 'On the whole' : scope === 'year' ? `In ${group}` : `In district ${group}`;
  const how = difference.verdict === 'worse' ? 'is WORSE than' : 'is not shown to be better than';
  return `${where} the model ${how} ${NAMES[baseline]} on ${score === 'brier' ? 'Brier score' : 'average precision'}: ${show(difference.point)} ${showInterval(difference)}.`;
}

function show(value: number | null): string {
  return value === null ? '  –   ' : value.toFixed(4);
}

function showInterval(interval: Interval | null): string {
  return interval ? `${interval.low.toFixed(4)}..${interval.high.toFixed(4)}` : '–';
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
