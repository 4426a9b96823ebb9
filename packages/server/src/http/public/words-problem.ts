// Types of problems and steps of their way, in the words of those who live at the water. In the order in which the form offers them.
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import type { PublicStep } from '@xunhe/domain/problem/public-step';
import type { Satisfaction } from '@xunhe/domain/problem/satisfaction';
import type { Pair } from './speech.ts';

export const TYPE_WORDS: Readonly<Record<ProblemType, Pair>> = {
  household_refuse: ['垃圾、漂浮物', 'Litter or floating refuse'],
  drainage_facility: ['排水口、污水管道', 'Outfall or sewer'],
  industrial_discharge: ['工厂排污水', 'Waste water of a factory'],
  farm_restaurant: ['餐饮、农家乐排污', 'Waste water of a restaurant'],
  farming_pollution: ['养殖污染', 'Pollution by farm animals or fish ponds'],
  construction_waste: ['倾倒建筑垃圾', 'Building rubble'],
  illegal_building: ['占河违法建设', 'Illegal building in or at the water'],
  stockyard: ['堆场、码头', 'Stockyard or wharf'],
  works_maintenance: ['堤岸、设施损坏', 'Damaged bank or works'],
  other: ['其他', 'Something else'],
};

export const STEP_WORDS: Readonly<Record<PublicStep, Pair>> = {
  received: ['已收到', 'Received'],
  accepted: ['已受理', 'Accepted'],
  assigned: ['已交整改单位', 'Handed to those who fix it'],
  fixing: ['整改中', 'Being fixed'],
  checking: ['已整改，正在复核', 'Fixed, being checked'],
  later: ['需要较长时间，已挂账跟踪', 'Takes longer, kept on the list'],
  closed: ['已办结', 'Closed'],
  rejected: ['不予受理', 'Not accepted'],
  joined: ['与另一件反映合并办理', 'Joined with another report'],
};

export const SATISFACTION_WORDS: Readonly<Record<Satisfaction, Pair>> = {
  satisfied: ['满意', 'Satisfied'],
  partly: ['部分解决', 'Partly'],
  not_solved: ['没有解决', 'Not solved'],
};

/** A type that this version does not know is something else. */
export function typeWords(type: string): Pair {
  return (TYPE_WORDS as Readonly<Record<string, Pair>>)[type] ?? TYPE_WORDS.other;
}
