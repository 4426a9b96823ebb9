// Judges the patrol on the phone by the rule the server will use, with the figures that came with today's list.
import type { TodayBody } from '@xunhe/contract/duty';
import { byDefault } from '@xunhe/domain/duty/policy';
import { DEFAULT_THRESHOLD, type EffectiveThreshold } from '@xunhe/domain/duty/threshold';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { type Judgement, judgePatrol } from '@xunhe/domain/patrol/verdict';
import type { Draft } from './store.ts';

export function judgeDraft(
  draft: Draft,
  points: readonly TrackPoint[],
  at: { today: TodayBody; endedMs: number },
): Judgement {
  return judgePatrol({
    mode: draft.mode,
    startedMs: draft.startedMs,
    endedMs: at.endedMs,
    points,
    main: draft.reach,
    reaches: at.today.reaches.map((reach) => ({
      id: reach.reach,
      lines: geometryToLines(reach.geometry),
      lengthM: reach.lengthM,
      widthM: reach.widthM,
    })),
    evidence: [],
    threshold: toThreshold(at.today.thresholds),
  });
}

function toThreshold(told: TodayBody['thresholds']): EffectiveThreshold {
  return {
    minutes: byDefault(told.minutes),
    lengthM: byDefault(told.lengthM),
    shortCoverage: byDefault(told.coverage),
    bufferM: byDefault(told.bufferM),
    wideBufferM: byDefault(told.wideBufferM),
    wideWaterM: byDefault(told.wideWaterM),
    gapShare: byDefault(told.gapShare),
    evidence: DEFAULT_THRESHOLD.evidence,
  };
}
