// What waits for one person to decide: the question put to the store in the terms of the rule, so that the queue holds nothing he may not settle.
import { rightOf } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { Tx } from '../store/db.ts';
import { countQueue, type QueueSearch } from '../store/patrol-review.ts';
import type { Person } from '../store/people.ts';

export function queueOf({ city, id, role, region }: Person): QueueSearch {
  return { city, person: id, prefix: regionPrefix(region), belowOnly: role === 'chief' ? region : null };
}

export async function countToReview(tx: Tx, who: Person): Promise<number | null> {
  if (rightOf(who.role, 'patrol.review') === null) return null;
  const { appealed, needs_review } = await countQueue(tx, queueOf(who));
  return appealed + needs_review;
}
