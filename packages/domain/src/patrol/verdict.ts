// The verdict on a patrol, the same on the phone and on the server. A record is never refused: it is judged, and the reasons carry their
// numbers. Effective: long enough in time, and far enough on the reach or most of a short one [S, our defaults D].
import type { EffectiveThreshold, Evidence } from '../duty/threshold.ts';
import { type CleanTrack, cleanRulesFor, cleanTrack } from './clean-track.ts';
import { cutCells, measureCoverage } from './coverage.ts';
import { type FarPoints, NO_FAR_POINTS } from './far-points.ts';
import type { TrackPoint } from './point.ts';

export interface JudgedReach {
  readonly id: string;
  /** Longitude, latitude pairs; empty when the reach has no geometry. */
  readonly lines: readonly (readonly (readonly number[])[])[];
  readonly lengthM: number;
  readonly widthM: number | null;
}

export interface PatrolFacts {
  readonly mode: string;
  readonly startedMs: number;
  readonly endedMs: number;
  /** Without those that lie far from every reach of the person. */
  readonly points: readonly TrackPoint[];
  /** What was left out of the track. */
  readonly far?: FarPoints;
  /** The reach the patrol was started for. */
  readonly main: string;
  readonly reaches: readonly JudgedReach[];
  readonly evidence: readonly Evidence[];
  /** Metres as declared by an older record that has no track. */
  readonly declaredLengthM?: number;
  readonly threshold: EffectiveThreshold;
}

export type Verdict = 'effective' | 'not_effective' | 'needs_review';

export interface PatrolReason {
  readonly kind:
    | 'patrol.tooBrief'
    | 'patrol.tooShort'
    | 'patrol.offReach'
    | 'patrol.noTrack'
    | 'patrol.gaps'
    | 'patrol.noGeometry'
    | 'patrol.evidence'
    | 'patrol.declared'
    | 'patrol.clock'
    | 'patrol.enough';
  readonly [detail: string]: unknown;
}

export interface ReachJudgement {
  readonly reach: string;
  readonly onReachM: number;
  /** 0–1. */
  readonly coverage: number;
  readonly effective: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly PatrolReason[];
  readonly minutes: number;
  readonly lengthM: number;
  /** Of the main reach. */
  readonly onReachM: number;
  readonly coverage: number;
  readonly gapShare: number;
  /** The main reach, and every other that was covered effectively. */
  readonly reaches: readonly ReachJudgement[];
  /** Fixes that were not kept, because they lie far from every reach of the person. */
  readonly far: FarPoints;
}

type Judged = Omit<Judgement, 'far'>;

export function judgePatrol(facts: PatrolFacts): Judgement {
  const far = facts.far ?? NO_FAR_POINTS;
  return { ...judge(facts, far), far };
}

function judge(facts: PatrolFacts, far: FarPoints): Judged {
  const minutes = Math.max(0, facts.endedMs - facts.startedMs) / 60_000;
  const needed = facts.threshold.evidence.value[facts.mode as keyof typeof facts.threshold.evidence.value];
  if (needed) return judgeEvidence(facts, minutes, needed);
  const usable = facts.points.length >= 2;
  if (!usable && facts.declaredLengthM !== undefined) return judgeDeclared(facts, minutes, facts.declaredLengthM);
  if (!usable) return far.points > 0 ? judgeAway(facts, minutes) : judgeNothing(facts, minutes);
  return judgeTrack(facts, minutes);
}

function judgeTrack(facts: PatrolFacts, minutes: number): Judged {
  const track = cleanTrack(facts.points, cleanRulesFor(facts.mode));
  const judged = facts.reaches.map((reach) => judgeReach(facts, { track, reach, minutes }));
  const main = judged.find((reach) => reach.reach === facts.main) ?? {
    reach: facts.main,
    onReachM: 0,
    coverage: 0,
    effective: false,
  };
  const others = judged.filter((reach) => reach.reach !== facts.main && reach.effective);
  const reasons = explain(facts, { track, main, minutes });
  const effective = main.effective || others.length > 0;
  const doubtful = !effective && reasons.some(({ kind }) => kind === 'patrol.gaps' || kind === 'patrol.noGeometry');
  return {
    verdict: effective ? 'effective' : doubtful ? 'needs_review' : 'not_effective',
    reasons,
    minutes,
    lengthM: track.lengthM,
    onReachM: main.onReachM,
    coverage: main.coverage,
    gapShare: track.gapShare,
    reaches: [main, ...others],
  };
}

function judgeReach(
  facts: PatrolFacts,
  at: { track: CleanTrack; reach: JudgedReach; minutes: number },
): ReachJudgement {
  const { track, reach, minutes } = at;
  const { threshold } = facts;
  if (track.kept.length === 0) return { reach: reach.id, onReachM: 0, coverage: 0, effective: false };
  const wide = reach.widthM !== null && reach.widthM > threshold.wideWaterM.value;
  const bufferM = (wide ? threshold.wideBufferM.value : threshold.bufferM.value) + (reach.widthM ?? 0) / 2;
  const { share, onReachM } = measureCoverage(track, cutCells(reach.lines, track.plane), bufferM);
  const farEnough = onReachM >= threshold.lengthM.value;
  const shortEnough = reach.lengthM < threshold.lengthM.value && share >= threshold.shortCoverage.value;
  return {
    reach: reach.id,
    onReachM,
    coverage: share,
    effective: minutes >= threshold.minutes.value && (farEnough || shortEnough),
  };
}

