import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { addFarPoints, dropFarPoints } from './far-points.ts';
import type { TrackPoint } from './point.ts';

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
        const { near, far } = dropFarPoints(
          walk.map(({ point }) => point),
          [RIVER],
          FAR_M,
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
        const { near } = dropFarPoints(
          walk.map(({ point }) => point),
          [RIVER],
          FAR_M,
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
        const once = dropFarPoints(points, [RIVER], FAR_M);
        expect(dropFarPoints(points, [RIVER], FAR_M)).toEqual(once);
        expect(dropFarPoints(once.near, [RIVER], FAR_M)).toEqual({ near: once.near, far: { points: 0, minutes: 0 } });
        const mixed = points
          .map((point) => ({ point, place: chance.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ point }) => point);
        if (once.far.points > 0) expect(dropFarPoints(mixed, [RIVER], FAR_M)).toEqual(once);
      }),
    );
  });

  it('counts how long the walk away from the river lasted, pauses left out', () => {
    const away = [fix(0, 0), fix(6, 600), fix(12, 900), fix(18, 600), fix(24, 100), fix(30, 700), fix(60, 700, 1)];
    const { near, far } = dropFarPoints(away, [RIVER], FAR_M);
    expect(far).toEqual({ points: 5, minutes: 2 });
    expect(near.map((point) => point.part)).toEqual([0, 1]);
    expect(addFarPoints(far, { points: 2, minutes: 0.5 })).toEqual({ points: 7, minutes: 2.5 });
  });

  it('measures to the nearest of all reaches, and to the end of a line', () => {
    const other = RIVER.map((line) => line.map(([lon, lat]) => [lon!, lat! + 3000 / PER_LAT]));
    const points = [fix(0, 0), fix(1, 1500), fix(2, 2600), fix(3, 3490)];
    expect(dropFarPoints(points, [RIVER, other], FAR_M).near.map(({ timeMs }) => timeMs)).toEqual([0, 20_000, 30_000]);
    const past = { ...fix(0, 0), lon: LON + 2495 / PER_LON };
    expect(dropFarPoints([past], [RIVER], FAR_M).near).toHaveLength(1);
    expect(dropFarPoints([{ ...past, lon: LON + 2510 / PER_LON }], [RIVER], FAR_M).near).toEqual([]);
  });

  it('keeps all when a reach of the person has no line: nobody can be shown to be far from it', () => {
    const points = [fix(0, 0), fix(1, 5000)];
    for (const reaches of [[], [[]], [RIVER, []]])
      expect(dropFarPoints(points, reaches, FAR_M)).toEqual({ near: points, far: { points: 0, minutes: 0 } });
  });
});
