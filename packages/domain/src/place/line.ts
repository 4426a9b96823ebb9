// Reaches as lines of degrees, WGS 84.
import { makePlane, toX, toY } from '../ground/geo.ts';

type Point = readonly [lon: number, lat: number];

/**
 * The point halfway along a GeoJSON LineString, or along the longest part of a MultiLineString: where a sign for the whole reach stands. Null for
 * anything else, and for a line without a point.
 */
export function middleOfLine(geometry: { readonly type: string; readonly coordinates: unknown } | null): Point | null {
  const parts = partsOf(geometry).filter((part) => part.length > 0);
  const first = parts[0]?.[0];
  if (!first) return null;
  const plane = makePlane(first[0], first[1]);
  const stepM = (a: Point, b: Point) =>
    Math.hypot(toX(plane, b[0]) - toX(plane, a[0]), toY(plane, b[1]) - toY(plane, a[1]));
  const lengthM = (part: readonly Point[]) => part.slice(1).reduce((sum, at, i) => sum + stepM(part[i]!, at), 0);
  const longest = parts.reduce((best, part) => (lengthM(part) > lengthM(best) ? part : best));
  let left = lengthM(longest) / 2;
  for (const [i, to] of longest.slice(1).entries()) {
    const from = longest[i]!;
    const step = stepM(from, to);
    if (step > 0 && left <= step) return between(from, to, left / step);
    left -= step;
  }
  return longest.at(-1)!;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** The lines of a GeoJSON LineString or MultiLineString, none of anything else. */
export function partsOf(
  geometry: { readonly type: string; readonly coordinates: unknown } | null,
): readonly (readonly Point[])[] {
  if (geometry?.type === 'LineString') return [geometry.coordinates as Point[]];
  if (geometry?.type === 'MultiLineString') return geometry.coordinates as Point[][];
  return [];
}
