// What the types of problems are called, in Chinese and English: names of a code list, for screens and for what is sent elsewhere.
import type { ProblemType } from './problem-type.ts';

export const PROBLEM_TYPE_NAMES = {
  industrial_discharge: ['工业废水排放', 'Industrial discharge'],
  farming_pollution: ['养殖污染', 'Farming pollution'],
  drainage_facility: ['排水设施', 'Drainage facility'],
  illegal_building: ['违法建设', 'Illegal building'],
  farm_restaurant: ['农家乐', 'Farm restaurant'],
  construction_waste: ['建筑废弃物', 'Construction waste'],
  stockyard: ['堆场码头', 'Stockyard or wharf'],
  works_maintenance: ['工程维护', 'Upkeep of works'],
  household_refuse: ['生活垃圾', 'Household refuse'],
  other: ['其他', 'Other'],
} as const satisfies Readonly<Record<ProblemType, readonly [string, string]>>;
