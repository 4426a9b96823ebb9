// Judges the patrol on the phone by the rule the server will use, with the figures that came with today's list. What lies far from the person's
// reaches is left out first, as it will be when the record is made.
import type { TodayBody } from '@xunhe/contract/duty';
import { byDefault } from '@xunhe/domain/duty/policy';
import { DEFAULT_THRESHOLD, type EffectiveThreshold } from '@xunhe/domain/duty/threshold';
import { evidenceOf } from '@xunhe/domain/patrol/evidence';
import { dropFarPoints, type NearTrack } from '@xunhe/domain/patrol/far-points';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { type Judgement, judgePatrol } from '@xunhe/domain/patrol/verdict';
import type { PatrolDraft } from '../keeping/draft.ts';
import type { KeptPhoto } from '../keeping/outbox-item.ts';

export function judgeDraft(
  draft: PatrolDraft,
  points: readonly TrackPoint[],
  at: {
    today: TodayBody;
    endedMs: number;
    photos: readonly Pick<KeptPhoto, 'role'>[];
    details?: Readonly<Record<string, string>>;
  },
): Judgement {
  const { near, far } = leaveOutFar(draft, points, at.today);
  return judgePatrol({
    mode: draft.mode,
    startedMs: draft.startedMs,
    endedMs: at.endedMs,
    points: near,
    far,
    main: draft.reach,
    reaches: at.today.reaches.map((reach) => ({
      id: reach.reach,
      lines: geometryToLines(reach.geometry),
      lengthM: reach.lengthM,
      widthM: reach.widthM,
    })),
    evidence: evidenceOf({ note: draft.said.note, problems: draft.problems, photos: at.photos }),
    threshold: toThreshold(at.today.thresholds),
  });
}

/** Where the list does not tell all of the walker's reaches (it is another person's, or of another day), nothing is left out here. */
export function leaveOutFar(
  draft: Pick<PatrolDraft, 'person' | 'reach'>,
  points: readonly TrackPoint[],
  today: TodayBody,
): NearTrack {
  const known = today.person === draft.person && today.reaches.some((reach) => reach.reach === draft.reach);
  const lines = known ? today.reaches.map((reach) => geometryToLines(reach.geometry)) : [];
  return dropFarPoints(points, lines, toThreshold(today.thresholds).farM.value);
}

export function toThreshold(told: TodayBody['thresholds']): EffectiveThreshold {
  return {
    minutes: byDefault(told.minutes),
    lengthM: byDefault(told.lengthM),
    shortCoverage: byDefault(told.coverage),
    bufferM: byDefault(told.bufferM),
    wideBufferM: byDefault(told.wideBufferM),
    wideWaterM: byDefault(told.wideWaterM),
    gapShare: byDefault(told.gapShare),
    farM: told.farM === undefined ? DEFAULT_THRESHOLD.farM : byDefault(told.farM),
    evidence: DEFAULT_THRESHOLD.evidence,
  };
}
