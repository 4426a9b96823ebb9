// Why a reach is warned of, and what became of last month's level.
import { LEVELS } from '@xunhe/domain/duty/level';
import { isMonth } from '@xunhe/domain/ground/month';
import { sayMonth } from './dates.ts';
import { sayChance, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import type { Language } from './words.ts';
import { defineWords, speak } from './words.ts';
import { sayIndicator, sayReading } from './words-indicator.ts';
import { BLACK_ODOUR_WORDS, CLASS_WORDS, ISSUER_WORDS, LEVEL_WORDS } from './words-shared.ts';

export const WARNING_REASONS: Sentences = {
  'quality.probability': (told) => ({
    zh: `${sayChance(told.number('probability'), 'zh')}劣于目标类别（模型概率 ${sayShare(told.number('probability'))}）`,
    en: `${sayChance(told.number('probability'), 'en')} worse than target (model: ${sayShare(told.number('probability'))})`,
  }),
  'quality.inferiorV': () => ({ zh: '上月水质劣Ⅴ类', en: 'Worse than class Ⅴ last month' }),
  'quality.worseThanTarget': (told) => ({
    zh: `上月${className(told, 'wqClass', 'zh')}，劣于目标${className(told, 'targetClass', 'zh')}`,
    en: `${className(told, 'wqClass', 'en')} last month, worse than the target of ${lower(className(told, 'targetClass', 'en'))}`,
  }),
  'quality.blackOdour': (told) => {
    const id = told.text('indicator');
    const value = sayReading(id, told.number('value'));
    const limit = sayReading(id, told.number('limit'));
    // Records of the first triggers have no grade.
    const grade = told.has('grade') ? told.text('grade') : null;
    return {
      zh: `已达${grade ? speak(BLACK_ODOUR_WORDS, 'zh').any(grade) : '黑臭程度'}：${sayIndicator(id, 'zh')} ${value}，限值 ${limit}`,
      en: `${grade ? speak(BLACK_ODOUR_WORDS, 'en').any(grade) : 'Black and odorous'}: ${lower(sayIndicator(id, 'en'))} ${value}, limit ${limit}`,
    };
  },
  'quality.relapse': (told) => ({
    zh: `返黑返臭：上次黑臭为${month(told, 'zh')}，其后监测 ${told.number('cleanMonths')} 个月未见黑臭`,
    en: `Black and odorous again: last so in ${month(told, 'en')}, then not in ${told.number('cleanMonths')} measured months`,
  }),
  'bulletin.named': (told) => ({
    zh: `被${speak(ISSUER_WORDS, 'zh').any(told.text('issuer'))}通报`,
    en: `Named in a bulletin by ${speak(ISSUER_WORDS, 'en').any(told.text('issuer'))}`,
  }),
  'bulletin.relapse': (told) => ({
    zh: `${speak(ISSUER_WORDS, 'zh').any(told.text('issuer'))}通报返黑返臭`,
    en: `Relapse to black-odour, named by ${speak(ISSUER_WORDS, 'en').any(told.text('issuer'))}`,
  }),
  'problem.keyOpen': (told) => ({
    zh: `${told.number('count')} 个重点问题未办结`,
    en: `${count(told, 'key problem')} still open`,
  }),
  'problem.overdue': (told) => ({
    zh: `${told.number('count')} 个问题逾期`,
    en: `${count(told, 'problem')} overdue`,
  }),
  'problem.keyOverdue': (told) => ({
    zh: `${told.number('count')} 个重点问题逾期`,
    en: `${count(told, 'key problem')} overdue`,
  }),
  'problem.complaints': (told) => ({
    zh: `上月 ${told.number('count')} 件有效投诉`,
    en: `${count(told, 'valid complaint')} last month`,
  }),
  'problem.keyBack': (told) => ({
    zh: `同类重点问题 ${told.number('days')} 天内再次出现`,
    en: `The same kind of key problem came back within ${told.number('days')} days`,
  }),
  'problem.untreatedDischarge': (told) => ({
    zh: `未经处理的排放超过 ${told.number('days')} 天未解决`,
    en: `Untreated discharge open for more than ${told.number('days')} days`,
  }),
  'warning.noData': () => ({
    zh: '没有水质数据，无预警不等于水质良好',
    en: 'No water-quality data: no warning does not mean good water',
  }),
  'warning.withdrawn': () => ({
    zh: '上月预警依据有误，已撤销',
    en: "Last month's trigger was found wrong and withdrawn",
  }),
  'warning.heldWithoutData': (told) => ({
    zh: `上月无水质数据，维持${level(told, 'level', 'zh')}`,
    en: `No water-quality data last month: held at ${lower(level(told, 'level', 'en'))}`,
  }),
  'warning.steppedDown': (told) => ({
    zh: `由${level(told, 'from', 'zh')}降一级，每月最多降一级`,
    en: `Down from ${lower(level(told, 'from', 'en'))}, one step a month at most`,
  }),
  'warning.override': (told) => sayByHand(told, { zh: '复核', en: 'at the review' }),
  'warning.raisedInMonth': (told) => sayByHand(told, { zh: '月中', en: 'within the month' }),
};

/** What the office decided, and why, in its own words. Records of before say no office. */
function sayByHand(told: Told, when: { readonly zh: string; readonly en: string }) {
  const rises = place(told.text('to')) > place(told.text('from'));
  const office = (language: Language) =>
    told.has('office') ? speak(OFFICE_WORDS, language).any(told.text('office')) : speak(OFFICE_WORDS, language)('any');
  return {
    zh: `${office('zh')}河长办${when.zh}由${level(told, 'from', 'zh')}${rises ? '上调' : '下调'}为${level(told, 'to', 'zh')}，理由：${told.text('why')}`,
    en: `${rises ? 'Raised' : 'Lowered'} ${when.en} by the ${office('en')} office from ${lower(level(told, 'from', 'en'))} to ${lower(level(told, 'to', 'en'))}: ${told.text('why')}`,
  };
}

function place(name: string): number {
  return (LEVELS as readonly string[]).indexOf(name);
}

const OFFICE_WORDS = defineWords({ city: ['市', 'city'], district: ['区', 'district'], any: ['', 'river chief'] });

export function className(told: Told, name: string, language: Language): string {
  return speak(CLASS_WORDS, language).any(String(told.number(name)));
}

export function count(told: Told, noun: string): string {
  const n = told.number('count');
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Inside an English sentence, but `BOD₅`, `COD` and `pH` stay as they are. */
export function lower(text: string): string {
  return /^.[a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function level(told: Told, name: string, language: Language): string {
  return speak(LEVEL_WORDS, language).any(told.text(name));
}

function month(told: Told, language: Language): string {
  const text = told.text('lastMonth');
  return isMonth(text) ? sayMonth(text, language) : '–';
}
