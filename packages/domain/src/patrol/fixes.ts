// The fixes of a track that can be used at all, as columns in the order of time on a plane: what cannot be a place or is too vague is counted
// and left out. An hour's walk is judged every two seconds on the phone, so the columns are plain numbers.
import { makePlane, type Plane, toX, toY } from '../ground/geo.ts';
import { comparePoints, type TrackPoint } from './point.ts';

export interface Fixes {
  readonly plane: Plane;
  readonly count: number;
  /** Places in the raw track. */
  readonly raw: Int32Array;
  readonly timeMs: Float64Array;
  /** Metres on the plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly part: Int32Array;
}

export interface UsableFixes {
  readonly fixes: Fixes;
  /** No place on earth, no time, or no accuracy. */
  readonly invalid: number;
  /** Too vague to be counted. */
  readonly vague: number;
}

export function takeFixes(points: readonly TrackPoint[], accuracyM: number): UsableFixes {
  const raw = new Int32Array(points.length);
  let [usable, invalid, vague, isOrdered] = [0, 0, 0, true];
  for (let i = 0; i < points.length; i++) {
    const point = points[i]!;
    if (!isValid(point)) invalid++;
    else if (point.accuracyM > accuracyM) vague++;
    else {
      if (usable > 0 && !(points[raw[usable - 1]!]!.timeMs < point.timeMs)) isOrdered = false;
      raw[usable++] = i;
    }
  }
  const order = raw.subarray(0, usable);
  if (!isOrdered) order.sort((a, b) => comparePoints(points[a]!, points[b]!) || a - b);
  return { fixes: toColumns(points, order), invalid, vague };
}

/** (0, 0) is what a phone says that knows nothing. */
function isValid({ lon, lat, accuracyM, timeMs }: TrackPoint): boolean {
  return (
    lon >= -180 &&
    lon <= 180 &&
    lat >= -90 &&
    lat <= 90 &&
    !(lon === 0 && lat === 0) &&
    accuracyM > 0 &&
    accuracyM <= 10_000 &&
    timeMs > Number.NEGATIVE_INFINITY &&
    timeMs < Number.POSITIVE_INFINITY
  );
}

/** Of several fixes of the same moment the first is taken. */
function toColumns(points: readonly TrackPoint[], order: Int32Array): Fixes {
  const first = points[order[0] ?? -1] ?? { lon: 0, lat: 0 };
  const plane = makePlane(first.lon, first.lat);
  const fixes = makeColumns(plane, order.length);
  let count = 0;
  for (const i of order) {
    const point = points[i]!;
    if (count > 0 && point.timeMs === fixes.timeMs[count - 1]) continue;
    fixes.raw[count] = i;
    fixes.timeMs[count] = point.timeMs;
    fixes.x[count] = toX(plane, point.lon);
    fixes.y[count] = toY(plane, point.lat);
    fixes.part[count] = point.part;
    count++;
  }
  return { ...fixes, count };
}

/** What is left when those marked are taken out. */
export function dropFixes(fixes: Fixes, isDropped: Uint8Array): Fixes {
  if (!isDropped.includes(1)) return fixes;
  const left = makeColumns(fixes.plane, fixes.count);
  let count = 0;
  for (let i = 0; i < fixes.count; i++) {
    if (isDropped[i] === 1) continue;
    left.raw[count] = fixes.raw[i]!;
    left.timeMs[count] = fixes.timeMs[i]!;
    left.x[count] = fixes.x[i]!;
    left.y[count] = fixes.y[i]!;
    left.part[count] = fixes.part[i]!;
    count++;
  }
  return { ...left, count };
}

function makeColumns(plane: Plane, length: number): Omit<Fixes, 'count'> {
  return {
    plane,
    raw: new Int32Array(length),
    timeMs: new Float64Array(length),
    x: new Float64Array(length),
    y: new Float64Array(length),
    part: new Int32Array(length),
  };
}

/** Metres from one fix to another. */
export function legM({ x, y }: Fixes, a: number, b: number): number {
  const dx = x[b]! - x[a]!;
  const dy = y[b]! - y[a]!;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Metres per second from one fix to a later one. */
export function speedMs(fixes: Fixes, a: number, b: number): number {
  return legM(fixes, a, b) / Math.max(0.001, (fixes.timeMs[b]! - fixes.timeMs[a]!) / 1000);
}
