// The words of appeals and decisions on patrols, for both faces.
import type { Outcome, Standing } from '@xunhe/domain/patrol/review';
import { defineWords, type Pair } from './words.ts';

type Words<K extends string> = Readonly<Record<K, Pair>>;

export const STANDING_WORDS = defineWords({
  judged: ['系统认定', 'As judged'],
  appealed: ['申诉待复核', 'Appealed'],
  decided: ['已复核', 'Decided'],
} satisfies Words<Standing>);

export const OUTCOME_WORDS = defineWords({
  counted: ['计入有效巡河', 'Counts'],
  not_counted: ['不计入有效巡河', 'Does not count'],
} satisfies Words<Outcome>);

export const WAITING_FOR_WORDS = defineWords({
  appealed: ['申诉', 'Appealed'],
  needs_review: ['系统未能认定', 'Not judged by the rule'],
});

export const REVIEW_STEP_WORDS = defineWords({
  judged: ['系统认定', 'Judged by the rule'],
  appeal: ['提出申诉', 'Appealed'],
  decision: ['复核决定', 'Decided'],
  waiting: ['等待河长办或上级河长复核', 'Waits for the office or a higher chief'],
  superseded: ['已被之后的决定取代', 'Superseded by a later decision'],
});
