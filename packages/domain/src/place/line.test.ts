import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM } from '../ground/geo.ts';
import { middleOfLine } from './line.ts';

const line = (...coordinates: readonly (readonly [number, number])[]) => ({ type: 'LineString', coordinates });

describe('the middle of a line', () => {
  it('lies halfway along it and not at the middle vertex', () => {
    const [lon, lat] = middleOfLine(line([113, 23], [113.001, 23], [113.01, 23]))!;
    expect(lon).toBeCloseTo(113.005, 6);
    expect(lat).toBe(23);
  });

  it('is that of the longest part', () => {
    const parts = [
      [
        [113, 23],
        [113.001, 23],
      ],
      [
        [114, 24],
        [114, 24.02],
      ],
    ];
    const [lon, lat] = middleOfLine({ type: 'MultiLineString', coordinates: parts })!;
    expect([lon, Math.round(lat * 1e6)]).toEqual([114, 24_010_000]);
  });

  it('is the point of a line that has one only, and none without a line', () => {
    expect(middleOfLine(line([113, 23]))).toEqual([113, 23]);
    expect(middleOfLine(line([113, 23], [113, 23]))).toEqual([113, 23]);
    expect([middleOfLine(null), middleOfLine(line()), middleOfLine({ type: 'Point', coordinates: [113, 23] })]).toEqual(
      [null, null, null],
    );
  });

  it('halves any line of a city', () => {
    const point = fc.tuple(
      fc.double({ min: 113, max: 114, noNaN: true }),
      fc.double({ min: 22, max: 23, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (points) => {
        const middle = middleOfLine(line(...points))!;
        const lengthM = (way: readonly (readonly [number, number])[]) =>
          way.slice(1).reduce((sum, at, i) => sum + haversineM(way[i]![0], way[i]![1], at[0], at[1]), 0);
        const whole = lengthM(points);
        // On some step of the line, and as far from its beginning as from its end.
        const halves = points.slice(1).map((_, i) => lengthM([...points.slice(0, i + 1), middle]));
        expect(Math.min(...halves.map((half) => Math.abs(half - whole / 2)))).toBeLessThan(whole * 0.01 + 0.01);
      }),
    );
  });
});
