// Two tracks at the same moments, by the very rule that found them alike: averaged over a minute, and with the shift and speed of the signal.
import type { TrackBody } from '@xunhe/contract/patrol';
import { makePlane, type Plane } from '@xunhe/domain/ground/geo';
import { GRID_S, prepareTrack, type WalkedTrack } from '@xunhe/domain/patrol/signals/walked-track';
import type { LonLat } from '@xunhe/ui/map-options';

export interface Moment {
  /** Seconds since the start of this track. */
  readonly s: number;
  readonly ours: LonLat | null;
  readonly theirs: LonLat | null;
  readonly apartM: number | null;
}

/** Every ten seconds of the first track; none where one of them has no times. */
export function compareMoments(
  ours: TrackBody,
  theirs: TrackBody,
  numbers: Readonly<Record<string, unknown>>,
): Moment[] {
  const first = ours.points[0];
  if (!first) return [];
  const plane = makePlane(first[0], first[1]);
  const [a, b] = [prepare(ours, plane), prepare(theirs, plane)];
  if (!a || !b) return [];
  const of = (name: string, otherwise: number) => (typeof numbers[name] === 'number' ? numbers[name] : otherwise);
  const [factor, fromS, shiftS] = [of('factor', 1), of('fromS', 0), of('shiftS', 0)];
  return Array.from(a.x, (_, k) => {
    const s = k * GRID_S;
    const here = placeAt(a, s);
    const there = placeAt(b, (s + shiftS) * factor + fromS);
    return {
      s,
      ours: here && toLonLat(plane, here),
      theirs: there && toLonLat(plane, there),
      apartM: here && there && Math.hypot(here[0] - there[0], here[1] - there[1]),
    };
  });
}

/** One place a minute is enough to see the way. */
export function placesByMinute({ points, timesMs }: TrackBody): LonLat[] {
  let next = 0;
  return points.flatMap(([lon, lat], i): LonLat[] => {
    const at = timesMs?.[i] ?? i * 60_000;
    if (at < next) return [];
    next = at + 60_000;
    return [[lon, lat]];
  });
}

function prepare({ points, timesMs }: TrackBody, plane: Plane): WalkedTrack | null {
  if (timesMs === null) return null;
  const fixes = points.map(([lon, lat, part], i) => ({ lon, lat, part, timeMs: timesMs[i]!, accuracyM: 1 }));
  return prepareTrack({ patrol: '', person: '', mode: '', startedMs: 0 }, fixes, plane);
}

function placeAt({ x, y }: WalkedTrack, s: number): readonly [number, number] | null {
  const at = s / GRID_S;
  const k = Math.floor(at);
  const place = (values: Float32Array) => values[k]! + ((values[k + 1] ?? values[k]!) - values[k]!) * (at - k);
  const [px, py] = [place(x), place(y)];
  return Number.isNaN(px) || Number.isNaN(py) ? null : [px, py];
}

function toLonLat(plane: Plane, [x, y]: readonly [number, number]): LonLat {
  return [plane.lon0 + x / plane.metresPerLon, plane.lat0 + y / plane.metresPerLat];
}
