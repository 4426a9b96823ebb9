// A walked track along a reach, with the faults of a phone: noise that drifts instead of jumping, a rare spike, a stop at the water's
// edge, fixes every ten to fifteen seconds.
import { lineLength, metresBetween, type Point, shift } from './lattice.ts';
import { drawInt, drawNormal, type Random } from './random.ts';
import { stampTime } from './stamp.ts';

export const TRACK_COLUMNS = ['patrol', 'time', 'lon', 'lat', 'accuracy_m'];

export interface Fix {
  readonly time: string;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
}

export interface Walk {
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly speedMs: number;
}

/** Walks from a chance place, turns at the ends. `lengthM` is the way on the ground, without the noise. */
export function walkTrack(line: readonly Point[], walk: Walk, random: Random): { points: Fix[]; lengthM: number } {
  const total = lineLength(line);
  const points: Fix[] = [];
  let along = random() * total * 0.3;
  let lengthM = 0;
  let east = 0;
  let north = 0;
  let standing = 0;
  for (let second = walk.start; second <= walk.end; ) {
    const step = drawInt(random, 10, 15);
    const [lon, lat] = pointAlong(line, along % (2 * total), total);
    east = 0.9 * east + 1.8 * drawNormal(random);
    north = 0.9 * north + 1.8 * drawNormal(random);
    const spike = random() < 0.004 ? 80 : 1;
    const [fixLon, fixLat] = shift([lon, lat], 8 + east * spike, 5 + north * spike);
    const accuracyM = Math.round(10 * (4 + 5 * random() + (spike > 1 ? 55 : 0))) / 10;
    points.push({ time: stampTime(walk.day, second), lon: fixLon, lat: fixLat, accuracyM });
    standing = standing > 0 ? standing - step : random() < 0.01 ? drawInt(random, 40, 160) : 0;
    const metres = standing > 0 ? 0 : walk.speedMs * step * (0.75 + 0.5 * random());
    along += metres;
    if (second + step <= walk.end) lengthM += metres;
    second += step;
  }
  return { points, lengthM };
}

/** There and back again: beyond the end the walk returns on the same line. */
function pointAlong(line: readonly Point[], along: number, total: number): Point {
  let rest = along > total ? 2 * total - along : along;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const span = metresBetween(a, b);
    if (rest <= span && span > 0) return [a[0] + ((b[0] - a[0]) * rest) / span, a[1] + ((b[1] - a[1]) * rest) / span];
    rest -= span;
  }
  return line[line.length - 1]!;
}
