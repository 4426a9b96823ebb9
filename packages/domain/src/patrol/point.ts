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
