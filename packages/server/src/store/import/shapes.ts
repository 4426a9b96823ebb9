// Shapes of reaches and regions, staged and then laid beside the rows they belong to.
import type { PoolClient } from 'pg';
import { copyRows } from '../copy.ts';
import type { Kept, Merged } from './stage.ts';

const NAMED = 3;

export interface StagedShape {
  readonly id: string;
  readonly geometry: object;
  /** Null for an area. */
  readonly lengthM: number | null;
}

export async function openShapes(client: PoolClient): Promise<void> {
  await client.query('DROP TABLE IF EXISTS pg_temp.stage_shapes');
  await client.query(
    'CREATE TEMP TABLE stage_shapes (id text COLLATE "C", geometry jsonb, length_m float8) ON COMMIT DROP',
  );
}

export function fillShapes(client: PoolClient, shapes: readonly StagedShape[]): Promise<void> {
  return copyRows(
    client,
    { table: 'stage_shapes', columns: ['id', 'geometry', 'length_m'] },
    shapes.map(({ id, geometry, lengthM }) => [id, geometry, lengthM]),
  );
}

/** Takes shapes out of the stage where an office has drawn another; what it drew stands until it takes it back. */
export async function keepDrawn(
  client: PoolClient,
  city: string,
  of: { readonly table: 'reaches' | 'regions'; readonly property: 'id' | 'code'; readonly thing: string },
): Promise<Kept | null> {
  const { rows } = await client.query<{ id: string }>(
    `DELETE FROM stage_shapes s USING ${of.table} t
     WHERE t.city = $1 AND t.${of.property} = s.id AND t.geometry IS DISTINCT FROM s.geometry
       AND EXISTS (SELECT FROM register_changes c
         WHERE c.city = $1 AND c.kind = $2 AND c.id = s.id AND c.after->'values' ? 'geometry')
     RETURNING s.id`,
    [city, of.thing],
  );
  const ids = rows.map(({ id }) => id).sort();
  return ids.length === 0 ? null : { count: ids.length, ids: ids.slice(0, NAMED) };
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

/** Reaches whose listed length is less than half or more than twice what is drawn, usually kilometres for metres; null when none is. */
export async function findOddLengths(
  client: PoolClient,
  city: string,
): Promise<{ readonly count: number; readonly ids: readonly string[] } | null> {
  const { rows } = await client.query<{ id: string; count: number }>(
    `SELECT r.id, count(*) OVER ()::int AS count FROM reaches r JOIN stage_shapes s ON s.id = r.id
     WHERE r.city = $1 AND (r.length_m < s.length_m / 2 OR r.length_m > s.length_m * 2)
     ORDER BY r.id COLLATE "C" LIMIT ${NAMED}`,
    [city],
  );
  return rows.length === 0 ? null : { count: rows[0]!.count, ids: rows.map((row) => row.id) };
}
