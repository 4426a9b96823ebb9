// What decides about the records of many people at once, read in one statement and so at one moment. Nothing is remembered from one look to the
// next but the lines of reaches, and those only while the row's own version says that they are the same.

import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import type { Delegation } from '@xunhe/domain/people/post';
import { sql } from 'kysely';
import type { Database, Tx } from './db.ts';
import type { PostRecord } from './people.ts';
import { type AskEnd, inPipe } from './pipe.ts';
import type { PolicyRow } from './rows-duty.ts';
import { rowsToRecords, type StoredRow, selectStored } from './sync-records.ts';
import type { GroundReach, Grounds, GroundsAsked } from './sync-store.ts';

/** The lines of this many reaches are kept; about ten kilobytes each. */
const MOST_REACHES = 5000;

export type GroundsReader = (db: Database, city: string, asked: readonly GroundsAsked[]) => Promise<Grounds[]>;

export function makeGroundsReader(): GroundsReader {
  const findReaches = makeReachFinder();
  return async (db, city, asked) => {
    const scope = { city, region: city };
    const found = await inPipe(db, scope, (tx, end) => look(tx, city, asked, end));
    const shared = {
      city: found.city,
      policies: found.policies,
      workYears: found.workYears,
      reaches: await findReaches(db, city, found.reaches),
      records:
        found.records.length === 0
          ? new Map()
          : await inPipe(db, scope, (tx) => rowsToRecords(tx, city, found.records)),
      refused: new Map(found.refused.map(({ id, hashes }) => [id, new Set(hashes)])),
    };
    return asked.map(({ person }) => ({ ...shared, ...ofPerson(person, found) }));
  };
}

interface Found {
  readonly city: Grounds['city'];
  readonly delegations: readonly Delegation[];
  readonly posts: readonly PostRecord[];
  readonly reaches: readonly ReachHead[];
  readonly policies: readonly PolicyRow[];
  readonly workYears: Grounds['workYears'];
  readonly records: readonly StoredRow[];
  readonly refused: readonly { readonly id: string; readonly hashes: readonly string[] }[];
}

/** A row that was changed is another row of the table: its version and its place tell. */
interface ReachHead {
  readonly id: string;
  readonly version: string;
}

async function look(tx: Tx, city: string, asked: readonly GroundsAsked[], end: AskEnd): Promise<Found> {
  const people = sql`${[...new Set(asked.map(({ person }) => person))]}::text[]`;
  const reaches = sql`${[...new Set(asked.flatMap((one) => one.reaches))]}::text[]`;
  const ids = sql`${[...new Set(asked.flatMap(({ records }) => records))]}::text[]`;
  const answer = sql<Found>`/* planned: grounds */
    WITH given AS (
      SELECT chief, assistant, from_day AS "from", coalesce(ended_day, to_day) AS "to" FROM delegations
      WHERE city = ${city} AND assistant = ANY (${people}) ORDER BY chief, from_day
    ), held AS (
      SELECT q.person, p.name, p.level, q.reach, q.region, q.from_day AS "from", q.to_day AS "to"
      FROM posts q JOIN people_named p ON p.city = q.city AND p.id = q.person
      WHERE q.city = ${city} AND q.person = ANY (${people} || ARRAY(SELECT chief FROM given))
      ORDER BY q.person, q.reach, q.from_day
    ), heads AS (
      SELECT id, xmin::text || ctid::text AS version FROM reaches
      WHERE city = ${city} AND id = ANY (${reaches} || ARRAY(SELECT reach FROM held))
    ), kept AS (
      SELECT id, array_agg(encode(hash, 'hex')) AS hashes FROM refused_records
      WHERE city = ${city} AND id = ANY (${ids}) GROUP BY id
    ), stored AS (${selectStored(city, ids)})
    SELECT (SELECT to_json(c) FROM (SELECT city, timezone, today FROM cities WHERE city = ${city}) c) AS city,
      ${listed('given')} AS delegations, ${listed('held')} AS posts, ${listed('heads')} AS reaches,
      (SELECT coalesce(json_agg(p), '[]') FROM policies p WHERE p.city = ${city}) AS policies,
      (SELECT coalesce(json_agg(y), '[]') FROM (SELECT DISTINCT ON (year) year, off, worked FROM work_years
        WHERE city = ${city} ORDER BY year, version DESC) y) AS "workYears",
      ${listed('stored')} AS records, ${listed('kept')} AS refused`.execute(tx);
  end();
  return (await answer).rows[0]!;
}

function listed(name: string) {
  return sql`(SELECT coalesce(json_agg(x), '[]') FROM ${sql.raw(name)} x)`;
}

function ofPerson(person: string, { posts, delegations }: Found): Pick<Grounds, 'posts' | 'delegations'> {
  const own = delegations.filter(({ assistant }) => assistant === person);
  const people = new Set([person, ...own.map(({ chief }) => chief)]);
  return { delegations: own, posts: posts.filter((post) => people.has(post.person)) };
}

/** A reach that was changed after it was looked at is found as it stands now: what was kept of it no longer serves the next look. */
function makeReachFinder(): (
  db: Database,
  city: string,
  heads: readonly ReachHead[],
) => Promise<Map<string, GroundReach>> {
  const kept = new Map<string, { readonly version: string; readonly reach: GroundReach }>();
  return async (db, city, heads) => {
    if (kept.size > MOST_REACHES) kept.clear();
    const lacking = heads.filter(({ id, version }) => kept.get(`${city}/${id}`)?.version !== version);
    if (lacking.length > 0)
      for (const { version, ...reach } of await inPipe(db, { city, region: city }, (tx) =>
        listGroundReaches(tx, city, lacking),
      ))
        kept.set(`${city}/${reach.id}`, { version, reach });
    return new Map(heads.flatMap(({ id }) => toEntry(id, kept.get(`${city}/${id}`)?.reach)));
  };
}

function toEntry(id: string, reach: GroundReach | undefined): [string, GroundReach][] {
  return reach ? [[id, reach]] : [];
}

async function listGroundReaches(
  tx: Tx,
  city: string,
  heads: readonly ReachHead[],
): Promise<(GroundReach & { readonly version: string })[]> {
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
