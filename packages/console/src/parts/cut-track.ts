// A track as lines. A new part and a long silence break the line: nobody is drawn walking where no fix was taken.
import type { TrackBody } from '@xunhe/contract/patrol';
import type { LonLat } from '@xunhe/ui/map-options';

const SILENCE_MS = 120_000;

export function cutTrack({ points, timesMs }: TrackBody): LonLat[][] {
  const parts: LonLat[][] = [];
  for (const [i, [lon, lat, part]] of points.entries()) {
    const silent = timesMs !== null && timesMs[i]! - (timesMs[i - 1] ?? 0) > SILENCE_MS;
    if (i === 0 || part !== points[i - 1]![2] || silent) parts.push([]);
    parts.at(-1)!.push([lon, lat]);
  }
  return parts;
}
