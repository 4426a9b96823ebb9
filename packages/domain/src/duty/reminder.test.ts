import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { remindDelegation, remindDue, remindProblem, remindPublished, remindRaised } from './reminder-due.ts';
import { isOld, mayRing, nextRing } from './reminder-hours.ts';
import { isUrgent, REMINDER_DEFAULT } from './reminder-rule.ts';

const named = (reach: string) => ({ reach, name: `${reach}段`, nameEn: null });
const window = (from: string, to: string, visits: number, done: number) => ({ from, to, visits, done });

const hours = REMINDER_DEFAULT.hours.value;

describe('what is due to be said', () => {
  it('is one sentence a person, however many waters he has', () => {
    const duties = ['Wu', 'Lin', 'Wu'].map((person, i) => ({ person, visits: i + 1 }));
    expect(remindPublished('2018-01', [...duties, { person: 'He', visits: 0 }])).toMatchObject([
      { person: 'Wu', subject: '2018-01', body: { visits: 4, reaches: 2 } },
      { person: 'Lin', body: { visits: 2, reaches: 1 } },
    ]);
    const raised = (['yellow', 'red', 'orange'] as const).map((level, i) => ({
      person: 'Wu',
      level,
      ...named(`R${i}`),
    }));
    expect(remindRaised('2018-01', raised)).toMatchObject([
      { person: 'Wu', kind: 'level.raised', body: { level: 'red', reaches: 3, first: { reach: 'R1' } } },
    ]);
  });

  it.each([
    ['ends in two days', window('2018-01-01', '2018-01-10', 2, 1), 1],
    ['ends today', window('2018-01-01', '2018-01-08', 3, 1), 2],
    ['ends in three days', window('2018-01-01', '2018-01-11', 2, 1), null],
    ['is done', window('2018-01-01', '2018-01-10', 2, 2), null],
    ['is over', window('2018-01-01', '2018-01-07', 2, 0), null],
    ['has not begun', window('2018-01-09', '2018-01-10', 2, 0), null],
  ])('of a window that %s', (_, one, visits) => {
    const told = remindDue('2018-01-08', '2018-01-10', [
      { person: 'Lin', chief: null, windows: [one], ...named('R1') },
    ]);
    expect(told.map(({ body }) => (body as { visits: number }).visits)).toEqual(visits === null ? [] : [visits]);
  });

  it('puts windows that end on one day together, and keeps days and people apart', () => {
    const owed = (person: string, reach: string, to: string) => ({
      ...{ person, chief: null, ...named(reach) },
      windows: [window('2018-01-01', to, 1, 0)],
    });
    const told = remindDue('2018-01-08', '2018-01-10', [
      ...[owed('Lin', 'R1', '2018-01-10'), owed('Lin', 'R2', '2018-01-10')],
      ...[owed('Lin', 'R3', '2018-01-09'), owed('Wu', 'R1', '2018-01-10')],
    ]);
    expect(told.map(({ person, subject, body }) => [person, subject, (body as { reaches: number }).reaches])).toEqual([
      ...[
        ['Lin', '2018-01-10', 2],
        ['Lin', '2018-01-09', 1],
        ['Wu', '2018-01-10', 1],
      ],
    ]);
  });

  it('of a problem goes to who reported and who follows it, once each, and not to who moved it', () => {
    const moved = { problem: 'Q', move: 'accept', span: '2', actor: 'Sun', first: named('R1') };
    const people = (move: string, of: readonly (string | null)[]) =>
      remindProblem({ ...moved, move, people: of }).map(({ person, body }) => [
        person,
        (body as { turn: string }).turn,
      ]);
    expect(people('accept', ['Lin', null, 'Lin'])).toEqual([['Lin', 'accepted']]);
    expect(people('verify', ['Lin', 'Wu', 'Sun'])).toEqual([
      ['Lin', 'closed'],
      ['Wu', 'closed'],
    ]);
    expect(people('sendBack', ['Sun'])).toEqual([]);
    expect(people('assign', ['Lin'])).toEqual([]);
    expect(people('toString', ['Lin'])).toEqual([]);
  });

  it('of a delegation goes to both', () => {
    const begun = { id: 'D', chief: 'Lin', chiefName: '林', assistant: 'He', assistantName: '何' };
    const told = remindDelegation({ ...begun, from: '2018-01-08', to: '2018-01-09' });
    expect(told.map(({ person, body }) => [person, (body as { other: string }).other])).toEqual([
      ['He', '林'],
      ['Lin', '何'],
    ]);
  });
});

describe('the hour at which a phone may ring', () => {
  // 2018-01-05 is a Friday, 2018-02-15 to 21 is the Spring Festival, 2018-02-11 a Sunday that is worked.
  it.each([
    ['2018-01-05', 7 * 60, false, true],
    ['2018-01-05', 7 * 60 - 1, true, false],
    ['2018-01-05', 22 * 60 - 1, false, true],
    ['2018-01-05', 22 * 60, true, false],
    ['2018-01-06', 12 * 60, false, false],
    ['2018-01-06', 12 * 60, true, true],
    ['2018-02-11', 12 * 60, false, true],
    ['2018-02-16', 12 * 60, false, false],
  ])('%s, minute %i, urgent %s: %s', (day, minute, urgent, rings) => {
    expect(mayRing({ day, minute }, { hours, urgent, isWorkingDay })).toBe(rings);
  });

  it('comes next in the morning of a day that fits', () => {
    expect(nextRing({ day: '2018-01-05', minute: 23 * 60 }, { hours, urgent: false, isWorkingDay })).toEqual({
      day: '2018-01-08',
      minute: 420,
    });
    expect(nextRing({ day: '2018-01-05', minute: 23 * 60 }, { hours, urgent: true, isWorkingDay })).toEqual({
      day: '2018-01-06',
      minute: 420,
    });
    expect(nextRing({ day: '2018-01-05', minute: 60 }, { hours, urgent: false, isWorkingDay })).toEqual({
      day: '2018-01-05',
      minute: 420,
    });
    expect(nextRing({ day: '2018-01-05', minute: 600 }, { hours, urgent: false, isWorkingDay })).toEqual({
      day: '2018-01-05',
      minute: 600,
    });
  });

  it('is past three days after it first might have been, and a holiday makes nothing old', () => {
    const before = { day: '2018-02-14', minute: 23 * 60 };
    expect(isOld(before, { day: '2018-02-22', minute: 430 }, { hours, urgent: false, isWorkingDay })).toBe(false);
    expect(isOld(before, { day: '2018-02-25', minute: 420 }, { hours, urgent: false, isWorkingDay })).toBe(false);
    expect(isOld(before, { day: '2018-02-25', minute: 421 }, { hours, urgent: false, isWorkingDay })).toBe(true);
    expect(
      isOld(
        { day: '2018-01-08', minute: 600 },
        { day: '2018-01-11', minute: 601 },
        { hours, urgent: false, isWorkingDay },
      ),
    ).toBe(true);
  });

  it('need not be a working day for red water and for days that run out', () => {
    const raised = { month: '2018-01', reaches: 1, first: named('R1') };
    expect(isUrgent(REMINDER_DEFAULT, { kind: 'level.raised', body: { ...raised, level: 'red' } })).toBe(true);
    expect(isUrgent(REMINDER_DEFAULT, { kind: 'level.raised', body: { ...raised, level: 'orange' } })).toBe(false);
    expect(
      isUrgent(REMINDER_DEFAULT, { kind: 'duty.published', body: { month: '2018-01', visits: 1, reaches: 1 } }),
    ).toBe(false);
  });
});
