// The words of letters. A letter is an official document of its office and speaks Chinese, whatever language a screen speaks. A test holds
// the names of types and sources to those of the screens.
import type { LetterKind } from '@xunhe/domain/problem/letter';
import type { ProblemSource, ProblemType } from '@xunhe/domain/problem/problem-type';

export const KIND_NAMES: Readonly<Record<LetterKind, string>> = {
  assignment: '交办函',
  supervision: '督办单',
  reply: '回复函',
};

export const TYPE_NAMES: Readonly<Record<ProblemType, string>> = {
  industrial_discharge: '工业废水排放',
  farming_pollution: '养殖污染',
  drainage_facility: '排水设施',
  illegal_building: '违法建设',
  farm_restaurant: '农家乐',
  construction_waste: '建筑废弃物',
  stockyard: '堆场码头',
  works_maintenance: '工程维护',
  household_refuse: '生活垃圾',
  other: '其他',
};

export const SOURCE_NAMES: Readonly<Record<ProblemSource, string>> = {
  chief: '河长',
  civil_chief: '民间河长',
  citizen: '市民',
  city_inspector: '市巡查',
  media: '媒体',
  opinion: '舆情',
  undercover: '暗访',
  hotline: '热线',
};

/** Why the rule supervises, as the beginning of a sentence. */
export const CAUSE_NAMES: Readonly<Record<string, string>> = {
  returns: '下列问题多次被退回，仍未得到解决，现',
  overdue: '下列问题已超过办理时限，仍未办结，现',
};

export const PHOTO_NAMES: Readonly<Record<string, string>> = {
  before: '整改前',
  after: '整改后',
};

/** 2026年11月27日: Arabic figures without zeros before them (GB/T 9704-2012, 7.3.5.4). */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
