import { PROBLEM_TASKS, PROBLEM_TURNS, REMINDER_KINDS } from '@xunhe/domain/duty/reminder';
import { RUNGS } from '@xunhe/domain/problem/escalation';
import { LANGUAGES } from '@xunhe/ui/words';
import { REMINDER_KIND_WORDS } from '@xunhe/ui/words-reminder-kind';
import { describe, expect, it } from 'vitest';
import { readPush } from './push-notice.ts';
import { pathOf, sayReminder } from './reminder-sentence.ts';

const TODAY = '2018-01-08';
const first = { reach: 'R1', name: '石井河一标段', nameEn: 'Shijing one' };
const where = { patrol: 'P', day: '2018-01-07', first };

/** Every kind with every turn it can take. */
const ALL = [
  { kind: 'duty.published', body: { month: '2018-02', visits: 6, reaches: 3 } },
  { kind: 'level.raised', body: { month: '2018-02', level: 'red', reaches: 1, first } },
  { kind: 'level.raised', body: { month: '2018-02', level: 'orange', reaches: 4, first } },
  { kind: 'visits.due', body: { dueDay: '2018-01-09', visits: 1, reaches: 1, first, chief: null } },
  { kind: 'visits.due', body: { dueDay: '2018-01-08', visits: 3, reaches: 2, first, chief: '林某' } },
  ...['chief', 'assistant'].map((as) => ({
    kind: 'delegation.begins',
    body: { as, other: '何某', from: '2018-01-08', to: '2018-01-20' },
  })),
  { kind: 'patrol.review', body: where },
  { kind: 'patrol.judged', body: { ...where, verdict: 'effective' } },
  ...[true, false].map((granted) => ({
    kind: 'appeal.decided',
    body: { ...where, verdict: 'not_effective', granted },
  })),
  ...PROBLEM_TURNS.map((turn) => ({ kind: 'problem.moved', body: { problem: 'Q 1', turn, first } })),
  ...PROBLEM_TASKS.map((task) => ({
    kind: 'problem.task',
    body: { problem: 'Q 1', task, dueDay: '2018-01-12', first },
  })),
  ...RUNGS.map((rung) => ({
    kind: 'problem.late',
    body: { problem: 'Q 1', rung, day: '2018-01-15', dueDay: '2018-01-12', first },
  })),
  ...[true, false].map((again) => ({
    kind: 'circular.waiting',
    body: { circular: 'C 1', title: '汛前巡查', confirm: true, again },
  })),
  ...[true, false].map((granted) => ({
    kind: 'standing.answered',
    body: { month: '2017-12', number: 'found', granted },
  })),
  { kind: 'webhook.off', body: { webhook: 'W', title: '市河长办群', reason: 'failing' } },
];

describe('a reminder', () => {
  it('has its sentence in both languages, with nothing left to fill in', () => {
    expect(new Set(ALL.map(({ kind }) => kind))).toEqual(new Set(REMINDER_KINDS));
    expect(Object.keys(REMINDER_KIND_WORDS).sort()).toEqual([...REMINDER_KINDS].sort());
    const said = new Set<string>();
    for (const language of LANGUAGES)
      for (const one of ALL) {
        const sentence = sayReminder(one, TODAY, language);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN|null|\/|!|!/);
        expect([sentence, /[。.]$/.test(sentence)]).toEqual([sentence, true]);
        said.add(sentence);
      }
    expect(said.size).toBe(2 * ALL.length);
  });

  it.each([
    [1, '2018年2月，石井河一标段预警升为红色。'],
    [3, '石井河一标段还需巡河 1 天次，明天截止。'],
    [4, '代林某：石井河一标段等 2 个河段还需巡河 3 天次，今天截止。'],
    [5, '何某自今天至1月20日代您巡河。'],
  ])('number %i says so', (at, sentence) => expect(sayReminder(ALL[at]!, TODAY, 'zh')).toBe(sentence));

  it('leads to what it speaks of', () => {
    expect(ALL.map(pathOf)).toEqual([
      ...['/', '/map?reach=R1', '/map?reach=R1', '/', '/', '/delegations', '/delegations'],
      ...['/reminders', '/reminders', '/reminders', '/reminders'],
      ...[...PROBLEM_TURNS, ...PROBLEM_TASKS, ...RUNGS].map(() => '/problems/Q%201'),
      ...['/notices/C%201', '/notices/C%201'],
      ...['/standing?month=2017-12', '/standing?month=2017-12'],
      '/reminders',
    ]);
  });

  it('of a kind that this phone does not know is told of all the same', () => {
    for (const kind of ['from.tomorrow', 'toString', '__proto__', 'problem.moved'])
      expect(sayReminder({ kind, body: {} }, TODAY, 'zh')).toBe('您有新的提醒，请打开应用查看。');
  });
});

describe('a push', () => {
  const message = { id: 'D', language: 'zh', today: TODAY, count: 1, unread: 1, ...ALL[1]! };

  it('shows the one reminder and leads to it', () => {
    expect(readPush(JSON.stringify(message))).toEqual({
      ...{
        title: '巡河提醒',
        body: '2018年2月，石井河一标段预警升为红色。',
        tag: 'D',
        lang: 'zh-CN',
        path: '/map?reach=R1',
      },
    });
  });

  it('shows the most pressing of several and leads to the list', () => {
    expect(readPush(JSON.stringify({ ...message, language: 'en', count: 3 }))).toEqual({
      title: '3 new reminders',
      body: 'For Feb 2018 the warning on Shijing one rises to Red. 2 more.',
      ...{ tag: 'D', lang: 'en', path: '/reminders' },
    });
  });

  it.each([
    null,
    '',
    '{',
    '[]',
    '"x"',
    '{"id":1}',
    JSON.stringify({ ...message, today: 'soon' }),
    '{"id":"a","kind":"b"}',
  ])('%s shows that there is something', (text) =>
    expect(readPush(text)).toMatchObject({ title: '巡河提醒', tag: 'xunhe', path: '/reminders' }),
  );
});
