// Shapes of reaches and regions, staged and then laid beside the rows they belong to.
import type { PoolClient } from 'pg';
import { copyRows } from '../copy.ts';
import type { Merged } from './stage.ts';

export async function openShapes(client: PoolClient): Promise<void> {
  await client.query('DROP TABLE IF EXISTS pg_temp.stage_shapes');
  await client.query('CREATE TEMP TABLE stage_shapes (id text COLLATE "C", geometry jsonb) ON COMMIT DROP');
}

export function fillShapes(
  client: PoolClient,
  shapes: readonly { readonly id: string; readonly geometry: object }[],
): Promise<void> {
  return copyRows(
    client,
    { table: 'stage_shapes', columns: ['id', 'geometry'] },
    shapes.map(({ id, geometry }) => [id, geometry]),
  );
}

/** Added where there was no shape, changed where it was another. */
export async function mergeShapes(
  client: PoolClient,
  city: string,
  into: { readonly table: 'reaches' | 'regions'; readonly property: 'id' | 'code' },
): Promise<Merged> {
  const update = (when: string) =>
    client.query(
      `UPDATE ${into.table} t SET geometry = s.geometry FROM stage_shapes s
       WHERE t.city = $1 AND t.${into.property} = s.id AND ${when}`,
      [city],
    );
  const changed = await update('t.geometry IS NOT NULL AND t.geometry <> s.geometry');
  const added = await update('t.geometry IS NULL');
  return { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0 };
}
