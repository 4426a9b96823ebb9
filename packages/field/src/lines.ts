// Today's reaches and the walked track in the shapes that the map draws.
import type { TodayReach } from '@xunhe/contract/duty';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { LonLat, ReachLine } from '@xunhe/ui/map-canvas';

export function toReachLines(reaches: readonly TodayReach[]): ReachLine[] {
  return reaches.map(({ reach, name, nameEn, geometry }) => ({ id: reach, name, nameEn, geometry }));
}

/** A pause starts a new line; between the two nobody knows. */
export function toTrackParts(points: readonly TrackPoint[]): LonLat[][] {
  const parts: LonLat[][] = [];
  let part = -1;
  for (const point of points) {
    if (point.part !== part) parts.push([]);
    part = point.part;
    parts.at(-1)!.push([point.lon, point.lat]);
  }
  return parts;
}
