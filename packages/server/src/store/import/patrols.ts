// The SQL behind imported patrols. Rows and tracks are staged apart, because either file may be huge and in any order; then patrols are
// read back in handfuls with all that belongs to each.
import type { FarPoints } from '@xunhe/domain/patrol/far-points';
import type { PoolClient } from 'pg';
import { type CopyValue, copyRows } from '../copy.ts';
import type { Target } from './stage.ts';

/** Never merged as it is: patrols are judged first. */
export const STAGED_PATROLS: Target = {
  table: 'patrols_raw',
  key: ['id'],
  columns: {
    id: 'text',
    person: 'text',
    reach: 'text',
    region: 'text',
    mode: 'text',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
    declared_m: 'double precision',
    note: 'text',
  },
};

/** A piece of a track: consecutive points of one patrol in one file. */
export interface TrackRun {
  readonly patrol: string;
  readonly file: string;
  readonly line: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly pointCount: number;
  readonly points: Uint8Array;
}

export interface StagedPatrol {
  readonly line: number | null;
  readonly id: string;
  readonly person: string;
  readonly reach: string;
  readonly region: string;
  readonly mode: string;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly declared_m: number | null;
  readonly note: string | null;
  readonly runs: readonly { readonly firstMs: number; readonly points: string; readonly file: string }[] | null;
  readonly storedTrack: Buffer | null;
  readonly storedHash: Buffer | null;
  /** True when only the line of the stored track is left. */
  readonly storedReduced: boolean;
  readonly storedFar: FarPoints | null;
}

export async function openRuns(client: PoolClient): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE stage_runs (seq serial, patrol text COLLATE "C", file text, line integer, first_ms float8, last_ms float8,
       point_count integer, points bytea) ON COMMIT DROP`,
  );
}

export function fillRuns(client: PoolClient, runs: readonly TrackRun[]): Promise<void> {
  const columns = ['patrol', 'file', 'line', 'first_ms', 'last_ms', 'point_count', 'points'];
  return copyRows(
    client,
    { table: 'stage_runs', columns },
    runs.map((run): CopyValue[] => [
      run.patrol,
      run.file,
      run.line,
      run.firstMs,
      run.lastMs,
      run.pointCount,
      run.points,
    ]),
  );
}

/** Brings stored patrols of an earlier import beside the staged ones when this bundle has a track for them. */
export async function stageStoredPatrols(client: PoolClient, city: string): Promise<void> {
  await client.query('CREATE INDEX ON stage_runs (patrol); ANALYZE stage_runs');
  await client.query(
    `INSERT INTO stage_patrols_raw (line, id, person, reach, region, mode, started_at, ended_at, declared_m, note)
     SELECT NULL, p.id, p.person, p.reach, p.region, p.mode, p.started_at, p.ended_at,
       (p.judgement->>'declaredLengthM')::float8, p.note
     FROM patrols p
     WHERE p.city = $1 AND p.source = 'import' AND p.id IN (SELECT patrol FROM stage_runs)
       AND NOT EXISTS (SELECT FROM stage_patrols_raw s WHERE s.id = p.id)`,
    [city],
  );
}

export interface StrayRun {
  readonly patrol: string;
  readonly file: string;
  readonly line: number;
  readonly rows: number;
  readonly why: 'unknown' | 'otherTime';
}

/** Takes out runs of patrols that nobody knows, and runs walked at quite another time than their patrol. */
export async function takeStrayRuns(client: PoolClient, slackMs: number): Promise<StrayRun[]> {
  const { rows } = await client.query<StrayRun>(
    `WITH stray AS (
       SELECT r.seq, CASE WHEN s.id IS NULL THEN 'unknown' ELSE 'otherTime' END AS why
       FROM stage_runs r LEFT JOIN stage_patrols_raw s ON s.id = r.patrol
       WHERE s.id IS NULL OR r.last_ms < extract(epoch FROM s.started_at) * 1000 - $1
         OR r.first_ms > extract(epoch FROM s.ended_at) * 1000 + $1)
     DELETE FROM stage_runs r USING stray WHERE r.seq = stray.seq
     RETURNING r.patrol, r.file, r.line, r.point_count AS rows, stray.why`,
    [slackMs],
  );
  return rows.sort((a, b) => a.line - b.line);
}

export async function openPatrolCursor(client: PoolClient, city: string): Promise<void> {
  await client.query('ANALYZE stage_patrols_raw; ANALYZE stage_runs');
  await client.query(
    `DECLARE staged_patrols NO SCROLL CURSOR FOR
     SELECT s.*, old.content_hash AS "storedHash", t.points AS "storedTrack",
       t.reduced_at IS NOT NULL AS "storedReduced", old.judgement->'far' AS "storedFar",
       (SELECT jsonb_agg(jsonb_build_object('firstMs', r.first_ms, 'points', encode(r.points, 'base64'), 'file', r.file) ORDER BY r.first_ms, r.seq)
        FROM stage_runs r WHERE r.patrol = s.id) AS runs
     FROM stage_patrols_raw s
     LEFT JOIN patrols old ON old.city = '${checkCity(city)}' AND old.id = s.id
     LEFT JOIN tracks t ON t.city = old.city AND t.month = old.month AND t.patrol = old.id`,
  );
}

export async function fetchPatrols(client: PoolClient, count: number): Promise<StagedPatrol[]> {
  return (await client.query<StagedPatrol>(`FETCH ${count} FROM staged_patrols`)).rows;
}

/** DECLARE takes no parameters. */
function checkCity(city: string): string {
  if (!/^\d{4}$/.test(city)) throw new Error(`A city code has 4 digits, got "${city}"`);
  return city;
}

/** Forgets what the changed patrols covered and their tracks, before both come anew. */
export async function forgetCovered(client: PoolClient, city: string): Promise<void> {
  for (const table of ['patrol_reaches', 'tracks'])
    await client.query(`DELETE FROM ${table} x USING stage_patrols s WHERE x.city = $1 AND x.patrol = s.id`, [city]);
}

export interface WalkedReach {
  readonly id: string;
  readonly region: string;
  readonly length_m: number;
  readonly width_m: number | null;
  readonly geometry: unknown;
}

export async function readWalkedReaches(
  client: PoolClient,
  city: string,
  ids: readonly string[],
): Promise<WalkedReach[]> {
  const { rows } = await client.query<WalkedReach>(
    'SELECT id, region, length_m, width_m, geometry FROM reaches WHERE city = $1 AND id = ANY($2)',
    [city, ids],
  );
  return rows;
}

export interface HeldPost {
  readonly person: string;
  readonly reach: string;
  readonly from: string;
  readonly to: string | null;
}

export async function readPostsOf(client: PoolClient, city: string, people: readonly string[]): Promise<HeldPost[]> {
  const { rows } = await client.query<HeldPost>(
    'SELECT person, reach, from_day AS "from", to_day AS "to" FROM posts WHERE city = $1 AND person = ANY($2)',
    [city, people],
  );
  return rows;
}

/** All versions of the city's policies. */
export async function readPolicies(client: PoolClient, city: string): Promise<unknown[]> {
  const { rows } = await client.query<{ body: unknown }>('SELECT body FROM policies WHERE city = $1', [city]);
  return rows.map((row) => row.body);
}
