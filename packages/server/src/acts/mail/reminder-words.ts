// A reminder as a line of a letter, Chinese or English. Shorter than on the phone, which has the screen behind it; nothing stands in it but what
// the reminder holds.
import type { ReminderKind } from '@xunhe/domain/duty/reminder';

type Language = 'zh' | 'en';
type Pair = readonly [zh: string, en: string];

const LINES: Readonly<Record<ReminderKind, Pair>> = {
  'duty.published': [
    '{month}巡河任务已发布：{reaches} 个河段，共 {visits} 天次。',
    'The list for {month} is out: {visits} day-visits on {reaches} reaches.',
  ],
  'level.raised': [
    '{month}，{first}等 {reaches} 个河段预警升级，最高{level}。',
    'For {month} the warning on {reaches} of your reaches rises, at most to {level}: {first}.',
  ],
  'visits.due': [
    '{first}等 {reaches} 个河段还需巡河 {visits} 天次，{due}截止。',
    '{visits} day-visits still needed on {reaches} reaches, {first} among them, by {due}.',
  ],
  'delegation.begins': ['{from}至{to}的委托代巡开始：{other}。', 'A stand-in begins, {from} to {to}: {other}.'],
  'patrol.review': ['{day}{first}的巡河记录待复核。', 'The patrol of {day} on {first} waits for review.'],
  'patrol.judged': ['{day}{first}的巡河记录已改判。', 'The patrol of {day} on {first} was judged anew.'],
  'appeal.decided': ['{day}{first}的申诉已有结果。', 'Your appeal about {day} on {first} is decided.'],
  'problem.moved': ['{first}的问题有进展：{turn}。', 'News of the problem on {first}: {turn}.'],
  'problem.task': ['{first}的问题等您办理：{task}。', 'A problem on {first} waits for you: {task}.'],
  'problem.late': ['{first}的问题{rung}，时限为{due}。', 'The problem on {first} {rung}; its deadline is {due}.'],
  'circular.waiting': ['通知《{title}》等您查看。', 'A notice waits for you: {title}.'],
  'standing.answered': ['{month}履职数据的异议已答复。', 'Your objection to the figures of {month} was answered.'],
  'webhook.off': ['消息推送「{title}」已自动停用。', 'The webhook “{title}” went off by itself.'],
};

const WORDS: Readonly<Record<string, Pair>> = {
  yellow: ['黄色', 'yellow'],
  orange: ['橙色', 'orange'],
  red: ['红色', 'red'],
  accepted: ['已受理', 'accepted'],
  rejected: ['未受理', 'not accepted'],
  merged: ['已并案', 'handled with another'],
  returned: ['退回重办', 'sent back'],
  closed: ['已办结', 'closed'],
  assigned: ['已交办', 'to be handled'],
  toVerify: ['请复核', 'to be verified'],
  deferAsked: ['请审批挂账', 'a deferral is asked for'],
  supervised: ['已被督办', 'supervised'],
  unsatisfied: ['市民评价没有解决', 'a citizen is not satisfied'],
  soon: ['即将到期', 'is due soon'],
  overdue: ['已逾期', 'is overdue'],
  town: ['逾期，已报镇街', 'is late and told to the town'],
  district: ['逾期，已报区级', 'is late and told to the district'],
  city: ['逾期，已报市级', 'is late and told to the city'],
};

const UNKNOWN: Pair = ['有一条新提醒，请打开系统查看。', 'There is a new reminder: open Xunhe to read it.'];

/** As it lies in the store: a kind of a newer version is told of all the same. */
export function wordReminder(
  { kind, body }: { readonly kind: string; readonly body: Readonly<Record<string, unknown>> },
  language: Language,
): string {
  const line = Object.hasOwn(LINES, kind) ? LINES[kind as ReminderKind] : UNKNOWN;
  const first = body.first as { name: string; nameEn: string | null } | undefined;
  const values: Record<string, string> = {
    first: first ? (language === 'en' && first.nameEn) || first.name : '',
    month: sayMonth(body.month, language),
    ...Object.fromEntries(['day', 'due', 'from', 'to'].map((key) => [key, sayDay(body[DAYS[key] ?? key], language)])),
    ...Object.fromEntries(['reaches', 'visits', 'title', 'other'].map((key) => [key, String(body[key] ?? '')])),
    ...Object.fromEntries(['level', 'turn', 'task', 'rung'].map((key) => [key, word(body[key], language)])),
  };
  return pick(line, language).replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

const DAYS: Readonly<Record<string, string>> = { due: 'dueDay' };

export function pick(pair: Pair, language: Language): string {
  return pair[language === 'zh' ? 0 : 1];
}

function word(value: unknown, language: Language): string {
  return typeof value === 'string' && Object.hasOwn(WORDS, value) ? pick(WORDS[value]!, language) : '';
}

function sayDay(value: unknown, language: Language): string {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(String(value ?? '')) ?? [];
  if (!month || !day) return '';
  return language === 'zh' ? `${Number(month)}月${Number(day)}日` : `${value}`;
}

function sayMonth(value: unknown, language: Language): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(String(value ?? '')) ?? [];
  if (!year || !month) return '';
  return language === 'zh' ? `${year}年${Number(month)}月` : `${value}`;
}
