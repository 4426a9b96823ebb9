// Lines of rivers laid into a small box: north is up, a degree of longitude is as wide as it is at that latitude.
import { geometryToLines } from './reach-lines.ts';

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly edge: number;
}

export interface Sketched {
  readonly reach: string;
  /** As the `points` of a polyline. */
  readonly parts: readonly string[];
  readonly middle: readonly [x: number, y: number];
}

export interface Drawn {
  readonly reach: string;
  /** GeoJSON, degrees. */
  readonly geometry: unknown;
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Null without a point. */
export function boundLines(reaches: readonly Drawn[]): Bounds | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of reaches)
    for (const line of geometryToLines(geometry))
      for (const [lon = 0, lat = 0] of line) {
        [west, east] = [Math.min(west, lon), Math.max(east, lon)];
        [south, north] = [Math.min(south, lat), Math.max(north, lat)];
      }
  return west <= east ? [west, south, east, north] : null;
}

export function sketchLines(reaches: readonly Drawn[], bounds: Bounds, box: Box): Sketched[] {
  const place = makePlacer(bounds, box);
  return reaches.flatMap(({ reach, geometry }) => {
    const parts = geometryToLines(geometry)
      .map((line) => thin(line.map(([lon = 0, lat = 0]) => place(lon, lat))))
      .filter((points) => points.length > 0);
    const longest = parts.toSorted((a, b) => b.length - a.length)[0];
    if (!longest) return [];
    const middle = longest[Math.floor(longest.length / 2)]!;
    return [{ reach, parts: parts.map((points) => points.map((at) => at.join(',')).join(' ')), middle }];
  });
}

function makePlacer([west, south, east, north]: Bounds, { width, height, edge }: Box) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [(east - west) * squeeze, north - south];
  // A single point has no extent: anything finite will do.
  const scale = Math.min((width - 2 * edge) / (wide || 1e-9), (height - 2 * edge) / (high || 1e-9), 1e7);
  const [left, top] = [(width - wide * scale) / 2, (height - high * scale) / 2];
  return (lon: number, lat: number): readonly [number, number] => [
    tenth(left + (lon - west) * squeeze * scale),
    tenth(top + (north - lat) * scale),
  ];
}

/** Points nearer than a pixel to the one before say nothing; the last one stays. */
function thin(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const [i, [x, y]] of points.entries()) {
    const last = kept.at(-1);
    if (!last || i === points.length - 1 || Math.hypot(x - last[0], y - last[1]) >= 1) kept.push([x, y]);
  }
  return kept;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
