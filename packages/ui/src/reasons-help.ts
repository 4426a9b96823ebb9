// Why somebody below needs help, one short clause a reason.
import type { HelpKind } from '@xunhe/domain/duty/need-of-help';
import type { Sentence } from './reason.ts';

export const HELP_REASONS: Readonly<Record<HelpKind, Sentence>> = {
  'help.redUnvisited': (told) => ({
    zh: `${told.number('n')} 段红色预警河段本月未巡`,
    en: `${count(told.number('n'), 'red reach', 'red reaches')} not walked this month`,
  }),
  'help.orangeUnvisited': (told) => ({
    zh: `${told.number('n')} 段橙色预警河段本月未巡`,
    en: `${count(told.number('n'), 'orange reach', 'orange reaches')} not walked this month`,
  }),
  'help.overdueProblems': (told) => ({
    zh: `${told.number('n')} 个问题逾期`,
    en: `${count(told.number('n'), 'problem', 'problems')} overdue`,
  }),
  'help.behind': (told) => ({
    zh: `本期进度落后 ${told.number('n')} 天次`,
    en: `${count(told.number('n'), 'day-visit', 'day-visits')} behind in the running window`,
  }),
  'help.missed': (told) => ({
    zh: `本月已过时段少巡 ${told.number('n')} 天次`,
    en: `${count(told.number('n'), 'day-visit', 'day-visits')} missed this month`,
  }),
  'help.silent': (told) => ({
    zh: `${told.number('n')} 天没有巡河`,
    en: `no patrol for ${count(told.number('n'), 'day', 'days')}`,
  }),
  'help.neverPatrolled': () => ({ zh: '尚无巡河记录', en: 'no patrol on record' }),
  'help.needsReview': (told) => ({
    zh: `${told.number('n')} 次巡河待人工复核`,
    en: `${count(told.number('n'), 'patrol', 'patrols')} waiting for review`,
  }),
};

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
