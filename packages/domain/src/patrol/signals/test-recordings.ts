// Walks that pretend: recordings played again with jitter, at another speed, cut, and routes of a simulator. Only for tests.
import { makePlane } from '../../ground/geo.ts';
import { seedRandom } from '../../risk/learner/random.ts';
import type { TrackPoint } from '../point.ts';
import { drawNormal, makePath, moveBy, TEST_LAT, TEST_LON, toPoint, type WalkHabits, walkPath } from '../test-walks.ts';
import { type ComparedTrack, readTrack } from './track-pairs.ts';

export const TEST_PLANE = makePlane(TEST_LON, TEST_LAT);
const DAY_MS = 86_400_000;

export interface Playing {
  readonly jitterM?: number;
  readonly factor?: number;
  readonly eastM?: number;
  readonly delayS?: number;
}

export function playAgain(points: readonly TrackPoint[], seed: number, how: Playing = {}): TrackPoint[] {
  const { jitterM = 0, factor = 1, eastM = 0, delayS = 0 } = how;
  const random = seedRandom(seed ^ 0x0a9a);
  return points.map((point) => ({
    ...moveBy(point, eastM + jitterM * drawNormal(random), jitterM * drawNormal(random)),
    timeMs: Math.round(point.timeMs * factor) + delayS * 1000,
  }));
}

/** A dot that is moved along a path at one speed. */
export function simulateRoute(
  seed: number,
  how: { readonly speedMs: number; readonly noiseM: number; readonly lengthM: number },
) {
  const random = seedRandom(seed);
  const path = makePath(seed, how.lengthM);
  const points: TrackPoint[] = [];
  for (let s = 0; s * how.speedMs < how.lengthM - 5; s += 5) {
    const at = (s * how.speedMs) / 5;
    const [[ax, ay], [bx, by]] = [path[Math.floor(at)]!, path[Math.floor(at) + 1]!];
    const share = at % 1;
    const noise = () => how.noiseM * drawNormal(random);
    points.push(toPoint([ax + (bx - ax) * share + noise(), ay + (by - ay) * share + noise()], s * 1000, 5));
  }
  return points;
}

/** An honest walk of a path by somebody whose pace is a little different every day. */
export function walkHonestly(pathSeed: number, seed: number, habits: Partial<WalkHabits> & { lengthM?: number } = {}) {
  const { lengthM = 3200, ...how } = habits;
  const speedMs = 1.2 * Math.exp(0.07 * drawNormal(seedRandom(seed ^ 0x77)));
  return walkPath(makePath(pathSeed, lengthM), seed, { speedMs, ...how }).points;
}

export function toTrack(
  points: readonly TrackPoint[],
  facts: { readonly patrol: string; readonly person?: string; readonly day?: number; readonly atMs?: number },
): ComparedTrack {
  const { patrol, person = 'Lin', day = 0, atMs = 0 } = facts;
  return readTrack({ patrol, person, mode: 'walk', startedMs: day * DAY_MS + atMs }, points, TEST_PLANE)!;
}
