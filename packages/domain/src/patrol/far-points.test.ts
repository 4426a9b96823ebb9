import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { makePlane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import type { Lines } from '../ground/segment-grid.ts';
import { addFarPoints, dropFarPoints } from './far-points.ts';
import { prepareReaches } from './judged-reaches.ts';
import type { TrackPoint } from './point.ts';
import { makePath, moveBy, pathToLine, walkPath } from './test-walks.ts';

const LON = 114;
const LAT = 22.4;
const PER_LON = 102_900;
const PER_LAT = 110_750;
const FAR_M = DEFAULT_THRESHOLD.farM.value;

/** Two kilometres to the east. */
const RIVER = [
  [
    [LON, LAT],
    [LON + 2000 / PER_LON, LAT],
  ],
];

function prepare(list: readonly Lines[]) {
  return prepareReaches(
    list.map((lines, i) => ({ id: `R${i}`, lines, lengthM: 2000, widthM: i % 2 === 0 ? 10 : 300 })),
  );
}

function leaveOut(points: readonly TrackPoint[], list: readonly Lines[]) {
  return dropFarPoints(points, prepare(list), DEFAULT_THRESHOLD);
}

function fix(at: number, northM: number, part = 0): TrackPoint {
  return { timeMs: at * 10_000, lon: LON + 500 / PER_LON, lat: LAT + northM / PER_LAT, accuracyM: 6, part };
}

/** Walks beside the river: metres to the north that are clearly near or clearly far, and pauses. */
const walks = fc
  .array(
    fc.record({
      northM: fc.oneof(fc.integer({ min: -490, max: 490 }), fc.integer({ min: 510, max: 20_000 })),
      pause: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let part = 0;
    return steps.map(({ northM, pause }, i) => {
      if (pause) part++;
      return { point: fix(i, northM, part), isFar: Math.abs(northM) > FAR_M };
    });
  });

describe('far points', () => {
  it('keeps every near fix in its order, and no far one', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { near, far } = leaveOut(
          walk.map(({ point }) => point),
          [RIVER],
        );
        const expected = walk.filter(({ isFar }) => !isFar).map(({ point }) => point);
        expect(near.map(({ timeMs, lon, lat, accuracyM }) => [timeMs, lon, lat, accuracyM])).toEqual(
          expected.map(({ timeMs, lon, lat, accuracyM }) => [timeMs, lon, lat, accuracyM]),
        );
        expect(near.length + far.points).toBe(walk.length);
      }),
    );
  });

  it('lets no line run over what was left out, nor over a pause', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { near } = leaveOut(
          walk.map(({ point }) => point),
          [RIVER],
        );
        const places = walk.flatMap(({ isFar }, at) => (isFar ? [] : [at]));
        for (let i = 1; i < near.length; i++) {
          const between = walk.slice(places[i - 1]! + 1, places[i]!);
          const paused = walk[places[i - 1]!]!.point.part !== walk[places[i]!]!.point.part;
          expect(near[i]!.part !== near[i - 1]!.part).toBe(between.length > 0 || paused);
        }
      }),
    );
  });

  it('answers the same for the same, finds nothing more in what it left, and counts in any order of arrival', () => {
    fc.assert(
      fc.property(walks, fc.infiniteStream(fc.nat()), (walk, chance) => {
        const points = walk.map(({ point }) => point);
        const once = leaveOut(points, [RIVER]);
        expect(leaveOut(points, [RIVER])).toEqual(once);
        expect(leaveOut(once.near, [RIVER])).toEqual({ near: once.near, far: { points: 0, minutes: 0 } });
        const mixed = points
          .map((point) => ({ point, place: chance.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ point }) => point);
        if (once.far.points > 0) expect(leaveOut(mixed, [RIVER])).toEqual(once);
      }),
    );
  });

  it('counts how long the walk away from the river lasted, pauses left out', () => {
    const away = [fix(0, 0), fix(6, 600), fix(12, 900), fix(18, 600), fix(24, 100), fix(30, 700), fix(60, 700, 1)];
    const { near, far } = leaveOut(away, [RIVER]);
    expect(far).toEqual({ points: 5, minutes: 2 });
    expect(near.map((point) => point.part)).toEqual([0, 1]);
    expect(addFarPoints(far, { points: 2, minutes: 0.5 })).toEqual({ points: 7, minutes: 2.5 });
  });

  it('measures to the nearest of all reaches, and to the end of a line', () => {
    const other = RIVER.map((line) => line.map(([lon, lat]) => [lon!, lat! + 3000 / PER_LAT]));
    const points = [fix(0, 0), fix(1, 1500), fix(2, 2600), fix(3, 3490)];
    expect(leaveOut(points, [RIVER, other]).near.map(({ timeMs }) => timeMs)).toEqual([0, 20_000, 30_000]);
    const past = { ...fix(0, 0), lon: LON + 2495 / PER_LON };
    expect(leaveOut([past], [RIVER]).near).toHaveLength(1);
    expect(leaveOut([{ ...past, lon: LON + 2510 / PER_LON }], [RIVER]).near).toEqual([]);
  });

  it('keeps all when a reach of the person has no line: nobody can be shown to be far from it', () => {
    const points = [fix(0, 0), fix(1, 5000)];
    for (const reaches of [[], [[]], [RIVER, []]])
      expect(leaveOut(points, reaches)).toEqual({ near: points, far: { points: 0, minutes: 0 } });
  });

  it('finds far what is far from every segment of every reach, asked one by one', () => {
    const metres = fc.double({ min: -4000, max: 4000, noNaN: true });
    const spot = fc.tuple(metres, metres).map(([x, y]): [number, number] => [LON + x / PER_LON, LAT + y / PER_LAT]);
    const lines = fc.array(fc.array(spot, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 3 }), fc.array(spot, { maxLength: 20 }), (list, spots) => {
        const points = spots.map(
          ([lon, lat], i): TrackPoint => ({ timeMs: i * 10_000, lon, lat, accuracyM: 6, part: 0 }),
        );
        // So vague that no shift is looked for: it is asked of good fixes alone.
        const vague = points.map((point) => ({ ...point, accuracyM: 60 }));
        const far = points.filter(({ lon, lat }) =>
          list.every((reach) => metresTo(reach, list[0]![0]![0]!, lon, lat) > FAR_M),
        );
        expect(leaveOut(vague, list).far.points).toBe(far.length);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a walk that is a shifted copy of the river, and leaves out where it went home from there', () => {
    const path = makePath(4, 2000);
    const river = [pathToLine(path)];
    const { points } = walkPath(path, 4);
    const shifted = points.map((point) => moveBy(point, 540, -290));
    expect(leaveOut(shifted, [river])).toEqual({ near: shifted, far: { points: 0, minutes: 0 } });
    const last = shifted.at(-1)!;
    const home = Array.from({ length: 20 }, (_, i) => ({
      ...moveBy(last, 100 * i, 2000 + 50 * i),
      timeMs: last.timeMs + 5000 * (i + 1),
    }));
    const { near, far } = leaveOut([...shifted, ...home], [river]);
    expect([near.length, far.points]).toEqual([shifted.length, 20]);
  });
});

function metresTo(reach: Lines, from: readonly number[], lon: number, lat: number): number {
  const plane = makePlane(from[0]!, from[1]!);
  const squares = reach.flatMap((line) =>
    line.map((end, i) => {
      const start = line[Math.max(0, i - 1)]!;
      const [ax, ay] = [toX(plane, start[0]!), toY(plane, start[1]!)];
      return squaredToSegment(toX(plane, lon), toY(plane, lat), ax, ay, toX(plane, end[0]!), toY(plane, end[1]!));
    }),
  );
  return Math.sqrt(Math.min(...squares));
}
