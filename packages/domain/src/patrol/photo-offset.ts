// How far a picture lies from the record it belongs to: metres from the track or the place, minutes outside of the time. What the camera wrote
// counts before what the phone said. It judges nothing: a wrong clock or a picture from across the water are explained by people.
import { makePlane, squaredToSegment, toX, toY } from '../ground/geo.ts';

export interface PhotoPlace {
  readonly lon: number;
  readonly lat: number;
}

/** A place on the way; nothing is between two parts. */
export interface WayPoint extends PhotoPlace {
  readonly part: number;
}

/** Metres from the nearest place of a way; null without a way. */
export function metresFromWay({ lon, lat }: PhotoPlace, way: readonly WayPoint[]): number | null {
  const plane = makePlane(lon, lat);
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, to] of way.entries()) {
    const before = way[i - 1];
    const from = before && before.part === to.part ? before : to;
    const squared = squaredToSegment(
      ...([0, 0, toX(plane, from.lon), toY(plane, from.lat), toX(plane, to.lon), toY(plane, to.lat)] as const),
    );
    nearest = Math.min(nearest, squared);
  }
  return way.length === 0 ? null : Math.sqrt(nearest);
}

/** Minutes before the beginning (negative) or after the end (positive); 0 within. */
export function minutesOutside(
  atMs: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): number {
  if (atMs < fromMs) return (atMs - fromMs) / 60_000;
  return atMs > toMs ? (atMs - toMs) / 60_000 : 0;
}
