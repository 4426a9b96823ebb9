// Today's reaches and the walked track in the shapes that the map draws.
import type { TodayReach } from '@xunhe/contract/duty';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { LonLat, MapMark, ReachLine } from '@xunhe/ui/map-options';
import { tone } from '@xunhe/ui/tones';

export function toReachLines(reaches: readonly TodayReach[]): ReachLine[] {
  return reaches.map(({ reach, name, nameEn, geometry }) => ({ id: reach, name, nameEn, geometry }));
}

/** What to look for on one water, where it has a place: open problems, then risk points. */
export function toLookMarks({ lookFor }: Pick<TodayReach, 'lookFor'>): MapMark[] {
  const places = [
    ...(lookFor?.riskPoints ?? []).map((point) => ({ ...point, colour: tone('level-yellow'), label: '' })),
    ...(lookFor?.problems ?? []).map((problem) => ({ ...problem, colour: tone('late'), label: '!' })),
  ];
  return places.flatMap(({ id, lon, lat, colour, label }) =>
    lon === null || lat === null ? [] : [{ id, at: [lon, lat] as const, colour, label }],
  );
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
