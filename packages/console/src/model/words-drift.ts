// What is said when the forecasts no longer are what they promise.
import type { DriftKind, DriftSign } from '@xunhe/domain/risk/proof/drift';
import { defineWords } from '@xunhe/ui/words';

export const DRIFT_WORDS = defineWords({
  tooFew: [
    '核对过的月份或监测太少，还不能判断是否漂移（需 6 个月、100 个河段月）。',
    'Too few months or samples to judge drift yet (6 months and 100 reach-months are needed).',
  ],
  steady: ['预测与实测相符，未见漂移。', 'Forecasts and samples agree; no drift is seen.'],
  watch: ['有漂移迹象，需关注。', 'There are signs of drift: keep an eye on it.'],
  drifting: [
    '模型已漂移：预测概率与实测明显不符，请谨慎使用并检查数据。',
    'The model has drifted: its probabilities no longer match what is measured. Use it with care and check the data.',
  ],
} satisfies Record<DriftKind, readonly [string, string]>);

export const DRIFT_SIGN_WORDS = defineWords({
  tooManyFailures: ['不达标多于预测', 'More failures than forecast'],
  tooFewFailures: ['不达标少于预测', 'Fewer failures than forecast'],
  errorsLarger: ['误差大于概率所允许的', 'Errors larger than the probabilities promise'],
  fewerSamples: ['有监测的河段比上年同期减少四分之一以上', 'A quarter or more of the reaches are no longer sampled'],
  otherForecasts: ['预测概率的分布与回测时不同', 'Forecasts are spread otherwise than in the backtest'],
} satisfies Record<DriftSign, readonly [string, string]>);
