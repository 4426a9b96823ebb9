// Land cover that an office has written with a reach: what a file says of that reach otherwise is not taken.
import type { PoolClient } from 'pg';
import type { Kept, Stage } from './stage.ts';

const NAMED = 3;

/** Takes the shares of such reaches out of the stage, all of a reach as soon as one differs. The count is of rows. */
export async function keepCovered(client: PoolClient, { name, city }: Stage): Promise<Kept | null> {
  const { rows } = await client.query<{ id: string }>(
    `DELETE FROM "${name}" s
     WHERE EXISTS (SELECT FROM register_changes c
         WHERE c.city = $1 AND c.kind = 'reach' AND c.id = s.reach AND c.after->'values' ? 'landCover')
       AND EXISTS (SELECT FROM "${name}" o LEFT JOIN land_cover t ON t.city = $1 AND t.reach = o.reach AND t.class = o.class
         WHERE o.reach = s.reach AND t.share IS DISTINCT FROM o.share)
     RETURNING s.reach AS id`,
    [city],
  );
  const ids = [...new Set(rows.map(({ id }) => id))].sort();
  return rows.length === 0 ? null : { count: rows.length, ids: ids.slice(0, NAMED) };
}
