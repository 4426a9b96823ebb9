// The words of a period report. They stand here and not with the screens, because paper and workbook are made by the server and must say
// what the screen says. `{n}` is filled in, `{n:s}` becomes "s" unless n is 1.
import type { AdviceKind } from '@xunhe/domain/evaluation/report-advice';

type Pair = readonly [zh: string, en: string];
export type ReportLanguage = 'zh' | 'en';

export const REPORT_WORDS = {
  titleChief: ['{name}{period}履职总结报告', '{name}: duty report, {period}'],
  titleRegion: ['{name}{period}河长制工作总结报告', '{name}: River Chief report, {period}'],
  month: ['{year}年{n}月', '{month} {year}'],
  quarter: ['{year}年第{n}季度', 'quarter {n} of {year}'],
  year: ['{year}年', '{year}'],
  asOf: ['统计至{day}', 'As of {day}'],
  running: ['本期尚未结束，数字会变。', 'The period still runs; figures will change.'],
  day: ['{year}年{month}月{day}日', '{day} {name} {year}'],
  well: ['做得好的', 'What went well'],
  next: ['下一步', 'What to do next'],
  form: ['要求与完成', 'Asked and done'],
  content: ['发现问题', 'Found'],
  result: ['办理与水质', 'Solved, and the water'],
  figure: ['指标', 'Figure'],
  value: ['本期', 'This period'],
  before: ['上期', 'Period before'],
  share: ['占比', 'Share'],
  visits: ['应巡（天次）', 'Day-visits asked'],
  done: ['已巡（天次）', 'Day-visits done'],
  doneShare: ['完成率', 'Done of asked'],
  effective: ['有效巡河（次）', 'Effective patrols'],
  patrols: ['巡河（次）', 'Patrols'],
  length: ['有效巡河里程（千米）', 'Length of effective patrols (km)'],
  hours: ['有效巡河时长（小时）', 'Time of effective patrols (h)'],
  asked: ['要求时长（小时）', 'Time asked (h)'],
  own: ['河长发现', 'Found by chiefs'],
  ownChief: ['本人发现', 'Found by himself or herself'],
  others: ['群众和巡查发现', 'Found by citizens and inspectors'],
  key: ['重点问题', 'Key problems'],
  keyOwn: ['其中河长先报', 'Of these first reported by chiefs'],
  keyOwnChief: ['其中本人先报', 'Of these first reported by himself or herself'],
  ended: ['已办结', 'Ended'],
  onTime: ['其中按期', 'Of these on time'],
  medianDays: ['办结天数（中位）', 'Days to the end (median)'],
  open: ['未办结', 'Still open'],
  overdue: ['其中逾期', 'Of these overdue'],
  measured: ['有监测的河段月', 'Reach-months measured'],
  failing: ['其中未达标', 'Of these worse than target'],
  failingYear: ['上年同期未达标', 'Worse than target a year before'],
  byLevel: ['按预警等级', 'By level of warning'],
  level: ['等级', 'Level'],
  types: ['按问题类型', 'By type of problem'],
  type: ['类型', 'Type'],
  count: ['数量', 'Number'],
  months: ['逐月', 'Month by month'],
  monthColumn: ['月份', 'Month'],
  failingShare: ['未达标率', 'Worse than target'],
  reaches: ['河段', 'Waters'],
  reach: ['河段', 'Water'],
  target: ['目标', 'Target'],
  classes: ['水质', 'Class'],
  problems: ['问题', 'Problems'],
  nextLevel: ['下期预警', 'Next level'],
  nextVisits: ['下期应巡', 'Next visits'],
  areas: ['下级区域', 'Areas below'],
  area: ['区域', 'Area'],
  people: ['河长', 'Chiefs'],
  person: ['姓名', 'Name'],
  post: ['职务', 'Post'],
  map: ['河段预警图', 'Waters by warning'],
  chartVisits: ['应巡与已巡（天次）', 'Day-visits asked and done'],
  chartFound: ['发现问题', 'Problems found'],
  noDuty: ['无任务', 'No duty'],
  moreRows: ['另有 {n} 条，见表格文件。', '{n} more row{n:s} in the workbook.'],
  nothing: ['无', 'None'],
  page: ['第 {n} 页', 'Page {n}'],
  summary: ['概要', 'Summary'],
  methodTitle: ['口径', 'How it is counted'],
  methodVisits: [
    '天次：同一天在同一河段的有效巡河算一次，超出要求的不计入完成。',
    'Day-visits: effective patrols of one day on one water count once, and no more than was asked.',
  ],
  methodFound: [
    '发现问题不含不予受理和并案的；群众和巡查指同一批河段上的其他来源。',
    'Problems leave out those rejected or merged; citizens and inspectors are all other sources on the same waters.',
  ],
  methodWater: [
    '未达标：当月监测类别劣于该河段目标。无监测的月份不计。',
    'Worse than target: the class measured in a month is worse than the target of the water. Months without a sample are left out.',
  ],
  methodDay: ['数字截至统计日，生成后不再变动。', 'Figures are of the day told; once made they do not change.'],
} as const satisfies Readonly<Record<string, Pair>>;

