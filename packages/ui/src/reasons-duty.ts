// Why so many day-visits are asked.
import { sayDate } from './dates.ts';
import { sayShare } from './figures.ts';
import type { Sentences } from './reason.ts';
import { lower } from './reasons-warning.ts';
import { defineWords, speak } from './words.ts';
import { LEVEL_WORDS, POST_WORDS } from './words-shared.ts';

const PERIOD_WORDS = defineWords({
  workingDay: ['每个工作日', 'every working day'],
  week: ['每周', 'a week'],
  dekad: ['每旬', 'every ten days'],
  month: ['每月', 'a month'],
  twoMonths: ['每两月', 'every two months'],
  quarter: ['每季', 'a quarter'],
});

export const DUTY_REASONS: Sentences = {
  'duty.rule': (told) => {
    const per = told.text('per');
    const visits = told.number('visits');
    return {
      zh: `${speak(POST_WORDS, 'zh').any(told.text('post'))}，${speak(LEVEL_WORDS, 'zh').any(told.text('level'))}：${speak(PERIOD_WORDS, 'zh').any(per)} ${visits} 天次`,
      en: `${speak(POST_WORDS, 'en').any(told.text('post'))}, ${lower(speak(LEVEL_WORDS, 'en').any(told.text('level')))}: ${visits} day-visit${visits === 1 ? '' : 's'} ${speak(PERIOD_WORDS, 'en').any(per)}`,
    };
  },
  'duty.partOfMonth': (told) => ({
    zh: `本月在岗 ${told.number('days')} 天（共 ${told.number('of')} 天），按天折算`,
    en: `In post for ${told.number('days')} of ${told.number('of')} days, asked in proportion`,
  }),
  'duty.raisedInMonth': (told) => ({
    zh: `${sayDate(told.text('day'), 'zh')}起升为${speak(LEVEL_WORDS, 'zh').any(told.text('to'))}`,
    en: `Raised to ${lower(speak(LEVEL_WORDS, 'en').any(told.text('to')))} from ${sayDate(told.text('day'), 'en')}`,
  }),
  'duty.randomFloor': (told) => ({
    zh: `随机抽查：无预警水体中抽中（概率 ${sayShare(told.number('probability'))}），加 ${told.number('visits')} 天次`,
    en: `Drawn by chance among the unwarned (probability ${sayShare(told.number('probability'))}): ${told.number('visits')} more`,
  }),
  'duty.withoutWarning': () => ({
    zh: '不在预警清单内，按无预警执行',
    en: 'Not on the warning list: asked as without a warning',
  }),
  'duty.capped': (told) => ({
    zh: `按每月上限 ${told.number('cap')} 天次执行`,
    en: `Held at the cap of ${told.number('cap')} day-visits a month`,
  }),
};
