// What the model reads of a reach, in words: the names of features are put together (`distance.mean12`), and so are their words. A name that
// this page does not know is shown as it is.
import type { FeatureGroup } from '@xunhe/domain/risk/learner/feature-matrix';
import { defineWords, type Language, type Pair, speak } from './words.ts';
import { INDICATOR_WORDS, sayIndicator } from './words-indicator.ts';
import { LAND_WORDS, SOURCE_KIND_WORDS } from './words-shared.ts';

export const GROUP_WORDS = defineWords({
  lastSample: ['最近一次监测', 'The last sample'],
  recentMonths: ['近几个月水质', 'Recent months'],
  longRecord: ['长期水质记录', 'The long record'],
  sameMonth: ['往年同期水质', 'This season in past years'],
  indicators: ['各项指标', 'Single indicators'],
  season: ['季节', 'Season'],
  rain: ['降雨', 'Rain'],
  upstream: ['上下游水质', 'Water above and below'],
  neighbours: ['周边水质', 'River, district and city'],
  sources: ['污染源', 'Pollution sources'],
  land: ['沿岸土地', 'Land along the reach'],
  complaints: ['群众投诉', 'Complaints'],
  findings: ['巡河发现', 'Findings of patrols'],
  reach: ['河段本身', 'The reach itself'],
} satisfies Readonly<Record<FeatureGroup, Pair>>);

const RATIO = ['与限值之比', 'ratio to the limit'] as const;

/** Whose ratio to the limit, or share of failing months, it is. */
const PLACES: Readonly<Record<string, Pair>> = {
  distance: ['本河段', 'Its own'],
  upstream: ['上游', 'Upstream'],
  downstream: ['下游', 'Downstream'],
  river: ['同一河流其他河段', 'Rest of the river:'],
  district: ['同区其他河段', 'Rest of the district:'],
  city: ['全市其他河段', 'Rest of the city:'],
};

/** Features whose name is not put together. */
const NAMED = defineWords({
  'distance.age': ['最近一次监测距今', 'Age of the last sample'],
  'failing.since': ['距上次不达标', 'Since it last failed'],
  'failing.sameMonth': ['往年同月不达标比例', 'Failed in this month of past years'],
  'failing.sameSeason': ['往年同季不达标比例', 'Failed in this season of past years'],
  'season.sin': ['季节（正弦）', 'Season (sine)'],
  'season.cos': ['季节（余弦）', 'Season (cosine)'],
  'rain.last': ['上月降雨', 'Rain last month'],
  'rain.mean3': ['近 3 个月月均降雨', 'Monthly rain, mean of 3 months'],
  'rain.maxDay': ['上月最大日降雨', 'Wettest day last month'],
  'rain.wetDays': ['上月雨日', 'Wet days last month'],
  'rain.drySpell': ['截至上月末连续无雨', 'Dry days up to the end of last month'],
  'rain.usual': ['本月常年降雨', 'Usual rain of the month'],
  'rain.usualWetDays': ['本月常年雨日', 'Usual wet days of the month'],
  'rain.dryBeforeSample': ['最近一次采样前连续无雨', 'Dry days before the last sample'],
  'rain.beforeSample': ['最近一次采样前三日降雨', 'Rain in the 3 days before the last sample'],
  'sources.load': ['本河段污染负荷', 'Pollution load on the reach'],
  'sources.loadAbove': ['上游污染负荷', 'Pollution load above'],
  'sources.wwtpLoad': ['本河段污水处理厂负荷', 'Load of sewage works on the reach'],
  'sources.wwtpLoadAbove': ['上游污水处理厂负荷', 'Load of sewage works above'],
  'sources.faults': ['本河段异常污染源', 'Faulty sources on the reach'],
  'sources.faultsAbove': ['上游异常污染源', 'Faulty sources above'],
  'reach.length': ['河段长度', 'Length of the reach'],
  'reach.width': ['水面宽度', 'Width of the water'],
  'reach.target': ['目标类别', 'Target class'],
  'reach.still': ['静水（湖库）', 'Still water'],
  'reach.above': ['上游河段数', 'Reaches above'],
});

