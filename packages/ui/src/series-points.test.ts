import { describe, expect, it } from 'vitest';
import { listBands, listMeasured, pointsByStation } from './series-points.ts';

const SAMPLES = [
  { day: '2017-03-05', station: 'S1', readings: { nh3n: 0.05 }, marks: { nh3n: '<' } },
  { day: '2017-01-04', station: 'S1', readings: { nh3n: 3.2, do: 4 }, marks: {} },
  { day: '2017-02-06', station: 'S2', readings: { nh3n: 1 }, marks: {} },
  { day: '2017-09-06', station: 'S1', readings: { nh3n: 900 }, marks: { nh3n: 'outOfRange' } },
];

describe('a series', () => {
  it('is ordered by day, each station apart, with a gap where months are missing', () => {
    const points = pointsByStation(SAMPLES, 'nh3n');
    expect(points.get('S1')!.map(({ day, value }) => [day, value])).toEqual([
      ['2017-01-04', 3.2],
      ['2017-03-05', 0.05],
      ['2017-03-05', null],
      ['2017-09-06', 900],
    ]);
    expect(points.get('S2')).toHaveLength(1);
  });

  it('marks values under the detection limit and values in doubt apart', () => {
    const points = pointsByStation(SAMPLES, 'nh3n').get('S1')!;
    expect(points.map(({ censored }) => censored)).toEqual([false, true, false, false]);
    expect(points.at(-1)!.doubt).toBe('outOfRange');
  });

  it('has bands from zero upwards, and for oxygen downwards', () => {
    expect(listBands([0.15, 0.5, 1, 1.5, 2], 'nh3n').at(-1)).toEqual({ wqClass: 6, from: 2, to: null });
    expect(listBands([7.5, 6, 5, 3, 2], 'do')).toEqual([
      { wqClass: 1, from: 7.5, to: null },
      { wqClass: 2, from: 6, to: 7.5 },
      { wqClass: 3, from: 5, to: 6 },
      { wqClass: 4, from: 3, to: 5 },
      { wqClass: 5, from: 2, to: 3 },
      { wqClass: 6, from: 0, to: 2 },
    ]);
  });

  it('gives a shared limit to the better class', () => {
    expect(listBands([15, 15, 20, 30, 40], 'cod').map(({ wqClass }) => wqClass)).toEqual([1, 3, 4, 5, 6]);
  });

  it('lists what decides a class first', () => {
    expect(listMeasured({ samples: SAMPLES, months: [], limits: { nh3n: [], do: [] } })).toEqual(['nh3n', 'do']);
  });
});
