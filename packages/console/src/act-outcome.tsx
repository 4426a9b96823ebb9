// The outcome of one act of a month, in a sentence with its numbers. The body of an act is its own; of an unknown act nothing is said.
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, type Speaker, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({
  gathered: [
    '样品 {samples} 条,河段 {reaches} 个,本月有监测 {sampled} 个',
    '{samples} samples, {reaches} reaches, {sampled} of them sampled this month',
  ],
  scored: ['评估 {scored} / {reaches} 个河段,模型 {model}', '{scored} of {reaches} reaches scored, model {model}'],
  drafted: [
    '红色 {red},橙色 {orange},黄色 {yellow},无预警 {none};规则 {policy}',
    '{red} red, {orange} orange, {yellow} yellow, {none} without; rules {policy}',
  ],
  byDeadline: ['复核期满自动发布', 'published when the review ended'],
  byPerson: ['由 {by} 发布', 'published by {by}'],
  assigned: [
    '{month}任务 {duties} 项,共 {visits} 天次;规则 {policy}',
    '{duties} duties for {month}, {visits} day-visits; rules {policy}',
  ],
  evaluated: [
    '区域 {regions} 个,任务 {duties} 项,巡河 {patrols} 次',
    '{regions} regions, {duties} duties, {patrols} patrols',
  ],
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
    told.by === 'deadline' ? say('byDeadline') : say('byPerson', { by: text(told.by) }),
  'duties.assigned': (say, told) =>
    say('assigned', {
      month: typeof told.month === 'string' ? sayMonth(told.month, say.language) : '–',
      duties: count(told.duties),
      visits: count(told.visits),
      policy: text(told.policy),
    }),
  evaluated: (say, told) =>
    say('evaluated', { regions: count(told.regions), duties: count(told.duties), patrols: count(told.patrols) }),
};

function count(value: unknown): string {
  return sayNumber(typeof value === 'number' ? value : null);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '–';
}
