// The terms of the policies in words. A term is named by its place in the policy; those that repeat for each kind, level or post are put together.

import { defineWords, type Language, speak } from '@xunhe/ui/words';
import { INVENTORY_PERIOD_WORDS } from '@xunhe/ui/words-inventory';
import { REMINDER_KIND_WORDS } from '@xunhe/ui/words-reminder-kind';
import { ISSUER_WORDS, LEVEL_WORDS, POST_WORDS, ROLE_WORDS } from '@xunhe/ui/words-shared';
import { DEPTH_WORDS } from '@xunhe/ui/words-standing';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';

export const SHEET_WORDS = defineWords({
  triggers: ['预警触发条件', 'What raises a warning'],
  calendar: ['月度日程', 'Days of the month'],
  reminder: ['提醒规则', 'Reminders'],
  inventory: ['四个查清周期', 'Inventories'],
  feedback: ['久未巡河与新任', 'Silent and new chiefs'],
  review: ['认定申诉', 'Appeals'],
  standing: ['履职榜计分', 'Standings'],
});

const TERM_WORDS = defineWords({
  'quality.probability.value.yellow.held': ['黄色：应覆盖的不达标河段月', 'Yellow: failures that must be held'],
  'quality.probability.value.yellow.mostOfMonths': [
    '黄色及以上：最多占河段月',
    'Yellow and above: of reach-months at most',
  ],
  'quality.probability.value.yellow.mostRestFails': ['未预警河段：最多不达标', 'Unwarned: failing at most'],
  'quality.probability.value.orange.fails': ['橙色：预计不达标概率不低于', 'Orange: expected to fail, at least'],
  'quality.probability.value.red.fails': ['红色：预计不达标概率不低于', 'Red: expected to fail, at least'],
  'quality.probability.value.fixed.yellow': ['数据不足时：黄色概率界限', 'With too little data: limit of yellow'],
  'quality.probability.value.fixed.orange': ['数据不足时：橙色概率界限', 'With too little data: limit of orange'],
  'quality.probability.value.fixed.red': ['数据不足时：红色概率界限', 'With too little data: limit of red'],
  'quality.classesWorse.value.classes': ['劣于目标类别达到', 'Worse than the target by'],
  'quality.classesWorse.value.level': ['劣于目标类别：预警', 'Worse than the target: level'],
  'quality.inferiorV.value': ['劣Ⅴ类：预警', 'Worse than class V: level'],
  'quality.blackOdour.value.light': ['轻度黑臭：预警', 'Lightly black and odorous: level'],
  'quality.blackOdour.value.heavy': ['重度黑臭：预警', 'Heavily black and odorous: level'],
  'quality.relapse.value.cleanMonths': ['返黑返臭：此前连续未黑臭', 'Relapse: months without before it'],
  'quality.relapse.value.level': ['返黑返臭：预警', 'Relapse: level'],
  'bulletin.relapse.value': ['通报后再犯：预警', 'Named again: level'],
  'problem.keyOpen.value': ['有重点问题未结案：预警', 'A key problem is open: level'],
  'problem.keyOverdue.value': ['重点问题逾期：预警', 'A key problem is overdue: level'],
  'problem.overdue.value.count': ['逾期问题达到', 'Overdue problems, at least'],
  'problem.overdue.value.level': ['逾期问题：预警', 'Overdue problems: level'],
  'problem.complaints.value.count': ['市民投诉达到', 'Complaints, at least'],
  'problem.complaints.value.level': ['市民投诉：预警', 'Complaints: level'],
  'problem.keyBack.value.days': ['重点问题销号后再现：间隔不超过', 'A key problem is back within'],
  'problem.keyBack.value.level': ['重点问题再现：预警', 'A key problem is back: level'],
  'problem.untreatedDischarge.value.openDays': ['直排问题未处理超过', 'A discharge is open for more than'],
  'problem.untreatedDischarge.value.level': ['直排问题久未处理：预警', 'A discharge left open: level'],
  'freeze.value': ['数据截止日', 'Data are frozen on day'],
  'draft.value': ['预警起草日', 'The list is drafted on day'],
  'reviewUntil.value': ['复核截止日', 'Reviewed until day'],
  'hours.value.morning': ['每天最早提醒', 'Nobody is reminded before'],
  'hours.value.evening': ['每天最晚提醒', 'Nobody is reminded from'],
  'hours.value.workingDaysOnly': ['非紧急提醒只在工作日', 'What is not urgent waits for a working day'],
  'hours.value.oldDays': ['超过几天不再提醒（列表仍有）', 'Rings no more after (the list keeps it)'],
  'dueDays.value': ['巡河期限提前提醒', 'Patrols due: said ahead by'],
  'dailyMinute.value': ['每日汇总邮件发送时间', 'The daily letter goes out at'],
  'newChiefDays.value': ['任职多久内算新任', 'New for'],
  'appealDays.value': ['认定后可申诉', 'A verdict may be appealed for'],
  'peers.value.bands': ['同级河长按任务量分组', 'Bands of like duty within a level'],
  'peers.value.least': ['一组至少人数', 'Least chiefs of a band'],
  'objectDays.value': ['公布后可提异议', 'Objections may be made for'],
  'honours.value.given': ['显示优秀标记', 'Honours are given'],
});

