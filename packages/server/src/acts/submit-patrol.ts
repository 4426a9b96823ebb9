// A patrol comes in: judged by the same rule as on the phone, stored once, with the waters it covered and its event, in one transaction.
// One walk may satisfy several of the person's waters. It is never refused for being short: the verdict says so. Same id and same content: accepted again; same id, other content: a conflict.
import { createHash } from 'node:crypto';
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { addFarPoints, dropFarPoints, NO_FAR_POINTS } from '@xunhe/domain/patrol/far-points';
import { type JudgedReach, type PreparedReaches, prepareReaches } from '@xunhe/domain/patrol/judged-reaches';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { judgePatrol, type PatrolFacts } from '@xunhe/domain/patrol/verdict';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPatrol, insertPatrol } from '../store/patrol.ts';
import type { Person } from '../store/people.ts';
import { findCity, type ReachWithWater } from '../store/place.ts';
import { lockRecord } from '../store/record-lock.ts';
import type { PatrolRow } from '../store/rows-deed.ts';
import { instantToDay, readCityClock } from './city-clock.ts';
import { readPolicy } from './cycle/policy.ts';
import { findWriteScope } from './write-scope.ts';

type Receipt = AnswerOf<'submitPatrol'>;

const DAY_MS = 86_400_000;

export async function submitPatrol(
  house: Chance & { readonly db: Database },
  who: Person,
  sent: SentPatrol,
): Promise<Result<Receipt>> {
  const startedMs = parseInstant(sent.startedAt);
  const endedMs = parseInstant(sent.endedAt);
  if (startedMs === null) return refuse({ kind: 'request.invalid', path: '/body/startedAt' });
  if (endedMs === null || endedMs < startedMs) return refuse({ kind: 'request.invalid', path: '/body/endedAt' });
  if (endedMs - startedMs > DAY_MS) return refuse({ kind: 'patrol.tooLong', hours: (endedMs - startedMs) / 3_600_000 });
  const hash = createHash('sha256').update(JSON.stringify(sent)).digest();
  const placed = await inScope(house.db, { ...who.scope, region: who.city }, async (tx) => {
    const city = (await findCity(tx, who.city))!;
    const day = instantToDay(startedMs, city.timezone);
    // A phone's clock may be a little fast; a day ahead is a wrong clock, and the record stays on the phone with that reason.
    const { nowMs } = readCityClock(city, house.now());
    if (startedMs > nowMs + DAY_MS) return refuse({ kind: 'patrol.future', day });
    const found = await findWriteScope(tx, who, { reach: sent.reach, day });
    return found.ok ? accept({ day, nowMs, ...found.value }) : found;
  });
  if (!placed.ok) return placed;
  const { day, nowMs, scope, reaches, onBehalfOf } = placed.value;
  const main = reaches.find((reach) => reach.id === sent.reach)!;
  return inScope(house.db, scope, async (tx) => {
    await lockRecord(tx, who.city, sent.id);
    const before = await findPatrol(tx, who.city, sent.id);
    if (before) return answerAgain(before, who, hash);
    const rule = await readPolicy(tx, who.city, day.slice(0, 7), 'duty');
    const prepared = prepareReaches(reaches.map(toJudged));
    const { near, far } = dropFarPoints(toPoints(sent), prepared, rule.threshold);
    const judgement = judge(sent, {
      ...{ startedMs, endedMs, points: near, far: addFarPoints(sent.far ?? NO_FAR_POINTS, far) },
      ...{ reaches: prepared, rule },
    });
    const patrol: PatrolRow = {
      city: who.city,
      month: day.slice(0, 7),
      id: sent.id,
      person: who.id,
      reach: main.id,
      region: main.region,
      mode: sent.mode,
      day,
      started_at: new Date(startedMs),
      ended_at: new Date(endedMs),
      length_m: judgement.lengthM,
      verdict: judgement.verdict,
      judgement: { ...judgement, nothingFound: sent.nothingFound },
      note: sent.note === '' ? null : sent.note,
      source: 'phone',
      content_hash: hash,
      received_at: new Date(nowMs),
      on_behalf_of: onBehalfOf.get(main.id) ?? null,
    };
    await insertPatrol(tx, {
      patrol,
      reaches: judgement.reaches.map((row) => ({
        city: who.city,
        month: patrol.month,
        patrol: patrol.id,
        reach: row.reach,
        // The duty is the chief's, whoever walked.
        person: onBehalfOf.get(row.reach) ?? who.id,
        region: reaches.find((reach) => reach.id === row.reach)!.region,
        day,
        length_m: row.onReachM,
        coverage: row.coverage,
        effective: row.effective,
      })),
      track:
        near.length === 0
          ? null
          : {
              city: who.city,
              month: patrol.month,
              patrol: patrol.id,
              region: main.region,
              point_count: near.length,
              points: Buffer.from(encodeTrack(near)),
              reduced_at: null,
            },
    });
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'patrol.submitted',
      key: patrol.id,
      region: main.region,
      actor: who.id,
      subject: patrol.on_behalf_of,
      body: { reach: main.id, verdict: judgement.verdict },
    });
    return accept(toReceipt(patrol, 'new'));
  });
}

function answerAgain(before: PatrolRow, who: Person, hash: Buffer): Result<Receipt> {
  const same = before.person === who.id && before.content_hash !== null && before.content_hash.equals(hash);
  return same ? accept(toReceipt(before, 'already')) : refuse({ kind: 'patrol.conflict', id: before.id });
}

function judge(
  sent: SentPatrol,
  facts: Pick<PatrolFacts, 'startedMs' | 'endedMs' | 'points' | 'far'> & {
    readonly reaches: PreparedReaches;
    readonly rule: DutyRule;
  },
) {
  return judgePatrol({
    mode: sent.mode,
    startedMs: facts.startedMs,
    endedMs: facts.endedMs,
    points: facts.points,
    ...(facts.far ? { far: facts.far } : {}),
    main: sent.reach,
    reaches: facts.reaches,
    evidence: sent.note.trim() === '' ? [] : ['note'],
    threshold: facts.rule.threshold,
  });
}

function toJudged(reach: ReachWithWater): JudgedReach {
  const { id, length_m: lengthM, width_m: widthM } = reach;
  return { id, lines: geometryToLines(reach.geometry), lengthM, widthM };
}

function toPoints(sent: SentPatrol) {
  return sent.points.map(([timeMs, lon, lat, accuracyM, part]) => ({ timeMs, lon, lat, accuracyM, part }));
}

function toReceipt(patrol: PatrolRow, stored: 'new' | 'already'): Receipt {
  const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = patrol.judgement as Receipt['judgement'];
  const judgement = { verdict, reasons, minutes, lengthM, onReachM, coverage, ...(far ? { far } : {}) };
  return { id: patrol.id, stored, judgement };
}
