// The line of a reach cut at a place along it, and two lines joined again. Places are metres along the line from its upper end, over all its
// parts; gaps between parts have no length.
import { haversineM, makePlane, toX, toY } from '../ground/geo.ts';
import { accept, type Result, refuse } from '../ground/result.ts';
import { partsOf } from './line.ts';
import type { Shape } from './shape.ts';

type Point = readonly [lon: number, lat: number];
type Way = readonly Point[];

/** Neither part of a line that is cut may be shorter. */
export const LEAST_PART_M = 10;
/** Lines whose ends lie farther apart do not follow one another. */
export const WIDEST_GAP_M = 200;
/** Ends that lie no farther apart are one point, drawn twice. */
const SAME_POINT_M = 1;
/** A vertex that lies so near to the straight line between its neighbours says nothing. */
const STRAIGHT_M = 0.001;

export interface PlaceOnLine {
  readonly alongM: number;
  /** How far beside the line it was asked for. */
  readonly offM: number;
  readonly point: Point;
}

export function lineLengthM(shape: Shape): number {
  return partsOf(shape).reduce((sum, way) => sum + wayM(way), 0);
}

/** The place on a line that is nearest to a point; null for an area. */
export function placeOnLine(shape: Shape, [lon, lat]: Point): PlaceOnLine | null {
  const plane = makePlane(lon, lat);
  let best: PlaceOnLine | null = null;
  let beforeM = 0;
  for (const way of partsOf(shape))
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1]!, way[i]!];
      const [ax, ay] = [toX(plane, a[0]), toY(plane, a[1])];
      const [dx, dy] = [toX(plane, b[0]) - ax, toY(plane, b[1]) - ay];
      const square = dx * dx + dy * dy;
      const t = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
      const offM = Math.hypot(ax + t * dx, ay + t * dy);
      const stepM = haversineM(a[0], a[1], b[0], b[1]);
      if (!best || offM < best.offM) best = { alongM: beforeM + t * stepM, offM, point: between(a, b, t) };
      beforeM += stepM;
    }
  return best;
}

/** The point so far along a line; its end when the line is shorter. Null for an area. */
export function pointAlong(shape: Shape, alongM: number): Point | null {
  const ways = partsOf(shape);
  const cut = findCut(ways, alongM);
  return cut?.point ?? ways.at(-1)?.at(-1) ?? null;
}

/** Both parts of a line that is cut; `share` is the upper one's of its length. */
export function cutLine(
  shape: Shape,
  atM: number,
): Result<{ readonly upper: Shape; readonly lower: Shape; readonly share: number }> {
  const ways = partsOf(shape);
  if (ways.length === 0) return refuse({ kind: 'cut.area' });
  const lengthM = lineLengthM(shape);
  if (!(atM >= LEAST_PART_M && lengthM - atM >= LEAST_PART_M))
    return refuse({ kind: 'cut.tooShort', atM, lengthM, least: LEAST_PART_M });
  const { way, step, point } = findCut(ways, atM)!;
  const cut = ways[way]!;
  const above = cut.slice(0, step);
  const below = cut.slice(step);
  const upper = isSame(above.at(-1)!, point) ? above : [...above, point];
  const lower = isSame(below[0]!, point) ? below : [point, ...below];
  return accept({
    upper: toShape([...ways.slice(0, way), upper]),
    lower: toShape([lower, ...ways.slice(way + 1)]),
    share: atM / lengthM,
  });
}

/** One line of two that follow one another. Between ends that do not touch nothing is drawn that nobody has measured: they stay parts. */
export function joinLines(upper: Shape, lower: Shape): Result<Shape> {
  const [above, below] = [partsOf(upper), partsOf(lower)];
  if (above.length === 0 || below.length === 0) return refuse({ kind: 'cut.area' });
  const [end, begin] = [above.at(-1)!.at(-1)!, below[0]![0]!];
  const gapM = haversineM(end[0], end[1], begin[0], begin[1]);
  if (gapM > WIDEST_GAP_M) return refuse({ kind: 'join.apart', gapM, widest: WIDEST_GAP_M });
  if (gapM > SAME_POINT_M) return accept(toShape([...above, ...below]));
  const first = above.at(-1)!;
  const next = below[0]!.slice(1);
  const joined = isStraight(first.at(-2)!, end, next[0]!) ? [...first.slice(0, -1), ...next] : [...first, ...next];
  return accept(toShape([...above.slice(0, -1), joined, ...below.slice(1)]));
}

/** Where a line is cut: which of its ways, before which vertex of it, and the point itself; null beyond its end. */
function findCut(ways: readonly Way[], atM: number) {
  let left = Math.max(0, atM);
  for (const [way, points] of ways.entries())
    for (let step = 1; step < points.length; step++) {
      const [a, b] = [points[step - 1]!, points[step]!];
      const stepM = haversineM(a[0], a[1], b[0], b[1]);
      if (stepM > 0 && left <= stepM) return { way, step, point: between(a, b, left / stepM) };
      left -= stepM;
    }
  return null;
}

function toShape(ways: readonly Way[]): Shape {
  // A cut at a vertex leaves a way of one point.
  const whole = ways.filter((way) => way.length > 1);
  return whole.length === 1
    ? { type: 'LineString', coordinates: whole[0]! }
    : { type: 'MultiLineString', coordinates: whole };
}

function isStraight(a: Point, middle: Point, b: Point): boolean {
  const place = placeOnLine({ type: 'LineString', coordinates: [a, b] }, middle);
  return place !== null && place.offM <= STRAIGHT_M;
}

function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function between(a: Point, b: Point, share: number): Point {
  if (share >= 1) return b;
  return share <= 0 ? a : [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function wayM(way: Way): number {
  let sum = 0;
  for (let i = 1; i < way.length; i++) sum += haversineM(way[i - 1]![0], way[i - 1]![1], way[i]![0], way[i]![1]);
  return sum;
}