const PARTS = defineWords({
  issuer: ['{who}通报：预警', 'Named by {who}: level'],
  period: ['{who}：查清周期', '{who}: asked'],
  silent: ['{who}：几天未巡算久未巡河', '{who}: silent after'],
  months: ['{what}：统计月数', '{what}: months counted'],
  pseudoCases: ['{what}：按平均补足的个数', '{what}: cases added at the mean'],
  weights: ['{what}：权重', '{what}: weight'],
  push: ['{what}：手机推送给', '{what}: phones ring of'],
  mail: ['{what}：邮件发给', '{what}: e-mail to'],
  urgent: ['{what}：休息日也提醒', '{what}: on free days too'],
  mustKnow: ['{what}：不允许关闭', '{what}: cannot be silenced'],
});

export function sayTerm(at: string, language: Language): string {
  const say = speak(PARTS, language);
  const [first, second, third, fourth] = at.split('.');
  if (at in TERM_WORDS) return speak(TERM_WORDS, language).any(at);
  if (first === 'bulletin') return say('issuer', { who: speak(ISSUER_WORDS, language).any(fourth) });
  if (first === 'periods') return say('period', { who: speak(POST_WORDS, language).any(second) });
  if (first === 'silentDays') return say('silent', { who: speak(POST_WORDS, language).any(third) });
  if (first === 'months') return say('months', { what: speak(DEPTH_WORDS, language).any(third) });
  if (first === 'pseudoCases' || first === 'weights')
    return say(first, { what: speak(STANDING_NUMBER_WORDS, language).any(third) });
  const what = speak(REMINDER_KIND_WORDS, language).any(second?.replace('-', '.'));
  return say(fourth as 'push', { what });
}

const UNITS = defineWords({
  days: ['天', 'days'],
  workDays: ['个工作日', 'working days'],
  dayOfMonth: ['日', ''],
  months: ['个月', 'months'],
  share: ['%', '%'],
  times: ['个', ''],
  classes: ['个类别', 'classes'],
  figure: ['', ''],
});

export function sayUnit(unit: keyof typeof UNITS, language: Language): string {
  return speak(UNITS, language)(unit);
}

const CHOICES = defineWords({
  never: ['否', 'no'],
  worst: ['仅红色时', 'only at red'],
  always: ['是', 'yes'],
});

/** A level, a period, an urgency or a role. */
export function sayChoice(value: string, language: Language): string {
  for (const words of [LEVEL_WORDS, INVENTORY_PERIOD_WORDS, CHOICES, ROLE_WORDS])
    if (value in words) return speak(words, language).any(value);
  return value;
}
