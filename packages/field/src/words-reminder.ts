// The sentences of reminders: on the list and in what the phone shows when it rings.
import { defineWords } from '@xunhe/ui/words';

/** Sentences by kind; what varies within a kind stands behind the slash. */
export const REMINDER_WORDS = defineWords({
  'duty.published': [
    '{month}巡河任务已发布：{reaches} 个河段，共 {visits} 天次。',
    'The list for {month} is out: {visits} day-visit{visits:s} on {reaches} reach{reaches:es}.',
  ],
  'level.raised': ['{month}，{reach}预警升为{level}。', 'For {month} the warning on {reach} rises to {level}.'],
  'level.raised/many': [
    '{month}，您有 {n} 个河段预警升级，最高{level}：{reach}。',
    'For {month} the warning on {n} of your reaches rises, at most to {level}: {reach}.',
  ],
  'visits.due': [
    '{reach}还需巡河 {visits} 天次，{day}截止。',
    '{visits} day-visit{visits:s} still needed on {reach}; the last day is {day}.',
  ],
  'visits.due/many': [
    '{reach}等 {n} 个河段还需巡河 {visits} 天次，{day}截止。',
    '{visits} day-visit{visits:s} still needed on {n} reaches, {reach} among them; the last day is {day}.',
  ],
  'visits.due/behalf': ['代{chief}：', 'For {chief}: '],
  'delegation.begins/assistant': ['您自{from}至{to}代{other}巡河。', 'From {from} to {to} you stand in for {other}.'],
  'delegation.begins/chief': ['{other}自{from}至{to}代您巡河。', 'From {from} to {to} {other} stands in for you.'],
  'patrol.review': [
    '{day}{reach}的巡河记录待复核，复核前不计入任务。',
    'The patrol of {day} on {reach} waits for review; until then it does not count.',
  ],
  'patrol.judged': ['{day}{reach}的巡河记录改判为{verdict}。', 'The patrol of {day} on {reach} is now {verdict}.'],
  'appeal.decided/granted': [
    '{day}{reach}的申诉已通过，记录改判为{verdict}。',
    'Your appeal about {day} on {reach} is granted; the patrol is now {verdict}.',
  ],
  'appeal.decided/refused': [
    '{day}{reach}的申诉未通过，记录仍为{verdict}。',
    'Your appeal about {day} on {reach} is not granted; the patrol stays {verdict}.',
  ],
  'problem.moved/accepted': ['{reach}的问题已受理。', 'The problem on {reach} is accepted.'],
  'problem.moved/rejected': [
    '{reach}的问题未受理，理由见问题详情。',
    'The problem on {reach} is not accepted; its page says why.',
  ],
  'problem.moved/merged': [
    '{reach}的问题已并入同一问题一并办理。',
    'The problem on {reach} is handled together with another one.',
  ],
  'problem.moved/returned': ['{reach}的问题已退回重办。', 'The problem on {reach} goes back to be handled again.'],
  'problem.moved/closed': ['{reach}的问题已办结。', 'The problem on {reach} is closed.'],
  'problem.task/assigned': [
    '{reach}的问题已交办，{day}前办结。',
    'A problem on {reach} is with you, to be handled by {day}.',
  ],
  'problem.task/toVerify': ['{reach}的问题已办结，请复核。', 'The problem on {reach} is handled: please verify.'],
  'problem.task/deferAsked': ['{reach}的问题申请挂账，请审批。', 'A deferral is asked for the problem on {reach}.'],
  'problem.task/supervised': [
    '{reach}的问题已被督办，{day}前办结。',
    'The problem on {reach} is supervised, due by {day}.',
  ],
  'problem.task/unsatisfied': [
    '{reach}的问题办结后，市民评价没有解决，请查看。',
    'A citizen says that the closed problem on {reach} is not solved: please look.',
  ],
  'problem.late/soon': ['{reach}的问题{due}到期。', 'The problem on {reach} is due {due}.'],
  'problem.late/overdue': ['{reach}的问题已逾期，时限为{due}。', 'The problem on {reach} is overdue since {due}.'],
  'problem.late/town': [
    '{reach}的问题逾期，{day}起报镇街。',
    'The problem on {reach} is late: told to the town as of {day}.',
  ],
  'problem.late/district': [
    '{reach}的问题逾期，{day}起报区级并督办。',
    'The problem on {reach} is late: told to the district and supervised as of {day}.',
  ],
  'problem.late/city': [
    '{reach}的问题逾期，{day}起报市级。',
    'The problem on {reach} is late: told to the city as of {day}.',
  ],
  'circular.waiting/new': ['新通知《{title}》，请查看。', 'There is a notice for you: {title}.'],
  'circular.waiting/again': [
    '通知《{title}》等您查看或确认。',
    'The notice “{title}” still waits for you to read or confirm it.',
  ],
  'standing.answered/granted': [
    '{month}履职数据异议（{number}）已采纳，数据已更新。',
    'Your objection to the figures of {month} ({number}) is granted; they were set anew.',
  ],
  'standing.answered/refused': [
    '{month}履职数据异议（{number}）未采纳，理由见我的履职。',
    'Your objection to the figures of {month} ({number}) is not granted; the reason stands there.',
  ],
  'webhook.off': [
    '消息推送「{title}」因发送不成功已自动停用，请联系系统管理员。',
    'The webhook “{title}” went off by itself because nothing came through: ask the system administrator.',
  ],
  unknown: ['您有新的提醒，请打开应用查看。', 'There is a new reminder. Open the app to read it.'],
  several: ['您有 {n} 条新提醒', '{n} new reminders'],
  severalMore: ['{first}另有 {n} 条。', '{first} {n} more.'],
  product: ['巡河提醒', 'Xunhe'],
});
