// One fix of a phone. Raw points are never changed: rules mark them, and distance and coverage use what is left.

export interface TrackPoint {
  /** Milliseconds since the patrol began. */
  readonly timeMs: number;
  /** WGS 84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Radius in metres as the phone reports it. */
  readonly accuracyM: number;
  /** A pause begins a new part; nothing is drawn or counted between parts. */
  readonly part: number;
}

/**
 * By time, and of equal times the better fix first. `timeMs` counts monotonically, so a clock that jumps reorders nothing; what else is the
 * same is ordered by place, so that the order of arrival never matters.
 */
export function comparePoints(a: TrackPoint, b: TrackPoint): number {
  return a.timeMs - b.timeMs || a.accuracyM - b.accuracyM || a.part - b.part || a.lon - b.lon || a.lat - b.lat;
}

/** The points in their order; the list itself when it is in order already. */
export function orderPoints(points: readonly TrackPoint[]): readonly TrackPoint[] {
  for (let i = 1; i < points.length; i++)
    if (!(comparePoints(points[i - 1]!, points[i]!) <= 0)) return points.toSorted(comparePoints);
  return points;
}
