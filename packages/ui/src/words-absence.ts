// The words of days away.
import type { AbsenceKind } from '@xunhe/domain/duty/absence';
import { defineWords, type Pair } from './words.ts';

export const ABSENCE_KIND_WORDS = defineWords({
  leave: ['休假', 'Leave'],
  sickness: ['病假', 'Sickness'],
  training: ['培训', 'Training'],
  other: ['其他', 'Other'],
} satisfies Record<AbsenceKind, Pair>);

export const ABSENCE_WORDS = defineWords({
  title: ['离岗', 'Days away'],
  hint: [
    '离岗期间没有助理代巡时，完全落在这些日子里的任务不算漏巡，移到本月其余日子；已委托助理的日子不变。',
    'On days away without a stand-in, what falls wholly into them is not missed: it moves to the days left of the month. Days that an assistant has stay as they are.',
  ],
  kind: ['原因', 'Why'],
  from: ['自', 'From'],
  to: ['至', 'To'],
  tell: ['报告离岗', 'Tell'],
  takeBack: ['撤回', 'Take back'],
  sure: ['撤回后任务恢复原样。确定？', 'The duties become as they were. Take it back?'],
  none: ['没有离岗记录。', 'No days away.'],
  days: ['日期', 'Days'],
  state: ['状态', 'State'],
  changed: ['变动任务', 'Duties changed'],
  told: [
    '已记录：{moved} 天次移到其余日子，{excused} 天次免除。',
    'Noted: {moved} visits moved to other days, {excused} excused.',
  ],
});

export const ABSENCE_STATE_WORDS = defineWords({
  coming: ['未开始', 'To come'],
  running: ['离岗中', 'Away'],
  over: ['已结束', 'Over'],
  withdrawn: ['已撤回', 'Taken back'],
});
