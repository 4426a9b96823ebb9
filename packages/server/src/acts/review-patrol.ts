// A person decides whether a patrol counts. The decision is added to what was written before; the verdict in force and the waters that count
// follow in the same transaction, so that duties, effort and lists are right at once. How the rule judged it stays as it was.
import { createHash } from 'node:crypto';
import type { SentDecision } from '@xunhe/contract/patrol-review';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { decidePatrol } from '@xunhe/domain/patrol/review';
import { commonPrefix, containsRegion } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPatrol } from '../store/patrol.ts';
import { applyDecision, insertReview } from '../store/patrol-review.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { lockRecords } from '../store/record-lock.ts';
import type { PatrolReviewRow } from '../store/rows-deed.ts';
import { readCityClock } from './city-clock.ts';
import { readCase, stateBefore, toAsker } from './patrol-case.ts';

export async function takeDecision(
  house: Chance & { readonly db: Database },
  who: Person,
  asked: { readonly patrol: string; readonly body: SentDecision },
): Promise<Result<PatrolReviewRow>> {
  const { body } = asked;
  // A walk may have covered waters of the region beside: they follow the decision too.
  const region = await inScope(house.db, { ...who.scope, region: who.city }, async (tx) => {
    const patrol = await findPatrol(tx, who.city, asked.patrol);
    if (!patrol || !containsRegion(who.region, patrol.region)) return null;
    const { covered } = await readCase(tx, patrol);
    return commonPrefix([patrol.region, ...covered.map((one) => one.region)]);
  });
  if (region === null) return refuse({ kind: 'notFound' });
  return inScope(house.db, { ...who.scope, region }, async (tx) => {
    await lockRecords(tx, who.city, [asked.patrol]);
    const found = await readCase(tx, (await findPatrol(tx, who.city, asked.patrol))!);
    const { patrol } = found;
    const wanted = { outcome: body.outcome, reason: body.text, reaches: body.reaches ?? null, seen: body.seen };
    const decided = decidePatrol(found.rule, toAsker(who), wanted);
    if (!decided.ok) return decided;
    const { verdict, reaches } = decided.value;
    const at = new Date(readCityClock((await findCity(tx, who.city))!, house.now()).nowMs);
    const hash = createHash('sha256')
      .update(JSON.stringify([patrol.id, body, reaches]))
      .digest();
    const row: PatrolReviewRow = {
      ...{ city: who.city, patrol: patrol.id, month: patrol.month, region: patrol.region },
      ...{ seq: found.reviews.length + 1, id: makeId(at.getTime(), house.random(10)), kind: 'decision' },
      ...{ by_person: who.id, by_role: who.role, by_region: who.region, at, received_at: at },
      ...{ text: body.text, outcome: body.outcome, reaches: [...reaches], before: stateBefore(found) },
      content_hash: hash,
    };
    await insertReview(tx, row);
    await applyDecision(tx, patrol, { verdict, reaches, at });
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'patrol.decided',
      key: `${patrol.id}/${row.seq}`,
      region: patrol.region,
      actor: who.id,
      subject: patrol.person,
      // As what he decided: roles and regions change, the record does not.
      body: {
        ...{ patrol: patrol.id, from: patrol.verdict, to: verdict, reaches, role: who.role, region: who.region },
        hash: hash.toString('hex'),
      },
    });
    return accept(row);
  });
}
