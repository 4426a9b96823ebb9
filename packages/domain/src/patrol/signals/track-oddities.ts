// What a single track shows by itself: a pace without life (C4), an accuracy that never changes (C5), a jump that does not come back (C6), a
// walk at the speed of a car (C9), and a phone whose clock is off (C8). All of them have innocent causes, so all are weak.
import { makePlane, toX, toY } from '../../ground/geo.ts';
import { cleanRulesFor, cleanTrack } from '../clean-track.ts';
import type { TrackPoint } from '../point.ts';
import type { Signal, SignalKind } from './signal.ts';

export interface OddityRules {
  /** Below this variation of the speeds of 30 seconds a pace is a machine's; by mode, because a boat may honestly be as even. */
  readonly variation: Readonly<Record<string, number>>;
  readonly leastMovingS: number;
  /** Of the accuracies: different ones among all, and the share of the most common. */
  readonly distinctShare: number;
  readonly commonShare: number;
  readonly leastFixes: number;
  readonly teleportMs: number;
  readonly teleportM: number;
  /** A walk of which more than this share is faster than `driveMs`. */
  readonly driveShare: number;
  readonly driveMs: number;
  readonly clockS: number;
}

/** As measured on synthetic walks [D]. */
export const ODDITY_RULES: OddityRules = {
  ...{ variation: { walk: 0.08, bicycle: 0.04 }, leastMovingS: 600 },
  ...{ distinctShare: 0.05, commonShare: 0.9, leastFixes: 100 },
  ...{ teleportMs: 60, teleportM: 300, driveShare: 0.8, driveMs: 4, clockS: 120 },
};

export interface OddPatrol {
  readonly patrol: string;
  readonly person: string;
  readonly mode: string;
  readonly points: readonly TrackPoint[];
  /** How far the phone's clock was off when it sent, and its largest jump meanwhile; null where nobody knows. */
  readonly clockSkewS: number | null;
}

const WINDOW_S = 30;
const STILL_MS = 0.3;

export function findOddities(patrol: OddPatrol, rules: OddityRules = ODDITY_RULES): Signal[] {
  const { mode, points } = patrol;
  const speeds = measureSpeeds(points, mode);
  const moving = speeds.filter((speed) => speed > STILL_MS);
  const long = moving.length * WINDOW_S >= rules.leastMovingS;
  const ask = (kind: SignalKind, numbers: Signal['numbers'] | null): Signal[] =>
    numbers === null
      ? []
      : [
          {
            ...{ kind, severity: 'weak', key: patrol.patrol, person: patrol.person, patrol: patrol.patrol },
            ...{ otherPatrol: null, numbers },
          },
        ];
  return [
    ...ask('track.simulated', long ? judgePace(moving, rules.variation[mode]) : null),
    ...ask('track.accuracy', judgeAccuracy(points, rules)),
    ...ask('track.teleport', findTeleport(points, rules)),
    ...ask('track.driveBy', long && mode === 'walk' ? judgeDrive(moving, rules) : null),
    ...ask('clock.off', judgeClock(patrol.clockSkewS, rules)),
  ];
}

/** Metres a second over each half minute without a gap, without spikes and jumps. */
function measureSpeeds(points: readonly TrackPoint[], mode: string): number[] {
  const { kept } = cleanTrack(points, {
    ...cleanRulesFor(mode),
    speedMs: 40,
    stepM: 0,
    staySeconds: Number.POSITIVE_INFINITY,
  });
  const first = points[kept[0] ?? 0];
  if (!first) return [];
  const plane = makePlane(first.lon, first.lat);
  const speeds: number[] = [];
  let from = points[kept[0]!];
  for (const i of kept) {
    const to = points[i]!;
    const seconds = (to.timeMs - from!.timeMs) / 1000;
    if (to.part !== from!.part || seconds > 2 * WINDOW_S) from = to;
    else if (seconds >= WINDOW_S) {
      speeds.push(
        Math.hypot(toX(plane, to.lon) - toX(plane, from!.lon), toY(plane, to.lat) - toY(plane, from!.lat)) / seconds,
      );
      from = to;
    }
  }
  return speeds;
}

