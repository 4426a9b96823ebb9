// A patrol is judged by the same rule as on the phone, and becomes the rows of one deed: itself, the waters it covered, its track. One walk may
// satisfy several of the person's waters. It is never refused for being short or for its time: the verdict and its reasons say so.
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type SettledTimes, settleTimes } from '@xunhe/domain/patrol/claimed-time';
import { evidenceOf } from '@xunhe/domain/patrol/evidence';
import { addFarPoints, dropFarPoints, NO_FAR_POINTS } from '@xunhe/domain/patrol/far-points';
import { type PreparedReaches, prepareReaches } from '@xunhe/domain/patrol/judged-reaches';
import { readDeclaredM } from '@xunhe/domain/patrol/mode-form';
import type { PatrolReason } from '@xunhe/domain/patrol/patrol-reason';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { type Judgement, judgePatrol } from '@xunhe/domain/patrol/verdict';
import type { PatrolRow } from '../../store/rows-deed.ts';
import type { RecordDeed } from '../../store/sync-store.ts';
import { instantToDay } from '../city-clock.ts';
import { pickPolicy } from '../cycle/policy.ts';
import { findWriteScope, type WriteScope } from '../write-scope.ts';
import { makePhotoClaims } from './claim-photos.ts';
import { type DecisionFacts, makeEvent, skewToSeconds } from './decision.ts';

const DAY_MS = 86_400_000;

export function decidePatrol(facts: DecisionFacts, sent: SentPatrol): Result<RecordDeed> {
  const placed = placePatrol(facts, sent);
  if (!placed.ok) return placed;
  const { who, hash } = facts;
  const { patrol, near, judgement, scope } = judgePlaced(facts, sent, placed.value);
  const { city, month, day, region, reach } = patrol;
  const photos = makePhotoClaims(sent.photos, {
    ...{ city, month, record: sent.id, record_kind: 'patrol', person: who.id, reach, region },
  });
  if (!photos.ok) return photos;
  return accept({
    ...{ what: 'record', kind: 'patrol', id: sent.id, person: who.id, hash, region },
    rows: {
      patrols: [patrol],
      patrol_reaches: judgement.reaches.map((row) => ({
        ...{ city, month, day, patrol: sent.id, reach: row.reach },
        // The duty is the chief's, whoever walked.
        person: scope.onBehalfOf.get(row.reach) ?? who.id,
        region: scope.reaches.find((reach) => reach.id === row.reach)!.region,
        length_m: row.onReachM,
        coverage: row.coverage,
        effective: row.effective,
      })),
      tracks:
        near.length === 0
          ? []
          : [
              {
                ...{ city, month, region, patrol: sent.id, point_count: near.length, reduced_at: null },
                points: Buffer.from(encodeTrack(near)),
              },
            ],
    },
    facts: { kind: 'patrol', judgement: patrol.judgement },
    photos: photos.value,
    event: makeEvent(facts.chance, who, {
      ...{ kind: 'patrol.submitted', key: sent.id, region, subject: patrol.on_behalf_of },
      body: { reach: sent.reach, verdict: judgement.verdict },
    }),
  });
}

interface Placed {
  readonly times: SettledTimes;
  readonly day: string;
  readonly scope: WriteScope;
}

/** When and where. */
function placePatrol({ who, grounds, clock, skewMs, isStrict }: DecisionFacts, sent: SentPatrol): Result<Placed> {
  const startedMs = parseInstant(sent.startedAt);
  const endedMs = parseInstant(sent.endedAt);
  if (startedMs === null) return refuse({ kind: 'request.invalid', path: '/startedAt' });
  if (endedMs === null) return refuse({ kind: 'request.invalid', path: '/endedAt' });
  if (isStrict) {
    if (endedMs < startedMs) return refuse({ kind: 'request.invalid', path: '/endedAt' });
    if (endedMs - startedMs > DAY_MS)
      return refuse({ kind: 'patrol.tooLong', hours: (endedMs - startedMs) / 3_600_000 });
    if (startedMs > clock.nowMs + DAY_MS)
      return refuse({ kind: 'patrol.future', day: instantToDay(startedMs, clock.timezone) });
  }
  const lastFixMs = sent.points.reduce((latest, [timeMs]) => Math.max(latest, timeMs), 0);
  const times = settleTimes({ startedMs, endedMs, lastFixMs }, { nowMs: clock.nowMs, skewMs: skewMs ?? 0 });
  const day = instantToDay(times.startedMs, clock.timezone);
  const scope = findWriteScope(grounds, who, { reach: sent.reach, day });
  return scope.ok ? accept({ times, day, scope: scope.value }) : scope;
}

