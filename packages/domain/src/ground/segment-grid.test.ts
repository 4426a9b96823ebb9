import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlane, squaredToSegment, toX, toY } from './geo.ts';
import { buildSegmentGrid, type Lines, makeFinder, type SegmentGrid } from './segment-grid.ts';

/** Places of a city, some far outside of it, and every pole and line where numbers turn over. */
const places = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(noNaN(113.9, 114.1), noNaN(22.3, 22.5)) },
  { weight: 1, arbitrary: fc.tuple(noNaN(-180, 180), noNaN(-90, 90)) },
  { weight: 1, arbitrary: fc.constantFrom<[number, number]>([180, 0], [-180, 0], [0, 90], [0, -90], [0, 0]) },
);
const lists: fc.Arbitrary<Lines[]> = fc.array(fc.array(fc.array(places, { maxLength: 6 }), { maxLength: 3 }), {
  maxLength: 8,
});

function noNaN(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

/** What any grid must find at least. */
function findAll(grid: SegmentGrid, at: readonly [number, number], radiusM: number): number[] {
  const plane = makePlane(at[0], at[1]);
  return Array.from(grid.owner, (_, s) => s).filter((s) => {
    const [a, b] = [grid.from[s]!, grid.to[s]!];
    const ends = [grid.lons[a]!, grid.lats[a]!, grid.lons[b]!, grid.lats[b]!] as const;
    const [ax, ay] = [toX(plane, ends[0]), toY(plane, ends[1])];
    return squaredToSegment(0, 0, ax, ay, toX(plane, ends[2]), toY(plane, ends[3])) <= radiusM * radiusM;
  });
}

describe('a grid of segments', () => {
  it('finds every segment within the radius, wherever it lies', () => {
    fc.assert(
      fc.property(
        lists,
        places,
        fc.constantFrom(5, 60, 500, 5000),
        fc.constantFrom(50, 200),
        (list, at, radiusM, squareM) => {
          const grid = buildSegmentGrid(list, squareM);
          const found = new Set(makeFinder(grid, makePlane(at[0], at[1]), radiusM)(at[0], at[1]));
          for (const s of findAll(grid, at, radiusM)) expect(found.has(s)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('names what is near, not all there is', () => {
    const list = Array.from({ length: 2000 }, (_, i): Lines => {
      const [lon, lat] = [113 + (i % 50) / 50, 22 + Math.floor(i / 50) / 50];
      return [
        [
          [lon, lat],
          [lon + 0.01, lat + 0.01],
        ],
      ];
    });
    const grid = buildSegmentGrid(list, 200);
    expect(makeFinder(grid, makePlane(113.5, 22.4), 60)(113.5, 22.4).length).toBeLessThan(20);
  });

  it('holds a line around the world without growing', () => {
    const wild: Lines = [Array.from({ length: 2000 }, (_, i) => [i % 2 === 0 ? -180 : 180, (i % 90) - 45])];
    const grid = buildSegmentGrid(
      [
        wild,
        [
          [
            [114, 22],
            [114.001, 22],
          ],
        ],
      ],
      128,
    );
    expect(grid.items.length).toBeLessThan(100);
    expect(grid.long.length).toBe(1999);
  });

  it('keeps a line of one point, and the segments of each entry together', () => {
    const grid = buildSegmentGrid(
      [
        [[[114, 22]]],
        [],
        [
          [
            [114, 22],
            [114.1, 22],
            [114.1, 22.1],
          ],
        ],
      ],
      200,
    );
    expect([...grid.owner]).toEqual([0, 2, 2]);
    expect([...grid.first]).toEqual([0, 1, 1, 3]);
    expect(grid.from[0]).toBe(grid.to[0]);
  });
});
