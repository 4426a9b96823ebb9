// The words of one's own patrols and of appeals: said to the chief, not about him.
import { defineWords } from '@xunhe/ui/words';

export const MY_PATROL_WORDS = defineWords({
  title: ['我的巡河', 'My patrols'],
  one: ['巡河记录', 'Patrol'],
  months: ['月份', 'Months'],
  none: ['这个月没有您的巡河记录。', 'There is no patrol of yours in this month.'],
  notHere: ['没有这条巡河记录。', 'There is no such patrol.'],
  counts: ['{n} 次有效', '{n} effective'],
  notYet: ['{n} 次未计入', '{n} not counted'],
  waits: ['{n} 次待复核', '{n} to be decided'],
  effective: ['有效，已计入', 'Effective: it counts'],
  not_effective: ['未达有效，未计入', 'Not effective: it does not count'],
  needs_review: ['等待人工复核，暂未计入', 'A person will look at it; it does not count yet'],
  byFor: ['{name}代巡', 'walked by {name}'],
  forChief: ['代{name}', 'for {name}'],
  appealed: ['已申诉，等待复核', 'Appealed, waits for a decision'],
  decided: ['复核：{outcome}', 'Decided: {outcome}'],
  asJudged: ['系统原认定：{verdict}', 'As the rule judged: {verdict}'],
  time: ['用时', 'Time'],
  onReach: ['沿河', 'On the reach'],
  coverage: ['覆盖', 'Covered'],
  history: ['认定、申诉与复核', 'Verdict, appeals and decisions'],
  reaches: ['计入的河段', 'Counts for'],
  evaluated: [
    '{month}的评价已完成，复核结果不会改变它；履职进度立即更新。',
    'The review of {month} is done and a decision does not change it; duties follow at once.',
  ],
  until: ['可申诉至{day}。', 'Open to appeal until {day}.'],
  appeal: ['申诉', 'Appeal'],
  appealHint: [
    '说明实际情况，例如：手机没电、没有信号、走的是对岸。',
    'Say what happened, for example: the battery was empty, no signal, you walked the other bank.',
  ],
  appealText: ['申诉内容', 'Your appeal'],
  send: ['提交申诉', 'Send the appeal'],
  cancel: ['取消', 'Cancel'],
  sent: [
    '申诉已存在本机，联网后提交，由河长办或上级河长复核。',
    'The appeal is kept and goes up when there is a network; the office or a higher chief will decide.',
  ],
});
