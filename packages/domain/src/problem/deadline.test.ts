import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../ground/calendar.ts';
import { countDays, dueDayOf, overdueDays, rectifyClock, resumeClock } from './deadline.ts';

describe('dueDayOf', () => {
  it.each([
    ['a report on Friday is to be accepted by Monday', 'reported', 'other', '2018-01-12', '2018-01-15'],
    ['the Saturday before Spring Festival is worked', 'reported', 'other', '2018-02-10', '2018-02-11'],
    ['Spring Festival does not count', 'assigned', 'household_refuse', '2018-02-13', '2018-02-23'],
    ['New Year does not count', 'accepted', 'other', '2017-12-29', '2018-01-02'],
    [
      'twenty working days for an industrial discharge',
      'rectifying',
      'industrial_discharge',
      '2018-01-08',
      '2018-02-05',
    ],
    ['a deferral lasts ninety days of the calendar', 'deferred', 'other', '2018-01-01', '2018-04-01'],
  ] as const)('%s', (_, state, type, since, due) => {
    expect(dueDayOf({ state, type, since }, isWorkingDay)).toBe(due);
  });

  it('asks nothing of what has ended', () => {
    expect(dueDayOf({ state: 'closed', type: 'other', since: '2018-01-01' }, isWorkingDay)).toBeNull();
  });

  it('counts days past the deadline only', () => {
    expect([
      overdueDays('2018-01-05', '2018-01-08'),
      overdueDays('2018-01-08', '2018-01-08'),
      overdueDays(null, '2018-01-08'),
    ]).toEqual([3, 0, 0]);
  });

  it('stands still while a problem is deferred, and goes on with the days that were left', () => {
    // Ten working days from Monday the 8th end on the 22nd; two were used when it was deferred on Wednesday.
    const clock = rectifyClock('other', '2018-01-08');
    expect(countDays(clock, isWorkingDay)).toBe('2018-01-22');
    const resumed = resumeClock(clock, { from: '2018-01-10', to: '2018-02-12' }, isWorkingDay);
    // Eight are left: the 13th and 14th, then after Spring Festival the 22nd, 23rd and the worked Saturday, and three more.
    expect([resumed, countDays(resumed, isWorkingDay)]).toEqual([{ since: '2018-02-12', days: 8 }, '2018-02-28']);
  });

  it('does not give days to whom they had run out for', () => {
    const clock = rectifyClock('household_refuse', '2018-01-08');
    expect(resumeClock(clock, { from: '2018-01-15', to: '2018-02-12' }, isWorkingDay)).toEqual(clock);
  });
});
