import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM, makePlane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import type { TrackPoint } from './point.ts';
import { REDUCED_TOLERANCE_M, simplifyLine } from './simplify-line.ts';

/** A walk of steps up to 40 m in any direction, with a pause here and there. */
const tracks = fc
  .array(
    fc.record({
      east: fc.integer({ min: -40, max: 40 }),
      north: fc.integer({ min: -40, max: 40 }),
      pause: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 120 },
  )
  .map((steps) => {
    let [lon, lat, part] = [114, 22.4, 0];
    return steps.map(({ east, north, pause }, i): TrackPoint => {
      lon += east / 102_900;
      lat += north / 110_750;
      if (pause) part++;
      return { timeMs: i * 5000, lon, lat, accuracyM: 5, part };
    });
  });

function metresToLine(point: TrackPoint, line: readonly TrackPoint[]): number {
  const plane = makePlane(point.lon, point.lat);
  const [only] = line;
  if (line.length === 1) return haversineM(point.lon, point.lat, only!.lon, only!.lat);
  return Math.min(
    ...line.slice(1).map((b, i) => {
      const a = line[i]!;
      const [ax, ay, bx, by] = [toX(plane, a.lon), toY(plane, a.lat), toX(plane, b.lon), toY(plane, b.lat)];
      return Math.sqrt(squaredToSegment(0, 0, ax, ay, bx, by));
    }),
  );
}

const partOf = (points: readonly TrackPoint[], part: number) => points.filter((point) => point.part === part);

describe('the line that stays of a track', () => {
  it('leaves no point farther than the tolerance from the line of its part', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        const line = simplifyLine(track);
        for (const point of track)
          expect(metresToLine(point, partOf(line, point.part))).toBeLessThan(REDUCED_TOLERANCE_M + 0.1);
      }),
    );
  });

  it('keeps both ends of every part, adds no point, and tells no time', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        const line = simplifyLine(track);
        const places = new Set(track.map(({ lon, lat, part }) => `${lon} ${lat} ${part}`));
        for (const { lon, lat, part, timeMs, accuracyM } of line) {
          expect(places.has(`${lon} ${lat} ${part}`)).toBe(true);
          expect([timeMs, accuracyM]).toEqual([0, 0]);
        }
        for (const part of new Set(track.map((point) => point.part))) {
          const ends = (points: readonly TrackPoint[]) =>
            [points[0]!, points.at(-1)!].map(({ lon, lat }) => [lon, lat]);
          expect(ends(partOf(line, part))).toEqual(ends(partOf(track, part)));
        }
      }),
    );
  });

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        const line = simplifyLine(track);
        expect(simplifyLine(line)).toEqual(line);
      }),
    );
  });

  it('makes a straight walk of a thousand fixes two points, and keeps a bend of 40 m', () => {
    const straight = Array.from({ length: 1000 }, (_, i) => ({
      timeMs: i * 1000,
      lon: 114 + i * 1e-5,
      lat: 22.4 + (i % 2) * 5e-5,
      accuracyM: 5,
      part: 0,
    }));
    expect(simplifyLine(straight)).toHaveLength(2);
    const bent = straight.map((point, i) => ({ ...point, lat: 22.4 + (i === 500 ? 40 / 110_750 : 0) }));
    expect(simplifyLine(bent)).toHaveLength(3 + 2);
    expect(simplifyLine([])).toEqual([]);
  });
});
