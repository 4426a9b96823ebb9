// Where a record that a phone made may be written. What decides is the day it speaks of: whoever held a post on the river that day may bring
// what he did there, also when he has moved to another town since and his account shows him nothing of the old one. Otherwise the reach must
// lie in his region; one that a neighbour shares may be read and not acted on. Who stands in for a chief that day acts in the chief's place.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isInPost } from '@xunhe/domain/people/post';
import { containsRegion } from '@xunhe/domain/place/region';
import type { Person } from '../store/people.ts';
import type { GroundReach, Grounds } from '../store/sync-store.ts';

export interface WriteScope {
  /** The reach asked for. */
  readonly main: GroundReach;
  /** It, and the other waters of the person's posts on that day. */
  readonly reaches: readonly GroundReach[];
  /** By reach: the chief for whom the person stands in there. */
  readonly onBehalfOf: ReadonlyMap<string, string>;
}

export function findWriteScope(
  { posts, delegations, reaches }: Pick<Grounds, 'posts' | 'delegations' | 'reaches'>,
  who: Person,
  asked: { readonly reach: string; readonly day: string },
): Result<WriteScope> {
  const heldBy = (person: string) =>
    posts.filter((post) => post.person === person && isInPost(post, asked.day)).map((post) => post.reach);
  const own = heldBy(who.id);
  const held = new Set(own);
  const onBehalfOf = new Map<string, string>();
  for (const { chief } of delegations.filter((delegation) => isInPost(delegation, asked.day)))
    for (const reach of heldBy(chief))
      if (!owesItself(who, own, reach) && !onBehalfOf.has(reach)) {
        held.add(reach);
        onBehalfOf.set(reach, chief);
      }
  const main = reaches.get(asked.reach);
  if (main && (held.has(main.id) || containsRegion(who.region, main.region))) {
    const ids = [...new Set([main.id, ...held])].toSorted();
    return accept({ main, reaches: ids.flatMap((id) => reaches.get(id) ?? []), onBehalfOf });
  }
  return refuse({ kind: who.scope.shared?.includes(asked.reach) ? 'reach.readOnly' : 'notFound', path: '/reach' });
}

/** A chief walks his own waters for himself; an assistant's post says where he may help, and owes nothing. */
export function owesItself(who: Pick<Person, 'level'>, own: readonly string[], reach: string): boolean {
  return who.level !== 'assistant' && own.includes(reach);
}
