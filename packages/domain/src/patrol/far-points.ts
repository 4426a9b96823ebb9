// A recorder that was left on walks home with its bearer, and where somebody lives is nobody's affair. Fixes that lie far from every river of
// the person are not kept as coordinates, only how many they were and how long they lasted. The phone takes them out before it sends, the
// server takes them out of whatever arrives. A walk that is a shifted copy of a river's course is kept whole: that is the datum's mistake.
import type { EffectiveThreshold } from '../duty/threshold.ts';
import { makePlane, type Plane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import { makeFinder, type SegmentGrid } from '../ground/segment-grid.ts';
import type { PreparedReaches } from './judged-reaches.ts';
import { orderPoints, type TrackPoint } from './point.ts';
import { findShiftOfPoints, type Shift } from './shift.ts';

/** What was left out of a track. WARNING: stored with the judgement and sent by phones. */
export interface FarPoints {
  readonly points: number;
  /** Time between far fixes that followed each other; a single stray one lasts no time. */
  readonly minutes: number;
}

export interface NearTrack {
  /** The near fixes in the order of time. Each stretch that was left out begins a new part, so that no line runs over it. */
  readonly near: readonly TrackPoint[];
  readonly far: FarPoints;
}

export const NO_FAR_POINTS: FarPoints = { points: 0, minutes: 0 };

/** @param reaches every reach of the person; from one without a line nobody can be shown to be far, so then all is kept */
export function dropFarPoints(
  points: readonly TrackPoint[],
  reaches: PreparedReaches,
  rule: Pick<EffectiveThreshold, 'farM' | 'shiftM'>,
): NearTrack {
  const measure = makeMeasure(reaches, rule.farM.value);
  const all = { near: points, far: NO_FAR_POINTS };
  if (!measure || points.every((point) => measure.isNear(point.lon, point.lat))) return all;
  const shift = findShiftOfPoints(points, reaches, rule.shiftM.value);
  const isFar = ({ lon, lat }: TrackPoint) =>
    !(measure.isNear(lon, lat) || (shift !== null && measure.isNear(...unshift(measure.plane, { lon, lat, shift }))));
  return cutFar(points, isFar);
}

function cutFar(points: readonly TrackPoint[], isFarPoint: (point: TrackPoint) => boolean): NearTrack {
  const near: TrackPoint[] = [];
  let [count, farMs, part] = [0, 0, 0];
  let before: { readonly point: TrackPoint; readonly isFar: boolean } | null = null;
  for (const point of orderPoints(points)) {
    const isFar = isFarPoint(point);
    const follows = before !== null && before.point.part === point.part;
    if (isFar) {
      if (!before || !isSamePoint(before.point, point)) count++;
      if (follows && before?.isFar) farMs += point.timeMs - before.point.timeMs;
    } else {
      // Parts are counted anew: a number that rises at every break cannot meet an older one by chance.
      if (near.length === 0) part = point.part;
      else if (!follows || before?.isFar) part++;
      near.push({ ...point, part });
    }
    before = { point, isFar };
  }
  return { near, far: { points: count, minutes: farMs / 60_000 } };
}

/** What the phone left out and what the server left out after it. */
export function addFarPoints(a: FarPoints, b: FarPoints): FarPoints {
  return { points: a.points + b.points, minutes: a.minutes + b.minutes };
}

function isSamePoint(a: TrackPoint, b: TrackPoint): boolean {
  return a.timeMs === b.timeMs && a.lon === b.lon && a.lat === b.lat;
}

function unshift(plane: Plane, at: { lon: number; lat: number; shift: Shift }): [lon: number, lat: number] {
  return [at.lon - at.shift.eastM / plane.metresPerLon, at.lat - at.shift.northM / plane.metresPerLat];
}

interface Measure {
  readonly plane: Plane;
  isNear(lon: number, lat: number): boolean;
}

function makeMeasure({ list, layers, allDrawn }: PreparedReaches, farM: number): Measure | null {
  const first = list[0]?.lines[0]?.[0];
  if (!first || !allDrawn) return null;
  const plane = makePlane(first[0]!, first[1]!);
  const finders = layers.map(({ grid }) => ({ grid, find: makeFinder(grid, plane, farM) }));
  // A walker stays near the same piece of river from fix to fix.
  let last = { grid: layers[0]!.grid, s: 0 };
  const touches = (grid: SegmentGrid, s: number, x: number, y: number) => {
    const [a, b] = [grid.from[s]!, grid.to[s]!];
    const ax = toX(plane, grid.lons[a]!);
    const ay = toY(plane, grid.lats[a]!);
    return squaredToSegment(x, y, ax, ay, toX(plane, grid.lons[b]!), toY(plane, grid.lats[b]!)) <= farM * farM;
  };
  const isNear = (lon: number, lat: number) => {
    const [x, y] = [toX(plane, lon), toY(plane, lat)];
    if (touches(last.grid, last.s, x, y)) return true;
    for (const { grid, find } of finders)
      for (const s of find(lon, lat))
        if (touches(grid, s, x, y)) {
          last = { grid, s };
          return true;
        }
    return false;
  };
  return { plane, isNear };
}
