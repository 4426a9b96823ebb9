import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, isYearKnown, workingDaysBetween } from './calendar.ts';
import { addDays, dayNumber, isDay, numberToDay, weekday } from './day.ts';
import { addMonths, daysInMonth, isMonth, lastDay, monthNumber, monthsBetween, numberToMonth } from './month.ts';

describe('days', () => {
  it('agree with the calendar of the platform for 400 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -135_000, max: 80_000 }), (n) => {
        const date = new Date(n * 86_400_000);
        expect(numberToDay(n)).toBe(date.toISOString().slice(0, 10));
        expect(dayNumber(numberToDay(n))).toBe(n);
        expect(weekday(numberToDay(n))).toBe(date.getUTCDay() || 7);
      }),
    );
  });

  it.each([
    '2018-02-29',
    '2018-02-30',
    '2018-13-01',
    '2018-00-10',
    '18-01-01',
    '2018-1-1',
    '２０１８-01-01',
    '2018-01-01T00:00',
  ])('%s is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('knows leap days and month ends', () => {
    expect([isDay('2016-02-29'), addDays('2017-12-31', 1), lastDay('2016-02'), daysInMonth('2100-02')]).toEqual([
      true,
      '2018-01-01',
      '2016-02-29',
      28,
    ]);
  });
});

describe('months', () => {
  it('count on over the year', () => {
    expect([addMonths('2017-12', 1), addMonths('2018-01', -13), numberToMonth(monthNumber('2017-06'))]).toEqual([
      '2018-01',
      '2016-12',
      '2017-06',
    ]);
    expect(monthsBetween('2017-11', '2018-02')).toEqual(['2017-11', '2017-12', '2018-01', '2018-02']);
    expect(['2018-13', '2018-1', '2018'].some(isMonth)).toBe(false);
  });
});

describe('working days', () => {
  it.each([
    ['2018-01-01', false, 'New Year'],
    ['2018-02-11', true, 'the Sunday worked for Spring Festival'],
    ['2018-02-15', false, 'the eve of Spring Festival'],
    ['2018-02-24', true, 'the Saturday worked after it'],
    ['2018-02-22', true, 'the Thursday after it'],
    ['2018-04-08', true, 'the Sunday worked for Qingming'],
    ['2018-10-05', false, 'National Day week'],
    ['2020-01-31', false, 'the prolonged Spring Festival of 2020'],
    ['2024-02-09', true, 'the eve of 2024, which was worked'],
    ['2018-01-06', false, 'a plain Saturday'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('step over Spring Festival and back', () => {
    expect(addWorkingDays('2018-02-14', 1)).toBe('2018-02-22');
    expect(addWorkingDays('2018-02-22', -1)).toBe('2018-02-14');
    expect(workingDaysBetween('2018-02-14', '2018-02-26')).toBe(4);
  });

  it('count the way they step, from a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 17_200, max: 20_000 }), fc.integer({ min: -40, max: 40 }), (n, days) => {
        const day = addWorkingDays(numberToDay(n), 1);
        expect(workingDaysBetween(day, addWorkingDays(day, days))).toBe(days);
      }),
    );
  });

  it('say when a year is not in the table', () => {
    expect([isYearKnown(2018), isYearKnown(2040)]).toEqual([true, false]);
    expect([isWorkingDay('2040-10-01'), isWorkingDay('2040-10-04')]).toEqual([false, true]);
  });
});
