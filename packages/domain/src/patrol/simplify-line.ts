// What stays of a track after its time: the line alone, without times and without the small steps that tell how somebody walked. Douglas and
// Peucker (1973), in metres, each part for itself.
import { makePlane, squaredToSegment, toX, toY } from '../ground/geo.ts';
import type { TrackPoint } from './point.ts';

/** No point that is left out lies farther than this from the line that stays [our default]. */
export const REDUCED_TOLERANCE_M = 30;

/** Points of the line that stays: time and accuracy are nought, the parts are those of the track. */
export function simplifyLine(points: readonly TrackPoint[], toleranceM = REDUCED_TOLERANCE_M): TrackPoint[] {
  const stays = new Uint8Array(points.length);
  for (let from = 0; from < points.length; ) {
    let to = from;
    while (to + 1 < points.length && points[to + 1]!.part === points[from]!.part) to++;
    markStays(points, stays, { from, to, square: toleranceM * toleranceM });
    from = to + 1;
  }
  return points
    .filter((_, i) => stays[i] === 1)
    .map(({ lon, lat, part }) => ({ timeMs: 0, lon, lat, accuracyM: 0, part }));
}

/** A list of open stretches instead of calls within calls: a day's track would nest too deep. */
function markStays(
  points: readonly TrackPoint[],
  stays: Uint8Array,
  { from, to, square }: { from: number; to: number; square: number },
): void {
  stays[from] = 1;
  stays[to] = 1;
  const open: [number, number][] = [[from, to]];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [first, last] = stretch;
    const farthest = findFarthest(points, first, last);
    if (farthest === null || farthest.square <= square) continue;
    stays[farthest.at] = 1;
    open.push([first, farthest.at], [farthest.at, last]);
  }
}

/** The plane touches the earth where the stretch begins, so that a long track is measured as truly as a short one. */
function findFarthest(
  points: readonly TrackPoint[],
  first: number,
  last: number,
): { at: number; square: number } | null {
  const [a, b] = [points[first]!, points[last]!];
  const plane = makePlane(a.lon, a.lat);
  const [bx, by] = [toX(plane, b.lon), toY(plane, b.lat)];
  let best: { at: number; square: number } | null = null;
  for (let at = first + 1; at < last; at++) {
    const { lon, lat } = points[at]!;
    const square = squaredToSegment(toX(plane, lon), toY(plane, lat), 0, 0, bx, by);
    if (best === null || square > best.square) best = { at, square };
  }
  return best;
}
