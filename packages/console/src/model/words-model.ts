// The scores of forecasts and the guesses beside them, by name and in half a sentence: a clerk of an office reads them.
import type { BaselineName } from '@xunhe/domain/risk/proof/backtest-summary';
import type { Interval } from '@xunhe/domain/risk/proof/bootstrap';
import type { Difference, Score } from '@xunhe/domain/risk/proof/comparison';
import { defineWords } from '@xunhe/ui/words';

export const SCORE_WORDS = defineWords({
  auc: ['AUC', 'AUC'],
  averagePrecision: ['平均精度', 'Average precision'],
  brier: ['Brier 分', 'Brier score'],
  logLoss: ['对数损失', 'Log loss'],
  calibrationError: ['校准误差', 'Calibration error'],
  calibrationErrorByCount: ['校准误差（等量分组）', 'Calibration error, equal groups'],
  onsetAuc: ['由好转差 AUC', 'Onset AUC'],
  withinAuc: ['河段内 AUC', 'Within-reach AUC'],
} satisfies Record<Exclude<keyof Score, 'rows'>, readonly [string, string]>);

/** What each of them means. */
export const SCORE_MEANINGS = defineWords({
  auc: [
    '随机取一个不达标月和一个达标月，模型把前者排得更高的概率；50 % 等于瞎猜，100 % 为全对。',
    'The chance that of one failing and one passing month, drawn at random, the failing one got the higher probability; 50 % is a coin, 100 % perfect.',
  ],
  averagePrecision: [
    '按概率从高到低排查时，排到的河段月中真正不达标的比例，取各不达标月处的平均；越高越好。',
    'Going down from the highest probability: the share that truly fails among those visited, averaged over the failing months; higher is better.',
  ],
  brier: [
    '预测概率与结果（不达标为 1，达标为 0）之差的平方的平均；越低越好。',
    'The mean squared gap between the probability and what came (1 failed, 0 passed); lower is better.',
  ],
  logLoss: ['说得越肯定而说错，扣分越重；越低越好。', 'Being sure and wrong costs most; lower is better.'],
  calibrationError: [
    '说几成与实际几成之间的平均差距；按概率等宽分十组，另按河段月数等量分十组；越低越好。',
    'The mean gap between what was said and what came, over ten bins of equal width, and over ten with equally many months; lower is better.',
  ],
  onsetAuc: [
    '只看上次监测达标的河段的 AUC：上次监测在这里帮不上忙。',
    'AUC among reaches whose last sample had passed, where the last sample is of no help.',
  ],
  withinAuc: [
    '同一河段内各月之间的 AUC：能否看出哪个月更差，而不只是哪个河段更差。',
    'AUC between the months of one reach: whether it knows when, not only where.',
  ],
} satisfies Record<Exclude<keyof Score, 'rows' | 'calibrationErrorByCount'>, readonly [string, string]>);

export const METHOD_WORDS = defineWords({
  model: ['本模型', 'The model'],
  logistic: ['逻辑回归', 'Logistic regression'],
  share12: ['近一年不达标比例', 'Share of the last year'],
  persistence: ['照搬上次监测', 'The last sample'],
  sameMonthLastYear: ['去年同月', 'Same month last year'],
  cityRate: ['全市不达标比例', 'Rate of the city'],
  districtRate: ['本区不达标比例', 'Rate of the district'],
} satisfies Record<BaselineName | 'model' | 'cityRate' | 'districtRate', readonly [string, string]>);

export const VERDICT_WORDS = defineWords({
  better: ['优于', 'better'],
  worse: ['劣于', 'worse'],
  noDifference: ['无明显差别', 'no clear difference'],
} satisfies Record<Difference['verdict'], readonly [string, string]>);

/** Three digits always, so that the columns compare. */
export function sayScore(score: number | null | undefined): string {
  return score === null || score === undefined ? '–' : score.toFixed(3);
}

export function sayInterval(interval: Interval | null | undefined): string {
  return interval ? `${sayScore(interval.low)} – ${sayScore(interval.high)}` : '–';
}

/** With its sign: a difference. */
export function sayChange(value: number): string {
  const rounded = value.toFixed(3).replace('-', '−');
  return Number(value.toFixed(3)) > 0 ? `+${rounded}` : rounded === '−0.000' ? '0.000' : rounded;
}
