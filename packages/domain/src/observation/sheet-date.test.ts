import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../ground/day.ts';
import { readSheetDate, readSheetTime } from './sheet-date.ts';

const TODAY = '2026-11-29';
const read = (text: string) => readSheetDate({ text, kind: 'text' }, TODAY);

describe('the day of a sample', () => {
  it.each([
    ['2026-03-01', null],
    ['2026-3-1', null],
    ['2026/3/1', null],
    ['2026.3.1', null],
    ['2026年3月1日', null],
    ['2026年03月01号', null],
    ['20260301', null],
    ['２０２６／３／１', null],
    [' 2026-03-01 ', null],
    ['2026-03-01T08:30:00', '08:30'],
    ['2026/3/1 8:30', '08:30'],
    ['20260301 08:30:15', '08:30'],
    ['2026年3月1日 8时30分', '08:30'],
    ['2026年3月1日8时30分05秒', '08:30'],
  ])('is read from %j', (text, time) => {
    expect(read(text)).toEqual({ ok: true, value: { day: '2026-03-01', time } });
  });

  it.each([
    ['2026-02-30', 'date.impossible'],
    ['2026-13-01', 'date.impossible'],
    ['2026-03/01', 'date.impossible'],
    ['三月一日', 'date.impossible'],
    ['2026-03-01 24:00', 'time.impossible'],
    ['2026-03-01 08:60', 'time.impossible'],
    ['2026-03-01 上午', 'time.impossible'],
    ['2026-03-01T08:30:00+08:00', 'time.zone'],
    ['26-03-01', 'date.twoDigitYear'],
    ['26年3月1日', 'date.twoDigitYear'],
    ['3/1/2026', 'date.order'],
    ['1.3.26', 'date.order'],
    ['46082', 'date.serial'],
    ['2026年3月', 'date.noDay'],
    ['1970-01-01', 'date.tooOld'],
    ['1900-01-00', 'date.impossible'],
    ['1900-01-01', 'date.tooOld'],
    ['2026-11-30', 'date.future'],
    ['2099-01-01', 'date.future'],
    ['', 'date.empty'],
  ])('%j is refused: %s', (text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('is the same in every form, for every day there was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17_000 }), (days) => {
        const day = addDays('1980-01-01', days);
        const [year, month, dayOfMonth] = day.split('-').map(Number);
        for (const text of [
          day,
          day.replaceAll('-', ''),
          `${year}/${month}/${dayOfMonth}`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
        ])
          expect(read(text)).toEqual({ ok: true, value: { day, time: null } });
      }),
    );
  });
});

it.each([
  ['8:30', '08:30'],
  ['08:30:59', '08:30'],
  ['8时05分', '08:05'],
  ['1899-12-30T08:30:00', '08:30'],
  ['', null],
])('a time of day is read from %j', (text, time) => {
  expect(readSheetTime({ text, kind: 'text' })).toEqual({ ok: true, value: time });
});
