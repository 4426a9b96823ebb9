// The numbers of a standing by name: short, for tables and sentences.
import type { StandingNumber } from '@xunhe/domain/evaluation/standing-rule';
import { defineWords } from './words.ts';

export const STANDING_NUMBER_WORDS = defineWords({
  visits: ['完成天次', 'Day-visits made'],
  found: ['问题自行发现', 'Problems found oneself'],
  keyFound: ['重点问题自行发现', 'Key problems found oneself'],
  closedOnTime: ['问题按期办结', 'Problems closed in time'],
  targetMet: ['水质达标月数', 'Months on target'],
} satisfies Record<StandingNumber, readonly [string, string]>);
