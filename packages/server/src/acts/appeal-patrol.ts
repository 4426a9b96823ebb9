// An appeal comes in from the phone, perhaps days after it was written: stored once, with its event. Same id and same content: accepted again;
// same id, other content: a conflict. Whoever walked may appeal though he has moved to another town since, and reads nothing of the old one.
import { createHash } from 'node:crypto';
import type { AppealReceipt, SentAppeal } from '@xunhe/contract/patrol-review';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { mayAppeal } from '@xunhe/domain/patrol/review';
import { rightOf } from '@xunhe/domain/people/may';
import { commonPrefix, containsRegion } from '@xunhe/domain/place/region';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPatrol } from '../store/patrol.ts';
import { findReview, insertReview, markAppealed } from '../store/patrol-review.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { lockRecords } from '../store/record-lock.ts';
import type { PatrolReviewRow } from '../store/rows-deed.ts';
import { instantToDay, readCityClock } from './city-clock.ts';
import { readPolicy } from './cycle/policy.ts';
import { type FoundCase, readCase, stateBefore } from './patrol-case.ts';

const DAY_MS = 86_400_000;

export async function takeAppeal(
  house: Chance & { readonly db: Database },
  who: Person,
  sent: SentAppeal,
): Promise<Result<AppealReceipt>> {
  const atMs = parseInstant(sent.at);
  if (atMs === null) return refuse({ kind: 'request.invalid', path: '/body/at' });
  const placed = await inScope(house.db, { ...who.scope, region: who.city }, (tx) => findPlace(tx, who, sent));
  if (!placed.ok) return placed;
  return inScope(house.db, { ...who.scope, region: placed.value }, async (tx) => {
    await lockRecords(tx, who.city, [sent.id, sent.patrol]);
    const hash = createHash('sha256').update(JSON.stringify(sent)).digest();
    const before = await findReview(tx, who.city, sent.id);
    if (before) return answerAgain(before, who, hash);
    const city = (await findCity(tx, who.city))!;
    const { nowMs } = readCityClock(city, house.now());
    if (atMs > nowMs + DAY_MS) return refuse({ kind: 'review.future', day: instantToDay(atMs, city.timezone) });
    const found = await readCase(tx, (await findPatrol(tx, who.city, sent.patrol))!);
    const rule = await readPolicy(tx, who.city, found.patrol.month, 'review');
    const allowed = mayAppeal(found.rule, { person: who.id, atMs }, rule);
    if (!allowed.ok) return allowed;
    if (sent.text.trim() === '') return refuse({ kind: 'review.noText' });
    const row = toRow(found, who, { sent, atMs, nowMs, hash });
    await insertReview(tx, row);
    await markAppealed(tx, found.patrol, row.received_at);
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'patrol.appealed',
      key: sent.id,
      region: row.region,
      actor: who.id,
      subject: found.patrol.person === who.id ? null : found.patrol.person,
      body: { patrol: sent.patrol, seq: row.seq, hash: hash.toString('hex') },
    });
    return accept(toReceipt(row, 'new'));
  });
}

/** The part of the city in which all that the patrol touched lies. What is not his is told apart from what is not there only for whoever may read it. */
async function findPlace(tx: Tx, who: Person, sent: SentAppeal): Promise<Result<string>> {
  const patrol = await findPatrol(tx, who.city, sent.patrol);
  if (!patrol) return refuse({ kind: 'notFound', path: '/body/patrol' });
  const { rule, covered } = await readCase(tx, patrol);
  if (rule.parties.some(({ person }) => person === who.id))
    return accept(commonPrefix([patrol.region, ...covered.map(({ region }) => region)]));
  const mayRead = rightOf(who.role, 'patrol.read') === 'area' && containsRegion(who.region, patrol.region);
  return refuse(mayRead ? { kind: 'review.notOwn' } : { kind: 'notFound', path: '/body/patrol' });
}

function answerAgain(before: PatrolReviewRow, who: Person, hash: Buffer): Result<AppealReceipt> {
  const same = before.by_person === who.id && before.content_hash.equals(hash);
  return same ? accept(toReceipt(before, 'already')) : refuse({ kind: 'review.conflict', id: before.id });
}

function toRow(
  found: FoundCase,
  who: Person,
  of: { sent: SentAppeal; atMs: number; nowMs: number; hash: Buffer },
): PatrolReviewRow {
  const { city, id: patrol, month, region } = found.patrol;
  return {
    ...{ city, patrol, month, region, seq: found.reviews.length + 1, id: of.sent.id, kind: 'appeal' },
    ...{ by_person: who.id, by_role: who.role, by_region: who.region },
    at: new Date(of.atMs),
    received_at: new Date(of.nowMs),
    text: of.sent.text,
    outcome: null,
    reaches: null,
    before: stateBefore(found),
    content_hash: of.hash,
  };
}

function toReceipt({ id, patrol, received_at }: PatrolReviewRow, stored: 'new' | 'already'): AppealReceipt {
  return { id, patrol, stored, receivedAt: received_at.toISOString() };
}
