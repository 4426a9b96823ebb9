// Judges the patrol on the phone by the rule the server will use, with the figures that came with today's list. What lies far from the person's
// reaches is left out first, as it will be when the record is made.
import type { TodayBody } from '@xunhe/contract/duty';
import { byDefault } from '@xunhe/domain/duty/policy';
import { DEFAULT_THRESHOLD, type EffectiveThreshold } from '@xunhe/domain/duty/threshold';
import { evidenceOf } from '@xunhe/domain/patrol/evidence';
import { dropFarPoints, type NearTrack } from '@xunhe/domain/patrol/far-points';
import { type PreparedReaches, prepareReaches } from '@xunhe/domain/patrol/judged-reaches';
import { readDeclaredM } from '@xunhe/domain/patrol/mode-form';
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
  const details = at.details ?? {};
  const declaredLengthM = readDeclaredM(draft.mode, details);
  return judgePatrol({
    mode: draft.mode,
    startedMs: draft.startedMs,
    endedMs: at.endedMs,
    points: near,
    far,
    main: draft.reach,
    reaches: readyReaches(at.today),
    evidence: evidenceOf({ note: draft.said.note, problems: draft.problems, photos: at.photos }),
    details,
    ...(declaredLengthM === null ? {} : { declaredLengthM }),
    hidden: draft.hidden,
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
  return dropFarPoints(points, known ? readyReaches(today) : NO_REACHES, toThreshold(today.thresholds));
}

const NO_REACHES = prepareReaches([]);

/** A patrol is judged every two seconds against the same list. */
const ready = new WeakMap<TodayBody['reaches'], PreparedReaches>();

function readyReaches({ reaches }: TodayBody): PreparedReaches {
  const known = ready.get(reaches);
  if (known) return known;
  const fresh = prepareReaches(
    reaches.map((reach) => ({
      id: reach.reach,
      lines: geometryToLines(reach.geometry),
      lengthM: reach.lengthM,
      widthM: reach.widthM,
    })),
  );
  ready.set(reaches, fresh);
  return fresh;
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
    // A list that the phone kept from before may not tell these.
    farM: orDefault('farM', told.farM),
    speedMs: orDefault('speedMs', told.speedMs),
    fastShare: orDefault('fastShare', told.fastShare),
    stillShare: orDefault('stillShare', told.stillShare),
    shiftM: orDefault('shiftM', told.shiftM),
    evidence: orDefault('evidence', told.evidence),
  };
}

function orDefault<K extends keyof EffectiveThreshold>(
  key: K,
  told: EffectiveThreshold[K]['value'] | undefined,
): EffectiveThreshold[K] {
  return told === undefined ? DEFAULT_THRESHOLD[key] : (byDefault(told) as EffectiveThreshold[K]);
}