function judgePace(moving: readonly number[], limit: number | undefined): Signal['numbers'] | null {
  const mean = moving.reduce((sum, speed) => sum + speed, 0) / moving.length;
  const spread = Math.sqrt(moving.reduce((sum, speed) => sum + (speed - mean) ** 2, 0) / (moving.length - 1));
  const variation = spread / mean;
  if (limit === undefined || variation >= limit) return null;
  return { variation: Math.round(variation * 1000) / 1000, limit, minutes: (moving.length * WINDOW_S) / 60 };
}

function judgeAccuracy(points: readonly TrackPoint[], rules: OddityRules): Signal['numbers'] | null {
  if (points.length < rules.leastFixes) return null;
  const counts = new Map<number, number>();
  for (const { accuracyM } of points) counts.set(accuracyM, (counts.get(accuracyM) ?? 0) + 1);
  const common = Math.max(...counts.values()) / points.length;
  if (counts.size / points.length >= rules.distinctShare || common < rules.commonShare) return null;
  return { fixes: points.length, distinct: counts.size, common: Math.round(common * 100) / 100 };
}

/** A jump between two good fixes after which the phone stays where it came out: one to a mast and back is a phone's mistake. */
function findTeleport(points: readonly TrackPoint[], rules: OddityRules): Signal['numbers'] | null {
  const good = points.filter(({ accuracyM }) => accuracyM > 0 && accuracyM <= 20);
  const first = good[0];
  if (!first) return null;
  const plane = makePlane(first.lon, first.lat);
  const metres = (a: TrackPoint, b: TrackPoint) =>
    Math.hypot(toX(plane, a.lon) - toX(plane, b.lon), toY(plane, a.lat) - toY(plane, b.lat));
  for (let i = 1; i < good.length; i++) {
    const [a, b] = [good[i - 1]!, good[i]!];
    const jumpM = metres(a, b);
    const seconds = (b.timeMs - a.timeMs) / 1000;
    if (a.part !== b.part || jumpM < rules.teleportM || jumpM / Math.max(1, seconds) < rules.teleportMs) continue;
    // Where it was for minutes before, and where it is for minutes after: between them masts may follow each other.
    const past = middleOf(good.slice(Math.max(0, i - 24), i).filter(({ timeMs }) => timeMs >= a.timeMs - 180_000));
    const next = middleOf(good.slice(i, i + 24).filter(({ timeMs }) => timeMs <= b.timeMs + 180_000));
    if (past && next && metres(past, next) > Math.max(rules.teleportM, jumpM / 2))
      return { jumpM: Math.round(jumpM), seconds: Math.round(seconds), atMinute: Math.round(a.timeMs / 60_000) };
  }
  return null;
}

/** The middle place of at least a dozen fixes. */
function middleOf(points: readonly TrackPoint[]): TrackPoint | null {
  if (points.length < 12) return null;
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
  return { ...points[0]!, lon: middle(points.map(({ lon }) => lon)), lat: middle(points.map(({ lat }) => lat)) };
}

function judgeDrive(moving: readonly number[], rules: OddityRules): Signal['numbers'] | null {
  const share = moving.filter((speed) => speed > rules.driveMs).length / moving.length;
  if (share <= rules.driveShare) return null;
  const mean = moving.reduce((sum, speed) => sum + speed, 0) / moving.length;
  return { share: Math.round(share * 100) / 100, speedKmh: Math.round(mean * 36) / 10 };
}

function judgeClock(skewS: number | null, rules: OddityRules): Signal['numbers'] | null {
  return skewS === null || Math.abs(skewS) <= rules.clockS ? null : { skewS: Math.round(skewS) };
}
