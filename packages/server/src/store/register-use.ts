// What stands on a record of a register and keeps it from being retired, counted in the whole city.
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import type { Shape } from '@xunhe/domain/place/shape';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';

export interface RegisterUse {
  readonly what: string;
  readonly count: number;
}

export async function listUses(
  tx: Tx,
  city: string,
  { kind, id, today }: { readonly kind: RegisterKind; readonly id: string; readonly today: string },
): Promise<RegisterUse[]> {
  return countUses(tx, USES[kind]({ city, id, today }));
}

/** What people and the month did on a reach: once there is any, it is not as if the reach had never been. */
export function listDeeds(
  tx: Tx,
  { city, reach }: { readonly city: string; readonly reach: string },
): Promise<RegisterUse[]> {
  return countUses(tx, {
    duty: sql`duties WHERE city = ${city} AND reach = ${reach}`,
    patrol: sql`patrol_reaches WHERE city = ${city} AND reach = ${reach}`,
    assessment: sql`assessments WHERE city = ${city} AND reach = ${reach}`,
  });
}

async function countUses(tx: Tx, parts: Readonly<Record<string, RawBuilder<unknown>>>): Promise<RegisterUse[]> {
  const uses: RegisterUse[] = [];
  for (const [what, from] of Object.entries(parts)) {
    const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${from}`.execute(tx);
    if (rows[0]!.count > 0) uses.push({ what, count: rows[0]!.count });
  }
  return uses;
}

type Asked = { readonly city: string; readonly id: string; readonly today: string };
const ENDED = sql`${[...ENDED_STATES]}::text[]`;

const USES: Readonly<Record<RegisterKind, (asked: Asked) => Readonly<Record<string, RawBuilder<unknown>>>>> = {
  station: () => ({}),
  gauge: () => ({}),
  source: () => ({}),
  department: ({ city, id }) => ({
    account: sql`people p JOIN accounts a ON a.city = p.city AND a.person = p.id
      WHERE p.city = ${city} AND p.department = ${id} AND a.disabled_at IS NULL`,
    problem: sql`problems WHERE city = ${city} AND department = ${id} AND state <> ALL (${ENDED})`,
  }),
  region: ({ city, id }) => ({
    region: sql`regions WHERE city = ${city} AND parent = ${id} AND retired_on IS NULL`,
    reach: sql`reaches WHERE city = ${city} AND region = ${id} AND retired_on IS NULL`,
    department: sql`departments WHERE city = ${city} AND region = ${id} AND retired_on IS NULL`,
    gauge: sql`gauges WHERE city = ${city} AND region = ${id} AND retired_on IS NULL`,
    account: sql`accounts WHERE city = ${city} AND region = ${id} AND disabled_at IS NULL`,
  }),
  water: ({ city, id }) => ({
    reach: sql`reaches WHERE city = ${city} AND water_body = ${id} AND retired_on IS NULL`,
  }),
  reach: ({ city, id, today }) => ({
    station: sql`stations WHERE city = ${city} AND reach = ${id} AND retired_on IS NULL`,
    source: sql`sources WHERE city = ${city} AND reach = ${id} AND retired_on IS NULL`,
    inflow: sql`reaches WHERE city = ${city} AND downstream = ${id} AND retired_on IS NULL`,
    post: sql`posts WHERE city = ${city} AND reach = ${id} AND (to_day IS NULL OR to_day > ${today}::date)`,
    problem: sql`problems WHERE city = ${city} AND reach = ${id} AND state <> ALL (${ENDED})`,
  }),
};

/** What stands on a reach and lies at a place, and what flows into it. */
export async function listStanding(
  tx: Tx,
  city: string,
  reach: string,
): Promise<
  {
    readonly kind: 'station' | 'source';
    readonly id: string;
    readonly lon: number | null;
    readonly lat: number | null;
  }[]
> {
  const { rows } = await sql<{ kind: 'station' | 'source'; id: string; lon: number | null; lat: number | null }>`
    SELECT 'station' AS kind, id, lon, lat FROM stations WHERE city = ${city} AND reach = ${reach} AND retired_on IS NULL
    UNION ALL
    SELECT 'source', id, lon, lat FROM sources WHERE city = ${city} AND reach = ${reach} AND retired_on IS NULL
    ORDER BY kind, id`.execute(tx);
  return rows;
}

export async function listInflows(
  tx: Tx,
  city: string,
  reach: string,
): Promise<{ readonly id: string; readonly geometry: Shape | null }[]> {
  const { rows } = await sql<{ id: string; geometry: Shape | null }>`
    SELECT id, geometry FROM reaches WHERE city = ${city} AND downstream = ${reach} AND retired_on IS NULL ORDER BY id`.execute(
    tx,
  );
  return rows;
}

/** The reaches below one, down to the mouth, itself first. */
export async function listDownstream(tx: Tx, city: string, reach: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE way AS (
      SELECT id, downstream, ARRAY[id] AS seen FROM reaches WHERE city = ${city} AND id = ${reach}
      UNION ALL
      SELECT r.id, r.downstream, way.seen || r.id FROM way
      JOIN reaches r ON r.city = ${city} AND r.id = way.downstream WHERE r.id <> ALL (way.seen))
    SELECT id FROM way ORDER BY cardinality(seen)`.execute(tx);
  return rows.map(({ id }) => id);
}
