import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { HOLIDAYS } from './holidays.ts';
import { checkYear, kindOfDay, setDay } from './year-holidays.ts';

const why = (year: number, off: [string, string][], worked: string[]) => {
  const checked = checkYear(year, { off, worked });
  return checked.ok ? null : [checked.refusal.kind, checked.refusal.path ?? null];
};

describe('a year of the work calendar', () => {
  it('that comes with the product is right', () => {
    for (const [year, data] of Object.entries(HOLIDAYS))
      expect([year, checkYear(Number(year), data)]).toMatchObject([year, { ok: true }]);
  });

  it('is refused where it is wrong, with the place', () => {
    expect(why(2027, [['02-29', '03-01']], [])).toEqual(['calendar.day', '/body/off/0']);
    expect(why(2027, [['02-06', '02-05']], [])).toEqual(['calendar.range', '/body/off/0']);
    expect(
      why(
        2027,
        [
          ['02-06', '02-12'],
          ['02-12', '02-14'],
        ],
        [],
      ),
    ).toEqual(['calendar.order', '/body/off/1']);
    expect(why(2027, [], ['02-08'])).toEqual(['calendar.weekday', '/body/worked/0']);
    expect(why(2027, [['02-06', '02-12']], ['02-06'])).toEqual(['calendar.both', '/body/worked/0']);
    expect(why(2027, [], ['02-20', '02-14'])).toEqual(['calendar.order', '/body/worked/1']);
    expect(
      why(
        2027,
        Array.from({ length: 41 }, () => ['01-01', '01-01']),
        [],
      ),
    ).toEqual(['calendar.long', null]);
  });

  it('of the city takes the place of the product’s, and leaves the others', () => {
    const own = makeCalendar(new Map([[2018, { off: [['02-15', '02-16']], worked: [] }]]));
    expect([own.isWorkingDay('2018-02-19'), own.isWorkingDay('2018-02-11')]).toEqual([true, false]);
    expect([own.isWorkingDay('2019-02-04'), own.isYearKnown(2027)]).toEqual([false, false]);
  });

  it('changes day by day: a range grows, splits and closes again', () => {
    let year = { off: [] as [string, string][], worked: [] as string[] } as ReturnType<typeof setDay>;
    for (const day of ['2027-02-05', '2027-02-06', '2027-02-07']) year = setDay(year, day, 'off');
    expect(year.off).toEqual([['02-05', '02-07']]);
    year = setDay(year, '2027-02-06', 'worked');
    expect(year).toEqual({
      off: [
        ['02-05', '02-05'],
        ['02-07', '02-07'],
      ],
      worked: ['02-06'],
    });
    expect(['2027-02-05', '2027-02-06', '2027-02-08', '2027-02-13'].map((day) => kindOfDay(day, year))).toEqual([
      'off',
      'worked',
      'work',
      'rest',
    ]);
    expect(setDay(year, '2027-02-06', 'off')).toEqual({ off: [['02-05', '02-07']], worked: [] });
    expect(setDay(year, '2027-02-08', 'worked').worked).toEqual(['02-06']);
  });
});
