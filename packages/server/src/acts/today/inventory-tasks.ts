// What a person's posts owe of the four inventories in the running periods, and whether it was answered.
import type { InventoryTask } from '@xunhe/contract/inventory';
import { askedInventory, type InventoryRule } from '@xunhe/domain/duty/inventory';
import type { PostLevel } from '@xunhe/domain/people/post';
import type { Tx } from '../../store/db.ts';
import { listAnswered } from '../../store/inventory.ts';
import type { PostRecord } from '../../store/people.ts';

/** By reach; null where the post is not asked. A post is the chief's, whoever stands in for him. */
export async function readInventoryTasks(
  tx: Tx,
  city: string,
  asked: { readonly posts: readonly PostRecord[]; readonly day: string; readonly rule: InventoryRule },
): Promise<ReadonlyMap<string, InventoryTask | null>> {
  const { posts, day, rule } = asked;
  const spans = posts.map((post) => ({ post, span: askedInventory(rule, post.level as PostLevel, day) }));
  const from = spans.flatMap(({ span }) => (span ? [span.from] : [])).sort()[0];
  if (from === undefined) return new Map(posts.map(({ reach }) => [reach, null]));
  const answered = await listAnswered(tx, city, { from, reaches: posts.map(({ reach }) => reach) });
  return new Map(
    spans.map(({ post, span }) => {
      if (!span) return [post.reach, null];
      const days = answered
        .filter(({ owner, reach, day: on }) => owner === post.person && reach === post.reach && on >= span.from)
        .map(({ day: on }) => on);
      return [post.reach, { ...span, items: [...rule.items.value], answeredDay: days.at(-1) ?? null }];
    }),
  );
}
