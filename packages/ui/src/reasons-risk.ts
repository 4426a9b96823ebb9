// Why the model thinks a reach may fail. "Last month" is the month of the data, said from the month the warning is in force.
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { sayMinutes, sayNumber, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import { className, count, lower } from './reasons-warning.ts';
import { sayIndicator, sayReading } from './words-indicator.ts';

export const RISK_REASONS: Sentences = {
  'risk.overLimit': (told) => {
    const { zh, en } = measured(told);
    const id = told.text('indicator');
    if (INDICATORS[id]?.lowerIsWorse)
      return {
        zh: `${zh}，低于${className(told, 'wqClass', 'zh')}限值 ${limit(told)}`,
        en: `${en}, under the ${lower(className(told, 'wqClass', 'en'))} limit of ${limit(told)}`,
      };
    const times = told.number('times');
    return {
      zh: `${zh}，超${className(told, 'wqClass', 'zh')}限值 ${sayNumber(times, times < 0.1 ? 2 : 1)} 倍`,
      en: `${en}, ${sayNumber(times + 1, times < 0.1 ? 2 : 1)} times the ${lower(className(told, 'wqClass', 'en'))} limit`,
    };
  },
  'risk.nearLimit': (told) => {
    const { zh, en } = measured(told);
    return {
      zh: `${zh}，接近${className(told, 'wqClass', 'zh')}限值 ${limit(told)}`,
      en: `${en}, close to the ${lower(className(told, 'wqClass', 'en'))} limit of ${limit(told)}`,
    };
  },
  'risk.withinLimits': (told) => ({ zh: `${when(told).zh}各项指标达标`, en: `Within all limits ${when(told).en}` }),
  'risk.failingMonths': (told) => ({
    zh: `近一年监测 ${told.number('of')} 个月，${told.number('failed')} 个月不达标`,
    en: `Failed in ${told.number('failed')} of the ${told.number('of')} months measured in the last year`,
  }),
  'risk.seldomFails': (told) => ({
    zh:
      told.number('failed') === 0
        ? `近一年监测的 ${told.number('of')} 个月全部达标`
        : `近一年监测 ${told.number('of')} 个月，仅 ${told.number('failed')} 个月不达标`,
    en:
      told.number('failed') === 0
        ? `Passed in all ${told.number('of')} months measured in the last year`
        : `Failed in only ${told.number('failed')} of ${told.number('of')} months measured in the last year`,
  }),
  'risk.sameSeason': (told) => ({
    zh: `往年 ${told.number('month')} 月，${told.number('of')} 年中 ${told.number('failed')} 年不达标`,
    en: `In this month of the year it failed in ${told.number('failed')} of ${told.number('of')} years`,
  }),
  'risk.failingInARow': (told) => {
    const { zh, en } = inARow(told);
    return { zh: `${until(told).zh}${zh}`, en: `${en}${until(told).en}` };
  },
  'risk.upstreamInARow': (told) => {
    const { zh, en } = inARow(told);
    return { zh: `${until(told).zh}上游${zh}`, en: `Upstream ${lower(en)}${until(told).en}` };
  },
  'risk.trend': (told) => {
    const times = sayNumber(told.number('times'), 1);
    return told.number('times') > 1
      ? {
          zh: `近一年水质变差，与限值之比约为一年前的 ${times} 倍`,
          en: `Getting worse: about ${times} times last year's ratio to the limit`,
        }
      : {
          zh: `近一年水质好转，与限值之比约为一年前的 ${times} 倍`,
          en: `Getting better: about ${times} times last year's ratio to the limit`,
        };
  },
  'risk.upstreamFailing': (told) => ({
    zh: `上游近半年监测 ${told.number('of')} 个月，${told.number('failed')} 个月不达标`,
    en: `Upstream failed in ${told.number('failed')} of the ${told.number('of')} months measured in the last half year`,
  }),
  'risk.riverFailing': (told) => ({
    zh: `同一河流其他河段近一年 ${sayShare(told.number('share'))} 的月份不达标`,
    en: `Other reaches of the river failed in ${sayShare(told.number('share'))} of their months in the last year`,
  }),
  'risk.rain': (told) => ({
    zh: `上月降雨 ${sayNumber(told.number('totalMm'))} mm，往年同期 ${sayNumber(told.number('usualMm'))} mm`,
    en: `${sayNumber(told.number('totalMm'))} mm of rain last month, ${sayNumber(told.number('usualMm'))} mm is usual`,
  }),
  'risk.rainAfterDry': (told) => ({
    zh: `连续 ${told.number('dryDays')} 天无雨后，上月降雨 ${sayNumber(told.number('totalMm'))} mm`,
    en: `${sayNumber(told.number('totalMm'))} mm of rain last month after ${told.number('dryDays')} dry days`,
  }),
  'risk.sources': (told) => ({
    zh: `沿岸登记污染源 ${told.number('count')} 处${load(told, '、负荷 ', ' kg/d')}`,
    en: `${count(told, 'registered pollution source')}${load(told, ', ', ' kg/d')}`,
  }),
  'risk.sewageWorks': (told) => ({
    zh: `本河段及上游有污水处理厂 ${told.number('count')} 座`,
    en: `${told.number('count')} sewage works on the reach and above it`,
  }),
  'risk.complaints': (told) => ({
    zh: `近 ${told.number('months')} 个月有效投诉 ${told.number('count')} 件`,
    en: `${count(told, 'valid complaint')} in ${told.number('months')} months`,
  }),
  'risk.findings': (told) => ({
    zh: `近 ${told.number('months')} 个月巡河 ${sayMinutes(told.number('hours') * 60, 'zh')}，发现问题 ${told.number('count')} 个`,
    en: `${count(told, 'problem')} found in ${sayMinutes(told.number('hours') * 60, 'en')} of patrols over ${told.number('months')} months`,
  }),
  'risk.unmonitored': () => ({
    zh: '本河段无监测点，由上下游和周边情况推算',
    en: 'No station on this reach: inferred from what surrounds it',
  }),
  'risk.noRecentSample': (told) => ({
    zh: `已 ${told.number('months')} 个月没有监测数据`,
    en: `No sample for ${told.number('months')} months`,
  }),
  'risk.notEnoughData': (told) => ({
    zh: `监测数据偏少（${told.number('samples')} 次），按历史情况估计`,
    en: `Few samples (${told.number('samples')}): estimated from the record alone`,
  }),
  'risk.noData': () => ({ zh: '没有可用数据，无法评估', en: 'Nothing is known: no assessment' }),
};

function measured(told: Told): { zh: string; en: string } {
  const id = told.text('indicator');
  const value = sayReading(id, told.number('value'));
  const { zh, en } = when(told);
  return { zh: `${zh}${sayIndicator(id, 'zh')} ${value}`, en: `${sayIndicator(id, 'en')} ${value} ${en}` };
}

function limit(told: Told): string {
  return sayReading(told.text('indicator'), told.number('limit'));
}

function when(told: Told): { zh: string; en: string } {
  const ago = told.number('monthsAgo') + 1;
  return ago === 1 ? { zh: '上月', en: 'last month' } : { zh: `${ago} 个月前`, en: `${ago} months ago` };
}

/** 三月 is March: only two months go without the counting word. */
const CHINESE_MONTHS = ['', '', '两月', '三个月', '四个月', '五个月', '六个月', '七个月', '八个月', '九个月'];

function inARow(told: Told): { zh: string; en: string } {
  const months = told.number('months');
  const long = CHINESE_MONTHS[months] || ` ${months} 个月`;
  return told.flag('worseThanV')
    ? { zh: `连续${long}劣Ⅴ`, en: `Worse than class Ⅴ for ${months} months in a row` }
    : { zh: `连续${long}不达标`, en: `Failed ${months} months in a row` };
}

/** Nothing of a run that reaches up to last month. */
function until(told: Told): { zh: string; en: string } {
  const { zh, en } = when(told);
  return told.number('monthsAgo') === 0 ? { zh: '', en: '' } : { zh: `截至 ${zh}，`, en: ` up to ${en}` };
}

function load(told: Told, before: string, after: string): string {
  const kgd = told.number('loadKgd');
  return kgd > 0 ? `${before}${sayNumber(kgd, kgd < 10 ? 1 : 0)}${after}` : '';
}
