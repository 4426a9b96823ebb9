// The words of duty rules: frequencies, where a figure comes from, and what is not fit.
import type { RuleVersion } from '@xunhe/contract/duty-rule';
import type { Way } from '@xunhe/domain/duty/allocate-month';
import type { Frequency, Period } from '@xunhe/domain/duty/period';
import type { Origin } from '@xunhe/domain/duty/policy';
import type { WaterCondition } from '@xunhe/domain/duty/rule';
import type { HeavyAsk, RuleRefusal } from '@xunhe/domain/duty/rule-check';
import { sayMinutes, sayShare } from '@xunhe/ui/figures';
import { defineWords, type Language, type Pair, speak } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { LEVEL_WORDS, POST_WORDS } from '@xunhe/ui/words-shared';

export const PERIOD_WORDS = defineWords({
  workingDay: ['每工作日', 'a working day'],
  week: ['每周', 'a week'],
  dekad: ['每旬', 'every ten days'],
  month: ['每月', 'a month'],
  twoMonths: ['每两月', 'every two months'],
  quarter: ['每季', 'a quarter'],
} satisfies Record<Period, Pair>);

export const ORIGIN_WORDS = defineWords({
  sourced: ['有出处', 'Published'],
  default: ['默认', 'Default'],
  city: ['本市定', 'City'],
} satisfies Record<Origin, Pair>);

export const CONDITION_WORDS = defineWords({
  ordinary: ['一般水体', 'Ordinary water'],
  black_odorous: ['黑臭水体', 'Black-odorous water'],
  any: ['全部水体', 'All waters'],
} satisfies Record<WaterCondition | 'any', Pair>);

export const WAY_WORDS = defineWords({
  allocated: ['按预算分配', 'Shared out'],
  byRule: ['按规则', 'By the rule'],
  evenly: ['平均分配', 'Spread evenly'],
} satisfies Record<Way, Pair>);

const WORDS = defineWords({
  frequency: ['{per} {visits} 天次', '{visits} {per}'],
  shippedUniversal: ['普适性巡河（2019）', 'Universal rule (2019)'],
  shippedDefault: ['差异化巡河（默认）', 'Differentiated rule (default)'],
  at: ['{where}：{sentence}', '{where}: {sentence}'],
  between: ['应在 {least} 到 {most} 之间', 'between {least} and {most}'],
  capBelow: [
    '每月上限 {cap} 低于无预警时最多的 {floor} 天次',
    'the cap of {cap} a month is below the {floor} that are asked without a warning',
  ],
  tooMany: ['每周期应为 1 到 {most} 天次', '1 to {most} day-visits in each period'],
});

export function sayFrequency({ visits, per }: Frequency, language: Language): string {
  return speak(WORDS, language)('frequency', { visits, per: speak(PERIOD_WORDS, language)(per) });
}

/** What a rule is called: its title, or what the shipped ones are called. */
export function sayRule(version: Pick<RuleVersion, 'name' | 'written'>, language: Language): string {
  if (version.written) return `${version.written.title} · v${version.name.split('@')[1]}`;
  const say = speak(WORDS, language);
  const [id, number] = version.name.split('@');
  const name = id === 'universal-2019' ? say('shippedUniversal') : say('shippedDefault');
  return number === '1' ? name : `${name} · v${number}`;
}

/** What is not fit, with where it stands and its figures. */
export function sayUnfit(refusal: RuleRefusal, language: Language): string {
  const say = speak(WORDS, language);
  const { post, level, least, most, cap, floor } = refusal as RuleRefusal & Readonly<Record<string, string & number>>;
  const where = [
    post && speak(POST_WORDS, language).any(post),
    level && level !== 'any' && speak(LEVEL_WORDS, language).any(level),
  ].filter(Boolean);
  const sentence =
    refusal.kind === 'rule.capBelowFloor'
      ? say('capBelow', { cap: cap!, floor: floor! })
      : refusal.kind === 'rule.visits'
        ? say('tooMany', { most: most! })
        : refusal.kind === 'rule.bound'
          ? say(
              'between',
              /^\/(randomFloor|detection|shortCoverage)/.test(refusal.path)
                ? inPercent(least!, most!)
                : { least: least!, most: most! },
            )
          : sayRefusal(refusal, language);
  return where.length === 0 ? sentence : say('at', { where: where.join(' · '), sentence });
}

/** Posts and levels with the minutes that one water asks in the longest month; waters of both kinds alike are one. */
export function sayHeavy(heavy: readonly HeavyAsk[], language: Language): string {
  const told = heavy.map(({ post, level, minutes }) =>
    [speak(POST_WORDS, language)(post), speak(LEVEL_WORDS, language)(level), sayMinutes(minutes, language)].join(' · '),
  );
  return [...new Set(told)].join(language === 'zh' ? '；' : '; ');
}

function inPercent(least: number, most: number) {
  return { least: sayShare(least), most: sayShare(most) };
}
