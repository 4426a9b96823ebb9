// The outcome of one act of a month, in a sentence with its numbers. The body of an act is its own; of an unknown act nothing is said.
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, type Speaker, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({
  gathered: [
    '样品 {samples} 条，河段 {reaches} 个，本月有监测 {sampled} 个',
    '{samples} samples, {reaches} reaches, {sampled} of them sampled this month',
  ],
  scored: ['评估 {scored} / {reaches} 个河段，模型 {model}', '{scored} of {reaches} reaches scored, model {model}'],
  drafted: [
    '红色 {red}，橙色 {orange}，黄色 {yellow}，无预警 {none}；规则 {policy}',
    '{red} red, {orange} orange, {yellow} yellow, {none} without; rules {policy}',
  ],
  byDeadline: ['复核期满自动发布', 'published when the review ended'],
  byOffice: [
    '各级河长办已全部发布，经复核修改 {reviewed} 个',
    'all published by the offices, {reviewed} changed at the review',
  ],
  assigned: [
    '{month}任务 {duties} 项，共 {visits} 天次；规则 {policy}',
    '{duties} duties for {month}, {visits} day-visits; rules {policy}',
  ],
  evaluated: [
    '区域 {regions} 个，任务 {duties} 项，巡河 {patrols} 次',
    '{regions} regions, {duties} duties, {patrols} patrols',
  ],
  standings: ['{people} 人，依据 {cases} 条记录', '{people} people, from {cases} cases'],
  checked: [
    '核对预测 {rows} 个河段，其中不达标 {bad} 个，Brier 分 {brier}',
    '{rows} forecasts checked, {bad} of the reaches failed, Brier score {brier}',
  ],
  nothingForecast: ['上月没有预测可核对', 'nothing was forecast the month before'],
  nothingMeasured: ['预测 {n} 个河段，本月没有监测结果', '{n} forecasts, nothing was measured'],
});

interface ActOutcomeProps {
  readonly kind: string;
  readonly body: unknown;
}

export function ActOutcome({ kind, body }: ActOutcomeProps) {
  const say = useWords(WORDS);
  const told = (body ?? {}) as Readonly<Record<string, unknown>>;
  return <>{SENTENCES[kind]?.(say, told) ?? '–'}</>;
}

type Told = Readonly<Record<string, unknown>>;

const SENTENCES: Readonly<Record<string, (say: Speaker<typeof WORDS>, told: Told) => string>> = {
  'observations.gathered': (say, told) =>
    say('gathered', {
      samples: count(told.samples),
      reaches: count(told.reaches),
      sampled: count(told.sampledThisMonth),
    }),
  'risk.scored': (say, told) =>
    say('scored', { scored: count(told.scored), reaches: count(told.reaches), model: text(told.model) }),
  'warnings.drafted': (say, told) =>
    say('drafted', {
      red: count(told.red),
      orange: count(told.orange),
      yellow: count(told.yellow),
      none: count(told.none),
      policy: text(told.policy),
    }),
  'warnings.published': (say, told) =>
    told.by === 'deadline' ? say('byDeadline') : say('byOffice', { reviewed: count(told.reviewed) }),
  'duties.assigned': (say, told) =>
    say('assigned', {
      month: typeof told.month === 'string' ? sayMonth(told.month, say.language) : '–',
      duties: count(told.duties),
      visits: count(told.visits),
      policy: text(told.policy),
    }),
  evaluated: (say, told) =>
    say('evaluated', { regions: count(told.regions), duties: count(told.duties), patrols: count(told.patrols) }),
  'forecasts.scored': (say, told) => {
    if (told.forecasts === 0) return say('nothingForecast');
    if (told.rows === 0) return say('nothingMeasured', { n: count(told.forecasts) });
    return say('checked', { rows: count(told.rows), bad: count(told.positives), brier: figure(told.brier) });
  },
  'standings.set': (say, told) => say('standings', { people: count(told.people), cases: count(told.cases) }),
};

function count(value: unknown): string {
  return sayNumber(typeof value === 'number' ? value : null);
}

function figure(value: unknown): string {
  return sayNumber(typeof value === 'number' ? value : null, 3);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '–';
}
