// Records that are stored, found by their ids: in the whole scope, in any month, whatever their kind. An id is one record.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { missingPhotos } from './photo.ts';
import type { StoredRecord } from './sync-store.ts';

export interface StoredRow {
  readonly kind: 'patrol' | 'problem' | 'inventory';
  readonly id: string;
  readonly person: string | null;
  readonly hash: string | null;
  readonly judgement: unknown;
  readonly key: boolean;
  readonly due_day: string | null;
  /** Of an inventory: how many items were found. */
  readonly found: number;
}

export function selectStored(city: string, ids: RawBuilder<unknown>) {
  return sql<StoredRow>`
    SELECT 'patrol' AS kind, id, person, encode(content_hash, 'hex') AS hash, judgement, false AS key, NULL AS due_day, 0 AS found
    FROM patrols WHERE city = ${city} AND id = ANY (${ids})
    UNION ALL
    SELECT 'problem', id, reporter, encode(content_hash, 'hex'), NULL, key_problem, due_day::text, 0
    FROM problems WHERE city = ${city} AND id = ANY (${ids})
    UNION ALL
    SELECT 'inventory', id, person, encode(content_hash, 'hex'), NULL, false, NULL, cardinality(found)
    FROM inventories WHERE city = ${city} AND id = ANY (${ids})`;
}

export async function findStoredRecords(
  tx: Tx,
  city: string,
  ids: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const stored = sql<StoredRow>`/* planned: records */ ${selectStored(city, sql`${[...ids]}::text[]`)}`;
  return rowsToRecords(tx, city, (await stored.execute(tx)).rows);
}

export async function rowsToRecords(
  tx: Tx,
  city: string,
  rows: readonly StoredRow[],
): Promise<Map<string, StoredRecord>> {
  if (rows.length === 0) return new Map();
  const found = rows.map(({ id }) => id);
  const missing = await missingPhotos(tx, city, found);
  return new Map(rows.map((row) => [row.id, rowToRecord(row, missing.get(row.id) ?? [])]));
}

function rowToRecord(row: StoredRow, photosMissing: readonly string[]): StoredRecord {
  const { id, person, hash } = row;
  return { id, person, hash, facts: rowToFacts(row), photosMissing };
}

function rowToFacts(row: StoredRow): StoredRecord['facts'] {
  switch (row.kind) {
    case 'patrol':
      return { kind: row.kind, judgement: row.judgement };
    case 'problem':
      return { kind: row.kind, key: row.key, dueDay: row.due_day };
    case 'inventory':
      return { kind: row.kind, found: row.found };
  }
}
