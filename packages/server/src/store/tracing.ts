// What source tracing reads: the river above a reach, and what stands on many reaches at once.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { ProblemRow } from './rows-deed.ts';
import type { SourceRow } from './rows-place.ts';

export interface ReachAbove {
  readonly id: string;
  readonly downstream: string | null;
  readonly length_m: number;
  readonly region: string;
}

/** A reach and all whose lower end lies at most so many metres of river above it. The length ends a circle, which no import lets in. */
export async function listAbove(tx: Tx, city: string, reach: string, farM: number): Promise<ReachAbove[]> {
  const { rows } = await sql<ReachAbove>`
    WITH RECURSIVE above AS (
      SELECT id, NULL::text AS downstream, length_m, region, 0::float8 AS upper_end_m FROM reaches
      WHERE city = ${city} AND id = ${reach}
      UNION ALL
      SELECT r.id, r.downstream, r.length_m, r.region, above.upper_end_m + r.length_m
      FROM above JOIN reaches r ON r.city = ${city} AND r.downstream = above.id
      WHERE above.upper_end_m <= ${farM})
    SELECT id, downstream, length_m, region FROM above ORDER BY id`.execute(tx);
  return rows;
}

export async function listReachNames(
  tx: Tx,
  city: string,
  reaches: readonly string[],
): Promise<{ id: string; name: string; name_en: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; name_en: string | null }>`
    SELECT id, name, name_en FROM reaches WHERE city = ${city} AND id = ANY (${[...reaches]}::text[])`.execute(tx);
  return rows;
}

export async function listSourcesOn(tx: Tx, city: string, reaches: readonly string[]): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    SELECT * FROM sources WHERE city = ${city} AND reach = ANY (${[...reaches]}::text[]) AND retired_on IS NULL ORDER BY id`.execute(
    tx,
  );
  return rows;
}

export interface ProblemsOn {
  readonly reaches: readonly string[];
  readonly types: readonly string[];
  /** States in which nobody has confirmed a problem, or found that it is none. */
  readonly unconfirmed: readonly string[];
  /** Those that ended before are left out. */
  readonly since: Date;
  /** Only what he reported, what was reported for him, or what he took over. */
  readonly reporter?: string | undefined;
}

/** Confirmed problems that are open at a moment or ended not long before it. */
export async function listProblemsOn(tx: Tx, city: string, until: Date, asked: ProblemsOn): Promise<ProblemRow[]> {
  const own = asked.reporter ?? null;
  const { rows } = await sql<ProblemRow>`
    SELECT * FROM problems
    WHERE city = ${city} AND reach = ANY (${[...asked.reaches]}::text[]) AND type = ANY (${[...asked.types]}::text[])
      AND NOT state = ANY (${[...asked.unconfirmed]}::text[])
      AND reported_at < ${until} AND (closed_at IS NULL OR closed_at >= ${asked.since})
      AND (${own}::text IS NULL OR ${own} IN (reporter, follower, on_behalf_of))
    ORDER BY id`.execute(tx);
  return rows;
}
