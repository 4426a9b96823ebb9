// The kinds of reminders by name, where one chooses among them.
import { defineWords } from './words.ts';

export const REMINDER_KIND_WORDS = defineWords({
  'duty.published': ['每月巡河任务发布', 'The list of the month is out'],
  'level.raised': ['我的河段预警升级', 'A warning on my reaches rose'],
  'visits.due': ['巡河期限将到', 'Patrols are due soon'],
  'delegation.begins': ['委托代巡开始', 'A stand-in begins'],
  'patrol.review': ['巡河记录待复核', 'A patrol waits for review'],
  'patrol.judged': ['巡河记录改判', 'A patrol was judged anew'],
  'appeal.decided': ['申诉有结果', 'An appeal was decided'],
  'problem.moved': ['我上报的问题有进展', 'News of a problem I reported'],
  'problem.task': ['问题待我办理', 'A problem waits for me'],
  'problem.late': ['问题时限提醒和督办', 'Deadlines of problems'],
  'webhook.off': ['消息推送停用', 'A webhook went off'],
  'circular.waiting': ['河长办的通知', 'Notices of an office'],
  'standing.answered': ['履职数据异议有答复', 'An objection to my figures was answered'],
});
