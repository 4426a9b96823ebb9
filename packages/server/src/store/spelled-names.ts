// All names of a city, kind by kind, each once.
import { sql } from 'kysely';
import type { Tx } from './db.ts';

export const NAMED_KINDS = [
  ...(['reach', 'water', 'person', 'station', 'source', 'department', 'region'] as const),
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export async function listNames(tx: Tx, city: string): Promise<{ kind: NamedKind; name: string }[]> {
  const { rows } = await sql<{ kind: NamedKind; name: string }>`
    SELECT 'reach' AS kind, name FROM reaches WHERE city = ${city} AND retired_on IS NULL UNION
    SELECT 'water', name FROM water_bodies WHERE city = ${city} AND retired_on IS NULL UNION
    SELECT 'person', name FROM people WHERE city = ${city} AND level IS NOT NULL UNION
    SELECT 'station', name FROM stations WHERE city = ${city} AND retired_on IS NULL UNION
    SELECT 'source', name FROM sources WHERE city = ${city} AND retired_on IS NULL UNION
    SELECT 'department', name FROM departments WHERE city = ${city} AND retired_on IS NULL UNION
    SELECT 'region', name FROM regions WHERE city = ${city} AND retired_on IS NULL`.execute(tx);
  return rows;
}