/** A statistic over a span; `{what}` is what it is taken of, `{n}` the span. */
const STATISTICS = defineWords({
  last: ['{what}（最近一次）', '{what}, last sample'],
  lag: ['{what}（{n}）', '{what}, {n}'],
  mean: ['{what}（{n}平均）', '{what}, mean of {n}'],
  max: ['{what}（{n}最差）', '{what}, worst of {n}'],
  min: ['{what}（{n}最好）', '{what}, best of {n}'],
  spread: ['{what}（{n}波动）', '{what}, spread over {n}'],
  slope: ['{what}（{n}趋势）', '{what}, trend over {n}'],
  share: ['{what}（{n}）', '{what}, {n}'],
  count: ['{what}（{n}）', '{what}, {n}'],
  sum: ['{what}（{n}）', '{what}, {n}'],
  rate: ['{what}（{n}）', '{what}, {n}'],
  sameMonth: ['{what}（往年同月平均）', '{what}, this month of past years'],
  sameSeason: ['{what}（往年同季平均）', '{what}, this season of past years'],
  yearBefore: ['{what}（去年同月）', '{what}, a year before'],
});

const YEARS: Readonly<Record<string, Pair>> = {
  '12': ['近一年', '12 months'],
  '24': ['近两年', '2 years'],
  '36': ['近三年', '3 years'],
  '60': ['近五年', '5 years'],
};

export function sayFeature(name: string, language: Language): string {
  if (name in NAMED) return speak(NAMED, language).any(name);
  const [subject = '', part = ''] = name.split('.');
  const at = language === 'zh' ? 0 : 1;
  if (subject === 'land') return `${speak(LAND_WORDS, language).any(part)}${at === 0 ? '占比' : ', share of the bank'}`;
  if (subject === 'sources' && part in SOURCE_KIND_WORDS)
    return `${at === 0 ? '本河段' : ''}${speak(SOURCE_KIND_WORDS, language).any(part)}${at === 0 ? '' : ', on the reach'}`;
  const [, statistic = '', span = ''] = /^([a-zA-Z]+?)(\d*)$/.exec(part) ?? [];
  const what = whatOf(subject, statistic, language);
  if (what === null || !(statistic in STATISTICS)) return name;
  return speak(STATISTICS, language).any(statistic, { what, n: spanOf(statistic, span, language) });
}

/** What a statistic is taken of; null for a subject without words. */
function whatOf(subject: string, statistic: string, language: Language): string | null {
  const at = language === 'zh' ? 0 : 1;
  const place = PLACES[subject];
  if (place && statistic === 'share') return at === 0 ? `${place[0]}不达标月份占比` : `${place[1]} failing months`;
  if (place) return at === 0 ? `${place[0]}${RATIO[0]}` : `${place[1]} ${RATIO[1]}`;
  const plain: Readonly<Record<string, Pair>> = {
    failing: ['本河段不达标月份占比', 'Its own failing months'],
    samples: ['有监测的月数', 'Months with a sample'],
    complaints: ['有效投诉', 'Valid complaints'],
    findings: ['每小时巡河发现问题', 'Problems found per hour of patrol'],
  };
  if (plain[subject]) return plain[subject][at];
  return subject in INDICATOR_WORDS ? sayIndicator(subject, language) : null;
}

/** Months are counted from the month that is forecast, as in the reasons: the newest data are those of last month. */
function spanOf(statistic: string, span: string, language: Language): string {
  const n = Number(span);
  const at = language === 'zh' ? 0 : 1;
  if (statistic === 'lag' || n === 1) {
    if (statistic !== 'lag' || n === 0) return at === 0 ? '上月' : 'last month';
    return at === 0 ? `${n + 1} 个月前` : `${n + 1} months ago`;
  }
  return YEARS[span]?.[at] ?? (at === 0 ? `近 ${n} 个月` : `${n} months`);
}