export const ADVICE_WORDS = {
  'report.allDone': ['{n} 天次巡河全部完成。', 'All {n} day-visits were done.'],
  'report.foundFirst': ['{of} 个问题中有 {n} 个是河长先发现的。', 'Of {of} problems {n} were found by chiefs first.'],
  'report.onTime': ['办结的 {n} 个问题全部按期。', 'All {n} problems that ended did so on time.'],
  'report.waterBetter': ['{n} 个河段比上年同期好：{names}。', '{n} water{n:s} better than a year before: {names}.'],
  'report.overdue': [
    '{of} 个未办结问题中有 {n} 个逾期，请先催办。',
    'Of {of} open problems {n} are overdue: follow these up first.',
  ],
  'report.missed': ['{of} 天次中有 {n} 天次未巡。', 'Of {of} day-visits {n} were not done.'],
  'report.redUnvisited': ['{n} 个红色预警河段一次未巡：{names}。', '{n} red water{n:s} had no visit: {names}.'],
  'report.foundByOthers': [
    '{of} 个问题中有 {n} 个是群众或巡查先发现的，巡河时请看得更细。',
    'Of {of} problems {n} were found by others first: look closer on patrol.',
  ],
  'report.waterWorse': ['{n} 个河段比上年同期差：{names}。', '{n} water{n:s} worse than a year before: {names}.'],
  'report.belowBehind': ['{n} 处未完成，欠得最多的是：{names}。', '{n} below are behind, most of all: {names}.'],
  'report.nextMonth': ['{month}应巡 {n} 天次。', '{n} day-visit{n:s} asked in {month}.'],
  'report.nextRaised': [
    '{month}有 {n} 个河段预警升高：{names}。',
    '{n} water{n:s} under a higher warning in {month}: {names}.',
  ],
  'report.nothingToMend': ['没有需要补的。', 'Nothing to make up.'],
} as const satisfies Readonly<Record<AdviceKind, Pair>>;

/** Classes of GB 3838-2002 by number; 6 is worse than Ⅴ. */
export const CLASS_SIGNS: Readonly<Record<number, string>> = { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ', 5: 'Ⅴ', 6: '劣Ⅴ' };

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Filling = Readonly<Record<string, string | number>>;

export function put(pair: Pair, language: ReportLanguage, filling: Filling = {}): string {
  return pair[language === 'zh' ? 0 : 1].replace(
    /\{([a-zA-Z]+)(?::([^}]*))?\}/g,
    (whole, name: string, plural?: string) => {
      const value = filling[name];
      if (value === undefined) return whole;
      return plural === undefined ? String(value) : Number(value) === 1 ? '' : plural;
    },
  );
}

/** `2017年5月`, `2017年第2季度`, `2017年`. */
export function sayPeriod(period: string, language: ReportLanguage): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return put(REPORT_WORDS.year, language, { year });
  if (part.startsWith('Q')) return put(REPORT_WORDS.quarter, language, { year, n: part.slice(1) });
  return put(REPORT_WORDS.month, language, { year, n: Number(part), month: ENGLISH_MONTHS[Number(part) - 1]! });
}

export function sayReportDay(day: string, language: ReportLanguage): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return put(REPORT_WORDS.day, language, { year, month, day: date, name: ENGLISH_MONTHS[month - 1]! });
}

/** A number with its thousands apart; a share as `83 %`; what is not known is a dash. */
export function sayCount(value: number | null, decimals = 0): string {
  return value === null ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

export function sayPart(value: number | null): string {
  return value === null ? '–' : `${sayCount(100 * value)} %`;
}
