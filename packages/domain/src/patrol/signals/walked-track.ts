// A track made ready for comparing: places at equal steps of the time since its start, so that two tracks are compared by looking up the same
// moment in both. The tremble of the fixes is averaged out over a minute: what is left is where somebody was, and noise that was put on a
// recording afterwards is gone. Where no fix was taken there is no place.
import { type Plane, toX, toY } from '../../ground/geo.ts';
import type { TrackPoint } from '../point.ts';

export const GRID_S = 10;
/** Places of one minute are enough to see that two tracks have nothing in common. */
export const COARSE = 6;

const FINE_MS = 5000;
/** Places to each side that are averaged: half a minute. */
const HALF_WINDOW = 6;
const GAP_MS = 60_000;
const LEAST_MS = 120_000;
const MOST_ACCURACY_M = 50;

export interface TrackFacts {
  readonly patrol: string;
  readonly person: string;
  readonly mode: string;
  readonly startedMs: number;
}

export interface WalkedTrack extends TrackFacts {
  /** From the first fix to the last. */
  readonly durationS: number;
  /** Metres on the plane every `GRID_S` seconds since the patrol began; NaN where nothing is known. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The same every minute, end to end in memory: x of all, then y of all. */
  readonly coarse: Float32Array;
  /** West, south, east, north in metres, without the outermost places. */
  readonly box: readonly [number, number, number, number];
  /** Fastest of the minutes, m/s. */
  readonly topMs: number;
}

/** Null when there is less than two minutes of it. */
export function prepareTrack(facts: TrackFacts, points: readonly TrackPoint[], plane: Plane): WalkedTrack | null {
  const good = points.filter(isGood);
  const last = good.at(-1);
  if (!last || last.timeMs - good[0]!.timeMs < LEAST_MS) return null;
  const size = Math.floor(last.timeMs / FINE_MS) + 1;
  const fine = { x: new Float64Array(size).fill(Number.NaN), y: new Float64Array(size).fill(Number.NaN) };
  for (let i = 1; i < good.length; i++) fillBetween(fine, { a: good[i - 1]!, b: good[i]!, plane });
  const [x, y] = [average(calm(fine.x)), average(calm(fine.y))];
  const minutes = Math.ceil(x.length / COARSE);
  const coarse = new Float32Array(2 * minutes);
  for (let m = 0; m < minutes; m++) {
    coarse[m] = x[m * COARSE]!;
    coarse[minutes + m] = y[m * COARSE]!;
  }
  return {
    ...facts,
    durationS: (last.timeMs - good[0]!.timeMs) / 1000,
    ...{ x, y, coarse, box: boxOf(coarse, minutes), topMs: topSpeed(coarse, minutes) },
  };
}

function isGood({ lon, lat, accuracyM }: TrackPoint): boolean {
  return Number.isFinite(lon) && Number.isFinite(lat) && accuracyM > 0 && accuracyM <= MOST_ACCURACY_M;
}

/** Every step between two fixes of one part that follow each other within a minute. */
function fillBetween(
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  { a, b, plane }: { readonly a: TrackPoint; readonly b: TrackPoint; readonly plane: Plane },
): void {
  const spanMs = b.timeMs - a.timeMs;
  if (a.part !== b.part || spanMs <= 0 || spanMs > GAP_MS) return;
  for (let k = Math.ceil(a.timeMs / FINE_MS); k * FINE_MS <= b.timeMs; k++) {
    const share = (k * FINE_MS - a.timeMs) / spanMs;
    x[k] = toX(plane, a.lon + (b.lon - a.lon) * share);
    y[k] = toY(plane, a.lat + (b.lat - a.lat) * share);
  }
}

/** The middle of three neighbours: one wild fix leaves no trace. */
function calm(values: Float64Array): Float64Array {
  const out = values.slice();
  for (let k = 1; k < values.length - 1; k++) {
    const [a, b, c] = [values[k - 1]!, values[k]!, values[k + 1]!];
    const middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    if (!Number.isNaN(middle)) out[k] = middle;
  }
  return out;
}

/** The mean of the minute around every second step, by running sums. */
function average(values: Float64Array): Float32Array {
  const sums = new Float64Array(values.length + 1);
  const counts = new Int32Array(values.length + 1);
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    sums[k + 1] = sums[k]! + (Number.isNaN(value) ? 0 : value);
    counts[k + 1] = counts[k]! + (Number.isNaN(value) ? 0 : 1);
  }
  const out = new Float32Array(Math.ceil(values.length / 2)).fill(Number.NaN);
  for (let k = 0; k < values.length; k += 2) {
    if (Number.isNaN(values[k]!)) continue;
    const [from, to] = [Math.max(0, k - HALF_WINDOW), Math.min(values.length, k + HALF_WINDOW + 1)];
    out[k / 2] = (sums[to]! - sums[from]!) / (counts[to]! - counts[from]!);
  }
  return out;
}

function boxOf(coarse: Float32Array, minutes: number): [number, number, number, number] {
  const [xs, ys] = [coarse.subarray(0, minutes), coarse.subarray(minutes)].map((values) =>
    values.filter((value) => !Number.isNaN(value)).sort(),
  ) as [Float32Array, Float32Array];
  const cut = Math.floor(xs.length * 0.05);
  const end = xs.length - 1 - cut;
  return [xs[cut] ?? 0, ys[cut] ?? 0, xs[end] ?? 0, ys[end] ?? 0];
}

function topSpeed(coarse: Float32Array, minutes: number): number {
  let top = 0;
  for (let m = 1; m < minutes; m++) {
    const metres = Math.hypot(coarse[m]! - coarse[m - 1]!, coarse[minutes + m]! - coarse[minutes + m - 1]!);
    if (metres > top) top = metres;
  }
  return top / (COARSE * GRID_S);
}
