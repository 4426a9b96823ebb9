// Where a record that a phone made may be written. What decides is the day it speaks of: whoever held a post on the river that day may bring
// what he did there, also when he has moved to another town since and his account shows him nothing of the old one. Otherwise the reach must
// lie in his region; one that a neighbour shares may be read and not acted on.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { commonPrefix, containsRegion } from '@xunhe/domain/place/region';
import type { Scope, Tx } from '../store/db.ts';
import { listPersonPosts, type Person } from '../store/people.ts';
import { listReachesById, type ReachWithWater } from '../store/place.ts';

export interface WriteScope {
  readonly scope: Scope;
  /** The reach asked for, and the other waters of the person's posts on that day. */
  readonly reaches: readonly ReachWithWater[];
}

/** Reads in the whole city, and only what the posts of this one person name. */
export async function findWriteScope(
  tx: Tx,
  who: Person,
  asked: { reach: string; day: string },
): Promise<Result<WriteScope>> {
  const posts = await listPersonPosts(tx, who.city, who.id, asked.day);
  const held = new Set(posts.map((post) => post.reach));
  const reaches = await listReachesById(tx, who.city, [...new Set([asked.reach, ...held])]);
  const main = reaches.find((reach) => reach.id === asked.reach);
  if (main && (held.has(main.id) || containsRegion(who.region, main.region)))
    return accept({ scope: { ...who.scope, region: commonPrefix(reaches.map((reach) => reach.region)) }, reaches });
  return refuse({ kind: who.scope.shared?.includes(asked.reach) ? 'reach.readOnly' : 'notFound', path: '/body/reach' });
}
