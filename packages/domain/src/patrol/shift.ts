// Some phones give places in GCJ-02, hundreds of metres beside the truth and always in the same direction. A whole walk that lies so beside
// a reach is a datum's mistake and no cheat: then one shift brings nearly every fix onto the reach. Each fix votes for the shifts that would
// bring it there; who walks somewhere else finds no such majority.
import { makePlane, type Plane, toX, toY } from '../ground/geo.ts';
import { makeFinder } from '../ground/segment-grid.ts';
import { CELL_M } from './coverage.ts';
import type { JudgedReach, PreparedReaches } from './judged-reaches.ts';
import type { TrackPoint } from './point.ts';

/** From the true place to the one that was told. */
export interface Shift {
  readonly eastM: number;
  readonly northM: number;
}

export interface ShiftRange {
  readonly leastM: number;
  readonly mostM: number;
}

export interface PlaneSpots {
  readonly plane: Plane;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

const SAMPLES = 48;
const BIN_M = 25;
/** How far from the true shift another may still fit. */
const EDGE_M = 2 * BIN_M;
/** So many of the fixes must agree, and so few may lie on the reach as it is. */
const AGREEING = 0.9;
const ON_REACH = 1 / 3;
/** A stroll around one place fits beside any river. */
const LEAST_SPREAD_M = 300;
const WORST_ACCURACY_M = 50;

/** Against every reach that the walk may have been shifted from. */
export function findShiftOfPoints(
  points: readonly TrackPoint[],
  reaches: PreparedReaches,
  range: ShiftRange,
): Shift | null {
  const good = points.filter(({ accuracyM }) => accuracyM <= WORST_ACCURACY_M);
  const first = good[0];
  if (!first) return null;
  const plane = makePlane(first.lon, first.lat);
  const spots = sample({ plane, x: good.map(({ lon }) => toX(plane, lon)), y: good.map(({ lat }) => toY(plane, lat)) });
  for (const reach of listReachesAround(spots, reaches, range.mostM)) {
    const shift = findShift(spots, reach, range);
    if (shift) return shift;
  }
  return null;
}

/** The shortest shift that brings nearly all spots onto the reach; null when there is none, or none is needed. */
export function findShift(walk: PlaneSpots, reach: JudgedReach, range: ShiftRange): Shift | null {
  const spots = sample(walk);
  if (spreadM(spots) < LEAST_SPREAD_M) return null;
  const middles = listCellMiddles(reach, walk.plane);
  const half = Math.ceil((range.mostM + EDGE_M) / BIN_M) + 1;
  const votes = countVotes(spots, middles, half);
  const width = 2 * half + 1;
  if (votes[half * width + half]! > ON_REACH * spots.x.length) return null;
  let best: Shift | null = null;
  for (const [bin, count] of votes.entries()) {
    const shift = { eastM: ((bin % width) - half) * BIN_M, northM: (Math.floor(bin / width) - half) * BIN_M };
    if (count < AGREEING * spots.x.length || shiftM(shift) < range.leastM - EDGE_M) continue;
    if (best === null || shiftM(shift) < shiftM(best)) best = shift;
  }
  if (best === null) return null;
  const fitted = fit(spots, middles, best);
  return shiftM(fitted) >= range.leastM && shiftM(fitted) <= range.mostM ? fitted : null;
}

export function shiftM({ eastM, northM }: Shift): number {
  return Math.hypot(eastM, northM);
}

/** Degrees from north, clockwise. */
export function shiftBearing({ eastM, northM }: Shift): number {
  return Math.round((Math.atan2(eastM, northM) * 180) / Math.PI + 360) % 360;
}

/** The first shift found lies at the edge of those that fit; a few steps to where the spots lie around the reach. */
function fit(spots: PlaneSpots, middles: readonly number[], start: Shift): Shift {
  let { eastM, northM } = start;
  for (let step = 0; step < 4; step++) {
    let [sumX, sumY] = [0, 0];
    for (let i = 0; i < spots.x.length; i++) {
      const [x, y] = [spots.x[i]! - eastM, spots.y[i]! - northM];
      let [least, restX, restY] = [Number.POSITIVE_INFINITY, 0, 0];
      for (let m = 0; m < middles.length; m += 2) {
        const [dx, dy] = [x - middles[m]!, y - middles[m + 1]!];
        if (dx * dx + dy * dy < least) [least, restX, restY] = [dx * dx + dy * dy, dx, dy];
      }
      sumX += restX;
      sumY += restY;
    }
    eastM += sumX / spots.x.length;
    northM += sumY / spots.x.length;
  }
  return { eastM, northM };
}

/** How many spots lie within a bin and its neighbours of a cell of the reach, for each shift. */
function countVotes(spots: PlaneSpots, middles: readonly number[], half: number): Uint16Array {
  const width = 2 * half + 1;
  const votes = new Uint16Array(width * width);
  const votedBy = new Int16Array(width * width).fill(-1);
  for (let i = 0; i < spots.x.length; i++)
    for (let m = 0; m < middles.length; m += 2) {
      const column = Math.round((spots.x[i]! - middles[m]!) / BIN_M) + half;
      const row = Math.round((spots.y[i]! - middles[m + 1]!) / BIN_M) + half;
      if (!(column >= 1 && column < width - 1 && row >= 1 && row < width - 1)) continue;
      for (let bin = (row - 1) * width; bin <= (row + 1) * width; bin += width)
        for (let at = bin + column - 1; at <= bin + column + 1; at++) {
          if (votedBy[at] === i) continue;
          votedBy[at] = i;
          votes[at]!++;
        }
    }
  return votes;
}

/** Pairs of x and y, one for each 20 m of the reach. */
function listCellMiddles({ lines }: JudgedReach, plane: Plane): number[] {
  const middles: number[] = [];
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = [toX(plane, line[i - 1]![0]!), toY(plane, line[i - 1]![1]!)];
      const [dx, dy] = [toX(plane, line[i]![0]!) - ax, toY(plane, line[i]![1]!) - ay];
      const pieces = Math.max(1, Math.round(Math.hypot(dx, dy) / CELL_M));
      for (let p = 0; p < pieces; p++) middles.push(ax + (dx * (p + 0.5)) / pieces, ay + (dy * (p + 0.5)) / pieces);
    }
  return middles;
}

function sample({ plane, x, y }: PlaneSpots): PlaneSpots {
  const count = Math.min(SAMPLES, x.length);
  const places = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * x.length) / count));
  return { plane, x: places.map((place) => x[place]!), y: places.map((place) => y[place]!) };
}

function spreadM({ x, y }: PlaneSpots): number {
  const [xs, ys] = [Array.from(x), Array.from(y)];
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

function listReachesAround({ plane, x, y }: PlaneSpots, reaches: PreparedReaches, farM: number): JudgedReach[] {
  const places = new Set<number>();
  for (const { grid, places: placeOf } of reaches.layers) {
    const find = makeFinder(grid, plane, farM);
    for (let i = 0; i < x.length; i++) {
      const found = find(plane.lon0 + x[i]! / plane.metresPerLon, plane.lat0 + y[i]! / plane.metresPerLat);
      for (const s of found) places.add(placeOf[grid.owner[s]!]!);
    }
  }
  return [...places].sort((a, b) => a - b).map((place) => reaches.list[place]!);
}
