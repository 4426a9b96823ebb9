// From raw fixes to the ones that count: gates for accuracy and speed, spikes out, a phone that lies still counts no metre, and nothing is
// counted across a gap. Thresholds as measured on synthetic walks (correlated noise σ 4 m, spikes, stops); they are our default [D].
import type { Plane } from '../ground/geo.ts';
import { type Fixes, legM, takeFixes } from './fixes.ts';
import { dropImpossible } from './impossible-fixes.ts';
import { listSections, type PaceSection } from './pace.ts';
import type { TrackPoint } from './point.ts';
import { findSpots, isApart, isStay, type Spot, type StayRules } from './stays.ts';

export interface CleanRules extends StayRules {
  /** Fixes worse than this are shown but not counted, metres. */
  readonly accuracyM: number;
  /** Faster than this to both neighbours is a jump, metres per second. */
  readonly speedMs: number;
  readonly spikeLegM: number;
  /** Shorter steps are noise, metres. */
  readonly stepM: number;
}

const SPEED_MS: Readonly<Record<string, number>> = { walk: 8, bicycle: 15, boat: 20, drone: 25, car: 40 };

export function cleanRulesFor(mode: string): CleanRules {
  return {
    accuracyM: 50,
    speedMs: SPEED_MS[mode] ?? 8,
    spikeLegM: 25,
    stayRadiusM: 25,
    staySeconds: 120,
    creepM: 50,
    creepMs: 0.6,
    stepM: 15,
    gapSeconds: 60,
  };
}

/** Milliseconds since the patrol began. */
export type Interval = readonly [fromMs: number, toMs: number];

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
  readonly gaps: readonly Interval[];
  /** Share of the time with fixes that was spent in one spot, 0–1. */
  readonly stillShare: number;
  /** How fast it went, before anything impossible was taken out. */
  readonly pace: readonly PaceSection[];
  readonly marks: Readonly<Record<'invalid' | 'accuracy' | 'speed' | 'spike', number>>;
}

export function cleanTrack(points: readonly TrackPoint[], rules: CleanRules): CleanTrack {
  const usable = takeFixes(points, rules.accuracyM);
  const { fixes, speed, spike } = dropImpossible(usable.fixes, rules);
  const { totalMs, gapMs, gaps } = measureGaps(usable.fixes, rules.gapSeconds * 1000);
  const spots = findSpots(fixes, rules);
  const stillMs = spots.reduce((sum, { first, last }) => sum + fixes.timeMs[last]! - fixes.timeMs[first]!, 0);
  return {
    ...takeSteps(fixes, spots, rules),
    plane: fixes.plane,
    gapShare: totalMs === 0 ? 0 : gapMs / totalMs,
    gaps,
    stillShare: totalMs > gapMs ? Math.min(1, stillMs / (totalMs - gapMs)) : 0,
    pace: listSections(usable.fixes, rules.gapSeconds),
    marks: { invalid: usable.invalid, accuracy: usable.vague, speed, spike },
  };
}

function measureGaps(fixes: Fixes, longestMs: number): { totalMs: number; gapMs: number; gaps: Interval[] } {
  const gaps: Interval[] = [];
  let [totalMs, gapMs] = [0, 0];
  for (let i = 1; i < fixes.count; i++) {
    if (fixes.part[i - 1] !== fixes.part[i]) continue;
    const [fromMs, toMs] = [fixes.timeMs[i - 1]!, fixes.timeMs[i]!];
    totalMs += toMs - fromMs;
    if (toMs - fromMs <= longestMs) continue;
    gapMs += toMs - fromMs;
    gaps.push([fromMs, toMs]);
  }
  return { totalMs, gapMs, gaps };
}

/** A step counts once it is longer than the noise; a new part or a gap begins afresh. */
function takeSteps(
  fixes: Fixes,
  spots: readonly Spot[],
  rules: CleanRules,
): Pick<CleanTrack, 'kept' | 'x' | 'y' | 'breaks' | 'lengthM'> {
  const taken: Spot[] = [];
  const breaks: boolean[] = [];
  let lengthM = 0;
  let previous: Spot | undefined;
  let anchor: Spot | undefined;
  for (const spot of spots) {
    const broken = previous === undefined || isBreak(fixes, previous, spot, rules);
    const stepM = anchor === undefined ? 0 : distanceM(anchor, spot);
    if (broken || stepM >= rules.stepM) {
      taken.push(spot);
      breaks.push(broken);
      if (!broken) lengthM += stepM;
      anchor = spot;
    }
    previous = spot;
  }
  return {
    kept: taken.map((spot) => fixes.raw[spot.first]!),
    x: Float64Array.from(taken, (spot) => spot.x),
    y: Float64Array.from(taken, (spot) => spot.y),
    breaks,
    lengthM,
  };
}

function distanceM(a: Spot, b: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return Math.sqrt(dx * dx + dy * dy);
}

/** Another part, a gap, a leap that nobody can make, or from one stay right into the next: a phone that creeps about on a table. */
function isBreak(fixes: Fixes, a: Spot, b: Spot, rules: CleanRules): boolean {
  const seconds = (fixes.timeMs[b.first]! - fixes.timeMs[a.last]!) / 1000;
  return (
    isApart(fixes, a.last, b.first, rules.gapSeconds) ||
    (isStay(a) && isStay(b)) ||
    legM(fixes, a.last, b.first) > rules.speedMs * seconds
  );
}
