import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type Notice, noticeOfEvent, type ProblemNotice, TOLD_EVENTS, wantsNotice } from './notice.ts';

const place = (id: string) => ({ id, name: id, nameEn: null });
const PROBLEM: ProblemNotice = {
  ...{ problem: 'Q1', type: 'other', key: false, reach: place('R1'), region: place('440103002007') },
  ...{ departments: [], level: null, dueDay: null },
};
const ALL = { region: '440100000000', kinds: NOTICE_KINDS, keyOnly: false };
const reported = (change: Partial<ProblemNotice> = {}): Notice => ({
  kind: 'problem.reported',
  body: { ...PROBLEM, ...change },
});
const published = (red: number): Notice => ({
  kind: 'warning.published',
  body: { month: '2026-01', region: place('440100000000'), red, orange: 0, yellow: 0 },
});

describe('a notice', () => {
  it('of every kind comes from some event, and other events bring none', () => {
    expect(new Set(TOLD_EVENTS.map(noticeOfEvent))).toEqual(new Set(NOTICE_KINDS));
    for (const kind of ['problem.comment', 'session.opened', 'toString']) expect(noticeOfEvent(kind)).toBeNull();
  });

  it.each([
    ['its region', ALL, reported(), true],
    ['the town around it', { ...ALL, region: '440103002000' }, reported(), true],
    ['the town beside', { ...ALL, region: '440103003000' }, reported(), false],
    ['other kinds alone', { ...ALL, kinds: ['problem.closed'] }, reported(), false],
    ['key problems alone', { ...ALL, keyOnly: true }, reported(), false],
    ['key problems, of which it is one,', { ...ALL, keyOnly: true }, reported({ key: true }), true],
    ['key problems, when it is a warning,', { ...ALL, keyOnly: true }, published(1), true],
    ['warnings, of which there are none,', ALL, published(0), false],
  ] as const)('for a listener of %s is wanted or not', (_, listener, notice, wanted) =>
    expect(wantsNotice(listener, notice)).toBe(wanted),
  );
});
