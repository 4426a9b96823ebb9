import { describe, expect, it } from 'vitest';
import { cityNow, instantToDay, sayDay, sayDue, sayInstant, sayMonth, sayUntil, sayWeekday } from './dates.ts';

const AT = { today: '2018-01-15', timezone: 'Asia/Shanghai' };

describe('dates', () => {
  it('follow the zone of the city, not of the browser', () => {
    expect(instantToDay('2018-01-14T16:30:00Z', 'Asia/Shanghai')).toBe('2018-01-15');
    expect(sayInstant('2018-01-15T01:30:00Z', AT, 'zh')).toBe('今天 09:30');
    expect(sayInstant('2018-01-13T16:05:00Z', AT, 'zh')).toBe('昨天 00:05');
    expect(sayInstant('2017-12-03T01:30:00Z', AT, 'en')).toBe('3 Dec 2017 09:30');
  });

  it('follow the clock of a city that stands in another year', () => {
    const offsetMs = Date.parse('2018-01-15T00:00:00Z') - Date.parse('2026-11-23T00:00:00Z');
    const now = cityNow({ timezone: 'Asia/Shanghai', offsetMs }, Date.parse('2026-11-23T02:00:00Z'));
    expect(sayInstant(now, AT, 'zh')).toBe('今天 10:00');
  });

  it('say how long is left', () => {
    expect(sayDue('2018-01-18', AT.today, 'zh')).toBe('还剩 3 天');
    expect(sayDue('2018-01-15', AT.today, 'zh')).toBe('今天到期');
    expect(sayDue('2018-01-13', AT.today, 'zh')).toBe('逾期 2 天');
    expect(sayDue('2018-01-16', AT.today, 'en')).toBe('1 day left');
  });

  it('name the year only when it is another one', () => {
    expect(sayDay('2018-01-03', AT.today, 'zh')).toBe('1月3日');
    expect(sayDay('2017-12-31', AT.today, 'zh')).toBe('2017年12月31日');
    expect(sayDay('2018-01-16', AT.today, 'zh')).toBe('明天');
    expect(sayUntil('2018-01-31', 'zh')).toBe('截至 1月31日');
    expect(sayMonth('2018-01', 'zh')).toBe('2018年1月');
    expect(sayMonth('2018-01', 'en')).toBe('Jan 2018');
    expect(sayWeekday('2018-01-15', 'zh')).toBe('周一');
  });
});