interface Judged {
  readonly patrol: PatrolRow;
  readonly near: readonly TrackPoint[];
  readonly judgement: Judgement;
  readonly scope: WriteScope;
}

function judgePlaced(facts: DecisionFacts, sent: SentPatrol, { times, day, scope }: Placed): Judged {
  const { who, clock } = facts;
  const month = day.slice(0, 7);
  const rule = pickPolicy(facts.grounds.policies, { city: who.city, month }, 'duty');
  const points = sent.points.map(([timeMs, lon, lat, accuracyM, part]) => ({ timeMs, lon, lat, accuracyM, part }));
  const reaches = prepareReaches(scope.reaches);
  const { near, far } = dropFarPoints(points, reaches, rule.threshold);
  const judgement = judge(sent, { times, near, far: addFarPoints(sent.far ?? NO_FAR_POINTS, far), reaches, rule });
  const { verdict, lengthM } = judgement;
  const patrol: PatrolRow = {
    ...{ city: who.city, month, day, id: sent.id, person: who.id, reach: scope.main.id, region: scope.main.region },
    ...{ mode: sent.mode, length_m: lengthM, verdict, source: 'phone' },
    started_at: new Date(times.startedMs),
    ended_at: new Date(times.endedMs),
    judgement: {
      ...judgement,
      reasons: [...judgement.reasons, ...clockReasons(sent, times)],
      nothingFound: sent.nothingFound,
    },
    note: sent.note === '' ? null : sent.note,
    content_hash: Buffer.from(facts.hash, 'hex'),
    received_at: new Date(clock.nowMs),
    on_behalf_of: scope.onBehalfOf.get(scope.main.id) ?? null,
    clock_skew_s: skewToSeconds(facts.skewMs),
    told: toldBesides(sent),
  };
  return { patrol, near, judgement, scope };
}

function judge(
  sent: SentPatrol,
  at: {
    readonly times: SettledTimes;
    readonly near: readonly TrackPoint[];
    readonly far: Judgement['far'];
    readonly reaches: PreparedReaches;
    readonly rule: DutyRule;
  },
): Judgement {
  const declaredLengthM = readDeclaredM(sent.mode, sent.details ?? {});
  return judgePatrol({
    ...{ mode: sent.mode, startedMs: at.times.startedMs, endedMs: at.times.endedMs, points: at.near, far: at.far },
    main: sent.reach,
    reaches: at.reaches,
    evidence: evidenceOf(sent),
    threshold: at.rule.threshold,
    ...(declaredLengthM === null ? {} : { declaredLengthM }),
    // A phone of before was not asked, and is not told that its answers are missing.
    ...(sent.details ? { details: sent.details } : {}),
    ...(sent.hidden ? { hidden: sent.hidden } : {}),
  });
}

/** Says what the phone claimed, where its clock was not believed. */
function clockReasons(sent: SentPatrol, { moved }: SettledTimes): PatrolReason[] {
  if (moved === null) return [];
  const { startS, durationS } = moved;
  return [{ kind: 'patrol.clock', claimed: sent.startedAt, startS, ...(durationS === null ? {} : { durationS }) }];
}

/** What the record tells and no column or table of its own holds; null when there is nothing. */
function toldBesides({ problems, checks, details, trackFrom, hidden, clockJumpS }: SentPatrol): object | null {
  const told = Object.entries({ problems, checks, details, trackFrom, hidden, clockJumpS }).filter(
    ([, value]) => value !== undefined,
  );
  return told.length === 0 ? null : Object.fromEntries(told);
}
