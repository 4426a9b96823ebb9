// The words of 我的履职 on the phone.
import { defineWords } from '@xunhe/ui/words';

export const PHONE_STANDING_WORDS = defineWords({
  title: ['我的履职', 'My standing'],
  months: ['月份', 'Months'],
  none: ['还没有您的履职数据。每月结束后生成。', 'There is nothing of you yet. It is set after the end of each month.'],
  about: [
    '先看自己的走势。比较只在同级、职责相近的河长之间进行，不排名次；形式、内容、结果分开看，不相加。',
    'Your own course first. You are compared with chiefs of your level and a like duty alone, and nobody is ranked; form, content and result are read apart and not added up.',
  ],
  peers: ['比较对象：{peers}', 'Compared with: {peers}'],
  interval: [
    '推算 {value}（{low}–{high}），同类平均 {mean}',
    'counted {value} ({low} to {high}), mean of the peers {mean}',
  ],
  before: ['去年同期 {n} / {of}', 'a year before {n} of {of}'],
  cases: ['明细（{n} 条）', 'Cases ({n})'],
  corrected: ['异议采纳后已重算（第 {n} 版）', 'Set anew after your objection (version {n})'],
  reading: ['读数说明', 'How to read it'],
  object: ['对此项提出异议', 'Object to this number'],
  until: ['异议截止 {day}', 'until {day}'],
  over: ['异议期限已过', 'the time for objections is over'],
  waiting: ['异议已提交，等待河长办答复', 'Your objection waits for the River Chief Office'],
  which: ['哪些条目不该计入？可不选。', 'Which cases should not count? You may choose none.'],
  why: ['哪里不对', 'What is wrong'],
  whyHint: [
    '写清事实和依据。采纳后重算本项，原数据留存备查。某次巡河是否有效，请在该次巡河中申诉。',
    'Say the facts. If it is granted, the number is set anew and the old one is kept. Whether a patrol counts is appealed at that patrol.',
  ],
  send: ['提交异议', 'Send it'],
  cancel: ['取消', 'Cancel'],
  offline: [
    '无网络，联网后再提交。已写内容存在草稿箱。',
    'No network: send it when there is one. What you wrote is kept among your drafts.',
  ],
  objections: ['我的异议', 'My objections'],
  granted: ['已采纳，{n} 条不再计入', 'Granted: {n} case{n:s} left out'],
  declined: ['未采纳', 'Not granted'],
  answeredBy: ['{name} · {time}', '{name}, {time}'],
});
