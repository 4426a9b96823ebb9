import { describe, expect, it } from 'vitest';
import { metresFromWay, minutesOutside } from './photo-offset.ts';

const AT = { lon: 113.3, lat: 23.1 };
const METRES_PER_DEGREE = 110_750;
const north = (metres: number, part = 0) => ({ lon: AT.lon, lat: AT.lat + metres / METRES_PER_DEGREE, part });
const east = (degrees: number, metresNorth: number, part = 0) => ({
  ...north(metresNorth, part),
  lon: AT.lon + degrees,
});

describe('metres from a way', () => {
  it('are those to the nearest place on it, between its points too', () => {
    expect(metresFromWay(AT, [north(300), north(120)])).toBeCloseTo(120, 0);
    expect(metresFromWay(AT, [east(-0.01, 80), east(0.01, 80)])).toBeCloseTo(80, 0);
  });

  it('do not count what lies between two parts, and are not known without a way', () => {
    expect(metresFromWay(AT, [east(-0.01, 80, 0), east(0.01, 80, 1)])).toBeGreaterThan(1000);
    expect(metresFromWay(AT, [])).toBeNull();
  });
});

describe('minutes outside of a time', () => {
  it.each([
    ['before', -90, -90],
    ['at the beginning', 0, 0],
    ['within', 30, 0],
    ['at the end', 60, 0],
    ['after', 65, 5],
  ])('%s', (_, minute, outside) => {
    expect(minutesOutside(minute * 60_000, { fromMs: 0, toMs: 3_600_000 })).toBe(outside);
  });
});
