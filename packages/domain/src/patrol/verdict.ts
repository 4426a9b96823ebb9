// The verdict on a patrol, the same on the phone and on the server. A record is never refused: it is judged, and the reasons carry their
// numbers. Effective: long enough in time, and far enough on the reach or most of a short one [S, our defaults D].
import type { EffectiveThreshold, Evidence } from '../duty/threshold.ts';
import { type CleanTrack, cleanRulesFor, cleanTrack, type Interval } from './clean-track.ts';
import { type Buffers, measureCoverage, NOT_COVERED } from './coverage.ts';
import { type FarPoints, NO_FAR_POINTS } from './far-points.ts';
import { type JudgedReach, type PreparedReaches, prepareReaches } from './judged-reaches.ts';
import { listMissingDetails, type ModeDetails } from './mode-form.ts';
import type { PatrolReason } from './patrol-reason.ts';
import type { TrackPoint } from './point.ts';
import { explainMain, type JudgedTrack, listDoubts, listExcuses } from './track-reasons.ts';

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
  /** Whoever judges many patrols against the same reaches prepares them once. */
  readonly reaches: readonly JudgedReach[] | PreparedReaches;
  readonly evidence: readonly Evidence[];
  /** What the form of the mode asked for; absent in records of older phones, which were not asked. */
  readonly details?: ModeDetails;
  /** When the screen was off or the app was not seen. */
  readonly hidden?: readonly Interval[];
  /** Metres as declared by an older record that has no track. */
  readonly declaredLengthM?: number;
  readonly threshold: EffectiveThreshold;
}

export type Verdict = 'effective' | 'not_effective' | 'needs_review';

export interface ReachJudgement {
  readonly reach: string;
  readonly onReachM: number;
  /** 0–1. */
  readonly coverage: number;
  /** False too where a person has to look first. */
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
  const reaches = prepared(facts);
  const place = reaches.placeOf.get(facts.main);
  const met = judgeReaches(facts, { track, reaches, minutes });
  const main = met.get(place ?? -1) ?? nothingWalked(facts.main);
  const others = [...met].filter(([other, { effective }]) => other !== place && effective).sort(([a], [b]) => a - b);
  const reach = place === undefined ? undefined : reaches.list[place];
  const judged: JudgedTrack = {
    ...{ mode: facts.mode, threshold: facts.threshold, track, minutes, reach, hidden: facts.hidden ?? [] },
    main: { ...main, enough: reach !== undefined && isEnough(facts.threshold, reach, main) },
  };
  const isMet = main.effective || others.length > 0;
  const doubts = listDoubts(judged);
  const excuses = listExcuses(judged, isMet);
  const reasons = [...explainMain(judged), ...excuses, ...doubts];
  const excused = excuses.length > 0 || reasons.some(({ kind }) => kind === 'patrol.noGeometry');
  const verdict = decide({ isMet, doubted: doubts.length > 0, excused });
  const rows = [main, ...others.map(([, other]) => other)];
  return {
    verdict,
    reasons,
    minutes,
    lengthM: track.lengthM,
    onReachM: main.onReachM,
    coverage: main.coverage,
    gapShare: track.gapShare,
    reaches: verdict === 'effective' ? rows : rows.map((row) => ({ ...row, effective: false })),
  };
}

function decide(found: { readonly isMet: boolean; readonly doubted: boolean; readonly excused: boolean }): Verdict {
  if (found.isMet) return found.doubted ? 'needs_review' : 'effective';
  return found.excused ? 'needs_review' : 'not_effective';
}

function prepared({ reaches }: PatrolFacts): PreparedReaches {
  return 'layers' in reaches ? reaches : prepareReaches(reaches);
}

/** By place in the list: the reaches that the walk came near, and the main one. */
function judgeReaches(
  { main, threshold }: PatrolFacts,
  at: { readonly track: CleanTrack; readonly reaches: PreparedReaches; readonly minutes: number },
): Map<number, ReachJudgement> {
  const covered = measureCoverage(at.track, at.reaches, buffersOf(threshold));
  const mainPlace = at.reaches.placeOf.get(main);
  // A rule that asks no metre is met by reaches that were never touched.
  const asksNothing = threshold.lengthM.value <= 0 || threshold.shortCoverage.value <= 0;
  const places = asksNothing && at.track.kept.length > 0 ? at.reaches.list.keys() : covered.keys();
  const judged = new Map<number, ReachJudgement>();
  for (const place of [...places, ...(mainPlace === undefined ? [] : [mainPlace])]) {
    const reach = at.reaches.list[place]!;
    const { share, onReachM } = covered.get(place) ?? NOT_COVERED;
    const isLong = at.track.kept.length > 0 && at.minutes >= threshold.minutes.value;
    const effective = isLong && isEnough(threshold, reach, { onReachM, coverage: share });
    judged.set(place, { reach: reach.id, onReachM, coverage: share, effective });
  }
  return judged;
}

function buffersOf({ bufferM, wideBufferM, wideWaterM }: EffectiveThreshold): Buffers {
  return {
    bufferM: ({ widthM }) =>
      (widthM !== null && widthM > wideWaterM.value ? wideBufferM.value : bufferM.value) + (widthM ?? 0) / 2,
    widestBufferM: (widthM) =>
      (widthM > wideWaterM.value ? Math.max(bufferM.value, wideBufferM.value) : bufferM.value) + widthM / 2,
  };
}

function isEnough(
  threshold: EffectiveThreshold,
  reach: JudgedReach,
  walked: { readonly onReachM: number; readonly coverage: number },
): boolean {
  const isShort = reach.lengthM < threshold.lengthM.value;
  return walked.onReachM >= threshold.lengthM.value || (isShort && walked.coverage >= threshold.shortCoverage.value);
}

function nothingWalked(reach: string): ReachJudgement {
  return { reach, onReachM: 0, coverage: 0, effective: false };
}

/** Meetings, handling on the spot, drones, papers: what they bring is what counts. */
function judgeEvidence(
  facts: PatrolFacts,
  minutes: number,
  needed: { readonly needs: readonly (readonly Evidence[])[]; readonly byPerson: boolean },
): Judged {
  const brought = facts.points.length >= 2 ? [...facts.evidence, 'track' as const] : facts.evidence;
  const missing = needed.needs.filter((choice) => !choice.some((kind) => brought.includes(kind)));
  const unanswered = facts.details === undefined ? [] : listMissingDetails(facts.mode, facts.details);
  const complete = missing.length === 0 && unanswered.length === 0;
  const lengthM =
    facts.points.length >= 2
      ? cleanTrack(facts.points, cleanRulesFor(facts.mode)).lengthM
      : (facts.declaredLengthM ?? 0);
  const effective = complete && !needed.byPerson;
  return {
    verdict: effective ? 'effective' : 'needs_review',
    reasons: complete
      ? [{ kind: 'patrol.enough', minutes, mode: facts.mode }]
      : [
          ...(missing.length > 0 ? [{ kind: 'patrol.evidence' as const, mode: facts.mode, missing }] : []),
          ...(unanswered.length > 0
            ? [{ kind: 'patrol.details' as const, mode: facts.mode, missing: unanswered }]
            : []),
        ],
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
  const { list, placeOf } = prepared(facts);
  const reach = list[placeOf.get(facts.main) ?? -1];
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
    reaches: [nothingWalked(facts.main)],
  };
}
