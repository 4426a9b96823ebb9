import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLD } from '../duty/threshold.ts';
import { makePlane, type Plane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import { CELL_M, type Coverage, measureCoverage, NOT_COVERED, type Walk } from './coverage.ts';
import { type JudgedReach, prepareReaches } from './judged-reaches.ts';
import { TEST_LAT, TEST_LON } from './test-walks.ts';

const { bufferM, wideBufferM, wideWaterM } = DEFAULT_THRESHOLD;

function bufferOf({ widthM }: JudgedReach): number {
  return (widthM !== null && widthM > wideWaterM.value ? wideBufferM.value : bufferM.value) + (widthM ?? 0) / 2;
}

const BUFFERS = { bufferM: bufferOf, widestBufferM: (widthM: number) => wideBufferM.value + widthM / 2 };

/** The same asked in the plainest way: every point against every cell of every reach. */
function measurePlainly(walk: Walk, reach: JudgedReach): Coverage {
  const cells = cutCells(reach, walk.plane);
  const seen = new Set<number>();
  let [onReachM, wasOn] = [0, false];
  for (let i = 0; i < walk.x.length; i++) {
    let isOn = false;
    for (const [c, [ax, ay, bx, by]] of cells.entries()) {
      if (squaredToSegment(walk.x[i]!, walk.y[i]!, ax, ay, bx, by) > bufferOf(reach) ** 2) continue;
      isOn = true;
      seen.add(c);
    }
    if (i > 0 && isOn && wasOn && !walk.breaks[i])
      onReachM += Math.hypot(walk.x[i]! - walk.x[i - 1]!, walk.y[i]! - walk.y[i - 1]!);
    wasOn = isOn;
  }
  return { share: cells.length === 0 ? 0 : seen.size / cells.length, onReachM };
}

function cutCells({ lines }: JudgedReach, plane: Plane): [number, number, number, number][] {
  return lines.flatMap((line) =>
    line.slice(1).flatMap((end, i) => {
      const [ax, ay] = [toX(plane, line[i]![0]!), toY(plane, line[i]![1]!)];
      const [bx, by] = [toX(plane, end[0]!), toY(plane, end[1]!)];
      const pieces = Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / CELL_M));
      return Array.from({ length: pieces }, (_, p): [number, number, number, number] => [
        ax + ((bx - ax) * p) / pieces,
        ay + ((by - ay) * p) / pieces,
        ax + ((bx - ax) * (p + 1)) / pieces,
        ay + ((by - ay) * (p + 1)) / pieces,
      ]);
    }),
  );
}

const metres = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const lines = fc.array(
  fc
    .array(fc.tuple(metres(1500), metres(1500)), { maxLength: 8 })
    .map((corners) => corners.map(([x, y]) => [TEST_LON + x / 103_000, TEST_LAT + y / 110_750])),
  { maxLength: 3 },
);
const reachLists = fc
  .array(fc.record({ lines, widthM: fc.constantFrom(null, 4, 30, 99, 100, 101, 150, 900) }), { maxLength: 6 })
  .map((list) => list.map((reach, i): JudgedReach => ({ id: `R${i}`, lengthM: 1000, ...reach })));
const walks = fc
  .record({
    steps: fc.array(fc.tuple(metres(80), metres(80), fc.integer({ min: 0, max: 9 })), { maxLength: 60 }),
    lon: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  })
  .map(({ steps, lon }): Walk => {
    let [x, y] = [0, 0];
    const spots = steps.map(([dx, dy]): readonly [number, number] => {
      x += dx;
      y += dy;
      return [x, y];
    });
    return {
      plane: makePlane(TEST_LON + lon, TEST_LAT),
      x: Float64Array.from(spots, ([east]) => east),
      y: Float64Array.from(spots, ([, north]) => north),
      breaks: steps.map(([, , chance]) => chance === 0),
    };
  });

describe('coverage', () => {
  it('is what every point against every cell of every reach gives', () => {
    let touched = 0;
    fc.assert(
      fc.property(walks, reachLists, (walk, list) => {
        const covered = measureCoverage(walk, prepareReaches(list), BUFFERS);
        for (const [place, reach] of list.entries()) {
          const plain = measurePlainly(walk, reach);
          const { share, onReachM } = covered.get(place) ?? NOT_COVERED;
          expect(share).toBe(plain.share);
          expect(onReachM).toBeCloseTo(plain.onReachM, 6);
          if (share > 0) touched++;
        }
      }),
      { numRuns: 500 },
    );
    expect(touched).toBeGreaterThan(200);
  });

  it('says nothing of a reach that is far away, and takes a line of one point for no stretch', () => {
    const walk: Walk = {
      plane: makePlane(TEST_LON, TEST_LAT),
      x: Float64Array.of(0, 20),
      y: Float64Array.of(0, 0),
      breaks: [true, false],
    };
    const at = (lines: JudgedReach['lines']): JudgedReach => ({ id: 'R', lengthM: 1000, widthM: 10, lines });
    const far = at([
      [
        [TEST_LON + 1, TEST_LAT],
        [TEST_LON + 1.01, TEST_LAT],
      ],
    ]);
    expect(measureCoverage(walk, prepareReaches([far]), BUFFERS).size).toBe(0);
    const dot = at([[[TEST_LON, TEST_LAT]]]);
    expect([...measureCoverage(walk, prepareReaches([dot]), BUFFERS).values()]).toEqual([NOT_COVERED]);
  });
});
