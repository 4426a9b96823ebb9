// Judges a staged patrol by the same rule as one that a phone sends, and packs what is stored of it.
import { createHash } from 'node:crypto';
import type { Policy } from '@xunhe/domain/duty/policy';
import { DIFFERENTIATED_DEFAULT } from '@xunhe/domain/duty/rule';
import { findDutyRule } from '@xunhe/domain/duty/rule-in-force';
import type { EffectiveThreshold } from '@xunhe/domain/duty/threshold';
import { dropFarPoints, type FarPoints, NO_FAR_POINTS } from '@xunhe/domain/patrol/far-points';
import { type JudgedReach, type PreparedReaches, prepareReaches } from '@xunhe/domain/patrol/judged-reaches';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { decodeTrack, encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { type Judgement, judgePatrol } from '@xunhe/domain/patrol/verdict';
import type { StagedPatrol, WalkedReach } from '../../store/import/patrols.ts';

export interface Walk {
  readonly points: readonly TrackPoint[];
  /** Null when the patrol has no track. */
  readonly bytes: Uint8Array | null;
  /** Points that stood twice in the files. */
  readonly doubled: number;
  /** What was left out because it lies far from every reach of the person. */
  readonly far: FarPoints;
}

/** All pieces of a patrol's track in the order of time; the stored track when the bundle brings none. */
export function putTogether(patrol: StagedPatrol): Walk {
  if (!patrol.runs) {
    const points = patrol.storedTrack ? unpack(patrol.storedTrack) : [];
    return { points, bytes: patrol.storedTrack, doubled: 0, far: patrol.storedFar ?? NO_FAR_POINTS };
  }
  const startedMs = patrol.started_at.getTime();
  const all = patrol.runs
    .flatMap(({ firstMs, points }) =>
      unpack(Buffer.from(points, 'base64')).map((point) => ({ ...point, timeMs: point.timeMs + firstMs - startedMs })),
    )
    .sort((a, b) => a.timeMs - b.timeMs);
  const points = all.filter((point, i) => i === 0 || !isSameFix(point, all[i - 1]!));
  return { points, bytes: encodeTrack(points), doubled: all.length - points.length, far: NO_FAR_POINTS };
}

/** Leaves out what lies far from the reaches of the person; a stored track was cut when it came. */
export function cutFar(
  patrol: StagedPatrol,
  walk: Walk,
  on: { readonly reaches: PreparedReaches; readonly threshold: EffectiveThreshold },
): Walk {
  if (!patrol.runs) return walk;
  const { near, far } = dropFarPoints(walk.points, on.reaches, on.threshold);
  return far.points === 0 ? walk : { ...walk, points: near, bytes: encodeTrack(near), far };
}

/** The same posts walk the same reaches, patrol after patrol. */
export function makeReadiness(): (reaches: readonly WalkableReach[]) => PreparedReaches {
  const ready = new Map<string, PreparedReaches>();
  return (reaches) => {
    const key = JSON.stringify(reaches.map(({ id, stamp }) => [id, stamp]));
    const known = ready.get(key);
    if (known) return known;
    if (ready.size >= REMEMBERED_SETS) ready.clear();
    const fresh = prepareReaches(reaches.map(({ judged }) => judged));
    ready.set(key, fresh);
    return fresh;
  };
}

/** Of a chief or two each: some megabytes. */
const REMEMBERED_SETS = 2000;

function isSameFix(a: TrackPoint, b: TrackPoint): boolean {
  return a.timeMs === b.timeMs && a.lon === b.lon && a.lat === b.lat;
}

function unpack(bytes: Uint8Array): TrackPoint[] {
  const track = decodeTrack(bytes);
  if (!track.ok) throw new Error(`A track that was packed here cannot be read: ${JSON.stringify(track.refusal)}`);
  return track.value;
}

export interface WalkableReach extends WalkedReach {
  readonly judged: JudgedReach;
  /** Changes when anything that a verdict rests on changes. */
  readonly stamp: string;
}

export function toWalkable(reach: WalkedReach): WalkableReach {
  const lines = geometryToLines(reach.geometry);
  const { id, length_m: lengthM, width_m: widthM } = reach;
  const stamp = createHash('sha256')
    .update(JSON.stringify([lengthM, widthM, reach.geometry]))
    .digest('hex');
  return { ...reach, judged: { id, lines, lengthM, widthM }, stamp };
}

export function judgeStaged(
  patrol: StagedPatrol,
  walk: Walk,
  on: {
    readonly reaches: PreparedReaches;
    readonly threshold: EffectiveThreshold;
  },
): Judgement {
  return judgePatrol({
    mode: patrol.mode,
    startedMs: patrol.started_at.getTime(),
    endedMs: patrol.ended_at.getTime(),
    points: walk.points,
    far: walk.far,
    main: patrol.reach,
    reaches: on.reaches,
    evidence: patrol.note === null ? [] : ['note'],
    threshold: on.threshold,
    ...(patrol.declared_m === null ? {} : { declaredLengthM: patrol.declared_m }),
  });
}

/** What the verdict rests on, in 32 bytes: the same again need not be judged again. */
export function hashPatrol(patrol: StagedPatrol, walk: Walk, main: WalkableReach): Buffer {
  const { person, reach, mode, declared_m, note } = patrol;
  const when = [patrol.started_at.getTime(), patrol.ended_at.getTime()];
  return createHash('sha256')
    .update(JSON.stringify([person, reach, mode, ...when, declared_m, note, main.stamp, ...tellFar(walk.far)]))
    .update(walk.bytes ?? '')
    .digest();
}

/** Nothing where nothing was left out: records of before it was counted hash as they did. */
function tellFar(far: FarPoints): FarPoints[] {
  return far.points === 0 ? [] : [far];
}

/** The threshold in force in a month: the city's own rule, or the shipped one in a city that was given none yet. */
export function makeThresholds(policies: readonly unknown[]): (month: string) => EffectiveThreshold {
  const byMonth = new Map<string, EffectiveThreshold>();
  return (month) => {
    const known = byMonth.get(month);
    if (known) return known;
    const rule = findDutyRule(policies as readonly Policy[], month);
    const { threshold } = rule ?? DIFFERENTIATED_DEFAULT;
    byMonth.set(month, threshold);
    return threshold;
  };
}
