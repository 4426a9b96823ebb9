// What a track says for and against a patrol, with its numbers: whether it was enough on the main reach, and what a person should look at
// before it counts. Doubts are questions, never a punishment: they send a patrol to a person and fail none.
import type { EffectiveThreshold } from '../duty/threshold.ts';
import type { CleanTrack, Interval } from './clean-track.ts';
import type { JudgedReach } from './judged-reaches.ts';
import { shareAbove } from './pace.ts';
import type { PatrolReason } from './patrol-reason.ts';
import { findShift, shiftBearing, shiftM } from './shift.ts';

export interface JudgedTrack {
  readonly mode: string;
  readonly threshold: EffectiveThreshold;
  readonly track: CleanTrack;
  readonly minutes: number;
  /** The reach the patrol was started for, and what was walked of it. */
  readonly reach: JudgedReach | undefined;
  readonly main: { readonly onReachM: number; readonly coverage: number; readonly enough: boolean };
  /** When the screen was off or the app was not seen. */
  readonly hidden: readonly Interval[];
}

/** What was reached, and what is missing to it. */
export function explainMain(judged: JudgedTrack): PatrolReason[] {
  const { threshold, minutes, main, reach, track } = judged;
  const reasons: PatrolReason[] = [];
  const isBrief = minutes < threshold.minutes.value;
  if (main.enough && !isBrief)
    reasons.push({ kind: 'patrol.enough', minutes, onReachM: main.onReachM, coverage: main.coverage });
  if (isBrief) reasons.push({ kind: 'patrol.tooBrief', minutes, needed: threshold.minutes.value });
  if (!reach || reach.lines.length === 0) reasons.push({ kind: 'patrol.noGeometry' });
  else if (!main.enough && main.onReachM === 0 && main.coverage === 0)
    reasons.push({ kind: 'patrol.offReach', lengthM: track.lengthM });
  else if (!main.enough) reasons.push(sayTooShort(judged, reach));
  return reasons;
}

function sayTooShort({ threshold, main }: JudgedTrack, reach: JudgedReach): PatrolReason {
  return reach.lengthM < threshold.lengthM.value
    ? {
        kind: 'patrol.tooShort',
        coverage: main.coverage,
        neededCoverage: threshold.shortCoverage.value,
        reachM: reach.lengthM,
      }
    : { kind: 'patrol.tooShort', onReachM: main.onReachM, neededM: threshold.lengthM.value };
}

/** Why a patrol that did not reach what is asked may have done so nevertheless; gaps are told in any case. */
export function listExcuses(judged: JudgedTrack, isMet: boolean): PatrolReason[] {
  const { track, threshold, reach, main } = judged;
  const excuses: PatrolReason[] = [];
  if (track.gapShare > threshold.gapShare.value) excuses.push(sayGaps(judged));
  if (!isMet && reach && main.onReachM < FEW * track.lengthM) {
    const shift = findShift(track, reach, threshold.shiftM.value);
    if (shift) excuses.push({ kind: 'patrol.crsSuspect', metres: shiftM(shift), bearing: shiftBearing(shift) });
  }
  return excuses;
}

const FEW = 1 / 3;

/** Why a patrol that reached what is asked may not have been one. */
export function listDoubts({ mode, threshold, track }: JudgedTrack): PatrolReason[] {
  const doubts: PatrolReason[] = [];
  const limitMs = threshold.speedMs.value[mode as keyof typeof threshold.speedMs.value];
  const share = limitMs === undefined ? 0 : shareAbove(track.pace, limitMs);
  if (share > threshold.fastShare.value)
    doubts.push({ kind: 'patrol.tooFast', share, limit: threshold.fastShare.value, speedMs: limitMs });
  if (track.stillShare >= threshold.stillShare.value)
    doubts.push({ kind: 'patrol.still', share: track.stillShare, limit: threshold.stillShare.value });
  return doubts;
}

function sayGaps({ track, threshold, hidden }: JudgedTrack): PatrolReason {
  const reason = { kind: 'patrol.gaps' as const, share: track.gapShare, limit: threshold.gapShare.value };
  return hidden.length === 0 ? reason : { ...reason, hiddenShare: shareHidden(track.gaps, hidden) };
}

/** Share of the gaps' time in which the screen was off. Intervals that overlap are counted once. */
function shareHidden(gaps: readonly Interval[], hidden: readonly Interval[]): number {
  const total = gaps.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0);
  if (total === 0) return 0;
  const spans = hidden.filter(([fromMs, toMs]) => toMs > fromMs).toSorted((a, b) => a[0] - b[0]);
  let dark = 0;
  for (const [fromMs, toMs] of gaps) {
    let doneMs = fromMs;
    for (const [offMs, onMs] of spans) {
      const [begin, end] = [Math.max(doneMs, offMs), Math.min(toMs, onMs)];
      if (end <= begin) continue;
      dark += end - begin;
      doneMs = end;
    }
  }
  return dark / total;
}
