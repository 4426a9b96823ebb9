import type { PhotoBody } from '@xunhe/contract/photo';
import { describe, expect, it } from 'vitest';
import { listMarks, sayTimeOff } from './photo-offset-words.ts';

function photo(offM: number | null, offMinutes: number): PhotoBody {
  return {
    ...{ id: 'A.0', n: 0, role: 'view', from: 'camera', state: 'ready', why: null, at: '2026-11-20T01:00:00Z' },
    ...{ place: null, width: 1, height: 1, cameraAt: null, cameraPlace: null, camera: null, offM, offMinutes },
  };
}

describe('the marks of a picture', () => {
  it.each([
    [null, 0, 'patrol', []],
    [480, 29, 'patrol', []],
    [1240, 0, 'patrol', ['距轨迹 1.2 km']],
    [10, -95, 'patrol', ['早 1 小时 35 分']],
    [700, 31, 'patrol', ['距轨迹 700 m', '晚 31 分钟']],
    // A problem is reported hours later at home, which says nothing.
    [700, -600, 'problem', ['距问题位置 700 m']],
    [10, -3 * 1440, 'problem', ['早 3 天']],
  ] as const)('%s m and %s minutes from a %s', (offM, offMinutes, record, marks) => {
    expect(listMarks(photo(offM, offMinutes), record, 'zh')).toEqual(marks);
  });

  it('are said in English too', () => {
    expect(listMarks(photo(1240, 2880), 'problem', 'en')).toEqual(['1.2 km from the place', '2 days later']);
    expect(sayTimeOff(photo(0, 0.4), 'en')).toBe('within the time of the record');
  });
});
