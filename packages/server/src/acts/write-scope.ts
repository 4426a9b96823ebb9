// Where a record that a phone made may be written. What decides is the day it speaks of: whoever held a post on the river that day may bring
// what he did there, also when he has moved to another town since and his account shows him nothing of the old one. Otherwise the reach must
// lie in his region; one that a neighbour shares may be read and not acted on. Who stands in for a chief that day acts in the chief's place.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { commonPrefix, containsRegion } from '@xunhe/domain/place/region';
import type { Scope, Tx } from '../store/db.ts';
import { listDelegationsTo } from '../store/delegation.ts';
import { listPersonPosts, type Person } from '../store/people.ts';
import { listReachesById, type ReachWithWater } from '../store/place.ts';

export interface WriteScope {
  readonly scope: Scope;
  /** The reach asked for, and the other waters of the person's posts on that day. */
  readonly reaches: readonly ReachWithWater[];
  /** By reach: the chief for whom the person stands in there. */
  readonly onBehalfOf: ReadonlyMap<string, string>;
}

/** Reads in the whole city, and only what the posts of this one person name. */
export async function findWriteScope(
  tx: Tx,
  who: Person,
  asked: { reach: string; day: string },
): Promise<Result<WriteScope>> {
  const own = (await listPersonPosts(tx, who.city, who.id, asked.day)).map((post) => post.reach);
  const held = new Set(own);
  const onBehalfOf = new Map<string, string>();
  for (const { chief } of await listDelegationsTo(tx, who.city, who.id, asked.day))
    for (const { reach } of await listPersonPosts(tx, who.city, chief, asked.day))
      if (!owesItself(who, own, reach) && !onBehalfOf.has(reach)) {
        held.add(reach);
        onBehalfOf.set(reach, chief);
      }
  const reaches = await listReachesById(tx, who.city, [...new Set([asked.reach, ...held])]);
  const main = reaches.find((reach) => reach.id === asked.reach);
  if (main && (held.has(main.id) || containsRegion(who.region, main.region)))
    return accept({
      scope: { ...who.scope, region: commonPrefix(reaches.map((reach) => reach.region)) },
      reaches,
      onBehalfOf,
    });
  return refuse({ kind: who.scope.shared?.includes(asked.reach) ? 'reach.readOnly' : 'notFound', path: '/body/reach' });
}

/** A chief walks his own waters for himself; an assistant's post says where he may help, and owes nothing. */
export function owesItself(who: Pick<Person, 'level'>, own: readonly string[], reach: string): boolean {
  return who.level !== 'assistant' && own.includes(reach);
}
