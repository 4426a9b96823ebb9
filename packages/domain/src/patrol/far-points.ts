// A recorder that was left on walks home with its bearer, and where somebody lives is nobody's affair. Fixes that lie far from every river of
// the person are not kept as coordinates, only how many they were and how long they lasted. The phone takes them out before it sends, the
// server takes them out of whatever arrives.
import { makePlane, type Plane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import type { TrackPoint } from './point.ts';

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

/** Longitude, latitude pairs of each line of a reach. */
type Lines = readonly (readonly (readonly number[])[])[];

export const NO_FAR_POINTS: FarPoints = { points: 0, minutes: 0 };

/** @param reaches the lines of every reach of the person; from one without a line nobody can be shown to be far, so then all is kept */
export function dropFarPoints(points: readonly TrackPoint[], reaches: readonly Lines[], farM: number): NearTrack {
  const measure = makeMeasure(reaches, farM);
  if (!measure || points.every((point) => !measure.isFar(point))) return { near: points, far: NO_FAR_POINTS };
  const near: TrackPoint[] = [];
  let count = 0;
  let farMs = 0;
  let part = 0;
  let before: { readonly point: TrackPoint; readonly isFar: boolean } | null = null;
  for (const point of points.toSorted((a, b) => a.timeMs - b.timeMs)) {
    const isFar = measure.isFar(point);
    const follows = before !== null && before.point.part === point.part;
    if (isFar) {
      count++;
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

interface Measure {
  isFar(point: TrackPoint): boolean;
}

function makeMeasure(reaches: readonly Lines[], farM: number): Measure | null {
  const first = reaches[0]?.[0]?.[0];
  if (!first || reaches.some((lines) => !lines.some((line) => line.length > 0))) return null;
  const plane = makePlane(first[0]!, first[1]!);
  const segments = listSegments(reaches, plane);
  const square = farM * farM;
  let lastNear = 0;
  const isNear = (x: number, y: number, s: number) =>
    squaredToSegment(x, y, segments[s]!, segments[s + 1]!, segments[s + 2]!, segments[s + 3]!) <= square;
  return {
    isFar({ lon, lat }) {
      const [x, y] = [toX(plane, lon), toY(plane, lat)];
      // A walker stays near the same piece of river from fix to fix.
      if (isNear(x, y, lastNear)) return false;
      for (let s = 0; s < segments.length; s += 4)
        if (isNear(x, y, s)) {
          lastNear = s;
          return false;
        }
      return true;
    },
  };
}

/** Four numbers a segment: ax, ay, bx, by, metres. A line of one point is a segment without length. */
function listSegments(reaches: readonly Lines[], plane: Plane): Float64Array {
  const numbers: number[] = [];
  for (const line of reaches.flat())
    for (let i = line.length === 1 ? 0 : 1; i < line.length; i++) {
      const [a, b] = [line[Math.max(0, i - 1)]!, line[i]!];
      numbers.push(toX(plane, a[0]!), toY(plane, a[1]!), toX(plane, b[0]!), toY(plane, b[1]!));
    }
  return Float64Array.from(numbers);
}
