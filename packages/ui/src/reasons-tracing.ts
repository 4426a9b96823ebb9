// Why a source stands where it does in a tracing. They are hints for an inspection: each sentence says what was compared, none says who did it.
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { sayLength, sayNumber, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import { lower } from './reasons-warning.ts';
import { type Language, pickName, speak } from './words.ts';
import { sayIndicator, sayReading } from './words-indicator.ts';
import { PROBLEM_TYPE_WORDS } from './words-problem.ts';
import { ISSUER_WORDS, SOURCE_STATUS_WORDS } from './words-shared.ts';

export const TRACING_REASONS: Sentences = {
  'tracing.onReach': () => ({ zh: '位于本河段', en: 'On this reach' }),
  'tracing.distance': (told) => ({
    zh: `位于上游约 ${sayLength(told.number('distanceM'))}`,
    en: `About ${sayLength(told.number('distanceM'))} up the river`,
  }),
  'tracing.load': (told) => ({
    zh: `登记负荷 ${load(told)}，占比对总量的 ${sayShare(told.number('share'))}`,
    en: `Registered load ${load(told)}, ${sayShare(told.number('share'))} of all that were compared`,
  }),
  'tracing.loadUnknown': () => ({
    zh: '负荷未登记，按其余污染源的中位数计',
    en: 'Load not registered: counted as the middle of the others',
  }),
  'tracing.signature': (told) => ({
    zh: `超标指标与该类源的特征相符（${sayShare(told.number('share'))}）：${againstLimit(told, 'zh')}`,
    en: `What is over the limit fits this kind of source (${sayShare(told.number('share'))}): ${lower(againstLimit(told, 'en'))}`,
  }),
  'tracing.otherSignature': (told) => ({
    zh: `超标指标与该类源的特征不符（${sayShare(told.number('share'))}）`,
    en: `What is over the limit does not fit this kind of source (${sayShare(told.number('share'))})`,
  }),
  'tracing.step': (told) => ({
    zh: `${indicator(told, 'zh')}由上游${reachName(told, 'zh')}的 ${reading(told, 'from')} 变为 ${reading(told, 'to')}，变差发生在此区间`,
    en: `${indicator(told, 'en')} goes from ${reading(told, 'from')} upstream${reachName(told, 'en', ' on ')} to ${reading(told, 'to')}: it gets worse in this stretch`,
  }),
  'tracing.noStep': (told) => ({
    zh: `上游${reachName(told, 'zh')}${indicator(told, 'zh')}已为 ${reading(told, 'from')}，流经此区间未见变差`,
    en: `${indicator(told, 'en')} is at ${reading(told, 'from')} upstream${reachName(told, 'en', ' on ')} and does not get worse in this stretch`,
  }),
  'tracing.upstreamFailing': (told) => ({
    zh: `处在${reachName(told, 'zh') || '已监测河段'}或其上游，该河段已超标：${againstLimit(told, 'zh')}`,
    en: `On or above ${reachName(told, 'en') || 'a measured reach'}, which is already over the limit: ${lower(againstLimit(told, 'en'))}`,
  }),
  'tracing.upstreamPasses': (told) => ({
    zh: `处在${reachName(told, 'zh') || '已监测河段'}或其上游，该河段未超标：${againstLimit(told, 'zh')}`,
    en: `On or above ${reachName(told, 'en') || 'a measured reach'}, which is within the limit: ${lower(againstLimit(told, 'en'))}`,
  }),
  'tracing.rainRises': (told) => ({
    zh: `降雨后水质变差（${correlation(told, 'zh')}），符合雨天冲刷、溢流的特征`,
    en: `The water gets worse after rain (${correlation(told, 'en')}), as it does with run-off and overflows`,
  }),
  'tracing.rainDilutes': (told) => ({
    zh: `降雨后水质变好（${correlation(told, 'zh')}），符合持续排放被稀释的特征`,
    en: `The water gets better after rain (${correlation(told, 'en')}), as it does where a steady discharge is diluted`,
  }),
  'tracing.rainAgainst': (told) => ({
    zh: `水质与降雨的关系不像该类源（${correlation(told, 'zh')}）`,
    en: `The water does not answer to rain as with this kind of source (${correlation(told, 'en')})`,
  }),
  'tracing.sampledWet': (told) => ({
    zh: `近期采样前 ${told.number('days')} 天降雨 ${rain(told)} mm，雨天来源更需留意`,
    en: `${rain(told)} mm of rain in the ${told.number('days')} days before the latest samples: what comes with rain deserves a look`,
  }),
  'tracing.sampledDry': (told) => ({
    zh: `近期采样前 ${told.number('days')} 天几乎无雨（${rain(told)} mm），旱天来源更需留意`,
    en: `Hardly any rain (${rain(told)} mm) in the ${told.number('days')} days before the latest samples: what flows in dry weather deserves a look`,
  }),
  'tracing.openProblem': (told) => ({
    zh: `${place(told, 'zh')}有 ${told.number('count')} 个未办结问题：${problemType(told, 'zh')}`,
    en: `${problems(told)} still open ${place(told, 'en')}: ${lower(problemType(told, 'en'))}`,
  }),
  'tracing.endedProblem': (told) => ({
    zh: `${place(told, 'zh')}近一年办结过 ${told.number('count')} 个问题：${problemType(told, 'zh')}`,
    en: `${problems(told)} closed in the last year ${place(told, 'en')}: ${lower(problemType(told, 'en'))}`,
  }),
  'tracing.bulletin': (told) => ({
    zh: `所在河段近一年被${speak(ISSUER_WORDS, 'zh').any(told.text('issuer'))}通报`,
    en: `Its reach was named in the last year by ${speak(ISSUER_WORDS, 'en').any(told.text('issuer'))}`,
  }),
  'tracing.faulty': (told) => ({
    zh: `登记状态为“${status(told, 'zh')}”`,
    en: `Registered as “${status(told, 'en')}”`,
  }),
  'tracing.rectified': () => ({ zh: '登记为已整改，排序后移', en: 'Registered as rectified: counted down' }),
  'tracing.closed': () => ({ zh: '登记为已关停，排序后移', en: 'Registered as closed: counted down' }),
  'tracing.noSources': () => ({
    zh: '在您可查看的范围内，本河段及其上游没有登记的污染源',
    en: 'No source is registered on this reach or above it, as far as you may see',
  }),
  'tracing.noSample': (told) => ({
    zh: `近 ${told.number('months')} 个月没有监测数据，仅按距离、负荷和在案记录排序`,
    en: `No sample for ${told.number('months')} months: ranked by distance, load and what is on record alone`,
  }),
  'tracing.nothingOver': () => ({
    zh: '近期监测的各项指标均未超限值，排序主要反映距离和负荷',
    en: 'Nothing measured lately is over its limit: the order mostly shows distance and load',
  }),
  'tracing.lookUpstream': (told) => ({
    zh: `上游${reachName(told, 'zh')}已超标（${againstLimit(told, 'zh')}），来源可能在更上游`,
    en: `Already over the limit upstream${reachName(told, 'en', ' on ')} (${lower(againstLimit(told, 'en'))}): it may come from further up`,
  }),
  'tracing.noStation': () => ({
    zh: '上游没有可比的监测数据，看不出水质在哪一段变差',
    en: 'Nothing comparable was measured upstream: where the water gets worse cannot be seen',
  }),
  'tracing.fewMonths': (told) => ({
    zh: `有雨量对照的采样月仅 ${told.number('months')} 个（需 ${told.number('needed')} 个），不判断与降雨的关系`,
    en: `Only ${told.number('months')} sampled months with rain on record (${told.number('needed')} needed): no correlation with rain`,
  }),
  'tracing.still': () => ({
    zh: '湖库水体，仅比对本水体登记的污染源',
    en: 'Still water: only sources registered on it were compared',
  }),
  'tracing.outsideRegion': (told) => ({
    zh: `本河段及其上游有 ${told.number('count')} 个河段不在您的辖区，其污染源未列入`,
    en: `${told.number('count')} reach${told.number('count') === 1 ? '' : 'es'} of this river or above lie${told.number('count') === 1 ? 's' : ''} outside your region; what stands there is not listed`,
  }),
  'tracing.capped': (told) => ({
    zh: `共比对 ${told.number('considered')} 处污染源，列出前 ${told.number('shown')} 处`,
    en: `The first ${told.number('shown')} of ${told.number('considered')} sources that were compared`,
  }),
};

/** `氨氮 4.5 mg/L，为限值 1.5 mg/L 的 3 倍`; oxygen lies under its limit, pH beside its two. */
export function againstLimit(told: Told, language: Language): string {
  const id = told.text('indicator');
  const value = `${sayIndicator(id, language)} ${sayReading(id, told.number('value'))}`;
  const [ratio, zh] = [told.number('ratio'), language === 'zh'];
  if (!told.has('limit'))
    return zh ? `${value}，${ratio > 1 ? '超出' : '在'} 6–9` : `${value}, ${ratio > 1 ? 'outside' : 'within'} 6–9`;
  const limit = sayReading(id, told.number('limit'));
  if (ratio <= 1) return zh ? `${value}，限值 ${limit}` : `${value}, limit ${limit}`;
  if (INDICATORS[id]?.lowerIsWorse) return zh ? `${value}，低于限值 ${limit}` : `${value}, under the limit of ${limit}`;
  const times = sayNumber(ratio, ratio < 1.1 ? 2 : 1);
  return zh ? `${value}，为限值 ${limit} 的 ${times} 倍` : `${value}, ${times} times the limit of ${limit}`;
}

function indicator(told: Told, language: Language): string {
  return sayIndicator(told.text('indicator'), language);
}

function reading(told: Told, name: string): string {
  return sayReading(told.text('indicator'), told.number(name));
}

function reachName(told: Told, language: Language, before = ''): string {
  const name = pickName(language, told.text('reachName'), told.text('reachNameEn'));
  return name === '' ? '' : `${before}${name}`;
}

function load(told: Told): string {
  const kgd = told.number('loadKgd');
  return `${sayNumber(kgd, kgd < 10 ? 1 : 0)} kg/d`;
}

function rain(told: Told): string {
  return sayNumber(told.number('rainMm'), told.number('rainMm') < 10 ? 1 : 0);
}

function correlation(told: Told, language: Language): string {
  const r = sayNumber(told.number('correlation'), 2).replace('-', '−');
  const months = told.number('months');
  return language === 'zh' ? `${months} 个采样月，相关系数 ${r}` : `${months} sampled months, correlation ${r}`;
}

function place(told: Told, language: Language): string {
  const beside = told.text('where') === 'source';
  return language === 'zh' ? (beside ? '近旁' : '所在河段') : beside ? 'beside it' : 'on its reach';
}

function status(told: Told, language: Language): string {
  return speak(SOURCE_STATUS_WORDS, language).any(told.text('status'));
}

function problems(told: Told): string {
  const count = told.number('count');
  return `${count} problem${count === 1 ? '' : 's'}`;
}

function problemType(told: Told, language: Language): string {
  return speak(PROBLEM_TYPE_WORDS, language).any(told.text('type'));
}
