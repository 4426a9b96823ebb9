// From raw fixes to the ones that count: gates for accuracy and speed, spikes out, a phone that lies still counts no metre, and nothing is
// counted across a gap. Thresholds as measured on synthetic walks (correlated noise σ 4 m, spikes, stops); they are our default [D].
import { makePlane, type Plane, toX, toY } from '../ground/geo.ts';
import type { TrackPoint } from './point.ts';

export interface CleanRules {
  /** Fixes worse than this are shown but not counted, metres. */
  readonly accuracyM: number;
  /** Faster than this to both neighbours is a jump, metres per second. */
  readonly speedMs: number;
  readonly spikeLegM: number;
  readonly stayRadiusM: number;
  readonly staySeconds: number;
  /** Shorter steps are noise, metres. */
  readonly stepM: number;
  /** Longer without a fix is a gap, seconds. */
  readonly gapSeconds: number;
}

const SPEED_MS: Readonly<Record<string, number>> = { walk: 8, bicycle: 15, boat: 20, drone: 25, car: 40 };

export function cleanRulesFor(mode: string): CleanRules {
  return {
    accuracyM: 50,
    speedMs: SPEED_MS[mode] ?? 8,
    spikeLegM: 25,
    stayRadiusM: 25,
    staySeconds: 120,
    stepM: 15,
    gapSeconds: 60,
  };
}

export interface CleanTrack {
  /** Indices of the raw points that count, in order of time. */
  readonly kept: readonly number[];
  /** Metres on this plane. */
  readonly plane: Plane;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** True where the step from the point before must not be counted: another part, or a gap. */
  readonly breaks: readonly boolean[];
  readonly lengthM: number;
  /** Share of the recorded time without fixes, 0–1. */
  readonly gapShare: number;
  readonly marks: Readonly<Record<'invalid' | 'accuracy' | 'speed' | 'spike', number>>;
}

export function cleanTrack(points: readonly TrackPoint[], rules: CleanRules): CleanTrack {
  const marks = { invalid: 0, accuracy: 0, speed: 0, spike: 0 };
  let kept = sortPoints(points).filter((i) => {
    if (!isValid(points[i]!)) marks.invalid++;
    else if (points[i]!.accuracyM > rules.accuracyM) marks.accuracy++;
    else return true;
    return false;
  });
  const first = points[kept[0] ?? 0] ?? { lon: 0, lat: 0 };
  const plane = makePlane(first.lon, first.lat);
  const px = Float64Array.from(points, (point) => toX(plane, point.lon));
  const py = Float64Array.from(points, (point) => toY(plane, point.lat));
  const flat: Flat = { points, x: px, y: py };
  const beforeSpeed = kept.length;
  kept = dropFast(flat, kept, rules.speedMs);
  marks.speed = beforeSpeed - kept.length;
  for (let pass = 0; pass < 3; pass++) {
    const calm = dropSpikes(flat, kept, rules.spikeLegM);
    marks.spike += kept.length - calm.length;
    if (calm.length === kept.length) break;
    kept = calm;
  }
  const gapShare = measureGaps(flat, kept, rules.gapSeconds);
  const steps = takeSteps(flat, mergeStays(flat, kept, rules), rules);
  return { ...steps, plane, gapShare, marks };
}

