import { describe, expect, it } from 'vitest';
import { areaM2, haversineM, wayLengthM } from './geo.ts';

describe('measures on the ground', () => {
  it('add up the steps of a way', () => {
    const way = [
      [113.2, 23.1],
      [113.21, 23.1],
      [113.21, 23.11],
    ] as const;
    const steps = haversineM(113.2, 23.1, 113.21, 23.1) + haversineM(113.21, 23.1, 113.21, 23.11);
    expect(wayLengthM(way)).toBeCloseTo(steps, 6);
    expect([wayLengthM([]), wayLengthM(way.slice(0, 1))]).toEqual([0, 0]);
  });

  it('find the area of a square kilometre within a thousandth, whichever way round it is walked', () => {
    const [west, south] = [113.2, 23.1];
    const [east, north] = [west + 1000 / 102_471, south + 1000 / 110_748];
    const square = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const;
    // The sides as the sphere has them: its metres are not those of the ellipsoid, by a third of a hundredth.
    expect(Math.abs(areaM2(square) - 1e6)).toBeLessThan(1000);
    // From another corner the plane touches the earth elsewhere.
    expect(Math.abs(areaM2(square.toReversed()) / areaM2(square) - 1)).toBeLessThan(1e-4);
    expect(areaM2(square.slice(0, 2))).toBe(0);
  });
});