function explain(facts: PatrolFacts, at: { track: CleanTrack; main: ReachJudgement; minutes: number }): PatrolReason[] {
  const { threshold } = facts;
  const { track, main, minutes } = at;
  const reach = facts.reaches.find((one) => one.id === facts.main);
  const reasons: PatrolReason[] = [];
  if (main.effective)
    reasons.push({ kind: 'patrol.enough', minutes, onReachM: main.onReachM, coverage: main.coverage });
  if (minutes < threshold.minutes.value)
    reasons.push({ kind: 'patrol.tooBrief', minutes, needed: threshold.minutes.value });
  if (!main.effective && reach && reach.lines.length > 0) {
    const short = reach.lengthM < threshold.lengthM.value;
    const enough =
      main.onReachM >= threshold.lengthM.value || (short && main.coverage >= threshold.shortCoverage.value);
    if (main.onReachM === 0 && main.coverage === 0) reasons.push({ kind: 'patrol.offReach', lengthM: track.lengthM });
    else if (!enough && short)
      reasons.push({
        kind: 'patrol.tooShort',
        coverage: main.coverage,
        neededCoverage: threshold.shortCoverage.value,
        reachM: reach.lengthM,
      });
    else if (!enough)
      reasons.push({ kind: 'patrol.tooShort', onReachM: main.onReachM, neededM: threshold.lengthM.value });
  }
  if (!reach || reach.lines.length === 0) reasons.push({ kind: 'patrol.noGeometry' });
  if (track.gapShare > threshold.gapShare.value)
    reasons.push({ kind: 'patrol.gaps', share: track.gapShare, limit: threshold.gapShare.value });
  return reasons;
}

/** Meetings, handling on the spot, drones, papers: what they bring is what counts. */
function judgeEvidence(
  facts: PatrolFacts,
  minutes: number,
  needed: { readonly needs: readonly (readonly Evidence[])[]; readonly byPerson: boolean },
): Judged {
  const brought = facts.points.length >= 2 ? [...facts.evidence, 'track' as const] : facts.evidence;
  const missing = needed.needs.filter((choice) => !choice.some((kind) => brought.includes(kind)));
  const complete = missing.length === 0;
  const lengthM =
    facts.points.length >= 2
      ? cleanTrack(facts.points, cleanRulesFor(facts.mode)).lengthM
      : (facts.declaredLengthM ?? 0);
  const effective = complete && !needed.byPerson;
  return {
    verdict: effective ? 'effective' : 'needs_review',
    reasons: complete
      ? [{ kind: 'patrol.enough', minutes, mode: facts.mode }]
      : [{ kind: 'patrol.evidence', mode: facts.mode, missing }],
    minutes,
    lengthM,
    onReachM: 0,
    coverage: 0,
    gapShare: 0,
    reaches: [{ reach: facts.main, onReachM: 0, coverage: 0, effective }],
  };
}

/** An older record that tells minutes and metres without a track is believed as far as it goes, and says so. */
function judgeDeclared(facts: PatrolFacts, minutes: number, declaredM: number): Judged {
  const { threshold } = facts;
  const reach = facts.reaches.find((one) => one.id === facts.main);
  const neededM =
    reach && reach.lengthM < threshold.lengthM.value
      ? reach.lengthM * threshold.shortCoverage.value
      : threshold.lengthM.value;
  const coverage = reach ? Math.min(1, declaredM / reach.lengthM) : 0;
  const effective = minutes >= threshold.minutes.value && declaredM >= neededM;
  const reasons: PatrolReason[] = [{ kind: 'patrol.declared', minutes, lengthM: declaredM }];
  if (minutes < threshold.minutes.value)
    reasons.push({ kind: 'patrol.tooBrief', minutes, needed: threshold.minutes.value });
  if (declaredM < neededM) reasons.push({ kind: 'patrol.tooShort', onReachM: declaredM, neededM });
  return {
    verdict: effective ? 'effective' : 'not_effective',
    reasons,
    minutes,
    lengthM: declaredM,
    onReachM: declaredM,
    coverage,
    gapShare: 0,
    reaches: [{ reach: facts.main, onReachM: declaredM, coverage, effective }],
  };
}

function judgeNothing(facts: PatrolFacts, minutes: number): Judged {
  const reasons: PatrolReason[] = [{ kind: 'patrol.noTrack', points: facts.points.length }];
  return { ...judgeAbsent(facts, minutes), verdict: 'needs_review', reasons };
}

/** There was a track, and all of it was elsewhere: nothing is left that a person could review. */
function judgeAway(facts: PatrolFacts, minutes: number): Judged {
  return {
    ...judgeAbsent(facts, minutes),
    verdict: 'not_effective',
    reasons: [{ kind: 'patrol.offReach', lengthM: 0 }],
  };
}

function judgeAbsent(facts: PatrolFacts, minutes: number): Omit<Judged, 'verdict' | 'reasons'> {
  return {
    minutes,
    lengthM: 0,
    onReachM: 0,
    coverage: 0,
    gapShare: 0,
    reaches: [{ reach: facts.main, onReachM: 0, coverage: 0, effective: false }],
  };
}