interface Flat {
  readonly points: readonly TrackPoint[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** By time, equal times by accuracy with the better first; a clock that jumps cannot reorder what `timeMs` counts monotonically. */
function sortPoints(points: readonly TrackPoint[]): number[] {
  const order = points
    .map((_, i) => i)
    .sort((a, b) => points[a]!.timeMs - points[b]!.timeMs || points[a]!.accuracyM - points[b]!.accuracyM || a - b);
  return order.filter((i, at) => at === 0 || points[i]!.timeMs !== points[order[at - 1]!]!.timeMs);
}

function isValid({ lon, lat, accuracyM }: TrackPoint): boolean {
  return (
    Number.isFinite(lon) &&
    Number.isFinite(lat) &&
    Math.abs(lon) <= 180 &&
    Math.abs(lat) <= 90 &&
    !(lon === 0 && lat === 0) &&
    accuracyM > 0 &&
    accuracyM <= 10_000
  );
}

function legM({ x, y }: Flat, a: number, b: number): number {
  return Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
}

function speed(flat: Flat, a: number, b: number): number {
  return legM(flat, a, b) / Math.max(0.001, (flat.points[b]!.timeMs - flat.points[a]!.timeMs) / 1000);
}

function dropFast(flat: Flat, kept: readonly number[], limitMs: number): number[] {
  return kept.filter((i, at) => {
    const before = kept[at - 1];
    const after = kept[at + 1];
    const fastBefore = before === undefined || speed(flat, before, i) > limitMs;
    const fastAfter = after === undefined || speed(flat, i, after) > limitMs;
    return !(fastBefore && fastAfter) || kept.length < 3;
  });
}

function dropSpikes(flat: Flat, kept: readonly number[], legLimitM: number): number[] {
  return kept.filter((i, at) => {
    const before = kept[at - 1];
    const after = kept[at + 1];
    if (before === undefined || after === undefined) return true;
    const there = legM(flat, before, i);
    const back = legM(flat, i, after);
    return !(there > legLimitM && back > legLimitM && legM(flat, before, after) < 0.4 * Math.min(there, back));
  });
}

function measureGaps(flat: Flat, kept: readonly number[], gapSeconds: number): number {
  let gaps = 0;
  let total = 0;
  for (let at = 1; at < kept.length; at++) {
    const a = flat.points[kept[at - 1]!]!;
    const b = flat.points[kept[at]!]!;
    if (a.part !== b.part) continue;
    const seconds = (b.timeMs - a.timeMs) / 1000;
    total += seconds;
    if (seconds > gapSeconds) gaps += seconds;
  }
  return total === 0 ? 0 : gaps / total;
}

interface Spot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Last raw point of a stay, for the gap to the next spot. */
  readonly last: number;
}

/** Two minutes within 25 m are one spot at their middle. */
function mergeStays(flat: Flat, kept: readonly number[], rules: CleanRules): Spot[] {
  const spots: Spot[] = [];
  for (let at = 0; at < kept.length; ) {
    let sumX = 0;
    let sumY = 0;
    let end = at;
    while (end < kept.length && flat.points[kept[end]!]!.part === flat.points[kept[at]!]!.part) {
      const count = end - at;
      const i = kept[end]!;
      if (count > 0 && Math.hypot(flat.x[i]! - sumX / count, flat.y[i]! - sumY / count) > rules.stayRadiusM) break;
      sumX += flat.x[i]!;
      sumY += flat.y[i]!;
      end++;
    }
    const seconds = (flat.points[kept[end - 1]!]!.timeMs - flat.points[kept[at]!]!.timeMs) / 1000;
    if (seconds >= rules.staySeconds) {
      spots.push({ index: kept[at]!, x: sumX / (end - at), y: sumY / (end - at), last: kept[end - 1]! });
      at = end;
    } else {
      const i = kept[at]!;
      spots.push({ index: i, x: flat.x[i]!, y: flat.y[i]!, last: i });
      at++;
    }
  }
  return spots;
}

/** A step counts once it is longer than the noise; a new part or a gap begins afresh. */
function takeSteps(
  flat: Flat,
  spots: readonly Spot[],
  rules: CleanRules,
): Pick<CleanTrack, 'kept' | 'x' | 'y' | 'breaks' | 'lengthM'> {
  const taken: Spot[] = [];
  const breaks: boolean[] = [];
  let lengthM = 0;
  let previous: Spot | undefined;
  for (const spot of spots) {
    const anchor = taken.at(-1);
    const broken = previous === undefined || isBreak(flat, previous, spot, rules.gapSeconds);
    const stepM = anchor === undefined ? 0 : Math.hypot(spot.x - anchor.x, spot.y - anchor.y);
    if (broken || stepM >= rules.stepM) {
      taken.push(spot);
      breaks.push(broken);
      if (!broken) lengthM += stepM;
    }
    previous = spot;
  }
  return {
    kept: taken.map((spot) => spot.index),
    x: Float64Array.from(taken, (spot) => spot.x),
    y: Float64Array.from(taken, (spot) => spot.y),
    breaks,
    lengthM,
  };
}

function isBreak(flat: Flat, a: Spot, b: Spot, gapSeconds: number): boolean {
  const last = flat.points[a.last]!;
  const next = flat.points[b.index]!;
  return last.part !== next.part || next.timeMs - last.timeMs > gapSeconds * 1000;
}
