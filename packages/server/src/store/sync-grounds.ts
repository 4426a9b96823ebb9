// What decides about the records of many people at once, read in one look at the store. Nothing is remembered from one look to the next but the
// lines of reaches, and those only while the row's own version says that they are the same.

import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import type { Delegation } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import { listPolicies } from './duty.ts';
import type { PostRecord } from './people.ts';
import { missingPhotos } from './photo.ts';
import type { GroundReach, Grounds, GroundsAsked, StoredRecord } from './sync-store.ts';

/** The lines of this many reaches are kept; about ten kilobytes each. */
const MOST_REACHES = 5000;

export interface GroundsReader {
  read(tx: Tx, city: string, asked: readonly GroundsAsked[]): Promise<Grounds[]>;
}

export function makeGroundsReader(): GroundsReader {
  const readReaches = makeReachReader();
  return {
    async read(tx, city, asked) {
      const ids = [...new Set(asked.flatMap(({ records }) => records))];
      const row = await findCityClock(tx, city);
      const delegations = await listGivenTo(tx, city, [...new Set(asked.map(({ person }) => person))]);
      const people = new Set([...asked.map(({ person }) => person), ...delegations.map(({ chief }) => chief)]);
      const posts = await listPostsOf(tx, city, [...people]);
      const wanted = new Set([...asked.flatMap(({ reaches }) => reaches), ...posts.map(({ reach }) => reach)]);
      const shared = {
        city: row,
        reaches: await readReaches(tx, city, [...wanted]),
        policies: await listPolicies(tx, city),
        records: await findStoredRecords(tx, city, ids),
        refused: await findRefusedHashes(tx, city, ids),
      };
      return asked.map(({ person }) => ({ ...shared, ...ofPerson(person, posts, delegations) }));
    },
  };
}

function ofPerson(
  person: string,
  posts: readonly PostRecord[],
  delegations: readonly Delegation[],
): Pick<Grounds, 'posts' | 'delegations'> {
  const own = delegations.filter(({ assistant }) => assistant === person);
  const people = new Set([person, ...own.map(({ chief }) => chief)]);
  return { delegations: own, posts: posts.filter((post) => people.has(post.person)) };
}

async function findCityClock(tx: Tx, city: string): Promise<Grounds['city']> {
  return tx
    .selectFrom('cities')
    .select(['city', 'timezone', 'today'])
    .where('city', '=', city)
    .executeTakeFirstOrThrow();
}

async function listGivenTo(tx: Tx, city: string, people: readonly string[]): Promise<Delegation[]> {
  const { rows } = await sql<Delegation>`
    SELECT chief, assistant, from_day AS "from", coalesce(ended_day, to_day) AS "to" FROM delegations
    WHERE city = ${city} AND assistant = ANY (${[...people]}::text[]) ORDER BY chief, from_day`.execute(tx);
  return rows;
}

async function listPostsOf(tx: Tx, city: string, people: readonly string[]): Promise<PostRecord[]> {
  const { rows } = await sql<PostRecord>`
    SELECT q.person, p.name, p.level, q.reach, q.region, q.from_day AS "from", q.to_day AS "to"
    FROM posts q JOIN people_named p ON p.city = q.city AND p.id = q.person
    WHERE q.city = ${city} AND q.person = ANY (${[...people]}::text[]) ORDER BY q.person, q.reach, q.from_day`.execute(
    tx,
  );
  return rows;
}

function makeReachReader(): (tx: Tx, city: string, ids: readonly string[]) => Promise<Map<string, GroundReach>> {
  const kept = new Map<string, { readonly version: string; readonly reach: GroundReach }>();
  return async (tx, city, ids) => {
    // A row that was changed is another row of the table: its version and its place tell.
    const { rows: heads } = await sql<{ id: string; version: string }>`
      SELECT id, xmin::text || ctid::text AS version FROM reaches
      WHERE city = ${city} AND id = ANY (${[...ids]}::text[])`.execute(tx);
    const stale = heads.filter(({ id, version }) => kept.get(`${city}/${id}`)?.version !== version);
    if (kept.size + stale.length > MOST_REACHES) kept.clear();
    const lacking = heads.filter(({ id, version }) => kept.get(`${city}/${id}`)?.version !== version);
    for (const { version, ...reach } of await listGroundReaches(tx, city, lacking))
      kept.set(`${city}/${reach.id}`, { version, reach });
    return new Map(heads.map(({ id }) => [id, kept.get(`${city}/${id}`)!.reach]));
  };
}

async function listGroundReaches(
  tx: Tx,
  city: string,
  heads: readonly { readonly id: string }[],
): Promise<(GroundReach & { version: string })[]> {
  if (heads.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    region: string;
    length_m: number;
    width_m: number | null;
    geometry: unknown;
    version: string;
  }>`
    SELECT id, region, length_m, width_m, geometry, xmin::text || ctid::text AS version FROM reaches
    WHERE city = ${city} AND id = ANY (${heads.map(({ id }) => id)}::text[])`.execute(tx);
  return rows.map(({ id, region, length_m, width_m, geometry, version }) => ({
    ...{ id, region, version, lengthM: length_m, widthM: width_m, lines: geometryToLines(geometry) },
  }));
}

/** In the whole scope, in any month: an id is one record, whatever its kind. */
export async function findStoredRecords(
  tx: Tx,
  city: string,
  ids: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const { rows } = await sql<StoredRow>`
    SELECT 'patrol' AS kind, id, person, encode(content_hash, 'hex') AS hash, judgement, false AS key, NULL AS due_day, 0 AS found
    FROM patrols WHERE city = ${city} AND id = ANY (${[...ids]}::text[])
    UNION ALL
    SELECT 'problem', id, reporter, encode(content_hash, 'hex'), NULL, key_problem, due_day::text, 0
    FROM problems WHERE city = ${city} AND id = ANY (${[...ids]}::text[])
    UNION ALL
    SELECT 'inventory', id, person, encode(content_hash, 'hex'), NULL, false, NULL, cardinality(found)
    FROM inventories WHERE city = ${city} AND id = ANY (${[...ids]}::text[])`.execute(tx);
  if (rows.length === 0) return new Map();
  const found = rows.map(({ id }) => id);
  const missing = await missingPhotos(tx, city, found);
  return new Map(rows.map((row) => [row.id, rowToRecord(row, missing.get(row.id) ?? [])]));
}

interface StoredRow {
  readonly kind: 'patrol' | 'problem' | 'inventory';
  readonly id: string;
  readonly person: string | null;
  readonly hash: string | null;
  readonly judgement: unknown;
  readonly key: boolean;
  readonly due_day: string | null;
  readonly found: number;
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

async function findRefusedHashes(tx: Tx, city: string, ids: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; hashes: string[] }>`
    SELECT id, array_agg(encode(hash, 'hex')) AS hashes FROM refused_records
    WHERE city = ${city} AND id = ANY (${[...ids]}::text[]) GROUP BY id`.execute(tx);
  return new Map(rows.map(({ id, hashes }) => [id, new Set(hashes)]));
}
