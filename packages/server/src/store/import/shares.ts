// With whom reaches are shared, after a table of reaches was merged: each reach of the table is shared with whom the table says, and no
// longer with anybody else. Reaches that the table does not name keep their neighbours.
import type { PoolClient } from 'pg';
import { copyRows } from '../copy.ts';
import type { Stage } from './stage.ts';

/** By line of the staged reach: the regions that may read it. Answers how many reaches changed in nothing else. */
export async function mergeShares(
  client: PoolClient,
  reaches: Stage,
  shares: ReadonlyMap<number, readonly string[]>,
): Promise<number> {
  await client.query('CREATE TEMP TABLE stage_shares (line integer, region text COLLATE "C") ON COMMIT DROP');
  const rows = [...shares].flatMap(([line, regions]) => regions.map((region) => [line, region]));
  await copyRows(client, { table: 'stage_shares', columns: ['line', 'region'] }, rows);
  const wanted = `SELECT r.id, s.region FROM stage_shares s JOIN "${reaches.name}" r ON r.line = s.line`;
  const ended = await client.query<{ reach: string }>(
    `DELETE FROM shared_reaches h USING "${reaches.name}" r
     WHERE h.city = $1 AND h.reach = r.id AND (h.reach, h.region) NOT IN (${wanted}) RETURNING h.reach`,
    [reaches.city],
  );
  const begun = await client.query<{ reach: string }>(
    `INSERT INTO shared_reaches (city, reach, region) SELECT $1, id, region FROM (${wanted}) w ON CONFLICT DO NOTHING RETURNING reach`,
    [reaches.city],
  );
  await client.query('DROP TABLE stage_shares');
  const touched = new Set([...ended.rows, ...begun.rows].map((row) => row.reach));
  return [...touched].filter((reach) => !reaches.touched.has(reach)).length;
}
