// A track beside the others of its reach: the same walk again, somebody else's, together with somebody, or played at another speed. Each pair
// is asked about once, on the later of the two, and of many pairs the one that is nearest.
import type { Plane } from '../../ground/geo.ts';
import type { TrackPoint } from '../point.ts';
import { type FixTrail, LEAST_RUN, longestRun, readTrail } from './identical-run.ts';
import { matchScaled, measurePaces, type Paces } from './paces.ts';
import { matchAt, matchTracks, type SameTrack } from './same-track.ts';
import type { Severity, Signal, SignalKind } from './signal.ts';
import { prepareTrack, type TrackFacts, type WalkedTrack } from './walked-track.ts';

export interface ComparedTrack extends WalkedTrack {
  readonly paces: Paces;
  readonly trail: FixTrail;
}

/** @param plane one for all tracks that are compared */
export function readTrack(facts: TrackFacts, points: readonly TrackPoint[], plane: Plane): ComparedTrack | null {
  const track = prepareTrack(facts, points, plane);
  return track && { ...track, paces: measurePaces(track), trail: readTrail(points) };
}

/** What is to be asked about a track and others, earlier or later ones; itself may be among them. */
export function compareTrack(track: ComparedTrack, others: readonly ComparedTrack[]): Signal[] {
  const nearest = new Map<string, Signal>();
  for (const other of others) {
    if (other.patrol === track.patrol) continue;
    const signal = isLater(track, other) ? comparePair(track, other) : comparePair(other, track);
    if (!signal) continue;
    const id = `${signal.kind} ${signal.patrol}`;
    const before = nearest.get(id);
    if (!before || nearness(signal) < nearness(before)) nearest.set(id, signal);
  }
  return [...nearest.values()];
}

function nearness({ numbers }: Signal): number {
  return (numbers.medianM as number | null) ?? 0;
}

function isLater(a: ComparedTrack, b: ComparedTrack): boolean {
  return a.startedMs > b.startedMs || (a.startedMs === b.startedMs && a.patrol > b.patrol);
}

function comparePair(later: ComparedTrack, earlier: ComparedTrack): Signal | null {
  const identical = longestRun(later.trail, earlier.trail);
  const isOther = later.person !== earlier.person;
  const found = (kind: SignalKind, severity: Severity, same: SameTrack | null) =>
    toSignal({ later, earlier }, { kind, severity, same, identical });
  const together = isOther ? walkedTogether(later, earlier) : null;
  if (together && identical < LEAST_RUN) return found('track.companions', 'weak', together);
  const same = together ?? matchTracks({ a: later, b: earlier });
  if (identical >= LEAST_RUN) return found('track.coordinates', 'strong', same);
  if (same) return found(isOther ? 'track.shared' : 'track.replayed', 'strong', same);
  const scaled = matchScaled(later, earlier);
  return scaled && found('track.scaled', 'weak', scaled);
}

/** The same way in the same hour: honest where two patrol together, and also what one person with two phones looks like. */
function walkedTogether(later: ComparedTrack, earlier: ComparedTrack): SameTrack | null {
  const shiftS = (later.startedMs - earlier.startedMs) / 1000;
  return shiftS < earlier.durationS ? matchAt({ a: later, b: earlier }, shiftS) : null;
}

function toSignal(
  { later, earlier }: { readonly later: ComparedTrack; readonly earlier: ComparedTrack },
  found: {
    readonly kind: SignalKind;
    readonly severity: Severity;
    readonly same:
      | (SameTrack & { readonly factor?: number; readonly fromS?: number; readonly correlation?: number })
      | null;
    readonly identical: number;
  },
): Signal {
  const { kind, severity, same, identical } = found;
  return {
    ...{ kind, severity, key: later.patrol, person: later.person },
    ...{ patrol: later.patrol, otherPatrol: earlier.patrol },
    numbers: {
      otherPerson: earlier.person === later.person ? null : earlier.person,
      otherStartedMs: earlier.startedMs,
      medianM: same && round(same.medianM, 10),
      mostM: same && round(same.mostM, 10),
      shiftS: same && Math.round(same.shiftS),
      sharedS: same && Math.round(same.sharedS),
      sharedM: same && Math.round(same.sharedM),
      identical: identical >= LEAST_RUN ? identical : null,
      factor: same?.factor === undefined ? null : round(same.factor, 1000),
      fromS: same?.fromS === undefined ? null : Math.round(same.fromS),
      correlation: same?.correlation === undefined ? null : round(same.correlation, 100),
    },
  };
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
