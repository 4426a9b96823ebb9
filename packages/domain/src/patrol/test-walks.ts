// Walks that nobody walked, for the tests of what judges walks: a path along a bank, people who follow it, and all that phones get wrong on
// the way. The same seed gives the same walk, so one path can be walked by many, and by one twice.
import { type Random, seedRandom } from '../risk/learner/random.ts';
import type { TrackPoint } from './point.ts';

export const TEST_LON = 114;
export const TEST_LAT = 22.4;
const METRES_PER_LAT = 110_750;
const METRES_PER_LON = 102_950;
const FULL_TURN = 2 * Math.PI;
/** How much of its error a fix keeps from the one five seconds before. */
const MEMORY = 0.9;

/** Metres east and north of the test place. */
export type Spot = readonly [x: number, y: number];

export interface TestWalk {
  readonly points: readonly TrackPoint[];
  /** Metres that were really walked. */
  readonly trueM: number;
}

export interface WalkHabits {
  readonly everyS: number;
  readonly speedMs: number;
  /** Standard deviation of the pace from fix to fix, m/s. */
  readonly unsteadyMs: number;
  /** Chance at each fix that a stop of one to three minutes begins. */
  readonly stops: number;
  /** Standard deviation of the correlated error on each axis, metres. */
  readonly noiseM: number;
  /** Chance that a fix lies 30–150 m off. */
  readonly spikes: number;
}

export const HONEST: WalkHabits = {
  everyS: 5,
  speedMs: 1.2,
  unsteadyMs: 0.2,
  stops: 0.006,
  noiseM: 4,
  spikes: 0.005,
};

/** A winding bank, a spot every five metres. */
export function makePath(seed: number, lengthM: number): Spot[] {
  const random = seedRandom(seed);
  const path: Spot[] = [[0, 0]];
  let [x, y, heading] = [0, 0, random() * FULL_TURN];
  for (let m = 5; m <= lengthM; m += 5) {
    heading += 0.08 * drawNormal(random);
    x += 5 * Math.cos(heading);
    y += 5 * Math.sin(heading);
    path.push([x, y]);
  }
  return path;
}

/** Somebody follows the path to its end. */
export function walkPath(path: readonly Spot[], seed: number, habits: Partial<WalkHabits> = {}): TestWalk {
  const how = { ...HONEST, ...habits };
  const random = seedRandom(seed ^ 0x5eed);
  const drift = makeDrift(random, how.noiseM, MEMORY ** (how.everyS / 5));
  const goalM = (path.length - 1) * 5;
  const points: TrackPoint[] = [];
  let [walkedM, timeMs, stop] = [0, 0, 0];
  while (walkedM < goalM) {
    if (stop > 0) stop--;
    else if (random() < how.stops) stop = Math.round((60 + 120 * random()) / how.everyS);
    else
      walkedM = Math.min(
        goalM,
        walkedM + how.everyS * Math.max(0.1, how.speedMs + how.unsteadyMs * drawNormal(random)),
      );
    const [x, y] = spotAt(path, walkedM);
    const [dx, dy] = drift();
    const spikeM = random() < how.spikes ? 30 + 120 * random() : 0;
    const way = random() * FULL_TURN;
    points.push(toPoint([x + dx + spikeM * Math.cos(way), y + dy + spikeM * Math.sin(way)], timeMs, 5 + 5 * random()));
    timeMs += how.everyS * 1000;
  }
  return { points, trueM: goalM };
}

/** A phone on a table, a fix every five seconds. */
export function lieStill(seed: number, seconds: number, noiseM = HONEST.noiseM): TrackPoint[] {
  const random = seedRandom(seed);
  const drift = makeDrift(random, noiseM, MEMORY);
  return Array.from({ length: Math.floor(seconds / 5) + 1 }, (_, i) => toPoint(drift(), i * 5000, 5 + 5 * random()));
}

/** A phone on a table indoors: on top of the noise its place creeps about, some 15 m within minutes. */
export function lieDrifting(seed: number, seconds: number, creepM = 15): TrackPoint[] {
  const creep = makeDrift(seedRandom(seed ^ 0xc4ee), creepM, 0.985);
  return lieStill(seed, seconds).map((point) => {
    const [dx, dy] = creep();
    return { ...moveBy(point, dx, dy), accuracyM: point.accuracyM + 10 };
  });
}

/** Now and then the phone takes a mast for its place: one to four fixes in a row, 200–800 m away, all on one spot. */
export function addJumps(points: readonly TrackPoint[], seed: number, chance = 0.004): TrackPoint[] {
  const random = seedRandom(seed ^ 0x10b5);
  let [left, dx, dy] = [0, 0, 0];
  return points.map((point) => {
    if (left > 0) left--;
    else if (random() < chance) {
      left = Math.floor(random() * 4);
      const [metres, way] = [200 + 600 * random(), random() * FULL_TURN];
      [dx, dy] = [metres * Math.cos(way), metres * Math.sin(way)];
    } else return point;
    return moveBy(point, dx, dy);
  });
}

/** Between high houses, twice an hour: stretches of one to three minutes in which all fixes lie 15–40 m to one side, and the phone says so by half. */
export function addCanyons(points: readonly TrackPoint[], seed: number, chance = 0.003): TrackPoint[] {
  const random = seedRandom(seed ^ 0xca9e);
  let [left, whole, dx, dy] = [0, 1, 0, 0];
  return points.map((point) => {
    if (left > 0) left--;
    else if (random() < chance) {
      whole = Math.round((60 + 120 * random()) / 5);
      left = whole;
      const [metres, way] = [15 + 25 * random(), random() * FULL_TURN];
      [dx, dy] = [metres * Math.cos(way), metres * Math.sin(way)];
    } else return point;
    // The reflection comes and goes over some fixes.
    const share = Math.min(1, (whole - left) / 4, left / 4);
    return { ...moveBy(point, dx * share, dy * share), accuracyM: point.accuracyM + 12 * share };
  });
}

export function toPoint([x, y]: Spot, timeMs: number, accuracyM = 6, part = 0): TrackPoint {
  return { timeMs, lon: TEST_LON + x / METRES_PER_LON, lat: TEST_LAT + y / METRES_PER_LAT, accuracyM, part };
}

export function moveBy(point: TrackPoint, eastM: number, northM: number): TrackPoint {
  return { ...point, lon: point.lon + eastM / METRES_PER_LON, lat: point.lat + northM / METRES_PER_LAT };
}

/** Longitude, latitude pairs, as a reach's line has them. */
export function pathToLine(path: readonly Spot[]): [number, number][] {
  return path.map(([x, y]) => [TEST_LON + x / METRES_PER_LON, TEST_LAT + y / METRES_PER_LAT]);
}

export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(FULL_TURN * random());
}

function spotAt(path: readonly Spot[], walkedM: number): Spot {
  const i = Math.min(path.length - 2, Math.floor(walkedM / 5));
  const share = walkedM / 5 - i;
  const [[ax, ay], [bx, by]] = [path[i]!, path[i + 1]!];
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** An error that remembers itself: each fix keeps the share `memory` of the one before. */
function makeDrift(random: Random, spreadM: number, memory: number): () => Spot {
  const fresh = spreadM * Math.sqrt(1 - memory * memory);
  let [dx, dy] = [spreadM * drawNormal(random), spreadM * drawNormal(random)];
  return () => {
    dx = memory * dx + fresh * drawNormal(random);
    dy = memory * dy + fresh * drawNormal(random);
    return [dx, dy];
  };
}
