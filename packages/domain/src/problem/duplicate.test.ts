import { describe, expect, it } from 'vitest';
import { compareReports, DEFAULT_DUPLICATES, findDuplicates, type Reported } from './duplicate.ts';

const LON = 113.3;
const LAT = 23.1;
/** Degrees of latitude that one metre is. */
const METRE = 1 / 111_195;
const DAY_MS = 86_400_000;
const PICTURE = '0f1e2d3c4b5a6978';
const UNLIKE = 'f0e1d2c3b4a59687';

const one: Reported = {
  ...{ id: 'A', reach: 'R1', type: 'household_refuse', lon: LON, lat: LAT, atMs: 1e12, phashes: [PICTURE] },
};
const other = (change: Partial<Reported>): Reported => ({ ...one, id: 'B', phashes: [], ...change });
const north = (metres: number) => ({ lat: LAT + metres * METRE });

describe('pairs of reports', () => {
  it.each([
    ['the same place, day and type', other({}), true],
    ['50 m and five days apart, the same type', other({ ...north(50), atMs: one.atMs - 5 * DAY_MS }), true],
    ['199 m apart, the same day and type', other(north(199)), true],
    ['201 m apart, though the picture is the same', other({ ...north(201), phashes: [PICTURE] }), false],
    ['another reach, but next to it across the border of the two', other({ reach: 'R2', ...north(20) }), true],
    ['31 days apart', other({ atMs: one.atMs + 31 * DAY_MS }), false],
    ['30 days apart at the same place and of the same type', other({ atMs: one.atMs + 30 * DAY_MS }), true],
    ['another type, 10 m apart on the same day', other({ type: 'stockyard', ...north(10) }), true],
    [
      'another type, 150 m and 20 days apart',
      other({ type: 'stockyard', ...north(150), atMs: one.atMs + 20 * DAY_MS }),
      false,
    ],
    [
      'the same, but the picture is the same',
      other({ type: 'stockyard', ...north(150), atMs: one.atMs + 20 * DAY_MS, phashes: [PICTURE] }),
      true,
    ],
    ['no place, the same reach, day and type', other({ lon: null, lat: null }), true],
    ['no place and another reach', other({ lon: null, lat: null, reach: 'R2' }), false],
    ['no place, the same reach, another type', other({ lon: null, lat: null, type: 'other' }), false],
  ])('%s', (_, candidate, isAsked) => {
    expect(findDuplicates(one, [candidate]).length).toBe(isAsked ? 1 : 0);
  });

  it('takes pictures for alike to ten bits of 64, and none that says nothing', () => {
    const bits = (phash: string | null) => compareReports(one, other({ phashes: [null, phash] }))?.bits;
    expect(bits(PICTURE)).toBe(0);
    expect(bits(turn(PICTURE, 10))).toBe(10);
    expect(bits(turn(PICTURE, 11))).toBeNull();
    expect(bits(UNLIKE)).toBeNull();
    expect(bits('0000000000000001')).toBeNull();
    expect(bits(null)).toBeNull();
  });

  it('names the likest first and never itself', () => {
    const found = findDuplicates(one, [
      one,
      other({ id: 'far', ...north(150) }),
      other({ id: 'near', phashes: [PICTURE] }),
    ]);
    expect(found.map(({ id }) => id)).toEqual(['near', 'far']);
    expect(found[0]).toMatchObject({ score: 1, distanceM: 0, days: 0, sameType: true, bits: 0 });
  });

  it('weighs to one', () => {
    const sum = Object.values(DEFAULT_DUPLICATES.weights.value).reduce((all, weight) => all + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});

function turn(phash: string, count: number): string {
  const mask = (1n << BigInt(count)) - 1n;
  return (BigInt(`0x${phash}`) ^ mask).toString(16).padStart(16, '0');
}
