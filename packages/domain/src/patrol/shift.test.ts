import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { cleanRulesFor, cleanTrack } from './clean-track.ts';
import { findShift, shiftBearing, shiftM } from './shift.ts';
import { makePath, moveBy, pathToLine, walkPath } from './test-walks.ts';

const RANGE = DEFAULT_THRESHOLD.shiftM.value;
const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

function walkBeside(seed: number, eastM: number, northM: number) {
  const path = makePath(seed, 2500);
  const { points } = walkPath(path, seed);
  const reach = { id: 'R1', lines: [pathToLine(path)], lengthM: 2500, widthM: 10 };
  const told = points.map((point) => moveBy(point, eastM, northM));
  return findShift(cleanTrack(told, cleanRulesFor('walk')), reach, RANGE);
}

describe('a track told in another datum', () => {
  it('is known by the one shift that brings it onto the reach: how far, and which way', () => {
    for (const seed of SEEDS) {
      const [x, y] = makePath(seed, 2500).at(-1)!;
      const metres = 300 + 300 * (seed / SEEDS.length);
      // Across the river, to either side; along it there is nothing to see.
      const share = (seed % 2 === 0 ? metres : -metres) / Math.hypot(x, y);
      const [eastM, northM] = [y * share, -x * share];
      const found = walkBeside(seed, eastM, northM)!;
      expect(found, `seed ${seed}`).not.toBeNull();
      expect(Math.abs(shiftM(found) - metres)).toBeLessThan(20);
      expect(Math.hypot(found.eastM - eastM, found.northM - northM)).toBeLessThan(40);
    }
  });

  it('tells its direction from north, clockwise', () => {
    expect(
      [0, 1, 2, 3].map((i) =>
        shiftBearing(
          [
            { eastM: 0, northM: 9 },
            { eastM: 9, northM: 0 },
            { eastM: 0, northM: -9 },
            { eastM: -9, northM: 9 },
          ][i]!,
        ),
      ),
    ).toEqual([0, 90, 180, 315]);
  });

  it('is not a track that lies on the reach, only a street away, or at the other end of town', () => {
    for (const seed of SEEDS)
      for (const [eastM, northM] of [
        [0, 0],
        [100, 60],
        [900, 900],
        [-3000, 400],
      ] as const)
        expect(walkBeside(seed, eastM, northM), `seed ${seed}, ${eastM} m east`).toBeNull();
  });

  it('is not a walk along another course', () => {
    const reach = { id: 'R1', lines: [pathToLine(makePath(1, 2500))], lengthM: 2500, widthM: 10 };
    let suspected = 0;
    for (const seed of SEEDS) {
      const { points } = walkPath(makePath(seed + 500, 2500), seed);
      const told = points.map((point) => moveBy(point, 400, 200));
      if (findShift(cleanTrack(told, cleanRulesFor('walk')), reach, RANGE)) suspected++;
    }
    expect(suspected).toBeLessThanOrEqual(4);
  });
});
